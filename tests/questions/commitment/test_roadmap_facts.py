"""Roadmaps as data, and dependencies that stand in the way."""

from __future__ import annotations

import pytest

from goldenthread.questions.commitment.roadmap import Bite, read_dependencies, read_roadmaps

WAITS = "kind: objective\nid: waits\ntitle: Waits\nsupports: purpose\ndepends_on: [needs]\n"
NEEDS = "kind: objective\nid: needs\ntitle: Needs\nsupports: purpose\n"
LATE = "[{id: n, baseline: 0, target: 9, actuals: [{date: 2026-11-20, value: 1}]}]"


@pytest.mark.parametrize(
    ("waits", "needs", "bite"),
    [
        ("period: 2026-Q4", "period: 2027-Q1", Bite.AFTER_END),
        ("period: 2027-H1", "period: 2027-Q1", Bite.AFTER_START),
        ("period: 2026-11-23/2027-06-30", "period: 2027-Q1", Bite.AFTER_START),
        ("period: 2026-11-22/2027-06-30", "period: 2027-Q1", None),
        ("period: 2026", "period: 2026-Q4", None),
        ("period: 2027-Q1", "period: 2026-Q4", None),
        ("period: 2027-Q1", "period: 2026-Q3", Bite.OVERDUE),
        (
            "period: 2027-Q1",
            f"period: 2026-Q4\nmetrics: {LATE}",
            Bite.OFF_TRACK,
        ),
        ("period: 2027-Q1", "closed: {date: 2026-11-01, verdict: missed}", Bite.MISSED),
        ("period: 2026-Q4", "period: 2026-Q4\nclosed: {date: 2026-11-01, verdict: achieved}", None),
        ("state: draft\nperiod: 2026-Q4", "period: 2027-Q1", None),
        ("owner: ada", "owner: ada", None),
    ],
)
def test_a_dependency_bites_when_it_comes_too_late_or_not_at_all(
    make_plan, purpose, waits, needs, bite
) -> None:
    """After the end, after a start to come, overdue, off track or missed; else it does not."""
    files = {"purpose.md": purpose, "a.md": f"{WAITS}{waits}\n", "b.md": f"{NEEDS}{needs}\n"}
    found = [one.bite for one in read_dependencies(make_plan(files))]
    assert found == ([bite] if bite else [])


def test_a_dependency_is_said_once_and_never_of_an_item_on_itself(make_plan, purpose) -> None:
    """However often it is written, and by whatever former id."""
    text = f"{WAITS}period: 2026-Q4\n".replace("[needs]", "[needs, needs, old, waits, nobody]")
    needs = f"{NEEDS}period: 2027-Q1\nformerly: [old]\n"
    found = read_dependencies(make_plan({"purpose.md": purpose, "a.md": text, "b.md": needs}))
    assert [(one.item.id, one.needs.id) for one in found] == [("waits", "needs")]


def test_a_roadmap_holds_the_items_it_names_once_each(make_plan, purpose) -> None:
    """Unknown ids are findings elsewhere; one that is over is no roadmap to follow."""
    roadmap = "kind: roadmap\nid: road\ntitle: Road\nperiod: 2027\nitems: [b, needs, b, nobody]\n"
    old = "kind: roadmap\nid: old\ntitle: Old\nperiod: 2025\nitems: [b]\nstate: archived\n"
    b = "kind: objective\nid: b\ntitle: B\nsupports: purpose\n"
    files = {"purpose.md": purpose, "b.md": b, "n.md": NEEDS, "r.md": roadmap, "o.md": old}
    (found,) = read_roadmaps(make_plan(files))
    assert [item.id for item in found.items] == ["b", "needs"]
