"""Who has acknowledged purpose, vision and roadmap, in which version, and who says so."""

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
    """Write Maya's file with one entry and an address of her own."""
    return (
        f"{MAYA}emails: [Maya@Home.example]\n"
        f"acknowledged:\n  - {{item: {item}, version: {mark}, date: 2026-11-02, how: {how}}}\n"
    )


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


def test_without_git_an_own_word_is_recorded_only(company) -> None:
    """Nobody vouches for a file without a history."""
    plan = company(maya=acknowledged("vision", version(company(), "vision")))
    assert states(plan) == {
        "purpose": "missing",
        "vision": "recorded",
        "marketing-vision": "missing",
        "roadmap": "missing",
    }


def test_a_changed_text_opens_it_again(company) -> None:
    """The entry stays, and no longer counts."""
    mark = version(company(), "vision")
    vision = COMPANY["vision.md"].replace("million", "billion")
    plan = company(maya=acknowledged("vision", mark), vision=vision)
    assert states(plan)["vision"] == "outdated"


def test_an_entry_from_ones_own_address_is_confirmed(repository) -> None:
    """Whatever the case of the address, and whoever edits the file later."""
    repository.commit(COMPANY, "lead@example.com", "2026-11-01")
    mark = version(repository.plan(), "vision")
    repository.commit({"maya.md": acknowledged("vision", mark)}, "maya@home.example")
    assert states(repository.plan())["vision"] == "confirmed"
    later = acknowledged("vision", mark).replace("title: Maya", "role: Lead\ntitle: Maya")
    repository.commit({"maya.md": later}, "lead@example.com", "2026-11-03")
    assert states(repository.plan())["vision"] == "confirmed"


def test_an_entry_that_somebody_else_committed_is_recorded(repository) -> None:
    """A manager may note it, and that is what it says, though Maya edits the file afterwards."""
    repository.commit(COMPANY, "lead@example.com", "2026-11-01")
    mark = version(repository.plan(), "vision")
    repository.commit({"maya.md": acknowledged("vision", mark)}, "lead@example.com")
    later = acknowledged("vision", mark).replace("title: Maya", "role: Lead\ntitle: Maya")
    repository.commit({"maya.md": later}, "maya@home.example", "2026-11-03")
    assert states(repository.plan())["vision"] == "recorded"


@pytest.mark.parametrize("how", ["manager", "meeting"])
def test_what_was_noted_in_a_meeting_is_recorded_whoever_commits(repository, how: str) -> None:
    """Only `how: self` is somebody's own word."""
    repository.commit(COMPANY, "lead@example.com", "2026-11-01")
    mark = version(repository.plan(), "vision")
    repository.commit({"maya.md": acknowledged("vision", mark, how)}, "maya@home.example")
    assert states(repository.plan())["vision"] == "recorded"


def test_an_entry_turned_into_an_own_word_by_another_is_recorded(repository) -> None:
    """Maya's meeting note does not vouch for what a manager makes of it."""
    repository.commit(COMPANY, "lead@example.com", "2026-11-01")
    mark = version(repository.plan(), "vision")
    repository.commit({"maya.md": acknowledged("vision", mark, "meeting")}, "maya@home.example")
    turned = acknowledged("vision", mark)
    repository.commit({"maya.md": turned}, "lead@example.com", "2026-11-03")
    assert states(repository.plan())["vision"] == "recorded"


def test_an_entry_that_is_not_committed_yet_is_recorded(repository) -> None:
    """The working folder vouches for nothing."""
    mark = "abcdef01"
    repository.commit({**COMPANY, "maya.md": acknowledged("purpose", mark)}, "maya@home.example")
    today = acknowledged("vision", version(repository.plan(), "vision"))
    (repository.folder / "maya.md").write_text(f"---\n{today}---\n", "utf-8")
    assert states(repository.plan())["vision"] == "recorded"


def test_a_commitment_on_the_roadmap_itself_counts_too(repository) -> None:
    """`committed` is read like `acknowledged`, and vouched for by the same address."""
    repository.commit(COMPANY, "lead@example.com", "2026-11-01")
    mark = version(repository.plan(), "roadmap")
    signed = (
        f"{COMPANY['roadmap.md']}committed:\n"
        f"  - {{person: maya, version: {mark}, date: 2026-11-02, how: self}}\n"
        f"  - {{person: tom, version: {mark}, date: 2026-11-02, how: self}}\n"
    )
    person = {"maya.md": f"{MAYA}emails: [maya@home.example]\n", "roadmap.md": signed}
    repository.commit(person, "maya@home.example")
    plan = repository.plan()
    assert states(plan)["roadmap"] == "confirmed"
    assert states(plan, "tom")["roadmap"] == "recorded"


def test_counts_keep_confirmed_and_recorded_apart(repository) -> None:
    """By department, by item and together; contractors included."""
    repository.commit(COMPANY, "lead@example.com", "2026-11-01")
    mark = version(repository.plan(), "vision")
    tom = (
        f"{COMPANY['tom.md']}acknowledged: [{{item: vision, version: {mark}, date: 2026-11-02}}]\n"
    )
    repository.commit({"maya.md": acknowledged("vision", mark)}, "maya@home.example")
    repository.commit({"tom.md": tom}, "lead@example.com")
    plan = repository.plan()
    found = read_acknowledgements(plan)
    both = found.share(item=plan.by_id["vision"])
    assert (both.confirmed, both.recorded, both.missing, both.given, both.asked) == (1, 1, 0, 2, 2)
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
    assert (answer.state, answer.how, str(answer.date)) == ("recorded", "meeting", "2026-11-02")
