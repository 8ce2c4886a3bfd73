"""The coverage page: two matrices, the lists behind their numbers, and what a plan may lack."""

from __future__ import annotations

import json

from goldenthread.questions.outcomes.site.coverage import build_coverage
from goldenthread.site.views.item import build_item_page
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask

CALLS = "  - {id: n, name: Calls, actuals: [{date: 2026-11-15, value: 3}]}\n"


def page_of(site):
    """Render and parse the coverage page."""
    return ask(site, build_coverage(site))


def test_each_number_counts_its_list_and_what_is_linked_stands_apart(make_site) -> None:
    """The objective contributes; its campaign and tactic show no figure of their own."""
    site = make_site(COMPANY)
    page = page_of(site)
    number = page.all("a", href="/coverage/#marketing--to--revenue")[0]
    assert number.text == "1 + 2 linked"
    behind = page.all("div", id="marketing--to--revenue")[0]
    assert behind.texts("h4") == ["Marketing: Revenue one contributes, 2 linked"]
    assert behind.all("li")[0].text.startswith("Double the leads Objective")
    marks = [mark.attributes["aria-label"] for mark in behind.all("span", role="img")]
    assert marks == ["contributes", "linked, not shown", "linked, not shown"]
    assert "figure of 31 August 2026" in behind.text
    assert "no figure since 1 July 2026" in behind.text


def test_every_link_to_a_list_leads_somewhere(make_site) -> None:
    """Numbers and anchors are the same set, each anchor once."""
    page = page_of(make_site(COMPANY))
    cells = [a for td in page.all("td") for a in td.all("a")]
    anchors = [node.attributes["id"] for node in page.all("div", "gt-behind__l")]
    assert sorted(a.attributes["href"].partition("#")[2] for a in cells) == sorted(anchors)
    assert len(set(anchors)) == len(anchors) == 8


def test_an_item_reached_through_a_second_parent_shows_that_way(make_site) -> None:
    """Delight comes through the second parent, not along the item's own thread."""
    page = page_of(make_site(COMPANY))
    behind = page.all("div", id="marketing--to--customer-delight")[0]
    way = behind.all("p", "gt-behind__w")[0]
    assert [a.attributes["href"] for a in way.all("a")] == ["/goals/stay/"]


def test_an_empty_cell_says_who_could_answer(make_site) -> None:
    """The Pathfinder of the department and the owner of the goal; who left is not asked."""
    site = make_site({**COMPANY, "stay.md": COMPANY["stay.md"].replace("raj", "per")})
    matrix = build_coverage(site).model.goals
    assert matrix.rows[1].cells[1].answer == "Nobody, and nobody to ask"
    matrix = build_coverage(make_site(COMPANY)).model.outcomes
    assert [column.note for column in matrix.columns] == ["", "", "", "no goal names it"]
    assert matrix.rows[0].cells[3].answer == "Nobody. Ask Ines Example or Hana Example"
    assert matrix.note == (
        "Sales is a cost centre: none of its work contributes to an outcome. "
        "No goal of the company names Margin."
    )


def test_totals_and_shares_add_up(make_site) -> None:
    """Columns are summed; the last one counts each item once, of all that is active."""
    model = build_coverage(make_site(COMPANY)).model
    assert model.outcomes.totals == (1, 1, 1, 0)
    assert [(row.label, row.count, row.active) for row in model.outcomes.rows] == [
        ("Marketing", 1, 4),
        ("Sales", 0, 1),
    ]
    assert (model.outcomes.count, model.outcomes.active) == (1, 5)
    assert model.head.lead == "1 of 5 active items show that they move an outcome."


def test_a_plan_without_outcomes_has_one_matrix_and_says_what_a_second_needs(make_site) -> None:
    """Goals alone are covered, too."""
    files = {k: v.replace("outcomes:", "aims:") for k, v in COMPANY.items()}
    page = page_of(make_site(files))
    assert len(page.all("table")) == 1
    assert "No goal of the company names an outcome." in page.text


def test_an_empty_plan_and_one_without_departments_say_what_is_missing(make_site) -> None:
    """The page is there from the first day."""
    for files in ({}, {"why.md": COMPANY["why.md"], "see.md": COMPANY["see.md"]}):
        page = page_of(make_site(files))
        assert page.all("table") == []
        assert "There is nothing to cover yet" in page.text


def test_an_outcome_by_any_name_has_an_anchor(make_site) -> None:
    """Words of a company's own may hold spaces and quotes; anchors may not."""
    odd = COMPANY["stay.md"].replace("customer-delight", "'peace & quiet'")
    page = page_of(make_site({**COMPANY, "stay.md": odd}))
    assert page.all("a", href="/coverage/#marketing--to---4")
    assert page.all("div", id="marketing--to---4")


def test_a_long_list_ends_with_the_rest_in_the_tree(make_site) -> None:
    """A hundred entries are enough for one list."""
    link = "supports: [{id: calls, why: someone has to}]\nmetrics:\n" + CALLS
    more = {f"t{n}.md": f"kind: tactic\ntitle: T{n}\n{link}" for n in range(120)}
    page = page_of(make_site({**COMPANY, **more}))
    behind = page.all("div", id="sales--share")[0]
    assert behind.all("a", href="/tree/?department=sales")[0].text == "21 more in the tree"


def test_the_page_of_an_item_says_that_it_is_only_linked(make_site) -> None:
    """Beside its outcomes stands what it lacks; the objective with a figure says nothing."""
    site = make_site(COMPANY)
    kit = ask(site, build_item_page(site, site.plan.by_id["kit"]))
    assert "linked, not shown: no figure" in kit.text
    leads = ask(site, build_item_page(site, site.plan.by_id["leads"]))
    assert "linked, not shown" not in leads.text


def test_german_says_it_all(make_site) -> None:
    """No English is left in the tables."""
    page = page_of(make_site(COMPANY, language="de"))
    assert page.texts("h2") == [
        "Abteilungen und Ziele",
        "Abteilungen und Wirkungen",
        "Hinter den Zahlen",
    ]
    assert "Sales ist eine Kostenstelle: Keine Arbeit dort trägt zu einer Wirkung bei." in page.text
    assert "Niemand. Zu fragen: Ines Example oder Hana Example" in page.text


def test_hostile_words_are_text(make_site) -> None:
    """Whatever a plan says, it stays text on the page."""
    files = {
        name: text.replace("title: ", f"title: {json.dumps(HOSTILE)} #")
        if name != "why.md"
        else text
        for name, text in COMPANY.items()
    }
    page = page_of(make_site(files))
    assert page.all("script") == []
    assert any("<script>alert(1)</script>" in text for text in page.texts("h3"))


def test_many_goals_scroll_inside_their_own_frame(make_site) -> None:
    """A company with a dozen goals gets a table that scrolls; the page does not."""
    goals = {f"g{n}.md": f"kind: goal\ntitle: Goal {n}\nsupports: see\n" for n in range(12)}
    page = page_of(make_site({**COMPANY, **goals}))
    [frame] = page.all("div", "gt-scroll")
    assert frame.attributes["tabindex"] == "0"
    assert len(frame.all("table")) == 1
