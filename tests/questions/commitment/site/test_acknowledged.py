"""The page of who has read purpose, vision and roadmap, and who not yet."""

from __future__ import annotations

from goldenthread.questions.commitment.acknowledgement import version_of
from goldenthread.questions.commitment.site.acknowledged import build_acknowledged
from tests.site.company import COMPANY
from tests.site.conftest import ask

ROAD = "kind: roadmap\nid: road\ntitle: Road\nperiod: 2027\nitems: [leads]\ndepartment: marketing\n"


def sign(site, *names: str, how: str = "meeting") -> str:
    """Write that somebody has read the versions of today."""
    plan = site.plan
    return "acknowledged:\n" + "".join(
        f"  - {{item: {name}, version: {version_of(plan, plan.by_id[name])},"
        f" date: 2026-10-06, how: {how}}}\n"
        for name in names
    )


def company(make_site) -> dict[str, str]:
    """Let Ines answer all, Tom the purpose, and Raj a vision that reads otherwise today."""
    files = {**COMPANY, "road.md": ROAD}
    site = make_site(files)
    committed = f"version: {version_of(site.plan, site.plan.by_id['road'])}, date: 2026-10-06"
    files["ines.md"] += sign(site, "why", "see", "mv")
    files["road.md"] += f"committed: [{{person: ines, {committed}, how: meeting}}]\n"
    files["tom.md"] += sign(site, "why")
    files["raj.md"] += sign(site, "see").replace("version: ", "version: 0000000")[:-1] + "\n"
    files["raj.md"] = files["raj.md"].replace(
        f"0000000{version_of(site.plan, site.plan.by_id['see'])}", "00000000"
    )
    return files


def page_of(site):
    """Return the view model."""
    return build_acknowledged(site).model


def test_each_department_names_whom_to_ask_contractors_too(make_site) -> None:
    """By name, never by how much is open; who has answered everything is not named."""
    files = company(make_site)
    files["zoe.md"] = files["zoe.md"].replace("id: zoe", "id: a-zoe")
    page = page_of(make_site(files))
    asked = {team.title: [one.person.name for one in team.people] for team in page.asked}
    assert asked == {
        "Marketing": ["Maya Example", "Tom Example", "Zoë Example"],
        "Sales": ["Ada Example", "Raj Example"],
        "Across departments": ["Hana Example"],
    }
    tom = page.asked[0].people[1]
    assert tom.person.contractor
    assert [answer.label for answer in tom.answers] == [
        "The company’s vision",
        "Vision of Marketing",
        "Roadmap of Marketing",
    ]
    (raj,) = [one for one in page.asked[1].people if one.person.name == "Raj Example"]
    assert [(a.label, a.state) for a in raj.answers] == [
        ("The company’s purpose", "missing"),
        ("The company’s vision", "outdated"),
    ]


def test_shares_stand_by_department_in_the_order_of_the_alphabet(make_site) -> None:
    """Four people of Marketing are asked four texts each, five answers hold; Sales has none."""
    page = page_of(make_site(company(make_site)))
    assert page.columns == (
        "The company’s purpose",
        "The company’s vision",
        "Their own vision",
        "Their own roadmap",
    )
    rows = {row.title: row for row in page.teams}
    assert list(rows) == ["Marketing", "Sales", "Across departments"]
    assert (rows["Marketing"].total.share, rows["Marketing"].total.percent) == ("5 of 16", 31)
    assert [cell.share for cell in rows["Marketing"].cells] == ["2 of 4", *["1 of 4"] * 3]
    assert [cell and cell.told for cell in rows["Sales"].cells] == [
        "2 not yet",
        "1 changed since, 1 not yet",
        None,
        None,
    ]


def test_texts_have_the_version_that_counts_today(make_site) -> None:
    """The company's come first; each is counted over everybody who is asked."""
    site = make_site(company(make_site))
    texts = page_of(site).texts
    assert [text.label for text in texts] == [
        "The company’s purpose",
        "The company’s vision",
        "Vision of Marketing",
        "Roadmap of Marketing",
    ]
    assert texts[0].version == version_of(site.plan, site.plan.by_id["why"])
    assert texts[0].tally.share == "2 of 7"


def test_where_everybody_has_answered_that_is_said(make_site) -> None:
    """A tick and words instead of an empty list."""
    small = {
        "why.md": "kind: purpose\nid: why\ntitle: Why\n",
        "ada.md": "kind: person\nid: ada\ntitle: Ada Example\n",
    }
    small["ada.md"] += sign(make_site(small), "why")
    site = make_site(small)
    (team,) = page_of(site).asked
    assert (team.people, team.note) == ((), "the one who is asked has")
    assert "the one who is asked has" in ask(site, build_acknowledged(site)).text


def test_a_plan_that_asks_nobody_says_so(make_site) -> None:
    """Without people, or without anything to read, there are no empty tables."""
    site = make_site({"why.md": "kind: purpose\ntitle: Why\n"})
    page = ask(site, build_acknowledged(site))
    assert "Nobody is asked yet" in page.text
    assert page.all("table") == []


def test_with_teams_only_nobody_is_named(make_site) -> None:
    """The option `people: team` leaves counts, and no list of people."""
    site = make_site(company(make_site), people="team")
    page = ask(site, build_acknowledged(site))
    assert "3 people to ask" in page.text
    assert "Maya Example" not in page.text
