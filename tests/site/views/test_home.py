"""The plan on one page."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.git.history import Change, History
from goldenthread.site.views.home import build_home, first_words
from tests.site.conftest import ask

PLAN = {
    "ada.md": "kind: person\ntitle: Ada Example\nrole: Lead\n",
    "ben.md": "kind: person\ntitle: Ben Example\nengagement: contractor\n",
    "eve.md": "kind: person\ntitle: Eve Gone\nend: 2026-01-31\n",
    "why.md": "kind: purpose\ntitle: Nobody thinks twice\nowner: ada\n",
    "see.md": "kind: vision\ntitle: One million people\nsupports: why\nowner: ada\n"
    "period: 2024-01-01/2031-12-31\n"
    "metrics: [{id: p, unit: people, baseline: 0, target: 1000000,"
    " actuals: [{date: 2026-10-31, value: 318000}]}]\n",
    "proof.md": "---\nkind: value\ntitle: Proof before promise\nowner: ada\nsupports: why\n---\n"
    "We publish the **lab result** first. Then we talk.\n",
    "goal.md": "kind: goal\ntitle: One in four\nowner: ada\nperiod: 2026\n"
    "outcomes: [market-share]\n"
    "supports: [{id: see, why: homes are where people drink}]\n"
    "metrics: [{id: s, unit: '%', baseline: 14, target: 25,"
    " actuals: [{date: 2026-10-31, value: 18.2}]}]\n",
    "leads.md": "kind: objective\ntitle: Double the leads\nowner: ada\n"
    "supports: [{id: goal, why: renters can come}]\n"
    "conflicts_with: [{id: goal, why: it is dear}]\n",
    "done.md": "kind: objective\ntitle: Done\nowner: ada\nsupports: [{id: goal, why: w}]\n"
    "closed: {date: 2026-10-31, verdict: achieved}\n",
    "brand.md": "kind: objective\ntitle: Refresh the brand\nowner: ben\n",
}


def home_of(site):
    """Return the view model of the home page."""
    return build_home(site).model


def test_the_page_holds_the_plan(make_site) -> None:
    """Purpose, vision with its numbers, value with its first sentence, goals with theirs."""
    page = home_of(make_site(PLAN))
    assert page.purpose.title == "Nobody thinks twice"
    (vision,) = page.aims
    assert (vision.when, vision.value, vision.rest, vision.percent) == (
        "by the end of 2031",
        "318,000",
        "of 1,000,000 people",
        32,
    )
    assert [(v.title, v.note) for v in page.values] == [
        ("Proof before promise", "We publish the lab result first.")
    ]
    (goal,) = page.goals
    assert (goal.start, goal.value, goal.target, goal.percent, goal.status) == (
        "14%",
        "18.2%",
        "25%",
        38,
        "off-track",
    )
    assert (goal.outcomes, goal.count, goal.owner.name) == (
        "Market share",
        "One item serves it",
        "Ada Example",
    )


@pytest.mark.parametrize(
    ("kind", "above", "note"),
    [
        ("mission", "see", "One goal carries the mission"),
        ("vision", "why", "One goal carries the vision"),
        ("value", "why", "One goal carries the purpose"),
    ],
)
def test_the_goals_carry_what_the_plan_has(make_site, kind: str, above: str, note: str) -> None:
    """A plan without a mission is not told that its goals carry one."""
    plan = {key: PLAN[key] for key in ("ada.md", "why.md", "goal.md")}
    if above == "see":
        plan["see.md"] = PLAN["see.md"]
    plan["more.md"] = f"kind: {kind}\ntitle: More\nsupports: {above}\nowner: ada\n"
    assert home_of(make_site(plan)).goals_note == note


def test_everybody_who_is_here_is_in_the_index_and_nobody_comes_first(make_site) -> None:
    """By department, then by name; those who left are gone, those of no team come last."""
    more = {
        "yard.md": "kind: department\ntitle: Yard\n",
        "desk.md": "kind: department\ntitle: Desk\n",
        "abe.md": "kind: person\ntitle: Abe Idle\ndepartment: yard\nengagement: contractor\n",
        "zoe.md": "kind: person\ntitle: Zoë Idle\ndepartment: yard\n",
    }
    site = make_site({**PLAN, **more})
    groups = {group.title: [p.name for p in group.people] for group in home_of(site).people}
    assert groups == {
        "Yard": ["Abe Idle", "Zoë Idle"],
        "Across departments": ["Ada Example", "Ben Example"],
    }
    page = ask(site, build_home(site))
    (index,) = page.all("aside", "gt-find")
    assert [s.text for s in index.all("summary")] == ["Yard 2", "Across departments 2"]
    assert "Contractor" in index.all("li")[0].text
    assert page.texts("a", "gt-more")[0] == "All 4 people"


def test_a_plan_without_departments_shows_its_people_unfolded(make_site) -> None:
    """One group alone needs no heading and no click."""
    page = ask(make_site(PLAN), build_home(make_site(PLAN)))
    (index,) = page.all("aside", "gt-find")
    assert index.all("details") == []
    assert [li.attributes["data-t"].split()[0] for li in index.all("li")] == ["Ada", "Ben"]


@pytest.mark.parametrize("people", ["roles", "team"])
def test_where_nobody_is_named_the_index_leads_to_teams(make_site, people: str) -> None:
    """A link for each department that has anybody; no name, and no way to a list of names."""
    files = {**PLAN, "yard.md": "kind: department\ntitle: Yard\n"}
    files["ada.md"] += "department: yard\n"
    site = make_site(files, people=people)
    (index,) = ask(site, build_home(site)).all("aside", "gt-find")
    assert index.texts("h2") == ["Find your team’s thread"]
    assert [a.attributes["href"] for a in index.all("a")] == ["/departments/yard/"]
    assert "Ada Example" not in index.text


def test_the_health_counts_and_draws_every_gap(make_site) -> None:
    """The share is rounded down: a plan with a gap never reads 100 %."""
    health = home_of(make_site(PLAN)).health
    assert (health.figure, health.sentence) == (
        "83%",
        "5 of 6 items, from the purpose to every tactic",
    )
    assert sum(piece.cut for piece in health.strand.pieces) == 1
    whole = {name: text for name, text in PLAN.items() if name != "brand.md"}
    assert home_of(make_site(whole)).health is not None


def test_broken_threads_conflicts_and_findings_are_lists(make_site) -> None:
    """Each names the item and who can mend it."""
    lists = {issues.icon: issues for issues in home_of(make_site(PLAN)).issues}
    assert lists["broken"].title == "One broken thread"
    assert [(e.title, e.note) for e in lists["broken"].entries] == [
        ("Refresh the brand", "Ben Example")
    ]
    assert [(e.title, e.note) for e in lists["conflict"].entries] == [
        ("Double the leads", "pulls against “One in four”")
    ]
    assert "Refresh the brand" not in [e.title for e in lists["warning"].entries]


def test_a_tension_that_nobody_settles_is_a_conflict(make_site) -> None:
    """It stands with the conflicts, once, and not with what else has to be mended."""
    files = {
        **PLAN,
        "see.md": PLAN["see.md"] + "clauses: [{id: people, text: one million people}]\n",
        "sales.md": "kind: department\ntitle: Sales\n",
        "own.md": "kind: vision\ntitle: Offices first\nowner: ben\ndepartment: sales\n"
        "supports: [{id: see, why: they pay}]\n"
        "answers: [{clause: see#people, verdict: tension, why: an office pays more}]\n",
    }
    site = make_site(files)
    assert "GT316" in [f.code for f in site.result.findings if f.severity.value == "warning"]
    lists = {issues.icon: issues for issues in home_of(site).issues}
    assert [(e.title, e.note) for e in lists["conflict"].entries] == [
        ("Double the leads", "pulls against “One in four”"),
        ("Offices first", "pulls against “One million people”"),
    ]
    assert "Open tension" not in [e.note for e in lists["warning"].entries]


def test_notes_are_no_warnings_and_are_only_counted(make_site) -> None:
    """What nobody has to mend stands below, with the way to the report."""
    files = {
        "purpose.md": "kind: purpose\ntitle: Water\nowner: ada\n",
        "ada.md": "kind: person\ntitle: Ada Example\n",
        "north.md": "kind: objective\ntitle: Pipes\nsupports: purpose\nowner: ada\n"
        "period: 2026-Q4\nmetrics: [{id: n, name: Pipes, unit: pipes, baseline: 0, target: 100,"
        " actuals: [{date: 2026-10-20, value: 60}, {date: 2026-11-20, value: 62}]}]\n",
    }
    site = make_site(files)
    notes = [f for f in site.result.findings if f.severity.value == "info"]
    assert [f.code for f in notes] == ["GT809"]
    others = [f.code for f in site.result.findings if f not in notes]
    (warnings,) = home_of(site).issues
    assert (warnings.icon, len(warnings.entries)) == ("warning", len(others))
    page = ask(site, build_home(site))
    (health,) = [one for one in page.all("section") if one.all("", id="gt-health")]
    assert [a.text for a in health.all("a", "gt-more")][-1] == "One note in the report"


def test_what_changed_lately_is_newest_first_and_only_with_history(make_site) -> None:
    """Without git there is no such section; with it, six entries at most."""
    assert home_of(make_site(PLAN)).changes == ()
    last = {
        name: Change(dt.date(2026, 11, number + 1), "Ada")
        for number, name in enumerate(sorted(PLAN))
    }
    changes = home_of(make_site(PLAN, history=History("abc", last=last))).changes
    assert len(changes) == 6
    assert [change.iso for change in changes] == sorted((c.iso for c in changes), reverse=True)
    assert changes[0].author == "Ada"


@pytest.mark.parametrize(
    ("files", "heading", "word"),
    [
        ({}, "This plan is empty", "kind: purpose"),
        ({"a.md": "kind: goal\ntitle: A\n"}, "This plan has no purpose yet", "kind: purpose"),
        (
            {"a.md": "kind: purpose\ntitle: A\n", "b.md": "kind: purpose\ntitle: B\n"},
            "2 purposes claim to be the company’s",
            "department",
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_plan_without_one_purpose_gets_help(make_site, files, heading, word, language) -> None:
    """An empty or headless plan still has a home, which says what to write."""
    site = make_site(files, language=language)
    page = ask(site, build_home(site))
    if language == "en":
        assert page.texts("h1") == [heading]
    assert word in page.text


def test_everything_is_there_without_javascript(make_site) -> None:
    """All people are links; only the search field waits for the script."""
    site = make_site(PLAN)
    page = ask(site, build_home(site))
    (panel,) = page.all("aside", "gt-find")
    assert len(panel.all("a", "gt-person")) == 2
    assert [node.tag for node in page.walk() if "hidden" in node.attributes] == ["div"]
    assert panel.all("a", "gt-more")[0].attributes["href"] == "/people/"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("We test. Then we talk.", "We test."),
        ("# Heading\n\nText", ""),
        ("", ""),
        ("- a list", ""),
        ("See [[goal]] and *more*", "See goal and more"),
        ("13\\. Act on *climate*. Then rest.", "13. Act on climate."),
        ("Goal 13. Act on climate. Then rest.", "Goal 13. Act on climate."),
        ("By the end of 2030. Then rest.", "By the end of 2030."),
        ("Sold in the U.S. Army. Then rest.", "Sold in the U.S. Army."),
        ("R&amp;D \\*counts\\*. So.", "R&D *counts*."),
    ],
)
def test_the_first_words_of_a_text_are_plain(make_site, body, words) -> None:
    """Only a first sentence is quoted, without its marks."""
    files = {"v.md": f"---\nkind: value\ntitle: V\n---\n{body}\n"}
    assert first_words(make_site(files).plan.by_id["v"]) == words
