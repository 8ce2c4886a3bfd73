"""Gaps in a journey on the home page and in the overview of the report."""

from __future__ import annotations

from goldenthread.questions.journey.site.gaps import group_by_teams, list_gaps
from goldenthread.site.parts.health import list_issues
from goldenthread.site.views.home import build_home
from goldenthread.site.views.report import build_report
from tests.questions.leads.site.bakery import BAKERY, GAPS
from tests.site.conftest import ask


def test_a_gap_is_told_short_with_the_teams_on_both_sides(make_site) -> None:
    """Each names its stage or hand-off, leads there, and says who has to talk."""
    gaps = {gap.text: gap for gap in list_gaps(make_site(GAPS))}
    assert set(gaps) == {
        "Nobody serves “Friend of a friend”",
        "“Taster to First order”: questions without an answer",
        "“Standing order”, and then?",
    }
    unserved = gaps["Nobody serves “Friend of a friend”"]
    assert unserved.where.address == "journeys/way/#stage-friend"
    assert [team.title for team in unserved.teams] == ["Marketing", "Sales"]
    open_questions = gaps["“Taster to First order”: questions without an answer"]
    assert open_questions.where.address == "journeys/way/taster--order/"


def test_home_lists_open_gaps_apart_and_no_owned_ones(make_site) -> None:
    """They stand in a list of their own; what somebody has taken on is not news."""
    lists = {one.icon: one for one in list_issues(make_site(GAPS))}
    assert lists["gap"].title == "2 gaps in the buyer’s journey"
    assert [(one.title, one.note) for one in lists["gap"].entries] == [
        ("Nobody serves “Friend of a friend”", "Marketing · Sales"),
        ("“Taster to First order”: questions without an answer", "Marketing · Sales"),
    ]
    others = {one.address for one in lists["warning"].entries}
    assert not [address for address in others if address.startswith("journeys/")]


def test_home_is_quiet_without_gaps(make_site) -> None:
    """A whole journey adds nothing to the page."""
    site = make_site(BAKERY)
    assert "gap" not in {one.icon for one in list_issues(site)}
    assert "journey" not in ask(site, build_home(site)).text


def test_home_shows_the_first_gaps_and_counts_the_rest(make_site) -> None:
    """Ten stages that nobody serves are five lines and a number."""
    stages = "".join(
        f"  - {{id: s{n}, name: Stage {n}, owner: sales, record: lead, exit: e, definition: d{n},"
        " volume: [{date: 2026-10-31, value: 4}]}\n"
        for n in range(10)
    )
    way = BAKERY["way.md"].replace("hand_offs:", f"{stages}hand_offs:")
    (gaps,) = [
        one for one in list_issues(make_site({**BAKERY, "way.md": way})) if one.icon == "gap"
    ]
    assert len(gaps.entries) == 5
    assert gaps.more == "5 more in the report"


def test_report_counts_gaps_by_the_teams_that_have_to_talk(make_site) -> None:
    """Open and owned apart, with where they are; without any there is no such section."""
    site = make_site(GAPS)
    rows = [
        (sorted(team.title for team in row.teams), row.open, row.owned)
        for row in group_by_teams(site)
    ]
    assert rows == [(["Marketing", "Sales"], 2, 1)]
    page = build_report(site)
    assert "gaps" in [heading.anchor for heading in page.headings]
    html = ask(site, page)
    (section,) = [s for s in html.all("section") if s.attributes.get("aria-labelledby") == "gaps"]
    assert section.all("caption")
    links = {a.attributes["href"] for a in section.all("a")}
    assert {"/departments/marketing/", "/journeys/way/#stage-friend"} <= links
    quiet = build_report(make_site(BAKERY))
    assert "gaps" not in [heading.anchor for heading in quiet.headings]


def test_work_for_buyers_without_a_journey_is_a_gap(make_site) -> None:
    """Where no journey exists at all, the gap is at the work, and says so."""
    files = {name: text for name, text in BAKERY.items() if name != "way.md"}
    files = {name: text.replace("stage: way#taster\n", "") for name, text in files.items()}
    files["counter.md"] = files["counter.md"].replace("stage: way#order\n", "")
    texts = [gap.text for gap in list_gaps(make_site(files))]
    assert any(text.startswith("There is no journey") for text in texts)


def test_gaps_are_told_in_german(make_site) -> None:
    """The short form is in the reader's language, unlike the rule's own message."""
    site = make_site(GAPS, language="de")
    assert "Niemand arbeitet an „Friend of a friend“" in {gap.text for gap in list_gaps(site)}
    assert "Lücken im Kaufweg" in ask(site, build_report(site)).texts("h2")
