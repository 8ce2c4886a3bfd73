"""What an item reaches, and when it contributes to what it reaches."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.ground.period import parse_period
from goldenthread.questions.outcomes.contribution import read_contributions
from goldenthread.questions.outcomes.reach import first_day, read_reach
from tests.conftest import PURPOSE, MakePlan

NUMBER = "metrics: [{id: n, name: N, actuals: [{date: 2026-11-01, value: 1}]}]\n"
TEAM = {"m.md": "kind: department\ntitle: M\n", "purpose.md": PURPOSE}


def goal(*outcomes: str, above: str = "purpose", extra: str = "") -> str:
    """Return a goal that names outcomes."""
    named = f"outcomes: [{', '.join(outcomes)}]\n" if outcomes else ""
    return f"kind: goal\ntitle: G\nsupports: {above}\n{named}{extra}"


def work(supports: str, extra: str = NUMBER, kind: str = "objective") -> str:
    """Return work of the department."""
    return f"kind: {kind}\ntitle: W\ndepartment: m\nsupports: {supports}\n{extra}"


def test_outcomes_come_through_all_parents_in_the_companys_order(make_plan: MakePlan) -> None:
    """The vocabulary's order, then words of the company's own; the goals by reading order."""
    plan = make_plan(
        {
            **TEAM,
            "a.md": goal("margin", "peace"),
            "b.md": goal("revenue"),
            "w.md": work("[{id: a, why: x}, {id: b, why: y}]"),
            "t.md": work("[{id: w, why: z}]", kind="tactic"),
        }
    )
    reach = read_reach(plan)
    assert reach.outcomes_known == (
        "revenue",
        "market-share",
        "customer-delight",
        "margin",
        "peace",
    )
    for item in (plan.by_id["w"], plan.by_id["t"]):
        assert reach.outcomes(item) == ("revenue", "margin", "peace")
        assert [found.id for found in reach.goals(item)] == ["a", "b"]
        assert reach.contributes(item)
    assert [item.id for item in reach.departmental] == ["w", "t"]


def test_a_goal_below_a_goal_is_part_of_it_and_adds_its_outcomes(make_plan: MakePlan) -> None:
    """What hangs from the part reaches the outcomes of both; the goal above does not."""
    plan = make_plan(
        {
            **TEAM,
            "a.md": goal("revenue"),
            "b.md": goal("margin", above="[{id: a, why: x}]"),
            "w.md": work("[{id: b, why: y}]"),
        }
    )
    reach = read_reach(plan)
    assert [found.id for found in reach.corporate_goals] == ["a"]
    assert reach.outcomes(plan.by_id["w"]) == ("revenue", "margin")
    assert reach.outcomes(plan.by_id["a"]) == ("revenue",)


def test_a_goal_of_a_department_and_a_closed_goal_give_nothing(make_plan: MakePlan) -> None:
    """Only goals of the company that are not over state what matters."""
    plan = make_plan(
        {
            **TEAM,
            "a.md": goal("revenue", extra="closed: {date: 2026-10-01, verdict: missed}\n"),
            "b.md": goal("margin", extra="department: m\n"),
            "w.md": work("[{id: a, why: x}, {id: b, why: y}]"),
        }
    )
    reach = read_reach(plan)
    assert (reach.stated, reach.corporate_goals, read_contributions(plan)) == ({}, (), {})
    assert reach.outcomes(plan.by_id["w"]) == ()


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({"w.md": work("[{id: g, why: x}]")}, ""),
        ({"w.md": work("g")}, "why"),
        ({"w.md": work("[{id: g, why: x}]", "")}, "actual"),
        ({"w.md": work("g", "")}, "why"),
        ({"w.md": work("[nowhere, {id: g, why: x}]")}, "thread"),
        ({"g.md": goal("revenue", above="nowhere"), "w.md": work("[{id: g, why: x}]")}, ""),
        ({"w.md": work("purpose", NUMBER, "goal")}, ""),
        ({"w.md": work("[{id: w, why: x}]")}, "thread"),
        (
            {
                "w.md": work("[{id: v, why: x}]", kind="tactic"),
                "v.md": work("[{id: w, why: x}, {id: g, why: y}]", kind="initiative"),
            },
            "thread",
        ),
    ],
    ids=[
        "why and figure",
        "no why",
        "no figure",
        "neither: the why is asked for first",
        "the first parent is a slip",
        "what is wrong above the company's goal is the company's",
        "a link to the purpose is its own why",
        "a link to itself",
        "a circle",
    ],
)
def test_why_an_item_does_not_contribute(
    make_plan: MakePlan, files: dict[str, str], missing: str
) -> None:
    """The reason is one word; an empty one means that it contributes."""
    plan = make_plan({**TEAM, "g.md": goal("revenue"), **files})
    item = plan.by_id["w"]
    assert read_reach(plan).missing(item) == missing
    assert read_reach(plan).contributes(item) == (not missing)


def test_a_draft_contributes_nothing_whatever_it_shows(make_plan: MakePlan) -> None:
    """Only active work counts, and a draft's figure does not count for what is above it."""
    plan = make_plan(
        {
            **TEAM,
            "g.md": goal("revenue"),
            "w.md": work("[{id: g, why: x}]", ""),
            "t.md": work("[{id: w, why: x}]", NUMBER + "state: draft\n", "tactic"),
        }
    )
    reach = read_reach(plan)
    assert not reach.contributes(plan.by_id["t"])
    assert reach.missing(plan.by_id["w"]) == "actual"
    assert reach.newest(plan.by_id["w"]) is None


@pytest.mark.parametrize(
    ("period", "fiscal_year_start", "since"),
    [
        ("", 1, "2026-07-01"),
        ("2026-Q4", 1, "2026-07-01"),
        ("2026-Q4", 2, "2026-08-01"),
        ("2026-Q4", 12, "2026-06-01"),
        ("2026", 1, "2025-01-01"),
        ("2027", 4, "2025-04-01"),
        ("2026-H2", 1, "2026-01-01"),
        ("2026-11", 1, "2026-10-01"),
        ("2026-W47", 1, "2026-11-09"),
        ("2026-10-01/2026-12-31", 1, "2026-07-01"),
        ("2026-07-01/2026-12-31", 1, "2026-01-01"),
        ("2026-11-03/2026-11-20", 1, "2026-10-01"),
        ("2026-01-01/2028-12-31", 1, "2025-01-01"),
    ],
)
def test_the_last_period_is_of_the_items_own_kind(
    make_plan: MakePlan, period: str, fiscal_year_start: int, since: str
) -> None:
    """From this day on a figure counts on 22 November 2026."""
    plan = make_plan(TEAM, fiscal_year_start=fiscal_year_start)
    parsed = parse_period(period, fiscal_year_start) if period else None
    assert first_day(plan, parsed) == dt.date.fromisoformat(since)


def test_the_work_of_a_department_is_sorted_once(make_plan: MakePlan) -> None:
    """Contributing, linked, loose and astray hold each active item once; visions are no work."""
    plan = make_plan(
        {
            **TEAM,
            "g.md": goal("revenue"),
            "silent.md": goal(),
            "v.md": "kind: vision\ntitle: V\ndepartment: m\nsupports: purpose\n",
            "shows.md": work("[{id: g, why: x}]"),
            "links.md": work("g"),
            "loose.md": work("[{id: silent, why: x}]"),
            "lost.md": work("nowhere"),
            "draft.md": work("g", "state: draft\n"),
        }
    )
    found = read_contributions(plan)["m"]
    sorted_ = (found.contributing, found.linked, found.loose, found.astray)
    assert [[item.id for item in part] for part in sorted_] == [
        ["shows"],
        ["links"],
        ["loose"],
        ["lost"],
    ]
    assert (found.cost_centre, found.apart) == (False, False)


def test_a_very_long_chain_is_followed_to_its_end(make_plan: MakePlan) -> None:
    """Neither the reach nor the reasons stop at a depth."""
    files = {**TEAM, "g0.md": goal("revenue")}
    for n in range(1, 1500):
        files[f"g{n}.md"] = work(f"[{{id: g{n - 1}, why: x}}]", "", kind="goal")
    files["w.md"] = work("[{id: g1499, why: x}]")
    plan = make_plan(files)
    reach = read_reach(plan)
    assert reach.outcomes(plan.by_id["w"]) == ("revenue",)
    assert [reach.contributes(plan.by_id[name]) for name in ("w", "g1499", "g1")] == [True] * 3


def test_outcomes_count_only_through_a_goal(make_plan: MakePlan) -> None:
    """Below its department's vision the thread is whole and no outcome is reached.

    A further link to a goal of the company is what counts.
    """
    plan = make_plan(
        {
            **TEAM,
            "top.md": "kind: vision\ntitle: T\nsupports: purpose\n",
            "own.md": "kind: vision\ntitle: O\ndepartment: m\nsupports: [{id: top, why: x}]\n",
            "a.md": goal("revenue", above="[{id: top, why: w}]"),
            "bare.md": work("[{id: own, why: y}]"),
            "both.md": work("[{id: own, why: y}, {id: a, why: z}]"),
            "below.md": work("[{id: both, why: v}]", kind="initiative"),
        }
    )
    reach = read_reach(plan)
    assert plan.broken == ()
    thread = [item.id for item in plan.thread(plan.by_id["bare"])]
    assert thread == ["purpose", "top", "own", "bare"]
    assert reach.outcomes(plan.by_id["bare"]) == ()
    assert reach.goals(plan.by_id["bare"]) == ()
    for name in ("both", "below"):
        assert reach.outcomes(plan.by_id[name]) == ("revenue",)
        assert reach.contributes(plan.by_id[name])
    contribution = read_contributions(plan)["m"]
    assert [item.id for item in contribution.loose] == ["bare"]
    assert contribution.astray == ()
