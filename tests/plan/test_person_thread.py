"""What links a person to the purpose, the most direct first."""

from __future__ import annotations

from goldenthread.plan.person_thread import find_thread

OBJECTIVE = (
    "kind: objective\nid: leads\ntitle: Double the leads\ndepartment: marketing\nperiod: 2026-Q4\n"
    "supports: [{id: goal, why: renters can become customers}]\n"
)
MAYA = "kind: person\nid: maya\ntitle: Maya Example\ndepartment: marketing\n"


def thread(plan, person="maya"):
    """Return source and ids."""
    source, items = find_thread(plan, plan.by_id[person])
    return source, [item.id for item in items]


def test_what_somebody_owns_comes_first_with_what_they_contribute_to(company) -> None:
    """Nothing is listed twice."""
    plan = company(
        leads=f"{OBJECTIVE}owner: maya\n", maya=f"{MAYA}contributes_to: [goal, leads, gone]\n"
    )
    assert thread(plan) == ("own", ["leads", "goal"])


def test_a_reviewer_is_linked_by_what_they_review(company) -> None:
    """Reviewing is work of one's own, and comes before contributing."""
    plan = company(
        leads=f"{OBJECTIVE}owner: tom\nreviewer: maya\n", maya=f"{MAYA}contributes_to: [goal]\n"
    )
    assert thread(plan) == ("reviews", ["leads", "goal"])


def test_else_what_they_contribute_to_else_the_team(company) -> None:
    """A closed item links nobody."""
    assert thread(company(leads=OBJECTIVE, maya=f"{MAYA}contributes_to: [goal]\n")) == (
        "contributes",
        ["goal"],
    )
    closed = f"{OBJECTIVE}closed: {{date: 2026-11-01, verdict: achieved}}\n"
    plan = company(leads=OBJECTIVE, won=closed.replace("id: leads", "id: won"))
    assert thread(plan) == ("team", ["leads"])


def test_without_any_of_it_there_is_no_thread(company) -> None:
    """A team without active work links nobody, and who has left has nothing."""
    assert thread(company()) == ("none", [])
    assert thread(company(leads=f"{OBJECTIVE}reviewer: per\n"), "per") == ("left", [])


def test_what_a_leaver_still_owns_is_theirs_until_somebody_takes_it(company) -> None:
    """The page has to show it."""
    assert thread(company(leads=f"{OBJECTIVE}owner: per\n"), "per") == ("own", ["leads"])
