"""The roadmap: bars on a year, what stands in the way, the table, and each roadmap's own page."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from goldenthread.questions.commitment.site.roadmap import MOST, build_roadmap
from goldenthread.questions.commitment.site.roadmap_item import build_roadmap_page
from goldenthread.questions.commitment.site.timeline import build_chart
from goldenthread.site.parts.window import COLUMNS, open_window
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask

LEADS = COMPANY["leads.md"]


def objective(name: str, title: str, period: str, more: str = "") -> str:
    """Write an objective of Marketing."""
    return (
        f"kind: objective\nid: {name}\ntitle: {title}\nowner: maya\ndepartment: marketing\n"
        f"period: {period}\nsupports: [{{id: share, why: it helps}}]\n{more}"
    )


def page_of(site):
    """Render and parse the roadmap."""
    return ask(site, build_roadmap(site))


def bar_of(page, title):
    """Return the bar whose link says a title."""
    (bar,) = [li for li in page.all("li", "gt-rm__b") if li.all("a")[0].text == title]
    return bar


def columns(bar) -> tuple[int, int]:
    """Return the columns between which a bar lies."""
    names = [c for c in bar.classes if c.startswith(("gt-a", "gt-z"))]
    return int(names[0][4:]), int(names[1][4:])


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-Q4", (1, 13)),
        ("2026-11", (5, 9)),
        ("2027-Q2", (25, 37)),
        ("2026-04-01/2027-01-31", (1, 17)),
        ("2027-07-01/2028-06-30", (37, 49)),
        ("2027-09-30/2027-09-30", (48, 49)),
    ],
)
def test_a_bar_lies_where_its_period_does(make_site, period, expected) -> None:
    """Months and quarters begin exactly at a column; what reaches further ends at the edge."""
    page = page_of(make_site({**COMPANY, "x.md": objective("x", "Extra", period)}))
    assert columns(bar_of(page, "Extra")) == expected


def test_the_year_begins_with_the_fiscal_quarter_of_today(make_site) -> None:
    """With a fiscal year from April, November lies in the third quarter of 2027."""
    files = {**COMPANY, "x.md": objective("x", "Extra", "2026-11")}
    page = page_of(make_site(files, fiscal_year_start=4))
    heads = [li.all("b")[0].text for li in page.all("div", "gt-rm__h")[0].all("li")]
    assert heads == ["Q3 2027", "Q4 2027", "Q1 2028", "Q2 2028"]


def test_a_bar_says_status_and_progress_and_links_to_its_item(make_site) -> None:
    """Shape and word, never colour alone; the broken one is dashed and says so."""
    broken = objective("cut", "Cut off", "2026-Q4").replace("id: share", "id: nowhere")
    page = page_of(make_site({**COMPANY, "cut.md": broken}))
    bar = bar_of(page, "Double the leads")
    assert bar.all("a")[0].attributes["href"] == "/objectives/leads/"
    # Its newest value is of August.
    assert bar.all("span", role="img")[0].attributes["aria-label"] == "No news"
    assert bar.all("rect")[0].attributes["width"] == "25"
    cut = bar_of(page, "Cut off")
    assert "is-broken" in cut.classes
    assert cut.all("span", role="img")[0].attributes["aria-label"] == "Broken thread"


def test_second_parents_open_with_the_bar_and_stand_in_the_table(make_site) -> None:
    """The first parent is said plainly, each further one as what it also serves."""
    page = page_of(make_site(COMPANY))
    card = bar_of(page, "Double the leads").all("div", "gt-rm__c")[0]
    assert "Serves “Be chosen by one in four homes”" in card.text
    assert card.texts("p", "gt-rm__also") == ["Also serves “Keep nine in ten customers”"]
    (row,) = [tr for tr in page.all("tr") if tr.texts("a")[:1] == ["Double the leads"]]
    assert row.all("a")[-1].attributes["href"] == "/goals/stay/"


def test_titles_are_never_cut_where_the_year_has_room(make_site) -> None:
    """A week in November keeps its long title; one at the end of the year writes it leftwards."""
    title = "Answer ninety-five in a hundred questions on the day on which they are asked"
    files = {
        **COMPANY,
        "a.md": objective("a", title, "2026-W47"),
        "b.md": objective("b", f"{title} too", "2027-09"),
    }
    page = page_of(make_site(files))
    assert "is-back" not in bar_of(page, title).classes
    assert "is-back" in bar_of(page, f"{title} too").classes


def test_bars_and_titles_keep_clear_of_each_other(make_site) -> None:
    """No two bars of a lane overlap, titles included."""
    files = dict(COMPANY)
    for number in range(30):
        month = number % 12
        period = f"{2026 + (month + 9) // 12}-{(month + 9) % 12 + 1:02}"
        files[f"o{number}.md"] = objective(f"o{number}", f"Objective number {number}", period)
    site = make_site(files)
    window = open_window(site.plan.today, 1)
    items = [i for i in site.plan.items if i.kind.name in ("objective", "campaign")]
    chart = build_chart(site, items, window)
    for band in chart.bands:
        for lane in band.lanes:
            taken = sorted(room_of(bar) for bar in lane)
            assert all(one[1] <= two[0] for one, two in pairwise(taken))
    assert sum(len(lane) for band in chart.bands for lane in band.lanes) == 32


def room_of(bar) -> tuple[float, float]:
    """Return from where to where a bar and its title reach, by a narrow letter."""
    width = len(bar.label) * 0.4
    if bar.back:
        return min(bar.start, bar.end - width), bar.end
    return bar.start, max(bar.end, bar.start + width)


def test_a_campaign_lies_below_the_objective_that_it_serves(make_site) -> None:
    """Even where there would be room beside it."""
    later = COMPANY["kit.md"].replace("2026-Q4", "2027-Q3").replace("id: kit", "id: later")
    site = make_site({**COMPANY, "later.md": later})
    items = [i for i in site.plan.items if i.kind.name in ("objective", "campaign")]
    (band,) = build_chart(site, items, open_window(site.plan.today, 1)).bands
    lane_of = {bar.entry.id: n for n, lane in enumerate(band.lanes) for bar in lane}
    assert lane_of == {"leads": 0, "kit": 1, "later": 1}


def test_what_waits_for_something_late_says_so_in_words(make_site) -> None:
    """In the list, in the table and with the bar; a red line joins the two."""
    late = objective("late", "Come late", "2027-Q1")
    leads = f"{LEADS}depends_on: [late]\n"
    page = page_of(make_site({**COMPANY, "late.md": late, "leads.md": leads}))
    words = "due on 31 March 2027; the work that waits for it ends on 31 December 2026"
    assert page.all("ul", "gt-rm-waits")[0].text.endswith(
        f"Double the leads waits for Come late {words}"
    )
    assert [node.text for node in page.all("small", "gt-rm__w")] == [words]
    assert page.texts("p", "gt-rm__w")[0].startswith("Waits for “Come late”: due on 31 March")
    (down, *across) = page.all("g", "gt-rm__j")[0].all("line")
    assert down.attributes["x1"] == down.attributes["x2"] == "50.00%"
    assert {line.attributes["x2"] for line in across} == {"25.00%"}


def test_everything_stands_in_the_quarter_in_which_it_is_due(make_site) -> None:
    """Overdue first, then four quarters, then what comes later, then what has no period."""
    files = {
        **COMPANY,
        "old.md": objective("old", "Overdue", "2026-Q3"),
        "far.md": objective("far", "Far away", "2028"),
        "done.md": objective(
            "done", "Done", "2026-Q4", "closed: {date: 2026-11-01, verdict: achieved}\n"
        ),
        "gone.md": objective(
            "gone", "Gone", "2025", "closed: {date: 2025-11-01, verdict: missed}\n"
        ),
    }
    page = page_of(make_site(files))
    groups = [(b.all("th")[0].text, b.texts("a")) for b in page.all("tbody")]
    shown = [
        (head, [t for t in titles if t != "Keep nine in ten customers"]) for head, titles in groups
    ]
    assert shown == [
        ("Due before Q4 2026 1", ["Overdue"]),
        ("Q4 2026 3", ["Done", "Double the leads", "Starter kit"]),
        ("Due after Q3 2027 1", ["Far away"]),
        ("Without a period 1", ["Answer within a day"]),
    ]


def test_a_large_plan_is_bounded_and_says_what_is_left_out(make_site) -> None:
    """Five hundred are drawn, those due first; the others are counted and the tree is named."""
    files = dict(COMPANY)
    for number in range(MOST):
        files[f"o{number}.md"] = objective(f"o{number}", f"O{number}", "2026-Q4")
    page = page_of(make_site(files))
    assert len(page.all("li", "gt-rm__b")) == MOST
    assert "3 more that are due later are left out here." in page.text


def test_a_plan_without_work_says_what_is_missing(make_site) -> None:
    """No drawing, no table, one sentence."""
    page = page_of(make_site({"why.md": COMPANY["why.md"]}))
    assert "There are no objectives and no campaigns yet." in page.text
    assert not page.all("table")
    assert not page.all("svg")


def test_a_title_is_text_whatever_it_says(make_site) -> None:
    """Nothing of an author becomes markup, in German either."""
    hostile = objective(
        "h", "'" + HOSTILE.replace("'", "''") + "'", "2026-Q4", "depends_on: [kit2]\n"
    )
    site = make_site({**COMPANY, "h.md": hostile}, language="de")
    page = page_of(site)
    assert any(HOSTILE in a.text for a in page.all("a"))
    assert not page.all("script")
    assert page.all("h1")[0].text == "Roadmap"


ROADMAP = (
    "kind: roadmap\nid: road\ntitle: What we do in 2027\ndepartment: marketing\n"
    "period: 2026-10-01/2027-12-31\nitems: [leads, kit, calls]\n"
    "committed:\n"
    "  - {person: ines, version: VERSION, date: 2026-10-06, how: meeting}\n"
    "  - {person: tom, version: fade1234, date: 2026-09-30, how: self}\n"
)


def test_columns_and_window_agree() -> None:
    """The last day of the window ends at the last column."""
    window = open_window(dt.date(2026, 11, 22), 1)
    assert window.span(window.quarters[-1]) == (36, COLUMNS)


def test_the_table_of_one_department_does_not_repeat_its_name(make_site) -> None:
    """The column stands where two departments share a table; what binds has one column."""
    for items, named in (("[leads, kit]", False), ("[leads, kit, calls]", True)):
        text = ROADMAP.replace("[leads, kit, calls]", items)
        site = make_site({**COMPANY, "road.md": text})
        page = ask(site, build_roadmap_page(site, site.plan.by_id["road"]))
        heads = page.all("table", "gt-due")[0].texts("th")
        assert ("Department" in heads) is named
        assert "Also serves" in heads
