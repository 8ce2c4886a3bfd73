"""The page of a roadmap: who stands by which version, and what has changed since."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from goldenthread.git.past import Past, Version
from goldenthread.questions.commitment.site.roadmap_item import build_roadmap_page
from tests.site.company import COMPANY
from tests.site.conftest import ask

ROADMAP = (
    "kind: roadmap\nid: road\ntitle: What we do in 2027\ndepartment: marketing\n"
    "period: 2026-10-01/2027-12-31\nitems: [leads, kit, calls]\n"
    "committed:\n"
    "  - {person: ines, version: VERSION, date: 2026-10-06, how: meeting}\n"
    "  - {person: tom, version: fade1234, date: 2026-09-30, how: self}\n"
)


def roadmap_page(make_site, **options):
    """Render and parse the page of a roadmap to which one of four has committed."""
    from goldenthread.questions.commitment.acknowledgement import version_of  # noqa: PLC0415 - to write today's version

    first = make_site({**COMPANY, "road.md": ROADMAP}).plan
    version = version_of(first, first.by_id["road"])
    site = make_site({**COMPANY, "road.md": ROADMAP.replace("VERSION", version)}, **options)
    return ask(site, build_roadmap_page(site, site.plan.by_id["road"])), version


def test_a_roadmap_says_who_stands_by_which_version_and_who_has_not_yet(make_site) -> None:
    """To today's version, to an earlier version, not yet; contractors are asked like everybody."""
    page, version = roadmap_page(make_site)
    part = page.all("section", "gt-pledges")[0]
    assert part.texts("h3")[:3] == [
        "One to today’s version",
        "One to an earlier version",
        "2 not yet",
    ]
    people = [[b.text for b in ul.all("b")] for ul in part.all("ul")]
    assert people == [["Ines Example"], ["Tom Example"], ["Maya Example", "Zoë Example"]]
    assert version in part.texts("code")
    assert "1 of 4 to today’s version" in part.text


def test_without_git_nobody_claims_to_know_what_changed(make_site) -> None:
    """The version is named with its day, and the sentence says that the rest is not known."""
    page, _ = roadmap_page(make_site)
    (drift,) = page.all("div", "gt-drift")
    assert drift.text.startswith("Since version fade1234, 30 September 2026")
    assert "not known" in drift.text


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("[leads, photos, dropped]", "New on it: Starter kit, Answer within a day"),
        ("[leads, kit, calls]", "The same items; a target or a date of one of them has changed."),
    ],
)
def test_with_git_the_items_that_came_and_went_are_named(make_site, before, expected) -> None:
    """The file as it was on the day of the commitment is held against today's."""
    site = make_site({**COMPANY, "road.md": ROADMAP.replace("VERSION", "abcdef12")})
    old = f"---\n{ROADMAP.replace('[leads, kit, calls]', before)}---\n"
    versions = (
        Version(dt.date(2026, 10, 20), f"---\n{ROADMAP}---\n"),
        Version(dt.date(2026, 9, 30), old),
    )
    plan = replace(site.plan, past=Past(known=True, versions={"road.md": versions}))
    site = replace(site, plan=plan)
    page = ask(site, build_roadmap_page(site, plan.by_id["road"]))
    drift = page.all("div", "gt-drift")[-1]
    assert expected in drift.text
    gone = "No longer on it: Real photographs, dropped"
    assert (gone in drift.text) is ("dropped" in before)


def test_a_roadmap_shows_its_items_and_not_its_raw_fields(make_site) -> None:
    """Bars and table for each, and no list of ids beside them."""
    page, _ = roadmap_page(make_site)
    bars = sorted(li.all("a")[0].text for li in page.all("li", "gt-rm__b"))
    assert bars == ["Double the leads", "Starter kit"]
    assert "Answer within a day" in page.all("table", "gt-due")[0].text
    assert "fade1234" not in page.all("dl")[0].text


@pytest.mark.parametrize("people", ["roles", "team"])
def test_where_people_are_not_named_only_counts_remain(make_site, people) -> None:
    """No list of names, and the counts stay."""
    page, _ = roadmap_page(make_site, people=people)
    part = page.all("section", "gt-pledges")[0]
    assert not part.all("ul")
    assert "2 not yet" in part.texts("h3")
