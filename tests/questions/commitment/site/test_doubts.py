"""What an item's page says of suspect links, of assumptions, and of where a metric heads."""

from __future__ import annotations

from goldenthread.items.intent import take_intent
from goldenthread.site.views.item import build_item_page
from tests.site.company import COMPANY
from tests.site.conftest import ask

SUSPECT = {
    **COMPANY,
    "leads.md": COMPANY["leads.md"].replace("can become customers}", "can, seen: abad1dea}"),
}


def page_of(site, name):
    """Render and parse the page of an item."""
    return ask(site, build_item_page(site, site.plan.by_id[name]))


def section(page, anchor):
    """Return the list of a section, by the anchor of its heading."""
    (found,) = [s for s in page.all("section") if s.all("h2", id=anchor)]
    return found


def test_a_suspect_link_is_seen_from_below_and_from_above(make_site) -> None:
    """Below, the parent and the command that affirms; above, who has not answered."""
    site = make_site(SUSPECT)
    below = section(page_of(site, "leads"), "gt-doubts")
    assert below.all("a")[0].attributes["href"] == "/goals/share/"
    assert below.texts("code") == ["goldenthread affirm leads"]
    above = section(page_of(site, "share"), "gt-doubts")
    assert "One item below affirmed its link for another text than stands here today:" in above.text
    assert above.texts("p", "gt-quiet") == [
        "Which text that was is not known from the git history here."
    ]
    assert above.texts("li")[-1] == "Double the leads Maya Example"
    # The link is wrong below; above, who has not answered says it all, and says it once.
    assert "GT601" in page_of(site, "leads").text
    assert "GT601" not in page_of(site, "share").text


def test_an_affirmed_link_is_not_in_doubt(make_site) -> None:
    """With today's fingerprint neither page says anything."""
    seen = take_intent(make_site(COMPANY).plan.by_id["share"])
    text = SUSPECT["leads.md"].replace("abad1dea", seen)
    site = make_site({**SUSPECT, "leads.md": text})
    for name in ("leads", "share"):
        assert not page_of(site, name).all("h2", id="gt-doubts")


def test_an_assumption_names_what_rests_on_it_and_they_name_it(make_site) -> None:
    """On its own page with everything below; on each page below with where it is made."""
    goal = COMPANY["share.md"] + (
        "assumptions: [{text: Renters stay two years, owner: ada, checked: 2026-10-01,"
        " holds: false}, {text: Water is asked about, checked: 2026-11-01, holds: true}]\n"
    )
    site = make_site({**COMPANY, "share.md": goal})
    listed = section(page_of(site, "share"), "gt-assumptions").all("li")
    assert listed[0].text.startswith("Renters stay two years Does not hold")
    assert "On this rest: Double the leads" in listed[0].text
    assert listed[1].text == "Water is asked about Holds · checked on 1 November 2026"
    rests = section(page_of(site, "photos"), "gt-doubts")
    assert "It rests on “Renters stay two years”" in rests.text
    assert rests.all("a")[0].attributes["href"] == "/goals/share/"


def test_an_assumption_that_nobody_checked_for_months_is_due(make_site) -> None:
    """It may hold; it is to be looked at again."""
    goal = (
        COMPANY["share.md"] + "assumptions: [{text: They stay, checked: 2026-05-01, holds: true}]\n"
    )
    site = make_site({**COMPANY, "share.md": goal})
    assert "To be checked again" in section(page_of(site, "share"), "gt-assumptions").text
    assert "To be checked again" in section(page_of(site, "leads"), "gt-doubts").text


def leads(value: int, day: str = "2026-11-20") -> dict[str, str]:
    """Return the company with another newest value of leads."""
    text = COMPANY["leads.md"].replace("2026-08-31, value: 500", f"{day}, value: {value}")
    return {**COMPANY, "leads.md": text}


def test_a_card_says_where_its_metric_heads_and_how_that_was_reckoned(make_site) -> None:
    """Trending off while on track, with the line in figures."""
    slower = leads(620)
    slower["leads.md"] = slower["leads.md"].replace(
        "actuals: [", "actuals: [{date: 2026-10-23, value: 585}, "
    )
    page = page_of(make_site(slower), "leads")
    (card,) = page.all("div", "gt-metric")
    assert card.texts("p", "gt-metric__f") == [
        "Trending off. At this pace 671 by 31 December 2026, target 800."
    ]
    assert (
        "Forecast: 620 + (620 − 585) / 28 × 41 = 671. That is the pace from 23 October 2026 "
        "to 20 November 2026, and 41 more days."
    ) in card.text


def test_at_risk_is_not_called_trending_as_well(make_site) -> None:
    """The status says it; the figure says how far."""
    (card,) = page_of(make_site(leads(590)), "leads").all("div", "gt-metric")
    assert card.texts("p", "gt-metric__f") == ["At this pace 746 by 31 December 2026, target 800."]


def test_a_fast_metric_names_its_day_and_an_off_one_only_its_figure(make_site) -> None:
    """Nothing that is off track already is called trending; what is met says only so."""
    said = {}
    for value in (640, 430, 800):
        (card,) = page_of(make_site(leads(value)), "leads").all("div", "gt-metric")
        said[value] = card.texts("p", "gt-metric__f")
    assert said == {
        640: ["At this pace the target is reached on 24 December 2026."],
        430: ["At this pace 455 by 31 December 2026, target 800."],
        800: [],
    }


def test_a_value_names_the_check_in_it_comes_from(make_site) -> None:
    """As of a day, from a week; in the list of values each line says so."""
    files = {
        **leads(600, "2026-10-31"),
        "w.md": "kind: check-in\nweek: 2026-W47\nteam: marketing\n"
        "values: [{metric: leads#n, value: 610, date: 2026-11-20}]\n",
    }
    (card,) = page_of(make_site(files), "leads").all("div", "gt-metric")
    assert "As of 20 November 2026 · Check-in, Week 47, 2026" in card.all("summary")[0].text
    newest, oldest = (tr.text for tr in card.all("tr"))
    assert newest == "20 November 2026610Check-in, Week 47, 2026"
    assert oldest == "31 October 2026600"


def test_a_value_of_a_table_names_its_file(make_site) -> None:
    """The day is that of its row."""
    table = COMPANY["leads.md"].replace(
        "actuals: [{date: 2026-08-31, value: 500}]", 'data: "data/leads.csv#renters"'
    )
    files = {**COMPANY, "leads.md": table, "data/leads.csv": "day,renters\n2026-11-15,555\n"}
    (card,) = page_of(make_site(files), "leads").all("div", "gt-metric")
    assert "As of 15 November 2026 · data/leads.csv" in card.all("summary")[0].text
