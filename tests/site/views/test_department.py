"""The page of a department, and the index of all departments."""

from __future__ import annotations

import json

import pytest

from goldenthread.site.views.department import build_department_page
from goldenthread.site.views.departments import build_departments
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask, panel


def model_of(site, item_id="marketing"):
    """Return the view model of a department's page."""
    return build_department_page(site, site.plan.by_id[item_id]).model


def page_of(site, item_id="marketing", body=""):
    """Render and parse a department's page."""
    return ask(site, build_department_page(site, site.plan.by_id[item_id]), body)


def test_the_two_visions_stand_side_by_side_clause_by_clause(make_site) -> None:
    """Each clause of the company's vision has the department's answer, or says it has none."""
    check = panel(model_of(make_site(COMPANY)), "visions")
    assert (check.state, check.icon) == ("tension", "conflict")
    assert check.heading == "The two visions pull apart in one part"
    assert "Each part has someone" not in check.text
    ((company, own),) = check.pairs
    assert [(piece.text, piece.mark) for piece in company.pieces] == [
        ("One million people", "on"),
        (" ", ""),
        ("drinking safe water", "x"),
        (" ", ""),
        ("at home", "x"),
    ]
    assert (company.picture, own.picture) == ("A child fills a glass.", "They name us.")
    assert [(a.clause, a.verdict, a.why) for a in check.answers] == [
        ("one million people", "supports", "tests reach them"),
        ("drinking safe water", "unanswered", ""),
        ("at home", "tension", "offices pay"),
    ]
    assert check.answers[0].item.address == "objectives/leads/"
    assert (check.answers[2].owner.name, check.answers[2].resolve_by) == (
        "Raj Example",
        "31 January 2027",
    )


AIMED = COMPANY["see.md"] + "aims: [reach]\n"
ANSWERED = COMPANY["mv.md"].partition("answers:")[0] + (
    "aims: [brand]\n"
    "answers: [{clause: 'see#people', verdict: supports, why: a, item: leads},"
    " {clause: 'see#safe', verdict: neutral, why: b},"
    " {clause: 'see#home', verdict: supports, why: c, item: leads}]\n"
)


def visions_of(make_site, own: str, company: str = AIMED):
    """Return the panel of Marketing with its own vision and the company's."""
    return panel(model_of(make_site({**COMPANY, "see.md": company, "mv.md": own})), "visions")


def test_visions_agree_once_every_clause_is_answered_and_the_aims_meet(make_site) -> None:
    """Answers to all clauses and aims that lead up make agreement; the way is told."""
    check = visions_of(make_site, ANSWERED)
    assert (check.state, check.heading) == ("agree", "The two visions agree")
    assert "Brand → More leads → Reach" in check.text
    missing = ANSWERED.replace("{clause: 'see#safe', verdict: neutral, why: b},", "")
    check = visions_of(make_site, missing)
    assert check.heading == "One of 3 parts of the company’s vision is not answered"


def test_what_was_not_checked_is_not_called_agreement(make_site) -> None:
    """Every part is answered and nobody names aims: the panel says so and stays neutral."""
    silent = ANSWERED.replace("aims: [brand]\n", "")
    check = visions_of(make_site, silent, COMPANY["see.md"])
    assert check.state == "unchecked"
    assert "aims are not checked" in check.heading


def test_support_that_nothing_carries_leaves_a_part_open(make_site) -> None:
    """So does an answer to words that have changed."""
    check = visions_of(make_site, ANSWERED.replace("why: c, item: leads", "why: c"))
    assert check.answers[2].word == "Nothing carries it"
    assert check.state == "tension"
    check = visions_of(make_site, ANSWERED.replace("why: b}", "why: b, seen: abcdef12}"))
    assert check.answers[1].word == "Words changed since"


def test_aims_that_are_against_each_other_are_shown_side_by_side(make_site) -> None:
    """The panel marks both, says where the department's lead, what would mend it, and who can."""
    check = visions_of(make_site, ANSWERED.replace("[brand]", "[remarketing]"))
    assert (check.state, check.icon) == ("conflict", "conflict")
    assert check.heading == "The two visions pull against each other"
    [(company, own)] = check.pairs
    assert [(aim.text, aim.mark) for aim in company.aims] == [("Reach", "x")]
    assert [(aim.text, aim.mark) for aim in own.aims] == [("Selling again", "x")]
    led = "Retention, Lifetime value, Revenue and Margin"
    assert check.ways == (f"“Selling again” is against Reach; it leads to {led}.",)
    assert "More leads" in check.mend.text
    assert check.mend.code == "GT312"
    assert [owner.name for owner in check.mend.owners] == ["Ines Example", "Hana Example"]


def test_aims_that_say_nothing_are_asked_and_not_accused(make_site) -> None:
    """No conflict: a quiet panel, a question, and the rule that asks it."""
    check = visions_of(make_site, ANSWERED.replace("[brand]", "[cost]"))
    assert (check.state, check.icon) == ("apart", "note")
    assert check.heading == "The two visions aim at different things"
    assert "That is no conflict" in check.text
    [(company, own)] = check.pairs
    assert [(aim.text, aim.mark) for aim in (*company.aims, *own.aims)] == [
        ("Reach", ""),
        ("Lower cost", ""),
    ]
    assert check.ways == ("“Lower cost” leads to Margin; it says nothing about Reach.",)
    assert (check.mend.asks, check.mend.code) == (True, "GT319")
    assert check.mend.text.startswith("How does Marketing bring Reach about?")


@pytest.mark.parametrize(
    ("aims", "way", "mark"),
    [
        ("brand, remarketing", "Selling again is against Reach", "x"),
        ("brand, cost", "Lower cost says nothing about it", ""),
    ],
)
def test_visions_that_meet_in_part_name_the_aim_that_does_not(
    make_site, aims: str, way: str, mark: str
) -> None:
    """It is not called agreement, and what leads there is told first."""
    check = visions_of(make_site, ANSWERED.replace("[brand]", f"[{aims}]"))
    assert (check.state, check.icon) == ("part", "part")
    assert check.heading == "The two visions meet in part"
    assert "Brand → More leads → Reach" in check.text
    assert check.ways == (way,)
    assert [aim.mark for aim in check.pairs[-1][1].aims] == ["on", mark]


def test_a_tension_that_nobody_settles_is_not_called_settled(make_site) -> None:
    """Without a person and a day the panel does not claim both; a day that passed is called so."""
    loose = ANSWERED.replace("verdict: supports, why: c, item: leads", "verdict: tension, why: c")
    assert "Nobody has set" in visions_of(make_site, loose).text
    late = loose.replace("why: c", "why: c, owner: raj, resolve_by: 2026-11-01")
    check = visions_of(make_site, late)
    assert check.answers[2].overdue
    page = ask(
        site := make_site({**COMPANY, "see.md": AIMED, "mv.md": late}),
        build_department_page(site, site.plan.by_id["marketing"]),
    )
    assert "was to be settled by 1 November 2026" in page.all("section", "gt-vs")[0].text


def test_a_department_without_a_vision_says_so(make_site) -> None:
    """Sales has none, and hangs in the page from the company's."""
    model = model_of(make_site(COMPANY), "sales")
    check = panel(model, "visions")
    assert (check.state, check.heading) == (
        "silent",
        "Sales has no vision of its own",
    )
    assert [step.title for step in model.steps] == [
        "Nobody thinks twice before drinking",
        "One million people drinking safe water at home",
    ]


def test_an_own_purpose_stands_beside_the_companys(make_site) -> None:
    """A department's purpose leads its page and has a place in the comparison."""
    own = (
        "kind: purpose\nid: mp\ntitle: Water is a question\ndepartment: marketing\nsupports: why\n"
    )
    model = model_of(make_site({**COMPANY, "mp.md": own}))
    assert model.head.lead == "Water is a question"
    assert panel(model, "visions").pairs[0][1].pieces[0].text == "Water is a question"


def test_each_outcome_names_its_objectives_and_by_which_goal(make_site) -> None:
    """Revenue and market share by the first goal, delight by a second parent, margin by none."""
    model = panel(model_of(make_site(COMPANY)), "outcomes")
    assert [(card.name, card.count, card.gap) for card in model.cards] == [
        ("Revenue", 1, False),
        ("Market share", 1, False),
        ("Customer delight", 1, False),
        ("Margin", 0, True),
    ]
    assert model.cards[2].items[0].note == "through Keep nine in ten customers"
    assert model.cards[3].text == "No corporate goal aims at it."
    assert [link.title for link in model.reach_none] == ["Refresh the brand"]


def test_the_table_lists_objectives_and_what_hangs_from_nothing(make_site) -> None:
    """What is carried by an objective is in the tree; a broken one says why."""
    model = model_of(make_site(COMPANY))
    assert [(work.title, work.kind, work.broken) for work in model.work] == [
        ("Double the leads", "", False),
        ("Refresh the brand", "Initiative", True),
    ]
    assert model.work[0].serves.title == "Be chosen by one in four homes"
    assert "nowhere" in model.work[1].gap
    assert [row.title for row in model.rows] == [
        "Double the leads",
        "Starter kit",
        "Real photographs",
    ]
    assert [row.title for row in model.cut] == ["Refresh the brand"]
    assert (model.reach, model.work_note) == (
        "4 of 5",
        "1 objective, 1 campaign, 1 initiative, 1 tactic",
    )


def test_people_are_shown_alike_whether_employed_or_contracted(make_site) -> None:
    """Contractors stand between employees by name; who left is not of the team."""
    site = make_site(COMPANY)
    members = model_of(site).members
    assert [(m.person.name, m.person.contractor, m.leads) for m in members] == [
        ("Ines Example", False, True),
        ("Maya Example", False, False),
        ("Tom Example", True, False),
        ("Zoë Example", False, False),
    ]
    assert [m.note for m in members] == [
        "1 vision, 1 goal, 1 initiative",
        "1 objective, 1 campaign",
        "1 tactic",
        "through the team",
    ]
    assert "Per Example" not in [m.person.name for m in model_of(site, "sales").members]


def test_the_pathfinder_has_qualification_day_and_backup(make_site) -> None:
    """What the department's file says about its lead is all there; a missing lead is a gap."""
    site = make_site(COMPANY)
    (lead,) = model_of(site).pathfinders
    assert (lead.person.name, lead.qualification, lead.since, lead.backup.name) == (
        "Ines Example",
        "twelve years in water",
        "Since 1 March 2025.",
        "Maya Example",
    )
    assert "Nobody is named" in page_of(site, "sales").text


def test_a_pathfinder_leads_from_the_day_that_is_named(make_site) -> None:
    """Until then the page says who will, and the backup stands in wherever someone is asked."""
    later = COMPANY["marketing.md"].replace("since: 2025-03-01", "since: 2027-03-01")
    assert later != COMPANY["marketing.md"]
    site = make_site({**COMPANY, "marketing.md": later})
    model = model_of(site)
    assert [lead.since for lead in model.pathfinders] == ["Leads from 1 March 2027 on."]
    assert not any(member.leads for member in model.members)
    cards = {card.title: card for card in build_departments(site).model.cards}
    assert [person.name for person in cards["Marketing"].pathfinders] == ["Maya Example"]


def test_findings_of_everything_in_the_department_are_listed(make_site) -> None:
    """The broken initiative's finding stands here and not with Sales."""
    site = make_site(COMPANY)
    assert "GT201" in [finding.code for finding in model_of(site).findings]
    assert "GT201" not in [finding.code for finding in model_of(site, "sales").findings]


def test_the_page_reads_as_html(make_site) -> None:
    """Headings, table, links and the author's own text are in the page."""
    page = page_of(make_site(COMPANY), body="<p>We meet on Tuesdays.</p>")
    assert page.texts("h1") == ["Marketing"]
    assert page.texts("h2") == [
        "What every department needs",
        "The two visions pull apart in one part",
        "Outcomes",
        "Objectives",
        "Work",
        "People",
        "Findings",
    ]
    assert "We meet on Tuesdays." in page.texts("p")
    assert "/objectives/leads/" in [a.attributes["href"] for a in page.all("a")]


def test_hostile_words_are_text(make_site) -> None:
    """Whatever a plan says, it stays text on the page of a department."""
    files = {
        name: text.replace("title: ", f"title: {json.dumps(HOSTILE)} #")
        if name != "why.md"
        else text
        for name, text in COMPANY.items()
    }
    page = page_of(make_site(files))
    assert page.all("script") == []
    assert "<script>alert(1)</script>" in page.texts("h1")[0]


def test_a_department_alone_in_a_plan_renders(make_site) -> None:
    """Nothing else is needed: no purpose, no people, no work."""
    page = page_of(make_site({"d.md": "kind: department\ntitle: Alone\n"}), "d")
    assert page.texts("h1") == ["Alone"]
    assert "Nobody belongs to this department yet." in page.text


def test_the_index_names_vision_lead_and_reach(make_site) -> None:
    """One entry for each department, by name."""
    site = make_site(COMPANY)
    cards = build_departments(site).model.cards
    assert [(c.title, c.vision and c.vision.title, c.reach, c.broken) for c in cards] == [
        ("Marketing", "Every home has heard", "4 of 5", 1),
        ("Sales", None, "1 of 1", 0),
    ]
    assert panel(cards[0], "card") == ("Revenue", "Market share", "Customer delight")
    page = ask(site, build_departments(site))
    assert page.texts("h2") == ["Marketing", "Sales"]
    assert "No vision of its own yet" in page.text


def test_the_index_of_no_departments_says_so(make_site) -> None:
    """An empty plan has an index, too."""
    assert "names no department" in ask(*_index(make_site({}))).text


def _index(site):
    return site, build_departments(site)
