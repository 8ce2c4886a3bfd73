"""The page of an item."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from goldenthread.git.history import Change, History
from goldenthread.site.views.item import build_item_page
from goldenthread.site.views.registry import build_page, site_pages
from tests.site.conftest import ask, panel

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'n' {{ 7*7 }} `code`"
PLAN = {
    "ada.md": "kind: person\ntitle: Ada Example\nrole: Lead\n",
    "ben.md": "kind: person\ntitle: Ben Example\nengagement: contractor\n",
    "team.md": "kind: department\ntitle: Marketing\npathfinders: [{person: ada}]\n",
    "why.md": "kind: purpose\ntitle: Nobody thinks twice\nowner: ada\n",
    "see.md": "kind: vision\ntitle: One million people\nsupports: why\nowner: ada\n"
    "picture: A child fills a glass and nobody looks.\n"
    "clauses: [{id: people, text: one million people}, {id: home, text: at home}]\n",
    "ours.md": "kind: vision\ntitle: Every home has heard\nowner: ada\ndepartment: team\n"
    "supports: [{id: see, why: they come with a question}]\n"
    "answers: [{clause: 'see#people', verdict: supports, why: tests reach them, item: leads}]\n",
    "goal.md": "kind: goal\ntitle: Be chosen by one in four\nowner: ada\nperiod: 2026\n"
    "outcomes: [market-share]\nsupports: [{id: see, why: homes are where people drink}]\n",
    "cost.md": "kind: goal\ntitle: Lift the margin\nowner: ben\noutcomes: [margin]\n"
    "supports: [{id: see, why: it pays for itself}]\n",
    "leads.md": "kind: objective\ntitle: Double the leads\nowner: ada\nreviewer: ben\n"
    "department: team\nnumber: '1.2'\nperiod: 2026-Q4\naims: [reach]\noutcomes: [margin, revenue]\n"
    "supports: [{id: goal, why: renters can become customers}, {id: cost, why: they are cheap}]\n"
    "depends_on: [filter]\nformerly: [old-leads]\n"
    "conflicts_with: [{id: cost, why: kits cost money, owner: ada, resolve_by: 2026-12-15}]\n"
    "assumptions: [{text: landlords agree, holds: false, checked: 2026-09-01, owner: ben}]\n"
    "stakeholders: [{name: Tenants’ union, role: Beneficiary}]\n"
    "metrics: [{id: n, name: Leads, unit: leads a month, baseline: 420, target: 840,"
    " actuals: [{date: 2026-09-30, value: 500}, {date: 2026-10-31, value: 610}]}]\n",
    "filter.md": "kind: objective\ntitle: Ship the filter\nowner: ada\nperiod: 2027-Q1\n"
    "supports: [{id: goal, why: nobody has to drill}]\n",
    "kit.md": "---\nkind: campaign\ntitle: Starter kit\nowner: ada\n"
    "supports: [{id: leads, why: they can start today}]\ntype: starter offer\n"
    "message: {text: 'Your flat, your water', expresses: 'see#home'}\n"
    "landing_page: https://example.org/kit\n"
    "budget: {amount: 40000, currency: EUR, spent: 18250.5}\n---\nSee [[leads]].\n",
    "page.md": "kind: tactic\ntitle: Search pages\nowner: ada\nperiod: 2026-Q4\n"
    "supports: [{id: kit, why: they find us}]\n",
    "done.md": "kind: campaign\ntitle: Move-in weeks\nowner: ada\n"
    "supports: [{id: leads, why: students come}]\n"
    "closed: {date: 2026-10-31, verdict: missed, score: 0.6, learned: ask earlier}\n",
    "gone.md": "kind: goal\ntitle: Grow anyhow\nowner: ada\n"
    "supports: [{id: see, why: more is more}]\n"
    "retired: {date: 2026-01-05, because: it counted the wrong homes, into: goal}\n",
}


def model_of(site, item_id):
    """Return the view model of an item's page."""
    return build_item_page(site, site.plan.by_id[item_id]).model


def page_of(site, item_id, body=""):
    """Render and parse an item's page."""
    return ask(site, build_item_page(site, site.plan.by_id[item_id]), body)


def test_the_callout_offers_what_was_probably_meant(make_site) -> None:
    """Links to the ids that are most like one that names nothing; nothing where all is there."""
    slip = PLAN["page.md"].replace("id: kit", "id: kitt")
    callout = model_of(make_site({**PLAN, "page.md": slip}), "page").callout
    assert (callout.code, [link.title for link in callout.suggestions]) == (
        "GT201",
        ["Starter kit"],
    )
    over = PLAN["page.md"].replace("id: kit", "id: gone")
    callout = model_of(make_site({**PLAN, "page.md": over}), "page").callout
    assert (callout.code, callout.suggestions) != ("GT201", ())
    assert callout.suggestions == ()


def facts_of(model):
    """Return the facts as {label: [(title, note)]}."""
    return {fact.label: [(e.title, e.note) for e in fact.entries] for fact in model.facts}


def test_the_page_of_an_objective_holds_all_its_facts(make_site) -> None:
    """Each field of the item appears, with what follows from its links."""
    model = model_of(make_site(PLAN), "leads")
    assert (model.head.kind, model.head.context, model.head.title, model.head.state) == (
        "Objective 1.2",
        "Marketing",
        "Double the leads",
        "soft",
    )
    assert facts_of(model) == {
        "Department": [("Marketing", "")],
        "Period": [("Q4 2026", "39 days left")],
        "Outcome": [
            ("Market share", ""),
            ("Margin", ""),
            ("Revenue", "claimed here, by no goal above it"),
        ],
        "Aims": [("Reach", "")],
        "Alignment": [("Not checked", "“Be chosen by one in four” names no aims")],
        "Needs": [("Ship the filter", "due 31 Mar")],
        "Formerly": [("old-leads", "")],
    }
    assert (model.progress.percent, model.progress.formula) == (
        45,
        "(610 − 420) / (840 − 420) = 45%",
    )
    assert (model.owner.name, model.reviewer.name) == ("Ada Example", "Ben Example")
    assert [(a.holds, a.text, a.checked) for a in panel(model, "assumptions")] == [
        ("no", "landlords agree", "1 September 2026")
    ]
    assert [(s.title, s.note) for s in model.stakeholders] == [("Tenants’ union", "Beneficiary")]


def test_the_rendered_page_shows_thread_sentence_and_knot(make_site) -> None:
    """A reader finds the way up as links, the sentence, and one h1."""
    page = page_of(make_site(PLAN), "leads", "<p>We count twice.</p>")
    (thread,) = page.all("ol", "gt-thread")
    assert [(a.attributes["href"], a.text) for a in thread.all("a")] == [
        ("/purposes/why/", "Nobody thinks twice"),
        ("/visions/see/", "One million people"),
        ("/goals/goal/", "Be chosen by one in four"),
        ("/goals/cost/", "Lift the margin"),
    ]
    assert page.texts("h1") == ["Double the leads"]
    (sentence,) = page.texts("p", "gt-sentence")
    assert sentence == (
        "In one sentence Double the leads so that renters can become customers, so that homes are"
        " where people drink, so that nobody thinks twice."
    )
    assert "We count twice." in page.texts("div", "gt-body")[0]


def test_what_carries_it_shows_rows_and_what_would_be_lost(make_site) -> None:
    """Work in hand is counted; what is over is shown with its status but not counted."""
    carries = model_of(make_site(PLAN), "leads").carries
    assert [(r.title, r.depth, r.status) for r in carries.rows] == [
        ("Move-in weeks", 0, "missed"),
        ("Starter kit", 0, ""),
        ("Search pages", 1, ""),
    ]
    assert (carries.count, carries.loss) == (
        "2 items serve it",
        "Without it, 2 items would lose their thread to the purpose.",
    )


def test_a_second_parent_shows_the_guest_and_where_it_belongs(make_site) -> None:
    """An item that serves this goal second is listed, saying whom it serves first."""
    (row,) = model_of(make_site(PLAN), "cost").carries.rows
    assert row.title == "Double the leads"
    assert ("ghost", "first serves “Be chosen by one in four”") in [
        (flag.kind, flag.text) for flag in row.flags
    ]


def test_a_conflict_stands_on_both_pages(make_site) -> None:
    """Whoever is named in a conflict reads of it, and learns who declared it."""
    site = make_site(PLAN)
    (own,) = model_of(site, "leads").conflicts
    (other,) = model_of(site, "cost").conflicts
    assert (own.other.title, own.declared_by, own.resolve_by) == (
        "Lift the margin",
        "",
        "15 December 2026",
    )
    assert (other.other.title, other.declared_by, other.why) == (
        "Double the leads",
        "Declared by “Double the leads”",
        "kits cost money",
    )


def test_clauses_and_answers_meet(make_site) -> None:
    """A vision shows who answered each clause; the answering vision links back to the clause."""
    site = make_site(PLAN)
    people, home = panel(model_of(site, "see"), "clauses")
    assert [(a.vision.note, a.word, a.why, a.item.title) for a in people.answers] == [
        ("Marketing", "Supports", "tests reach them", "Double the leads")
    ]
    assert home.answers == ()
    answer, open_ = panel(model_of(site, "ours"), "answers")
    assert (open_.text, open_.answers[0].word) == ("at home", "Not answered yet")
    assert (answer.text, answer.address) == ("one million people", "visions/see/#clause-people")
    assert page_of(site, "see").all("li", id="clause-people")
    assert "No department has answered this yet." in page_of(site, "see").text


def test_a_clause_keeps_its_words_beside_a_metric_of_the_same_id(make_site) -> None:
    """An answer to `see#people` quotes the clause, not the metric that is called the same."""
    counted = PLAN["see.md"] + "metrics: [{id: people, name: Drinkers, unit: people, target: 9}]\n"
    answer = panel(model_of(make_site({**PLAN, "see.md": counted}), "ours"), "answers")[0]
    assert answer.text == "one million people"


def test_the_picture_of_a_vision_comes_before_any_number(make_site) -> None:
    """What success looks like stands in the top part of the page, above facts and metrics."""
    page = page_of(make_site(PLAN), "see")
    (top,) = page.all("div", "gt-top")
    assert top.texts("blockquote", "gt-picture") == ["A child fills a glass and nobody looks."]


def test_fields_of_a_campaign_are_named_and_linked(make_site) -> None:
    """Its type and landing page are facts; money and message have a form of their own."""
    site = make_site(PLAN)
    facts = facts_of(model_of(site, "kit"))
    assert facts["Type"] == [("starter offer", "")]
    assert {"Budget", "Message"} & set(facts) == set()
    links = {a.attributes["href"] for a in page_of(site, "kit").all("a")}
    assert "https://example.org/kit" in links


def test_who_refers_to_an_item_is_listed_in_words(make_site) -> None:
    """Links from other fields and mentions in texts are back-links, besides the tree's own."""
    referrers = model_of(make_site(PLAN), "leads").referrers
    assert [(r.title, r.note) for r in referrers] == [
        ("Every home has heard", "Vision · answers a clause with it"),
        ("Starter kit", "Campaign · mentions it"),
    ]


def test_needed_by_is_the_other_end_of_needs(make_site) -> None:
    """An item shows what depends on it."""
    facts = facts_of(model_of(make_site(PLAN), "filter"))
    assert facts["Needed by"] == [("Double the leads", "Marketing · due 31 Dec")]


def test_a_closed_item_says_how_it_ended(make_site) -> None:
    """Verdict, score and what was learned come before everything else."""
    banner = model_of(make_site(PLAN), "done").banner
    assert (banner.status, banner.text, banner.learned) == (
        "missed",
        "Closed on 31 October 2026: Missed. Score 0.6.",
        "ask earlier",
    )


def test_a_closed_metric_has_an_end_and_no_pace(make_site) -> None:
    """What is over is short of its target or met it; nothing is due today any more."""
    metric = "metrics: [{id: m, baseline: 0, target: 40, actuals: [{date: 2026-10-30, value: 11}]}]"
    site = make_site({**PLAN, "done.md": f"{PLAN['done.md']}period: 2026\n{metric}\n"})
    (card,) = model_of(site, "done").cards
    assert (card.status, card.distance, card.expected) == ("", "29 short of the target", None)


def test_the_purpose_lists_short_branches_first(make_site) -> None:
    """A value stands before the vision that carries everything, and no loss is counted."""
    files = {**PLAN, "value.md": "kind: value\ntitle: Proof\nsupports: why\n"}
    carries = model_of(make_site(files), "why").carries
    assert [row.title for row in carries.rows if row.depth == 0] == ["Proof", "One million people"]
    assert carries.loss == ""


def test_a_retired_item_points_to_what_took_its_place(make_site) -> None:
    """It stays readable, leaves the search, and asks for nothing below it."""
    site = make_site(PLAN)
    page = build_item_page(site, site.plan.by_id["gone"])
    assert page.model.banner.text == "Retired on 5 January 2026: it counted the wrong homes."
    assert page.model.banner.into.address == "goals/goal/"
    assert not page.searchable
    assert page.model.carries is None


def test_a_broken_item_shows_the_gap_and_one_callout(make_site) -> None:
    """The cut, the sentence that ends in nothing, the worst finding; the others below."""
    files = {**PLAN, "brand.md": "kind: objective\ntitle: Refresh the brand\nowner: ada\n"}
    site = make_site(files)
    model = model_of(site, "brand")
    assert (model.head.state, model.broken) == ("broken", True)
    assert model.callout.code == "GT208"
    assert model.callout.heading == "This work does not reach the purpose"
    assert "GT208" not in [finding.code for finding in model.findings]
    page = page_of(site, "brand")
    assert page.texts("li", "gt-step--gap") == [
        "Thread broken here It does not say what it serves."
    ]
    assert page.texts(cls="gt-blank--broken") == ["we do not know yet"]
    assert len(page.all(cls="gt-callout")) == 1


def test_a_waived_finding_is_listed_with_reason_and_end(make_site) -> None:
    """What was accepted is not shouted about, and not hidden."""
    files = {
        **PLAN,
        "brand.md": "kind: objective\ntitle: Refresh\nowner: ada\n"
        "waivers: [{rule: GT208, because: the office is slow, until: 2026-12-31}]\n",
    }
    model = model_of(make_site(files), "brand")
    waived = [finding for finding in model.findings if finding.waived]
    assert [(f.code, f.waived.because, f.waived.until) for f in waived] == [
        ("GT208", "the office is slow", "31 December 2026")
    ]
    assert model.callout is None or model.callout.code != "GT208"
    assert "one accepted for now" in model.findings_note


def test_links_to_edit_add_and_report_are_built_from_options(make_site) -> None:
    """Values are quoted, so that a title cannot change where a link leads."""
    files = {**PLAN, "leads.md": PLAN["leads.md"].replace("Double the leads", "'A&b=c #1'")}
    site = make_site(
        files,
        edit_uri_template="https://forge.example/edit/{path}",
        add_uri="https://forge.example/new?kind={kind}&below={id}",
        report_uri="https://forge.example/issue?id={id}&title={title}",
    )
    actions = model_of(site, "leads").actions
    assert actions.edit_url == "https://forge.example/edit/leads.md"
    assert actions.add_url == "https://forge.example/new?kind=campaign&below=leads"
    assert actions.report_url == "https://forge.example/issue?id=leads&title=A%26b%3Dc%20%231"
    assert model_of(make_site(PLAN), "leads").actions.add_url == ""


def test_nothing_is_added_below_what_takes_nothing(make_site) -> None:
    """A tactic carries nothing, a closed campaign no longer does."""
    site = make_site(PLAN, add_uri="https://forge.example/{kind}")
    assert model_of(site, "page").actions.add_url == ""
    assert model_of(site, "page").carries is None
    assert model_of(site, "done").actions.add_url == ""


def test_the_last_change_of_the_file_stands_below_the_facts(make_site) -> None:
    """Path, day and author come from git."""
    history = History("abc", last={"leads.md": Change(dt.date(2026, 11, 20), "Ada")})
    actions = model_of(make_site(PLAN, history=history), "leads").actions
    assert (actions.source, actions.changed) == ("plans/leads.md", "20 November 2026 by Ada")


def test_fields_of_a_companys_own_kind_are_shown_without_code(make_site, tmp_path) -> None:
    """A new kind and an extra field appear as facts, named by their schema."""
    kinds = tmp_path / "schema" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "risk.schema.json").write_text(
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Risk",'
        ' "x-kind": {"label": "Risk", "plural": "Risks", "level": 45, "icon": "risk",'
        ' "parents": ["goal"], "groups": ["thread"]}, "type": "object", "properties": {'
        '"likelihood": {"type": "number", "title": "How likely"},'
        '"hits": {"type": "array", "items": {"type": "string",'
        ' "x-link": {"kinds": ["*"], "meaning": "hits"}}, "description": "What it hits."},'
        '"plan_b": {"type": "object", "properties": {"text": {"type": "string"},'
        ' "ready": {"type": "boolean"}}}}}'
    )
    files = {
        **PLAN,
        "flood.md": "kind: risk\ntitle: Flood\nowner: ada\nsupports: [{id: goal, why: w}]\n"
        "likelihood: 0.25\nhits: [leads, nobody]\nplan_b: {text: boats, ready: true}\n",
    }
    site = make_site(files)
    model = model_of(site, "flood")
    facts = facts_of(model)
    assert model.head.kind == "Risk"
    assert facts["How likely"] == [("0.25", "")]
    assert facts["What it hits"] == [("Double the leads", ""), ("nobody", "")]
    assert facts["Plan b"] == [("boats", "ready: yes")]
    assert ("Flood", "Risk · hits") in [
        (r.title, r.note) for r in model_of(site, "leads").referrers
    ]


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_item_of_every_kind_renders_in_both_languages(make_site, language) -> None:
    """No word is missing, and every address leads to a page of the site."""
    site = make_site(PLAN, language=language)
    known = {f"/{item.address}" for item in site.plan.items}
    known |= {f"/{site.view_address(view)}" for view in site.plan.settings.pages}
    for item in site.plan.items:
        page = ask(site, build_page(site, item))
        for link in page.all("a"):
            address = re.split(r"[#?]", link.attributes["href"])[0]
            assert address in known or address.startswith("https://") or not address, address


@pytest.mark.parametrize("language", ["en", "de"])
def test_hostile_strings_stay_text(make_site, language) -> None:
    """Whatever a plan says, on any page, is shown and never run."""
    quoted = HOSTILE.replace("'", "''")
    files = {
        name: text.replace("Double the leads", f"'{quoted}'")
        .replace("renters can become customers", f"'{quoted}'")
        .replace("kits cost money", f"'{quoted}'")
        .replace("title: Marketing", f"title: '{quoted}'")
        .replace("Leads, unit: leads a month", f"'{quoted}', unit: '{quoted}'")
        for name, text in PLAN.items()
    }
    site = make_site(files, language=language)
    pages = [build_page(site, item) for item in site.plan.items]
    pages += [site_pages()[view].build(site) for view in ("home", "tree", "map")]
    seen = 0
    for page in pages:
        html = ask(site, page)
        assert not html.all("script")
        for node in html.walk():
            assert not any(name.startswith("on") or name == "style" for name in node.attributes)
            address = node.attributes.get("href", "")
            assert not address.startswith("javascript:")
        seen += "alert(1)" in html.text
    assert seen > 5


def test_a_script_address_is_no_link(make_site) -> None:
    """Only web addresses become links that leave the site."""
    files = {**PLAN, "kit.md": PLAN["kit.md"].replace("https://example.org", "javascript:alert(1)")}
    page = page_of(make_site(files), "kit")
    assert not [a for a in page.all("a") if "javascript" in a.attributes["href"]]
    assert "javascript:alert(1)/kit" in page.text


def test_headings_of_the_contents_exist_in_the_page(make_site) -> None:
    """Each entry of the contents leads to an id."""
    site = make_site(PLAN)
    for item in site.plan.items:
        page = build_item_page(site, item)
        html = ask(site, page)
        ids = [node.attributes["id"] for node in html.walk() if "id" in node.attributes]
        assert {heading.anchor for heading in page.headings} <= set(ids)
        assert len(ids) == len(set(ids)), item.id
