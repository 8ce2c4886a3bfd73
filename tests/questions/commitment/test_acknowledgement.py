"""Who has acknowledged purpose, vision and roadmap, and in which version."""

from __future__ import annotations

import pytest

from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.acknowledgement import (
    asked_of,
    read_acknowledgements,
    version_of,
)
from tests.wording.conftest import COMPANY

MAYA = "kind: person\nid: maya\ntitle: Maya Example\ndepartment: marketing\n"


def version(plan: Plan, item: str) -> str:
    """Return the version of an item by its id."""
    return version_of(plan, plan.by_id[item])


def states(plan: Plan, person: str = "maya") -> dict[str, str]:
    """Return how a person stands to each item."""
    return {a.item.id: a.state for a in read_acknowledgements(plan).by_person.get(person, ())}


def acknowledged(item: str, mark: str, how: str = "self") -> str:
    """Write Maya's file with one entry."""
    entry = f"{{item: {item}, version: {mark}, date: 2026-11-02, how: {how}}}"
    return f"{MAYA}acknowledged:\n  - {entry}\n"


def test_everybody_here_is_asked_employed_or_contracted(company) -> None:
    """Purpose, the company's vision and one's own department's, the roadmap; nothing of leavers."""
    plan = company()
    asked = {p.id: [i.id for i in asked_of(plan, p)] for p in plan.of_kind("person")}
    assert asked == {
        "maya": ["purpose", "vision", "marketing-vision", "roadmap"],
        "tom": ["purpose", "vision", "roadmap"],
        "per": [],
    }


def test_nothing_is_asked_about_what_is_over_or_of_who_is_yet_to_come(company) -> None:
    """A roadmap of last year, an archived vision and a first day next year ask nobody."""
    plan = company(
        roadmap="kind: roadmap\nid: roadmap\ntitle: Roadmap\nperiod: 2025\nitems: [goal]\n",
        marketing_vision="kind: vision\nid: mv\ntitle: Old\nsupports: vision\n"
        "department: marketing\nretired: {date: 2026-10-01, because: replaced}\n",
        zoe="kind: person\nid: zoe\ntitle: Zoe\ndepartment: sales\nstart: 2027-01-01\n",
    )
    assert [i.id for i in asked_of(plan, plan.by_id["maya"])] == ["purpose", "vision"]
    assert asked_of(plan, plan.by_id["zoe"]) == ()


@pytest.mark.parametrize(
    ("change", "again"),
    [
        ("title: A million homes", "title: Two million homes"),
        ("picture: A child fills a glass.", "picture: A child fills a jug."),
        ("text: at home", "text: at work"),
    ],
)
def test_new_words_of_a_vision_ask_again(company, change: str, again: str) -> None:
    """Title, picture and clauses are what is acknowledged."""
    before = version(company(), "vision")
    assert version(company(vision=COMPANY["vision.md"].replace(change, again)), "vision") != before


def test_formatting_and_bookkeeping_of_a_vision_ask_nobody(company) -> None:
    """Order of fields, wrapping, an owner and the body are no new words."""
    before = version(company(), "vision")
    text = (
        "---\nsupports: [purpose]\nkind: vision\nid: vision\nowner: maya\n"
        "title: >-\n  A million\n  homes\nclauses:\n  - id: home\n    text: at home\n"
        "picture: A child fills   a glass.\n---\nMore words.\n"
    )
    assert version(company(vision=text), "vision") == before


@pytest.mark.parametrize(
    ("change", "again", "asks"),
    [
        ("title: One home in four", "title: One home in  4", False),
        ("why: homes are where people drink", "why: homes drink", False),
        ("target: 4}", "target: 4, actuals: [{date: 2026-10-31, value: 2}]}", False),
        ("target: 4", "target: 5", True),
        ("period: 2026", "period: 2026-H2", True),
        ("id: goal", "id: other", True),
    ],
)
def test_a_roadmap_changes_with_ids_targets_and_dates_only(company, change, again, asks) -> None:
    """A typo in a title asks nobody again; a new target does."""
    before = version(company(), "roadmap")
    goal = COMPANY["goal.md"].replace(change, again)
    assert (version(company(goal=goal), "roadmap") != before) is asks


def test_the_order_on_a_roadmap_is_no_version(company) -> None:
    """Items may be sorted anew, and one named twice is one."""
    head = "kind: roadmap\nid: roadmap\ntitle: Roadmap\nperiod: 2026\n"
    versions = {
        version(company(roadmap=f"{head}items: {items}\n"), "roadmap")
        for items in ("[goal, vision]", "[vision, goal]", "[vision, goal, goal]")
    }
    assert len(versions) == 1


@pytest.mark.parametrize("how", ["self", "manager", "meeting"])
def test_an_entry_for_the_words_of_today_counts(company, how: str) -> None:
    """Whoever noted it, and whether or not the plan lies in git."""
    plan = company(maya=acknowledged("vision", version(company(), "vision"), how))
    assert states(plan) == {
        "purpose": "missing",
        "vision": "given",
        "marketing-vision": "missing",
        "roadmap": "missing",
    }


def test_a_changed_text_opens_it_again(company) -> None:
    """The entry stays, and no longer counts."""
    mark = version(company(), "vision")
    vision = COMPANY["vision.md"].replace("million", "billion")
    plan = company(maya=acknowledged("vision", mark), vision=vision)
    assert states(plan)["vision"] == "outdated"


def test_a_commitment_on_the_roadmap_itself_counts_too(company) -> None:
    """`committed` is read like `acknowledged`."""
    mark = version(company(), "roadmap")
    signed = f"committed: [{{person: maya, version: {mark}, date: 2026-11-02, how: self}}]\n"
    plan = company(roadmap=COMPANY["roadmap.md"] + signed)
    assert states(plan)["roadmap"] == "given"
    assert states(plan, "tom")["roadmap"] == "missing"


def test_answers_are_counted_by_department_by_item_and_together(company) -> None:
    """Contractors included."""
    mark = version(company(), "vision")
    told = f"acknowledged: [{{item: vision, version: {mark}, date: 2026-11-02}}]\n"
    plan = company(maya=acknowledged("vision", mark), tom=COMPANY["tom.md"] + told)
    found = read_acknowledgements(plan)
    both = found.share(item=plan.by_id["vision"])
    assert (both.given, both.outdated, both.missing, both.asked) == (2, 0, 0, 2)
    sales = found.share(plan.by_id["sales"])
    assert (sales.given, sales.asked) == (1, 3)
    assert [a.person.id for a in found.by_item["marketing-vision"]] == ["maya"]


def test_the_newest_entry_of_todays_version_counts(company) -> None:
    """An old entry beside a new one is history."""
    mark = version(company(), "vision")
    entries = (
        f"acknowledged:\n  - {{item: vision, version: {mark}, date: 2026-11-02, how: meeting}}\n"
        "  - {item: vision, version: abcdef01, date: 2026-11-09, how: self}\n"
    )
    plan = company(maya=MAYA + entries)
    answer = read_acknowledgements(plan).by_person["maya"][1]
    assert (answer.state, answer.how, str(answer.date)) == ("given", "meeting", "2026-11-02")
