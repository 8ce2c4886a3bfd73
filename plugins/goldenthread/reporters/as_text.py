"""Findings for a person at a terminal.

In: a `Result`. Out: lines, coloured; whoever prints them strips the colour where nobody sees it.
Never holds a character that a terminal obeys, whatever the plan says.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.alignment import read_alignment
from goldenthread.check import Result
from goldenthread.finding import Finding
from goldenthread.reporters.plain import plain, plain_lines
from goldenthread.reporters.style import bold, by_severity, dim


def text_lines(result: Result, *, waived: bool = False) -> Iterator[str]:
    """Yield each finding with its help, then the summary; what is `waived` only if asked for."""
    for finding in result.findings:
        yield from finding_lines(finding)
    for entry in result.waived if waived else ():
        until = entry.waiver.until
        yield dim(f"{_place(entry.finding)} {plain(entry.finding.message)} (waived)")
        yield dim(f"  until {until}: {plain(entry.waiver.because)}")
    if result.waived and not waived:
        known = count(len(result.waived), "finding")
        yield dim(f"{known} accepted for now by a waiver; --waived lists them with their reasons")
    if result.findings or result.waived:
        yield ""
    yield bold(summary(result))


def finding_lines(finding: Finding) -> Iterator[str]:
    """Yield `path:line:col: CODE message (severity)` and the help below it."""
    severity = finding.severity.value
    code = by_severity(finding.code, severity)
    word = by_severity(severity, severity)
    yield f"{_where(finding)} {code} {plain(finding.message)} ({word})"
    first, *rest = plain_lines(finding.help)
    if first:
        yield f"  {dim('help:')} {first}"
    yield from (f"    {line}" for line in rest)


def _place(finding: Finding) -> str:
    return f"{_where(finding)} {finding.code}"


def _where(finding: Finding) -> str:
    path = plain(finding.path)
    # A build service obeys a line that starts with two colons; a file may be called like that.
    path = f"./{path}" if path.startswith(":") else path
    return f"{path}:{finding.line}:{finding.column}:"


def summary(result: Result) -> str:
    """Say the result in one line.

    "112 items, 2 errors, 1 thread broken; 40 aligned, 1 pulls away, 30 alignment not checked".
    """
    counts, plan = result.counts, result.plan
    parts = [count(len(plan.items), "item")]
    if plan.unread:
        parts.append(f"{count(len(plan.unread), 'file')} not read")
    parts += [
        count(counts[severity], word)
        for severity, word in (("error", "error"), ("warning", "warning"), ("info", "note"))
        if counts[severity]
    ]
    if not result.findings:
        parts.append("no findings")
    broken = len(plan.broken)
    parts.append(f"{count(broken, 'thread')} broken" if broken else "no thread broken")
    alone = sum(1 for item in plan.threaded if item.stands_alone)
    if alone:
        parts.append(f"{alone} {'stands' if alone == 1 else 'stand'} alone")
    if result.waived:
        parts.append(f"{len(result.waived)} waived")
    if result.known:
        parts.append(f"{len(result.known)} known from the baseline")
    return "; ".join(filter(None, (", ".join(parts), _say_alignment(result))))


def _say_alignment(result: Result) -> str:
    """Count what was held against the item above it; what was not checked is said as well."""
    counts = read_alignment(result.plan).count(result.plan.threaded)
    if not (counts.aligned or counts.pulls_away):
        return "alignment not checked" if counts.unchecked else ""
    verb = "pulls" if counts.pulls_away == 1 else "pull"
    parts = [f"{counts.aligned} aligned", f"{counts.pulls_away} {verb} away"]
    if counts.unchecked:
        parts.append(f"{counts.unchecked} alignment not checked")
    return ", ".join(parts)


def count(number: int, word: str) -> str:
    """Return "1 item" or "2 items"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
