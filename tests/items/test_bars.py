"""What a bar says: where it starts, how far it has come, where it leads."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.measures.share import percent
from goldenthread.site.parts.measured import say_measured
from goldenthread.site.parts.summits import show_aims, show_goal
from goldenthread.site.site import Site
from goldenthread.site.views.item import build_item_page
from goldenthread.wording.words import load_words
from tests.conftest import PURPOSE, MakePlan

HEAD = "title: Win\nsupports: purpose\nperiod: 2026\nmetrics:\n"


def open_site(make_plan: MakePlan, kind: str, *metrics: str, **options: object) -> Site:
    """Return a site with one item that has these metrics."""
    files = {"purpose.md": PURPOSE, "o.md": f"kind: {kind}\n{HEAD}{''.join(metrics)}"}
    result = check_plan(make_plan(files, **options))
    return Site(
        result.plan,
        result,
        load_words(result.plan.settings),
        dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
    )


def metric(more: str, value: float | None = 17, unit: str = "cities", name: str = "A") -> str:
    """One line of `metrics`."""
    known = f", actuals: [{{date: 2026-11-20, value: {value}}}]" if value is not None else ""
    return f"  - {{id: {name.lower()}, name: {name}, unit: '{unit}', {more}{known}}}\n"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (metric("baseline: 8, target: 40"), "17 of 40, from 8"),
        (metric("baseline: 0, target: 40"), "17 of 40"),
        (metric("target: 40"), "17 of 40"),
        (metric("baseline: 41, target: 5, direction: down"), "17, from 41 to 5"),
        (metric("baseline: 8, target: 40", unit="%"), "17% of 40%, from 8%"),
        (metric("baseline: 8, target: {low: 10, high: 12}"), "17, range 10–12"),
        (metric("direction: done", value=1), ""),
        (metric("baseline: 8, target: 40", value=None), ""),
    ],
)
def test_a_bar_says_where_it_starts(make_plan: MakePlan, line: str, text: str):
    """A bar at 28 % that began at 8 is not one that began at nothing."""
    site = open_site(make_plan, "objective", line)
    assert say_measured(site, site.plan.by_id["o"]) == text


@pytest.mark.parametrize(
    ("language", "text", "formula"),
    [
        ("en", "1 of 2 on track", "(100% + 0%) / 2 = 50%"),
        ("de", "1 von 2 im Plan", "(100\u00a0% + 0\u00a0%) / 2 = 50\u00a0%"),
    ],
)
def test_the_bar_of_several_says_how_many_are_on_track(
    make_plan: MakePlan, language: str, text: str, formula: str
):
    """Beside it stands the formula, and what has no value yet."""
    lines = metric("target: 17"), metric("target: 40", value=None, name="B")
    site = open_site(make_plan, "objective", *lines, language=language)
    item = site.plan.by_id["o"]
    assert say_measured(site, item) == text
    shown = build_item_page(site, item).model.progress
    assert shown.percent == 50
    assert formula in shown.formula
    assert ("B: no value yet" in shown.formula) is (language == "en")


def test_where_it_cannot_be_reckoned_the_page_says_why(make_plan: MakePlan):
    """A missed target without a start has no share, and takes none of the others' as its own."""
    lines = metric("target: 17"), metric("target: 5, direction: down", name="B")
    site = open_site(make_plan, "objective", *lines)
    shown = build_item_page(site, site.plan.by_id["o"]).model.progress
    assert shown.percent is None
    assert shown.formula.startswith("Not computable: B misses its target")


def test_a_mission_and_a_goal_say_the_same_on_the_home_page(make_plan: MakePlan):
    """The mission with its unit; the goal with both ends of its bar, or how many are well."""
    site = open_site(make_plan, "mission", metric("baseline: 8, target: 40"))
    (aim,) = show_aims(site)
    assert (aim.value, aim.rest, aim.percent) == ("17", "of 40 cities, from 8", 28)
    site = open_site(make_plan, "goal", metric("baseline: 8, target: 40"))
    row = show_goal(site, site.plan.by_id["o"])
    assert (row.start, row.value, row.target) == ("8", "17", "40")
    lines = metric("target: 17"), metric("target: 40", value=4, name="B")
    site = open_site(make_plan, "goal", *lines)
    row = show_goal(site, site.plan.by_id["o"])
    assert (row.start, row.value, row.target, row.percent) == ("1 of 2 on track", "55%", "", 55)


@pytest.mark.parametrize(
    "title", ["{title} {date} {0} {{x}}", "{n}", "{address}{title}", "{", "}{"]
)
def test_what_is_filled_in_is_never_filled_again(make_plan: MakePlan, title: str):
    """A title that looks like a gap comes out as it was written, whatever else is filled in."""
    words = load_words(make_plan({}).settings)
    assert words("tree.also", title=title) == f"also serves “{title}”"
    assert words("metric.bullet", value=title, target="{value}", percent="{target}") == (
        f"{title} of {{value}}: {{target}}% of the way."
    )


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.994, 99), (0.9999, 99), (1.0, 100), (1.0 - 1e-12, 100), (1.2, 120), (-0.5, -50)],
)
def test_what_is_nearly_there_is_not_shown_as_there(share: float, shown: int) -> None:
    """999 of 1,000 is not 100 %, and a mean of what is all there is."""
    assert percent(share) == shown


def test_a_page_and_its_formula_say_the_same_share(make_plan: MakePlan) -> None:
    """One metric, and the mean of several, that lack a thousandth."""
    near = metric("baseline: 0, target: 1000", value=999, unit="x")
    for lines in ((near,), (near, near.replace("id: a", "id: b"))):
        site = open_site(make_plan, "objective", *lines)
        shown = build_item_page(site, site.plan.by_id["o"]).model.progress
        assert shown.percent == 99
        assert "= 99%" in shown.formula
