"""The page of a campaign, the index of all campaigns, and what search finds of them."""

from __future__ import annotations

import pytest

from goldenthread.questions.leads.site.campaign import build_campaign_page
from goldenthread.questions.leads.site.campaigns import build_campaigns
from goldenthread.site.parts.search import search_words
from goldenthread.site.views.registry import build_page
from tests.questions.leads.site.bakery import BAKERY, campaign
from tests.site.conftest import ask

HOSTILE = '<script>alert(1)</script> & \\"quotes\\" {{ 7*7 }} `code`'


def model_of(site, item_id):
    """Return the view model of a campaign's page."""
    return build_campaign_page(site, site.plan.by_id[item_id]).model


def page_of(site, item_id):
    """Render and parse the page that the site gives an item."""
    return ask(site, build_page(site, site.plan.by_id[item_id]))


@pytest.fixture
def bakery(make_site):
    """Return the site of the bakery."""
    return make_site(BAKERY)


def test_the_message_stands_large_with_the_clause_it_expresses(bakery) -> None:
    """The words are quoted; the clause is a link to its place in the vision."""
    message = model_of(bakery, "bags").message
    assert message.text == "Still warm"
    assert (message.expresses.title, message.expresses.note) == (
        "Warm bread in every street at seven",
        "in every street",
    )
    figure = page_of(bakery, "bags").all("figure", "gt-msg")[0]
    assert figure.texts("blockquote") == ["“Still warm”"]
    assert figure.all("a")[0].attributes["href"] == "/visions/see/#clause-street"


def test_a_missing_message_is_a_hole_while_it_can_be_mended(bakery) -> None:
    """No words, or words that express nothing, are holes; what is over needs none any more."""
    assert page_of(bakery, "tram").texts(cls="gt-blank--missing") == ["It says nothing yet"]
    assert page_of(bakery, "spring").texts(cls="gt-blank--missing") == [
        "It puts no purpose and no vision into words"
    ]
    assert page_of(bakery, "gone").all("figure", "gt-msg") == []


def test_type_offer_channel_page_and_stage_are_facts(bakery) -> None:
    """Whom it is for, what it offers and where, and the stage of the journey it serves."""
    page = page_of(bakery, "bags")
    facts = page.all("aside", "gt-facts")[0]
    for words in ("sample", "families", "two rolls for nothing", "on foot", "Taster"):
        assert words in facts.text
    links = {a.attributes["href"] for a in facts.all("a")}
    assert "https://bakery.example/rolls" in links
    assert any(link.startswith("/journeys/way/") for link in links)


def test_budget_shows_what_is_spent_and_what_is_too_much(bakery) -> None:
    """A bar never goes without its number; too much is said in words."""
    bags, tram, letters = (model_of(bakery, i).budget for i in ("bags", "tram", "letters"))
    assert (bags.amount, bags.spent, bags.percent, bags.over) == ("€2,000", "€500", 25, "")
    assert (tram.percent, tram.over) == (100, "250.50 CHF over budget")
    assert (letters.amount, letters.spent, letters.percent) == ("€900", "", None)
    assert "€500 of €2,000 spent" in page_of(bakery, "bags").text
    assert model_of(bakery, "fair").budget is None


def test_results_are_drawn_for_each_audience_on_one_scale(bakery) -> None:
    """Bars end at the same share; each says what was planned, as a number and in words."""
    charts = model_of(bakery, "letters").assessed.charts
    assert charts.scale == "60%"
    assert [c.audience for c in charts.charts] == ["Families", "students"]
    families, students = charts.charts
    assert (families.value, families.unit, families.planned, families.state) == (
        "18",
        "customers",
        "24",
        "missed",
    )
    assert [(b.name, b.actual, b.planned, b.state) for b in families.bars] == [
        ("Reached to Leads", "12.5%", "10%", "met"),
        ("Leads to Qualified", "60%", "60%", "met"),
        ("Qualified to Customers", "24%", "40%", "missed"),
    ]
    assert [(b.width, b.tick) for b in families.bars] == [(20.8, 16.7), (100.0, 100.0), (40, 66.7)]
    assert [(b.name, b.actual, b.planned, b.state) for b in students.bars] == [
        ("Reached to Leads", "15%", "20%", "missed")
    ]


def test_a_step_that_nobody_was_meant_to_reach_is_not_drawn(make_site) -> None:
    """Where no customer was planned and none came, the card speaks of the step before."""
    files = {
        **BAKERY,
        "letters-june.md": "kind: assessment\ncampaign: letters\nperiod: 2026-Q2\nowner: ada\n"
        "results: [{target_audience: a, planned: {reached: 50, leads: 10, customers: 0},"
        " actual: {reached: 60, leads: 0, customers: 0}}]\n",
    }
    (chart,) = model_of(make_site(files), "letters").assessed.charts.charts
    assert (chart.value, chart.unit, chart.planned, chart.state) == ("0", "leads", "10", "missed")
    assert [(bar.name, bar.actual, bar.planned) for bar in chart.bars] == [
        ("Reached to Leads", "0%", "20%")
    ]
    assert [row.name for row in chart.groups[0].rows] == ["Reached", "Leads", "Customers"]


def test_a_real_table_lies_behind_each_chart(bakery) -> None:
    """It has a caption and heads, the whole audience first, then each tactic with its link."""
    page = page_of(bakery, "letters")
    charts = page.all(cls="gt-chart")
    assert len(charts) == 2
    for chart in charts:
        (table,) = chart.all("table")
        assert table.all("caption")
        assert {th.attributes.get("scope") for th in table.all("th")} >= {"col", "row"}
        assert not [n for n in chart.walk() if "style" in n.attributes]
        for svg in chart.all("svg"):
            assert svg.attributes["aria-hidden"] == "true"
    table = charts[0].all("table")[0]
    rows = [[c.text for c in tr.all() if c.tag in ("th", "td")] for tr in table.all("tr")]
    assert rows[:6] == [
        ["Step", "Planned", "Actual"],
        ["All together"],
        ["Reached", "1,000", "1,000"],
        ["Leads", "100 10%", "125 12.5%"],
        ["Qualified", "60 60%", "75 60%"],
        ["Customers", "24 40%", "18 24%"],
    ]
    assert ["Revenue", "–", "€1,440.50"] in rows
    assert ["A card in each letter"] in rows
    assert "/tactics/cards/" in {a.attributes["href"] for a in table.all("a")}


def test_the_verdict_leads_to_the_next_step(bakery) -> None:
    """Verdict and next item stand first; earlier assessments are linked below."""
    model = model_of(bakery, "letters")
    assert (model.assessed.verdict, model.assessed.verdict_text) == ("change", "Change")
    assert model.assessed.next.address == "/campaigns/bags/".lstrip("/")
    assert [(one.title, one.note) for one in model.earlier] == [("May 2026", "Keep")]
    text = page_of(bakery, "letters").all(cls="gt-says")[0].text
    assert text == "Verdict: Change Next: Bags on the doorknob"
    assert "letters-june" not in {link.address for link in model.referrers}


def test_what_an_assessment_leaves_out_is_a_hole(bakery) -> None:
    """No message, a stop without a next step, no figures, no lessons, a side that was not there."""
    page = page_of(bakery, "radio")
    assert page.texts(cls="gt-blank--missing") == [
        "It says nothing yet",
        "Nobody has said what comes next",
        "nobody took part",
        "No evidence named",
    ]
    assert len(page.all(cls="gt-open")) == 2
    sides = page.all("dl", "gt-sides")[0]
    assert [div.text for div in sides.all("div")] == [
        "Marketing Ada Adler Campaigns".replace("Marketing ", "MarketingAA "),
        "Salesnobody took part",
    ]


def test_a_campaign_that_ended_unassessed_shows_a_hole(bakery) -> None:
    """It says since when; one that runs or was never begun shows nothing."""
    page = page_of(bakery, "fair")
    (hole,) = page.all(cls="gt-open")
    assert hole.text.startswith("Over since 30 September 2026, and nobody has assessed it")
    for item_id in ("bags", "spring", "gone"):
        assert page_of(bakery, item_id).all(cls="gt-brought") == []


def test_the_diagnosis_points_at_the_side_that_missed(bakery) -> None:
    """As many were qualified as planned and fewer bought: the hand-off is linked."""
    assessed = model_of(bakery, "letters").assessed
    if assessed.diagnosis:
        assert "sales process missed" in assessed.diagnosis
        assert assessed.hand_off.address == "journeys/way/taster--order/"


def test_search_finds_a_campaign_by_what_was_learned(bakery) -> None:
    """Lessons, their audience and the verdict are words of the campaign and its assessment."""
    for item_id in ("letters", "letters-june"):
        words = search_words(bakery, bakery.plan.by_id[item_id])
        assert {"Change", "students", "nobody in a hall owns a toaster"} <= set(words)
    assert "Change" not in search_words(bakery, bakery.plan.by_id["bags"])


def test_hostile_words_stay_text(make_site) -> None:
    """Nothing that a writer writes becomes markup."""
    files = {
        **BAKERY,
        "bags.md": campaign(
            f'"{HOSTILE}"',
            "2026-Q3",
            f'message: {{text: "{HOSTILE}", expresses: nothing}}\n',
        ),
        "was.md": "kind: assessment\ncampaign: bags\nowner: ada\n"
        f'results: [{{target_audience: "{HOSTILE}", actual: {{reached: 5, leads: 9}}}}]\n'
        f'worked: ["{HOSTILE}"]\nevidence: ["javascript:alert(1)", "{HOSTILE}"]\n',
    }
    site = make_site(files)
    for page in (page_of(site, "bags"), ask(site, build_campaigns(site))):
        assert page.all("script") == []
        hrefs = [a.attributes.get("href", "") for a in page.all("a")]
        assert not [h for h in hrefs if h.startswith("javascript")]


def test_the_pages_speak_german(make_site) -> None:
    """Every word of the interface is German in a German site."""
    site = make_site(BAKERY, language="de")
    text = page_of(site, "letters").text
    for words in ("Was sie gebracht hat", "Urteil: Ändern", "Geplant", "Hat gewirkt", "12,5%"):
        assert words.replace("%", "") in text
    html = ask(site, build_campaigns(site))
    assert "Was wir über families gelernt haben" in html.texts("h3")
    assert "Eine ist vorbei und nicht ausgewertet" in html.text
