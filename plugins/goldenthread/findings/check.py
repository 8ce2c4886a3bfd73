"""Run the rules over a plan: select, set severities, waive, compare with a baseline, gate.

In: a plan. Out: one `Result` that console, JSON, SARIF and site all show. Never prints and never
decides differently for different readers.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from goldenthread.config.settings import SettingsError
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import Rule, all_rules
from goldenthread.findings.waive import ALWAYS_ERRORS, IDLE_WAIVER, Waived, apply_waivers, find_idle
from goldenthread.findings.withhold import hush, withhold
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
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            for item in dict.fromkeys((finding.item, *finding.also)):
                if item:
                    found.setdefault(item, []).append(finding)
        return {item: tuple(entries) for item, entries in found.items()}

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
    fresh, known = _compare_with_baseline(plan, open_findings)
    return Result(plan, tuple(fresh), tuple(waived), tuple(known), unasked)


def _severity(
    plan: Plan, rule: Rule, chosen: tuple[str, ...], unwanted: tuple[str, ...]
) -> Severity | None:
    """Return how much the findings of a rule weigh; None for a rule that is not to run."""
    if chosen and not rule.code.startswith(chosen):
        return None
    if unwanted and rule.code.startswith(unwanted):
        return None
    word = plan.settings.rules.get(rule.code, rule.severity.value)
    return None if word == "off" else Severity(word)


def _compare_with_baseline(
    plan: Plan, findings: Iterable[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """Part what is new from what the baseline lists, each entry of it standing for one finding."""
    remaining = Counter(read_baseline(plan))
    fresh: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        key = fingerprint(finding)
        listed = remaining[key] > 0 and finding.code not in ALWAYS_ERRORS
        remaining[key] -= 1
        (known if listed else fresh).append(finding)
    return fresh, known


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


def fingerprint(finding: Finding) -> str:
    """Return what identifies a finding across edits: code, file, message; not the line."""
    text = f"{finding.code}\0{finding.path}\0{finding.message}"
    # Surrogates stand for bytes of a file name that are not UTF-8.
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def read_baseline(plan: Plan) -> tuple[str, ...]:
    """Read the fingerprints of the baseline that the settings name, none without one.

    Raises:
        SettingsError: the file is missing or is no baseline.
    """
    if not plan.settings.baseline:
        return ()
    path = plan.settings.root / plan.settings.baseline
    try:
        # Asked first: a pipe would be waited for, and a device may have no end.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise SettingsError(
                f"the baseline '{plan.settings.baseline}' is a pipe or a device; name a plain file"
            )
        data = json.loads(path.read_text("utf-8"))
        return tuple(str(entry["fingerprint"]) for entry in data["findings"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SettingsError(
            f"the baseline '{plan.settings.baseline}' cannot be read; "
            "make it with `goldenthread check --write-baseline FILE`"
        ) from error


def write_baseline(result: Result, path: Path) -> None:
    """Write what is open or already known as the new baseline.

    Raises:
        SettingsError: the file cannot be written; what it held before is still there.
    """
    findings = sorted((*result.findings, *result.known), key=lambda f: f.place)
    entries = [
        {"code": f.code, "path": f.path, "message": f.message, "fingerprint": fingerprint(f)}
        for f in findings
        if f.code not in ALWAYS_ERRORS
    ]
    text = json.dumps({"version": 1, "findings": entries}, indent=2, ensure_ascii=False)
    # JSON spells what UTF-8 cannot hold the way this error handler does.
    raw = f"{text}\n".encode("utf-8", "backslashreplace")
    draft = path.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        draft.write_bytes(raw)
        draft.replace(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(f"the baseline '{path}' cannot be written: {reason}") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
