"""Scene S5: which department moves what the business cares about most, and through which thread.

The buyer's journey has scenes of its own; here the rules of links, alignment and metrics speak.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.plan.plan import Plan
from goldenthread.questions.outcomes.reach import read_reach
from goldenthread.questions.outcomes.site.coverage import CoveragePage, build_coverage
from goldenthread.site.site import Site
from goldenthread.site.views.department import DepartmentPage, build_department_page
from goldenthread.wording.words import load_words
from tests.conftest import MakePlan, write_files
from tests.host.conftest import CONFIG, run_mkdocs
from tests.questions.outcomes.company import MENDED, WRONG, figure, item
from tests.site.conftest import panel

RULES = ("GT1", "GT2", "GT3", "GT4", "GT8")


def findings(plan: Plan) -> list[tuple[str, str]]:
    """Return code and item of what the check finds."""
    return sorted((f.code, f.item) for f in check_plan(plan, select=RULES).findings)


def site_of(plan: Plan) -> Site:
    """Return the site of a plan."""
    result = check_plan(plan, select=RULES)
    return Site(plan, result, load_words(plan.settings), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))


def department(plan: Plan, name: str) -> DepartmentPage:
    """Return what the page of a department says."""
    page = build_department_page(site_of(plan), plan.by_id[name]).model
    assert isinstance(page, DepartmentPage)
    return page


def coverage(plan: Plan) -> CoveragePage:
    """Return what the coverage page says."""
    page = build_coverage(site_of(plan)).model
    assert isinstance(page, CoveragePage)
    return page


def test_the_wrong_plan_is_told_what_reaches_nothing(make_plan: MakePlan) -> None:
    """Exactly these: two cost centres, an idle outcome, a false claim, and the missing whys."""
    plan = make_plan(WRONG)
    found = findings(plan)
    assert found == [
        ("GT213", "press"),
        ("GT213", "seals"),
        ("GT321", "brand"),
        ("GT321", "workshop"),
        ("GT322", "margin"),
        ("GT323", "hours"),
        ("GT801", "seals"),
    ]
    said = {f.item: f for f in check_plan(plan, select=("GT32",)).findings}
    assert said["brand"].message == "no work of 'brand' reaches an outcome: 'fame' reaches none"
    assert said["brand"].also == ("fame",)
    assert "`supports: [{id: margin, why: …}]`" in said["brand"].help
    assert said["workshop"].message == (
        "no work of 'workshop' contributes to an outcome: 'seals' is linked, not shown (no why)"
    )
    assert said["margin"].message == "no department moves 'margin', which 'margin' names"
    assert said["hours"].message.startswith("'hours' claims 'margin' and reaches ")


def test_the_mended_plan_has_no_finding(make_plan: MakePlan) -> None:
    """A link to a goal, whys, figures and an honest claim are all it takes."""
    assert findings(make_plan(MENDED)) == []


def test_perfect_links_without_whys_and_figures_reach_no_outcome(make_plan: MakePlan) -> None:
    """Each link resolves and every thread is whole; nothing shows that it brings anything about."""
    plan = make_plan(WRONG)
    reach = read_reach(plan)
    seals, press = plan.by_id["seals"], plan.by_id["press"]
    assert [plan.is_broken(one) for one in (seals, press)] == [False, False]
    assert reach.outcomes(seals) == reach.outcomes(press) == ("revenue", "market-share")
    assert [reach.missing(one) for one in (seals, press)] == ["why", "why"]
    assert ("GT321", "workshop") in findings(plan)
    page = panel(department(plan, "workshop"), "outcomes")
    assert [(card.name, card.count, card.linked_count) for card in page.cards] == [
        ("Revenue", 0, "2 linked, not shown"),
        ("Market share", 0, "2 linked, not shown"),
        ("Customer delight", 0, ""),
        ("Margin", 0, ""),
    ]
    assert [(link.title, link.note) for link in page.cards[0].linked] == [
        ("Seals that last", "no why")
    ]
    assert page.cards[3].text == "No objective moves margin. Is that a choice?"
    assert page.standing == (
        "Workshop is a cost centre: none of its work contributes to an outcome."
    )


def test_whys_alone_do_not_show_it_and_figures_alone_do_not_either(make_plan: MakePlan) -> None:
    """Either half is missing the other; an old figure is no figure."""
    link = "[{id: share, why: a filter that lasts sells itself}]"
    for text, missing in (
        (item("objective", "Seals that last", link, owner="omar"), "actual"),
        (item("objective", "Seals that last", "share", figure("Seals"), owner="omar"), "why"),
        (
            item("objective", "Seals that last", link, figure("S", "2026-06-30"), owner="omar"),
            "actual",
        ),
    ):
        alone = {name: file for name, file in MENDED.items() if name != "press.md"}
        plan = make_plan({**alone, "seals.md": text + "department: workshop\n"})
        assert read_reach(plan).missing(plan.by_id["seals"]) == missing


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, [], id="mended"),
        pytest.param(
            {"fame.md": WRONG["fame.md"]},
            [("GT321", "brand")],
            id="a vision and its goal lead past the goals of the company",
        ),
        pytest.param(
            {
                "fame.md": WRONG["fame.md"],
                "logo.md": item(
                    "initiative",
                    "A logo on every box",
                    "[{id: share, why: the street reads it}]",
                    "department: brand\n",
                    figure("Boxes"),
                    owner="ines",
                ),
            },
            [("GT320", "fame")],
            id="one objective of the department reaches an outcome, the rest does not",
        ),
        pytest.param(
            {"hours.md": WRONG["hours.md"]},
            [("GT323", "hours")],
            id="a tactic claims another outcome than its objective reaches",
        ),
        pytest.param(
            {"seals.md": MENDED["seals.md"].replace("id: margin", "id: share")},
            [("GT322", "margin")],
            id="nobody is left for the margin",
        ),
    ],
)
def test_each_mistake_is_one_finding(
    make_plan: MakePlan, files: Mapping[str, str], expected: list[tuple[str, str]]
) -> None:
    """What is wrong once is said once."""
    assert findings(make_plan({**MENDED, **files})) == expected


def test_the_department_page_says_which_objectives_reach_what_and_which_none(
    make_plan: MakePlan,
) -> None:
    """Care reaches three outcomes, each by the goal that names it; Brand reaches none."""
    plan = make_plan(WRONG)
    cards = {card.name: card for card in panel(department(plan, "care"), "outcomes").cards}
    assert {name: card.count for name, card in cards.items()} == {
        "Revenue": 3,
        "Market share": 3,
        "Customer delight": 3,
        "Margin": 0,
    }
    assert [(link.title, link.note) for link in cards["Customer delight"].items] == [
        ("Answer within a day", "through Nine in ten stay for a second year")
    ]
    assert cards["Revenue"].items[0].note == "through One home in four is a customer"
    brand = panel(department(plan, "brand"), "outcomes")
    assert [link.title for link in brand.reach_none] == ["Be quoted every week"]
    assert brand.standing.startswith("Brand is a cost centre")
    assert all(card.gap and not card.linked for card in brand.cards)


def test_the_coverage_page_counts_what_contributes_and_names_who_could_answer(
    make_plan: MakePlan,
) -> None:
    """Each number leads to its list; an empty cell names the Pathfinder and the goal's owner."""
    page = coverage(make_plan(WRONG))
    assert page.head.lead == "4 of 9 active items show that they move an outcome."
    assert page.outcomes is not None
    rows = {row.label: row for row in page.outcomes.rows}
    counted = {
        name: [(cell.count, cell.linked) for cell in row.cells] for name, row in rows.items()
    }
    assert counted == {
        "Brand": [(0, 0), (0, 0), (0, 0), (0, 0)],
        "Care": [(3, 0), (3, 0), (3, 0), (0, 0)],
        "Workshop": [(0, 2), (0, 2), (0, 0), (0, 0)],
        "Across departments": [(0, 0), (0, 0), (0, 0), (1, 0)],
    }
    assert rows["Brand"].cells[0].answer == "Nobody. Ask Ines Roth or Hana Berg"
    assert page.outcomes.note == (
        "Brand and Workshop are each a cost centre: none of their work contributes to an outcome. "
        "No department moves Margin."
    )
    lists = {one.anchor: one for team in page.teams for one in team.lists}
    for matrix in (page.goals, page.outcomes):
        assert matrix is not None
        for cell in (cell for row in matrix.rows for cell in row.cells):
            there = cell.count + cell.linked
            assert (cell.address.partition("#")[2] in lists) == bool(there)
    revenue = lists["care--to--revenue"]
    assert [(one.title, one.shown) for one in revenue.entries] == [("Answer within a day", True)]
    assert [step.title for step in revenue.entries[0].steps] == ["One home in four is a customer"]
    assert revenue.entries[0].proof == "figure of 15 November 2026"
    assert [one.title for one in revenue.entries[0].below] == [
        "One desk for all calls",
        "Open until eight",
    ]
    [seals] = lists["workshop--share"].entries
    assert (seals.shown, seals.proof) == (False, "no why on a link of its thread")


def test_what_the_company_calls_a_cost_centre_is_its_own_word(make_plan: MakePlan) -> None:
    """The option `words` changes the wording on the site."""
    plan = make_plan(WRONG, words={"coverage.cost_centre": "a team we fund on trust"})
    assert panel(department(plan, "workshop"), "outcomes").standing == (
        "Workshop is a team we fund on trust: none of its work contributes to an outcome."
    )


def test_a_plan_without_outcomes_hears_nothing_of_them(make_plan: MakePlan) -> None:
    """A small company that names none is not asked for any."""
    bare = {
        name: re.sub(r"^outcomes: .*\n", "", text, flags=re.MULTILINE)
        for name, text in WRONG.items()
    }
    plan = make_plan(bare)
    assert check_plan(plan, select=("GT32",)).findings == ()
    page = coverage(plan)
    assert (page.goals is not None, page.outcomes) == (True, None)
    assert panel(department(plan, "workshop"), "outcomes") is None


@pytest.fixture
def build(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Return a function that builds the real site of a plan, whatever the check says."""

    def run(files: Mapping[str, str]) -> Path:
        write_files(tmp_path / "plans", files)
        config = CONFIG.format(urls="true", options="      fail_on: never")
        (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
        done = run_mkdocs(tmp_path, "-q")
        assert done.returncode == 0, done.stderr
        return tmp_path / "site"

    return run


def text_of(path: Path) -> str:
    """Return the words of a built page."""
    html = path.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_real_build_shows_it(build: Callable[[Mapping[str, str]], Path]) -> None:
    """Pages of the site say what the check says; every number leads to a list that is there."""
    site = build(WRONG)
    brand = text_of(site / "departments/brand/index.html")
    assert "Brand is a cost centre: none of its work contributes to an outcome." in brand
    assert "No objective moves margin. Is that a choice?" in brand
    assert "No work of brand reaches an outcome: fame reaches none" in brand
    html = (site / "coverage/index.html").read_text("utf-8")
    anchors = set(re.findall(r' id="([^"]+)"', html))
    numbers = re.findall(r'<td role="cell" class="h\d"[^>]*><a href="[^"#]*#([^"]+)"', html)
    assert len(numbers) == 10
    assert set(numbers) <= anchors
    assert "linked, not shown: no why on a link of its thread" in text_of(
        site / "coverage/index.html"
    )
    report = (site / "report/index.html").read_text("utf-8")
    assert "coverage/#care--stay" in report
