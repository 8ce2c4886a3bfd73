"""What the pages say of changes: of the item below, of the one above, of whoever acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.questions.commitment.acknowledgement import version_of
from goldenthread.site.site import Site
from goldenthread.site.views.item import build_item_page
from goldenthread.site.views.person import build_person_page
from goldenthread.wording.words import load_words
from tests.git.repository import Repository, start_repository
from tests.plan.former_texts.story import CHILD, GOAL, PURPOSE, affirm
from tests.site.conftest import BUILT, Node, ask


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository whose plan lies two folders down."""
    return start_repository(tmp_path / "one")


def site_of(repository: Repository, **options: object) -> Site:
    """Return the site of a plan as it lies there."""
    plan = repository.plan(**options)
    return Site(plan, check_plan(plan), load_words(plan.settings), BUILT)


def doubts(site: Site, name: str) -> Node:
    """Return the section on doubts of an item's page."""
    page = ask(site, build_item_page(site, site.plan.by_id[name]))
    (found,) = [one for one in page.all("section") if one.all("h2", id="gt-doubts")]
    return found


def lines(node: Node) -> list[list[str]]:
    """Return the lines of each list of changes."""
    return [one.texts("li") for one in node.all("ul", "gt-change")]


def test_the_page_below_says_what_has_changed_in_the_readers_language(
    repository: Repository,
) -> None:
    """Title, target, period, aims: old struck out, new beside it."""
    affirm(repository)
    changed = GOAL.replace("One home in five", "One home in <four>").replace("800", "12345.5")
    changed = changed.replace("period: 2026", "period: 2026-Q4").replace(", revenue]", "]")
    repository.commit({"goal.md": changed}, "2026-10-01")
    section = doubts(site_of(repository), "child")
    assert lines(section) == [
        [
            "Title: “One home in five” → “One home in <four>”",
            "Target of “Homes”: 800 → 12,345.5",
            "Period: 2026 → Q4 2026",
            "Aims: Reach, Revenue → Reach",
        ]
    ]
    assert section.texts("del")[0] == "“One home in five”"
    assert section.texts("ins")[-1] == "Reach"
    german = lines(doubts(site_of(repository, language="de"), "child"))
    assert german[0][1] == "Ziel von „Homes“: 800 → 12.345,5"


def test_the_page_above_says_it_once_for_all_who_affirmed_the_same(
    repository: Repository,
) -> None:
    """Two who affirmed the first target, one who affirmed the second, one whose text is lost."""
    first = affirm(repository)
    twin = CHILD.format(seen=first).replace("id: child", "id: twin").replace("Win", "Keep")
    repository.commit({"twin.md": twin}, "2026-09-03")
    second = affirm(repository, GOAL.replace("800", "850"))
    later = CHILD.format(seen=second).replace("id: child", "id: later").replace("Win", "Meet")
    lost = CHILD.format(seen="abad1dea").replace("id: child", "id: lost").replace("Win", "Find")
    repository.commit(
        {
            "child.md": CHILD.format(seen=first),
            "later.md": later,
            "lost.md": lost,
            "goal.md": GOAL.replace("800", "900"),
        },
        "2026-10-01",
    )
    section = doubts(site_of(repository), "goal")
    assert "4 items below affirmed their links for another text" in section.text
    groups = [one.texts("li") for one in section.all("ul", "gt-doubts__l")]
    told = dict(
        zip([*(one[0] for one in lines(section)), "unknown"], _with_lost_last(groups), strict=True)
    )
    assert told == {
        "Target of “Homes”: 800 → 900": ["Keep the renters ben", "Win the renters ben"],
        "Target of “Homes”: 850 → 900": ["Meet the renters ben"],
        "unknown": ["Find the renters ben"],
    }
    assert section.text.count("Which text that was is not known from the git history here.") == 1


def _with_lost_last(groups: list[list[str]]) -> list[list[str]]:
    return sorted(groups, key=lambda one: "Find" in one[0])


def test_of_very_many_changes_a_page_names_six(repository: Repository) -> None:
    """And counts the others."""
    names = "abcdefgh"
    metrics = [f"{{id: {one}, name: {one}, unit: u, baseline: 0, target: 5}}" for one in names]
    many = f"{GOAL.partition('metrics:')[0]}metrics: [{', '.join(metrics)}]\n"
    affirm(repository, many)
    repository.commit({"goal.md": many.replace("target: 5", "target: 6")}, "2026-10-01")
    (told,) = lines(doubts(site_of(repository), "child"))
    assert (len(told), told[-1]) == (7, "And 2 more changes.")


def test_a_person_sees_what_has_changed_since_they_acknowledged_it(
    repository: Repository,
) -> None:
    """The words of a vision; of what was never read, or is still the same, nothing."""
    vision = (
        "kind: vision\nid: vision\ntitle: A million\nsupports: purpose\nowner: ada\n"
        "picture: A child fills a glass.\nclauses: [{id: home, text: at home}]\n"
    )
    repository.commit({"purpose.md": PURPOSE, "vision.md": vision}, "2026-09-01")
    plan = repository.plan()
    entries = "".join(
        f"  - {{item: {name}, version: {version_of(plan, plan.by_id[name])}, date: 2026-09-02,"
        " how: self}\n"
        for name in ("purpose", "vision")
    )
    ada = f"kind: person\nid: ada\ntitle: Ada Okafor\nacknowledged:\n{entries}"
    repository.commit({"ada.md": ada}, "2026-09-02")
    repository.commit({"vision.md": vision.replace("at home", "in every flat")}, "2026-10-01")
    site = site_of(repository)
    page = ask(site, build_person_page(site, site.plan.by_id["ada"]))
    assert lines(page) == [["Clause “home”: “at home” → “in every flat”"]]
