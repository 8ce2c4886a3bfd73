"""Fingerprints in a plan: four kinds, one record, read by one reader."""

from __future__ import annotations

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.plan.hook import list_pins
from goldenthread.plan.pin import find_suspects
from goldenthread.wording.masked_plan import mask_result
from tests.conftest import PURPOSE, MakePlan

FILES = {
    "purpose.md": PURPOSE,
    "growth.md": "kind: department\ntitle: Growth\n",
    "ben.md": (
        "kind: person\ntitle: Ben Fischer\ndepartment: growth\n"
        "acknowledged:\n"
        "  - {item: vision, version: aaaaaaaa, date: 2026-10-06, how: self}\n"
        "  - {item: plan-q4, version: bbbbbbbb, date: 2026-10-06, how: self}\n"
        "  - {item: nowhere, version: cccccccc, date: 2026-10-06, how: self}\n"
    ),
    "vision.md": (
        "kind: vision\ntitle: What Ben Fischer sees\nsupports: purpose\nowner: ben\n"
        "clauses:\n  - {id: safe, text: safe water}\n  - {id: calm, text: no noise at night}\n"
    ),
    "homes.md": (
        "kind: vision\ntitle: Tenants drink our water\ndepartment: growth\nowner: ben\n"
        "supports: [{id: vision, why: most homes are rented, seen: dddddddd}]\n"
        "answers:\n"
        "  - {clause: vision#safe, verdict: neutral, why: the lab does, seen: eeeeeeee}\n"
        "  - {clause: vision#calm, verdict: neutral}\n"
    ),
    "plan-q4.md": (
        "kind: roadmap\ntitle: The last quarter\nperiod: 2026-Q4\nitems: [homes]\n"
        "committed: [{person: ben, version: bbbbbbbb, date: 2026-10-06, how: self}]\n"
    ),
}


def test_all_four_kinds_are_listed(make_plan: MakePlan) -> None:
    """Links, answers to clauses, what was acknowledged, and what was committed to."""
    pins = list(list_pins(make_plan(FILES)))
    assert [(pin.bearer.id, pin.pointer, pin.target, pin.seen) for pin in pins] == [
        ("homes", ("supports", 0, "seen"), "vision", "dddddddd"),
        ("homes", ("answers", 0, "seen"), "vision#safe", "eeeeeeee"),
        ("homes", ("answers", 1, "seen"), "vision#calm", ""),
        ("ben", ("acknowledged", 0, "version"), "vision", "aaaaaaaa"),
        ("ben", ("acknowledged", 1, "version"), "plan-q4", "bbbbbbbb"),
        ("plan-q4", ("committed", 0, "version"), "plan-q4", "bbbbbbbb"),
    ]
    assert [pin.changed for pin in pins] == [True, True, False, True, True, True]
    assert [pin.says for pin in pins if pin.clause] == ["neutral, because the lab does", "neutral"]
    assert [pin.seen for pin in pins if pin.take is None] == ["bbbbbbbb", "bbbbbbbb"]


def test_what_is_over_or_was_misread_cannot_be_compared(make_plan: MakePlan) -> None:
    """Nobody is asked again because of a slip, or of what has ended."""
    assert [pin.seen for pin in find_suspects(make_plan(FILES))] == ["dddddddd"]
    slip = FILES["vision.md"].replace("title: What Ben Fischer sees", "title: [a list]")
    assert list(find_suspects(make_plan({**FILES, "vision.md": slip}))) == []
    over = FILES["vision.md"] + "retired: {date: 2026-11-01, because: a test}\n"
    assert list(find_suspects(make_plan({**FILES, "vision.md": over}))) == []


@pytest.mark.parametrize("people", ["roles", "team"])
def test_what_fits_still_fits_without_names(make_plan: MakePlan, people: str) -> None:
    """Taking a name out of what stands above changes no text that anybody has agreed to."""
    now = {pin.seen + pin.target: pin.now for pin in list_pins(make_plan(FILES))}
    fitting = dict(FILES)
    for pin in list_pins(make_plan(FILES)):
        if pin.seen:
            name = f"{pin.bearer.id}.md"
            key = now[pin.seen + pin.target]
            fitting[name] = fitting[name].replace(pin.seen, key)
    before = [pin for pin in list_pins(make_plan(fitting, people=people)) if pin.seen]
    assert before
    assert not any(pin.changed for pin in before)
    masked = mask_result(check_plan(make_plan(fitting, people=people))).plan
    after = [pin for pin in list_pins(masked) if pin.seen]
    assert len(after) == len(before)
    assert not any(pin.changed for pin in after)
    assert [pin.now for pin in after if pin.target == "vision"] != [
        pin.now for pin in before if pin.target == "vision"
    ]
