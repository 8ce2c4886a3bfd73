"""Suspect links from both ends, and assumptions with all that rests on them."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.items.intent import take_intent
from goldenthread.questions.commitment.suspicion import (
    Hold,
    add_months,
    list_resting,
    read_suspicion,
)

GOAL = (
    "kind: goal\nid: goal\ntitle: One home in five\nsupports: purpose\nowner: ada\nperiod: 2026\n"
    "aims: [reach]\nmetrics: [{id: homes, name: Homes, baseline: 1, target: 9}]\n"
)
CHILD = (
    "kind: objective\nid: child\ntitle: Win the renters\nowner: ben\n"
    "supports: [{{id: goal, why: they rent, seen: {seen}}}]\n"
)


def affirmed(make_plan, purpose) -> dict[str, str]:
    """Return a plan whose objective was affirmed with the goal as it is."""
    seen = take_intent(make_plan({"purpose.md": purpose, "goal.md": GOAL}).by_id["goal"])
    return {"purpose.md": purpose, "goal.md": GOAL, "child.md": CHILD.format(seen=seen)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One home in five", "One home in four"),
        ("period: 2026", "period: 2027"),
        ("[reach]", "[revenue]"),
        ("target: 9", "target: 10"),
        ("id: homes,", "id: homes, direction: done,"),
    ],
)
def test_a_change_of_what_the_parent_is_for_makes_the_link_suspect(
    make_plan, purpose, old, new
) -> None:
    """Title, period, aims and targets are what was affirmed."""
    files = affirmed(make_plan, purpose)
    plan = make_plan({**files, "goal.md": GOAL.replace(old, new)})
    found = read_suspicion(plan)
    (up,) = found.by_child["child"]
    assert found.by_parent["goal"] == (up,)
    assert up.now == take_intent(plan.by_id["goal"]) != up.seen


VISION = "kind: vision\nid: goal\ntitle: A million\nsupports: purpose\nclauses:\n  - id: a\n"


@pytest.mark.parametrize(
    ("text", "suspect"), [("at work", True), (">-\n      at\n      home", False)]
)
def test_a_changed_clause_of_a_vision_makes_what_hangs_from_it_suspect(
    make_plan, purpose, text, suspect
) -> None:
    """The words of a clause count, its line breaks do not."""
    files = {"purpose.md": purpose, "goal.md": f"{VISION}    text: at home\n"}
    seen = take_intent(make_plan(files).by_id["goal"])
    files["child.md"] = CHILD.format(seen=seen).replace("objective", "goal")
    files["goal.md"] = f"{VISION}    text: {text}\n"
    assert ("child" in read_suspicion(make_plan(files)).by_child) is suspect


@pytest.mark.parametrize(
    "goal",
    [
        GOAL,
        GOAL.replace("owner: ada", "owner: eva"),
        GOAL.replace("title: One home in five", "title: >-\n  One home\n  in five"),
        GOAL.replace("target: 9", "target: 9.0, unit: homes, source: the desk"),
        f"---\n{GOAL}---\nOther words in the body.\n",
        GOAL.replace("\n", "\r\n"),
        GOAL.replace("target: 9}", "target: 9, actuals: [{date: 2026-11-01, value: 4}]}"),
    ],
)
def test_nothing_else_asks_anybody_again(make_plan, purpose, goal) -> None:
    """Owner, layout, body, names and measured values are not what was affirmed."""
    plan = make_plan({**affirmed(make_plan, purpose), "goal.md": goal})
    assert read_suspicion(plan).by_child == {}


def test_a_link_that_nobody_affirmed_and_an_item_that_is_over_are_left_alone(
    make_plan, purpose
) -> None:
    """Only a fingerprint can be out of date, and only somebody at work can answer."""
    files = {"purpose.md": purpose, "goal.md": GOAL}
    closed = f"{CHILD.format(seen='abad1dea')}closed: {{date: 2026-11-01, verdict: achieved}}\n"
    plan = make_plan(
        {**files, "a.md": "kind: objective\ntitle: A\nsupports: goal\n", "child.md": closed}
    )
    assert read_suspicion(plan).by_child == {}


def test_the_finding_stands_on_both_pages_and_its_remedy_is_silent(
    check, make_plan, purpose
) -> None:
    """What the help line gives to paste ends it."""
    files = affirmed(make_plan, purpose) | {"goal.md": GOAL.replace("five", "four")}
    result = check(files)
    (found,) = [f for f in result.findings if f.code == "GT601"]
    assert {"child", "goal"} <= {name for name, all_ in result.by_item.items() if found in all_}
    assert "`goldenthread affirm child`" in found.help
    seen = found.help.partition("seen: ")[2][:8]
    result = check({**files, "child.md": CHILD.format(seen=seen)})
    assert "GT601" not in {f.code for f in result.findings}


def chain(length: int, assumption: str) -> dict[str, str]:
    """Return a goal with an assumption and a chain of campaigns below it."""
    files = {"goal.md": f"{GOAL}assumptions: [{assumption}]\n"}
    above = "goal"
    for number in range(length):
        kind = "objective" if not number else "campaign"
        files[f"c{number}.md"] = f"kind: {kind}\ntitle: C{number}\nsupports: {above}\n"
        above = f"c{number}"
    return files


def test_what_hangs_below_a_failed_assumption_is_shaken(make_plan, purpose) -> None:
    """Each item below knows the nearest one above that made the assumption."""
    plan = make_plan({"purpose.md": purpose, **chain(4, "{text: They stay, holds: false}")})
    found = read_suspicion(plan)
    assert found.shaken == dict.fromkeys(("c0", "c1", "c2", "c3"), "goal")
    assert found.resting == {"goal": 4}
    assert [item.id for item in list_resting(plan, plan.by_id["goal"], 2)] == ["c0", "c1"]


def test_a_long_chain_of_doubts_is_read_in_one_go(make_plan, purpose) -> None:
    """A thousand levels, each with an assumption of its own: each names the one right above."""
    files = chain(1000, "{text: They stay, holds: false}")
    for number in range(1000):
        files[f"c{number}.md"] += "assumptions: [{text: It lasts, holds: false}]\n"
    found = read_suspicion(make_plan({"purpose.md": purpose, **files}))
    assert found.shaken["c999"] == "c998"
    assert found.resting["goal"] == 1000


@pytest.mark.parametrize(
    ("entry", "hold"),
    [
        ("{text: They stay, holds: true, checked: 2026-10-01}", Hold.HOLDS),
        ("{text: They stay, checked: 2026-08-22}", Hold.HOLDS),
        ("{text: They stay, holds: true, checked: 2026-08-21}", Hold.UNCHECKED),
        ("{text: They stay, holds: true}", Hold.UNCHECKED),
        ("{text: They stay, holds: false, checked: 2026-01-01}", Hold.FAILED),
    ],
)
def test_an_assumption_holds_until_it_is_due_for_a_look(make_plan, purpose, entry, hold) -> None:
    """Three months from the last look, or from the start of the period."""
    plan = make_plan({"purpose.md": purpose, **chain(0, entry)})
    (found,) = read_suspicion(plan).assumptions["goal"]
    assert found.hold is hold


def test_months_end_where_a_shorter_one_ends() -> None:
    """Three months after 30 November is the last day of February."""
    assert add_months(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert add_months(dt.date(2026, 12, 1), 1) == dt.date(2027, 1, 1)
    assert add_months(dt.date(2023, 11, 30), 3) == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, '" has'),
        (1, '", on which 1 item below rests, has'),
        (2, '", on which 2 items below rest, has'),
    ],
)
def test_an_unchecked_assumption_says_how_much_rests_on_it(check, purpose, count, said) -> None:
    """One item rests, two items rest, and of none nothing is said."""
    result = check({"purpose.md": purpose, **chain(count, "{text: They stay}")})
    (found,) = [f for f in result.findings if f.code == "GT603"]
    assert f"They stay{said} not been checked" in found.message


def test_whoever_has_left_is_not_asked(check, purpose) -> None:
    """Then it is the owner of the item, and where both are gone nobody by name."""
    ada = "kind: person\ntitle: Ada Example\n"
    ben = "kind: person\ntitle: Ben Example\nend: 2026-10-31\n"
    asked = []
    for owner in ("ada", "ben"):
        files = {"ada.md": ada, "ben.md": ben, **chain(0, "{text: They stay, owner: ben}")}
        files["goal.md"] = files["goal.md"].replace("owner: ada", f"owner: {owner}")
        result = check({"purpose.md": purpose, **files})
        (found,) = [f for f in result.findings if f.code == "GT603"]
        asked.append(found.help.partition(": ")[2].partition(" whether")[0])
    assert asked == ["ask Ada Example", "find out"]


def test_the_finding_names_what_rests_on_a_failed_assumption(check, purpose) -> None:
    """Six are named, the others counted."""
    result = check({"purpose.md": purpose, **chain(9, "{text: They stay, holds: false}")})
    (found,) = [f for f in result.findings if f.code == "GT602"]
    assert "'c0', 'c1', 'c2', 'c3', 'c4', 'c5' and 3 more below" in found.message
