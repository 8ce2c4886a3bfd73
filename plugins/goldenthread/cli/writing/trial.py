"""Judge changes before anything is written.

In: a plan and changed texts of its files. Out: nothing, or a refusal with the errors the changes
would bring; and what else would be found in the changed files. Works in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goldenthread.cli.failure import Refused
from goldenthread.cli.waiting import waiting
from goldenthread.findings.check import Result, check_plan
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import all_rules
from goldenthread.ground.heap import growing_heap
from goldenthread.plan.build_plan import build_plan
from goldenthread.plan.plan import Plan
from goldenthread.reporters.as_text import help_lines, say_finding
from goldenthread.source.document import parse_document

_MOST = 10


def try_changes(
    plan: Plan, after: Mapping[str, str], *, errors_only: bool = False
) -> tuple[Finding, ...]:
    """Return the findings, none of them a new error, in the files as they would be.

    `errors_only` asks only the rules whose findings are errors, which takes a fraction of the time.

    Raises:
        Refused: the plan would have an error that it does not have now.
    """
    with waiting("checking the plan"):
        codes = _error_codes(plan) if errors_only else ()
        result = check_plan(with_texts(plan, after), select=codes)
        new = _new_errors(plan, result, codes)
    if new:
        listed = "\n".join(line for one in new[:_MOST] for line in _lines(one, "  ", "    "))
        more = f"\n  and {len(new) - _MOST} more" if len(new) > _MOST else ""
        raise Refused(f"nothing is written; the plan would have errors\n{listed}{more}")
    paths = {plan.settings.shown_path(path) for path in after}
    return tuple(finding for finding in result.findings if finding.path in paths)


@growing_heap()
def with_texts(plan: Plan, after: Mapping[str, str]) -> Plan:
    """Return the plan as it would be with these texts of its files.

    What git told of files that stay as they are still holds; of a changed one it was not asked.
    """
    documents = {document.path: document for document in plan.documents}
    for path, text in after.items():
        documents[path] = parse_document(path, text.encode())
    ordered = [documents[path] for path in sorted(documents)]
    tried = build_plan(ordered, plan.kinds, plan.settings, plan.today, plan.tables, plan.past)
    told = {(name, seen): plan.find(name.partition("#")[0]) for name, seen in plan.earlier}
    same = {key: plan.earlier[key] for key, item in told.items() if item and item.path not in after}
    left = {
        key: former
        for key, former in plan.moved.items()
        if (child := plan.find(key[0])) and child.path not in after
    }
    return replace(tried, earlier=same, moved=left)


def _error_codes(plan: Plan) -> tuple[str, ...]:
    changed = plan.settings.rules
    severities = {c: changed.get(c, rule.severity.value) for c, rule in all_rules().items()}
    return tuple(code for code, word in severities.items() if word == Severity.ERROR.value)


def _new_errors(plan: Plan, result: Result, codes: tuple[str, ...]) -> list[Finding]:
    found = [f for f in result.findings if f.severity is Severity.ERROR]
    if not found:
        return []
    # By their words, too: another wrong value at the same place is another error.
    known = {(f.code, f.path, f.message) for f in check_plan(plan, select=codes).findings}
    return [f for f in found if (f.code, f.path, f.message) not in known]


def _lines(finding: Finding, before: str, indent: str) -> list[str]:
    return [f"{before}{say_finding(finding)}", *help_lines(finding, indent)]


def say_findings(found: tuple[Finding, ...]) -> list[str]:
    """Return the first findings as lines for a terminal."""
    lines = [line for finding in found[:_MOST] for line in _lines(finding, "note: ", "  ")]
    return [*lines, f"note: and {len(found) - _MOST} more"] if len(found) > _MOST else lines
