"""Say of ids that are gone what git knows of them.

In: the result of a check. Out: the same result; the help of GT201 says when the item was deleted or
renamed, and what to do instead. On the console alone: a message is what a baseline goes by, and
neither it nor a site may depend on how deep a clone is.
"""

from __future__ import annotations

from dataclasses import replace

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from goldenthread.findings.waive import ALWAYS_ERRORS
from goldenthread.findings.withhold import withhold
from goldenthread.plan.gone import Gone, find_gone
from goldenthread.plan.plan import Plan

_CODE = "GT201"


def tell_deleted(result: Result) -> Result:
    """Return a result whose findings on unknown ids say what became of them, if git knows."""
    if not any(finding.code == _CODE for finding in result.findings):
        return result
    plan = result.plan
    targets = {
        (plan.settings.shown_path(fact.item.path), *fact.item.place(fact.reference.pointer)): (
            fact.reference.target
        )
        for fact in plan.unresolved
    }
    gone = find_gone(plan, frozenset(targets.values()))
    if not gone:
        return result
    told: list[Finding] = []
    for finding in result.findings:
        target = targets.get((finding.path, finding.line, finding.column), "")
        # A message without the id was hushed, and says on purpose less than it could.
        says = finding.code == _CODE and f"'{target}'" in finding.message
        known = gone.get(target) if says else None
        words = _word(plan, target, known, finding.help) if known else finding.help
        told.append(replace(finding, help=words))
    restricting = [one for one in result.findings if one.code in ALWAYS_ERRORS]
    allowed = frozenset(withhold(plan, (*told, *restricting), ALWAYS_ERRORS))
    return replace(
        result,
        findings=tuple(
            new if new in allowed else old for new, old in zip(told, result.findings, strict=True)
        ),
    )


def _word(plan: Plan, target: str, gone: Gone, help_text: str) -> str:
    """Put what git knows before what the rule says."""
    when = f"in commit {gone.commit}" + (f" on {gone.date}" if gone.date else "")
    if gone.heir:
        path = plan.settings.shown_path(gone.heir.path)
        return f"renamed {when}: write `formerly: [{target}]` in {path}"
    path = plan.settings.shown_path(gone.path)
    instead = "set `end`" if gone.kind == "person" else "close or retire it"
    return f"{path} was deleted {when}: bring it back and {instead} instead; or {help_text}"
