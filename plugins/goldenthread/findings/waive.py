"""Waivers: which findings an item accepts for a while, and which waivers have nothing to accept.

In: a plan and its findings. Out: those that count, those that are waived, and a finding for each
idle waiver. What must never be published cannot be waived, nor can what is found on waivers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.findings.finding import Finding
from goldenthread.findings.near_people import words_in_doubt
from goldenthread.findings.rule import all_rules
from goldenthread.items.item import Item, Waiver
from goldenthread.plan.plan import Plan

# Restricted content must never be published before audience builds exist, whatever is set.
ALWAYS_ERRORS = frozenset({"GT701"})
IDLE_WAIVER = "GT903"
_FOUND_BY_BUILD = frozenset({"GT011"})


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that its item accepts for a while, with the waiver that says so."""

    finding: Finding
    waiver: Waiver


def apply_waivers(plan: Plan, findings: list[Finding]) -> tuple[list[Finding], list[Waived]]:
    """Part the findings that count from those that a waiver of their item accepts today."""
    kept: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        item = plan.by_id.get(finding.item)
        waiver = (
            next((w for w in item.waivers if _covers(w, finding, plan.today)), None)
            if item
            else None
        )
        if waiver:
            waived.append(Waived(finding, waiver))
        else:
            kept.append(finding)
    return kept, waived


def _covers(waiver: Waiver, finding: Finding, today: dt.date) -> bool:
    """Tell whether a waiver holds: the right rule, one that can be waived, and still valid."""
    return _names(waiver, finding) and _can_be_waived(finding.code) and _is_valid(waiver, today)


def _names(waiver: Waiver, finding: Finding) -> bool:
    """Tell whether a waiver is about a finding; one that names weeks is about no other."""
    weeks = set(finding.weeks)
    return waiver.rule == finding.code and (
        not waiver.weeks or (bool(weeks) and weeks <= waiver.weeks)
    )


def _can_be_waived(code: str) -> bool:
    return code not in ALWAYS_ERRORS and not code.startswith("GT9")


def _is_valid(waiver: Waiver, today: dt.date) -> bool:
    return bool(waiver.because) and waiver.until is not None and waiver.until >= today


def find_idle(plan: Plan, waived: Iterable[Waived]) -> Iterator[Finding]:
    """Yield a finding for each waiver that is valid today and had nothing to waive.

    A rule that was left out of this run is asked all the same, so that a selection does not
    make waivers look idle. What only a site build can find is never called idle, nor what a
    file with a slip names: rules keep silent about that until it is mended.
    """
    used = {(entry.finding.item, entry.waiver.pointer) for entry in waived}
    doubtful = words_in_doubt(plan)
    asked: dict[str, list[Finding]] = {}
    for item in plan.items:
        alone = Counter((waiver.rule, waiver.weeks) for waiver in item.waivers)
        for waiver in item.waivers:
            if (item.id, waiver.pointer) in used or waiver.rule not in all_rules():
                continue
            unsure = waiver.rule in _FOUND_BY_BUILD or item.id in doubtful
            if item.over or unsure or not _is_valid(waiver, plan.today):
                continue
            possible = _can_be_waived(waiver.rule)
            if possible and plan.settings.rules.get(waiver.rule) != "off":
                if waiver.rule not in asked:
                    asked[waiver.rule] = list(all_rules()[waiver.rule].speak(plan))
                about = (f for f in asked[waiver.rule] if f.item == item.id and _names(waiver, f))
                if alone[waiver.rule, waiver.weeks] == 1 and any(about):
                    continue
            yield _find_one(plan, item, waiver, possible=possible)


def _find_one(plan: Plan, item: Item, waiver: Waiver, *, possible: bool) -> Finding:
    """Word the finding for a waiver that had nothing to waive, or that never can."""
    return all_rules()[IDLE_WAIVER].at(
        plan,
        item,
        (*waiver.pointer, "rule"),
        f"this waiver of {waiver.rule} waives nothing"
        if possible
        else f"{waiver.rule} cannot be waived",
        "take it out",
    )
