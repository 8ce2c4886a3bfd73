"""The index of people: everyone by team and by letter."""

from __future__ import annotations

from goldenthread.site.views.people import build_people
from tests.site.company import COMPANY
from tests.site.conftest import ask


def test_the_index_has_everyone_by_team_and_by_letter(make_site) -> None:
    """Each person stands once with the team and once in the alphabet; leavers stand apart."""
    model = build_people(make_site(COMPANY)).model
    assert [(team.title, len(team.members)) for team in model.teams] == [
        ("Marketing", 4),
        ("Sales", 2),
        ("Across departments", 1),
    ]
    assert [letter.letter for letter in model.letters] == ["A", "H", "I", "M", "R", "T", "Z"]
    assert [link.title for link in model.left] == ["Per Example"]
    assert model.head.lead == "7 people are named in the plan. One of them is a contractor."


def test_who_is_retired_is_a_former_colleague_too(make_site) -> None:
    """A file that is retired says that somebody left, with or without a last day."""
    gone = COMPANY["raj.md"] + "retired: {date: 2026-10-31, because: moved away}\n"
    model = build_people(make_site({**COMPANY, "raj.md": gone})).model
    named = [member.person.name for team in model.teams for member in team.members]
    former = [link.title for link in model.left]
    assert (len(former), model.count) == (2, 6)
    assert not set(former) & set(named)


def test_letters_of_any_script_and_accents_are_sorted(make_site) -> None:
    """Émile stands under E; a name in Greek has its own letter."""
    site = make_site(
        {
            "a.md": "kind: person\ntitle: Émile Example\n",
            "b.md": "kind: person\ntitle: Eva Example\n",
            "c.md": "kind: person\ntitle: Ωμέγα\ndepartment: nowhere\n",
        }
    )
    letters = build_people(site).model.letters
    assert [(letter.letter, len(letter.people)) for letter in letters] == [("E", 2), ("Ω", 1)]
    assert build_people(site).model.count == 3
    assert [team.title for team in build_people(site).model.teams] == ["Across departments"]


def test_the_index_links_and_filters(make_site) -> None:
    """Everyone is a link; the field for typing is hidden until a script shows it."""
    site = make_site(COMPANY)
    page = ask(site, build_people(site))
    links = [a.attributes["href"] for a in page.all("a", "gt-person")]
    assert sorted(links) == sorted(
        f"/people/{who}/" for who in ("ines", "maya", "tom", "zoe", "ada", "raj", "hana")
    )
    assert "hidden" in page.all("div", "gt-everyone__q")[0].attributes


def test_the_index_counts_where_people_appear_as_teams(make_site) -> None:
    """Each team with how many belong to it; no list, no letters, nothing to type."""
    site = make_site(COMPANY, people="team")
    page = ask(site, build_people(site))
    assert "4 people" in page.text
    assert page.all("li") == page.all("dl") == page.all("input") == []


def test_the_index_of_nobody_says_so(make_site) -> None:
    """An empty plan has an index, too."""
    site = make_site({})
    assert "names nobody yet" in ask(site, build_people(site)).text
