"""Findings for a person at a terminal.

In: a `Result`. Out: lines, coloured; whoever prints them strips the colour where nobody sees it.
Never holds a character that a terminal obeys, whatever the plan says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import all_rules
from goldenthread.plan.plan import Plan
from goldenthread.plan.served import has_work
from goldenthread.reporters.hook import read_summaries
from goldenthread.reporters.plain import plain, plain_lines
from goldenthread.reporters.style import bold, by_severity, dim

_SHORT = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def text_lines(
    result: Result, *, waived: bool = False, why: bool = False, fail_on: str = "never"
) -> Iterator[str]:
    """Yield each finding with its help, the summary, and what closed the gate.

    What is `waived` comes only if asked for; `why` says once for each rule why it matters.
    """
    told: set[str] = set()
    for finding in result.findings:
        yield from finding_lines(finding, why=why and finding.code not in told)
        told.add(finding.code)
    for entry in result.waived if waived else ():
        until = entry.waiver.until
        yield dim(f"{say_finding(entry.finding)} (waived)")
        yield dim(f"  until {until}: {plain(entry.waiver.because)}")
    if result.waived and not waived:
        known = count(len(result.waived), "finding")
        yield dim(f"{known} accepted for now by a waiver; --waived lists them with their reasons")
    if result.findings or result.waived:
        yield ""
    yield bold(summary(result))
    closing = result.closing(fail_on)
    if closing:
        yield say_what_stops(closing, "the check")


def say_what_stops(closing: Sequence[Finding], what: str) -> str:
    """Say how many findings stop the check or the build, and which comes first.

    "2 errors stop the build, first plans/x.md:5:9: GT201 'owner' target 'ada' does not exist".
    """
    found = Counter(_SHORT[finding.severity] for finding in closing)
    counts = [count(number, word) for word, number in found.items()]
    verb, first = ("stops", ":") if len(closing) == 1 else ("stop", ", first")
    return f"{' and '.join(counts)} {verb} {what}{first} {say_finding(closing[0])}"


def finding_lines(finding: Finding, *, why: bool = False) -> Iterator[str]:
    """Yield `path:line:col: CODE message (severity)`, `why` it matters, and the help below it."""
    severity = finding.severity.value
    code = by_severity(finding.code, severity)
    word = by_severity(severity, severity)
    yield f"{_where(finding)} {code} {plain(finding.message)} ({word})"
    if why and finding.why:
        yield f"  {dim('why:')} {plain(finding.why)}"
    yield from help_lines(finding, "  ", dim("help:"))


def say_finding(finding: Finding) -> str:
    """Return `path:line:col: CODE message`, for where nothing is coloured."""
    return f"{_where(finding)} {finding.code} {plain(finding.message)}"


def help_lines(finding: Finding, indent: str, mark: str = "help:") -> Iterator[str]:
    """Yield what would mend it, below its line; nothing where nobody knows."""
    first, *rest = plain_lines(finding.help)
    if first:
        yield f"{indent}{mark} {first}"
    yield from (f"{indent}  {line}" for line in rest)


def _where(finding: Finding) -> str:
    path = plain(finding.path)
    # A build service obeys a line that starts with two colons; a file may be called like that.
    path = f"./{path}" if path.startswith(":") else path
    return f"{path}:{finding.line}:{finding.column}:"


def summary(result: Result) -> str:
    """Say the result in one line.

    "112 items, 2 errors, 1 thread broken; aims of 70: 36 lead there, 2 in part, 1 says nothing, 1
    against, 30 not checked".
    "No findings" and "no thread broken" stand only where there was something to look at.
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
    if not result.findings and plan.documents:
        parts.append("no findings")
        if result.unasked:
            parts.append(f"{result.unasked} of {len(all_rules())} rules not asked")
    parts.append(_say_threads(plan))
    alone = sum(1 for item in plan.threaded if item.stands_alone)
    if alone:
        parts.append(f"{alone} {'stands' if alone == 1 else 'stand'} alone")
    if result.waived:
        parts.append(f"{len(result.waived)} waived")
    if result.known:
        parts.append(f"{len(result.known)} known from the baseline")
    told = (one.told for one in read_summaries(plan))
    return "; ".join(filter(None, (", ".join(parts), *told)))


def _say_threads(plan: Plan) -> str:
    """Count broken threads; "none broken" needs one that could be."""
    broken = len(plan.broken)
    if broken:
        return f"{count(broken, 'thread')} broken"
    return "no thread broken" if has_work(plan) else "no thread to follow yet"


def count(number: int, word: str) -> str:
    """Return "1 item" or "2 items"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
