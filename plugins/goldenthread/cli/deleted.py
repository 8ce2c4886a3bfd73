"""Say of ids that are gone what git knows of them.

In: the result of a check. Out: the same result; the help of GT201 says when the item was deleted or
renamed, and what to do instead. On the console alone: a site must not depend on how deep a clone
is.
"""

from __future__ import annotations

from dataclasses import replace

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from goldenthread.findings.rules.links.gt201_unknown_target import UnknownTarget
from goldenthread.findings.waive import ALWAYS_ERRORS
from goldenthread.findings.withhold import withhold
from goldenthread.plan.gone import Gone, find_gone
from goldenthread.plan.plan import Plan


def tell_deleted(result: Result) -> Result:
    """Return a result whose findings on unknown ids say what became of them, if git knows."""
    asked = frozenset(target for finding in result.findings for target in _find_target(finding))
    if not asked:
        return result
    plan = result.plan
    gone = find_gone(plan, asked)
    if not gone:
        return result
    told: list[Finding] = []
    for finding in result.findings:
        known = [target for target in _find_target(finding) if target in gone]
        words = [_word(plan, target, gone[target], finding.help) for target in known]
        told.append(replace(finding, help=next(iter(words), finding.help)))
    restricting = [one for one in result.findings if one.code in ALWAYS_ERRORS]
    allowed = frozenset(withhold(plan, (*told, *restricting), ALWAYS_ERRORS))
    return replace(
        result,
        findings=tuple(
            new if new in allowed else old for new, old in zip(told, result.findings, strict=True)
        ),
    )


def _find_target(finding: Finding) -> tuple[str, ...]:
    """Return the id that names nothing; none where the finding was hushed."""
    return finding.subjects if finding.code == UnknownTarget.code else ()


def _word(plan: Plan, target: str, gone: Gone, help_text: str) -> str:
    """Put what git knows before what the rule says."""
    when = f"in commit {gone.commit}" + (f" on {gone.date}" if gone.date else "")
    if gone.heir:
        path = plan.settings.shown_path(gone.heir.path)
        return f"renamed {when}: write `formerly: [{target}]` in {path}"
    path = plan.settings.shown_path(gone.path)
    instead = "set `end`" if gone.kind == "person" else "close or retire it"
    return f"{path} was deleted {when}: bring it back and {instead} instead; or {help_text}"
