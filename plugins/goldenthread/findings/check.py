"""Run the rules over a plan: select, set severities, waive, compare with a baseline, gate.

In: a plan. Out: one `Result` that console, JSON, SARIF and site all show. Never prints and never
decides differently for different readers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from goldenthread.findings.baseline import compare_with_baseline
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import Rule, all_rules
from goldenthread.findings.waive import ALWAYS_ERRORS, IDLE_WAIVER, Waived, apply_waivers, find_idle
from goldenthread.findings.withhold import hush, withhold
from goldenthread.ground.group import group
from goldenthread.ground.heap import growing_heap
from goldenthread.plan.plan import Plan


@dataclass(frozen=True)
class Result:
    """Everything one check found.

    `findings` count against the gate; `waived` and `known` (in the baseline) are listed only.
    All are sorted by weight, then by place. `unasked` rules were switched off or not selected.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    unasked: int = 0

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Findings by severity: error, warning, info."""
        found = Counter(finding.severity.value for finding in self.findings)
        return {severity: found[severity] for severity in ("error", "warning", "info")}

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Finding, ...]]:
        """Findings by the id of every item on whose page they appear."""
        return group(
            (item, finding)
            for finding in self.findings
            for item in dict.fromkeys((finding.item, *finding.also))
            if item
        )

    def fails(self, fail_on: str) -> bool:
        """Tell whether the gate closes; `fail_on` is error, warning or never.

        This is the only gate: the command and the site build ask it before anything is written.
        What must never be published closes it even where `fail_on` is never.
        """
        return bool(self.closing(fail_on))

    def closing(self, fail_on: str) -> tuple[Finding, ...]:
        """Return the findings that close the gate, the heaviest first."""
        return tuple(finding for finding in self.findings if closes_gate(finding, fail_on))


def closes_gate(finding: Finding, fail_on: str) -> bool:
    """Tell whether one finding is enough to close the gate."""
    if finding.code in ALWAYS_ERRORS:
        return True
    return fail_on != "never" and finding.severity.rank >= Severity(fail_on).rank


@growing_heap()
def check_plan(
    plan: Plan,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    extra: Iterable[Finding] = (),
) -> Result:
    """Run every rule that is switched on.

    `select` and `ignore` are prefixes of codes; what must never be published is found whatever
    they say. `extra` are findings from outside, such as those of a build.

    Raises:
        SettingsError: the baseline file cannot be read.
    """
    chosen, unwanted = tuple(select), tuple(ignore)
    found: list[Finding] = list(extra)
    unasked = 0
    for code, rule in all_rules().items():
        if code in ALWAYS_ERRORS:
            found.extend(rule.speak(plan))
        elif severity := _severity(plan, rule, chosen, unwanted):
            found.extend(_with_severity(rule.speak(plan), severity))
        else:
            unasked += 1
    shown = hush(plan, withhold(plan, set(found), ALWAYS_ERRORS))
    open_findings, waived = apply_waivers(plan, sorted(shown, key=lambda f: f.order))
    if severity := _severity(plan, all_rules()[IDLE_WAIVER], chosen, unwanted):
        unused = _with_severity(find_idle(plan, waived), severity)
        open_findings = [*withhold(plan, (*open_findings, *unused), ALWAYS_ERRORS)]
        open_findings.sort(key=lambda f: f.order)
    fresh, known = compare_with_baseline(plan, open_findings)
    return Result(plan, tuple(fresh), tuple(waived), tuple(known), unasked)


def _severity(
    plan: Plan, rule: Rule, chosen: tuple[str, ...], unwanted: tuple[str, ...]
) -> Severity | None:
    """Return how severe the findings of a rule are; None for a rule that should not run."""
    if chosen and not rule.code.startswith(chosen):
        return None
    if unwanted and rule.code.startswith(unwanted):
        return None
    word = plan.settings.rules.get(rule.code, rule.severity.value)
    return None if word == "off" else Severity(word)


def _with_severity(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    return [_weighed(finding, _weigh(finding, severity)) for finding in findings]


def _weighed(finding: Finding, severity: Severity) -> Finding:
    # A copy costs as much as the finding; nearly all weigh what their rule does.
    return finding if finding.severity is severity else replace(finding, severity=severity)


def _weigh(finding: Finding, severity: Severity) -> Severity:
    if finding.noted:
        return Severity.INFO
    if finding.raised:
        return severity.next
    return severity.last if finding.lowered else severity
