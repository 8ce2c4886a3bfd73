"""A file that cannot be read changes no sum in silence, and what stands alone is said beside it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.findings.check import Result, check_plan
from goldenthread.questions.commitment.site.roadmap import build_roadmap
from goldenthread.questions.commitment.week.site.missed import build_missed
from goldenthread.questions.commitment.week.site.person_week import show_kept_weeks
from goldenthread.questions.commitment.week.site.rhythm import build_rhythm
from goldenthread.questions.commitment.week.site.week import build_week
from goldenthread.questions.journey.funnel import read_funnels
from goldenthread.questions.outcomes.site.coverage import build_coverage
from goldenthread.reporters.as_text import summary
from goldenthread.site.exports import dump_plan
from goldenthread.site.site import Site
from goldenthread.site.views.department import build_department_page
from goldenthread.site.views.departments import build_departments
from goldenthread.site.views.home import build_home
from goldenthread.site.views.item import build_item_page
from goldenthread.site.views.report import build_report
from goldenthread.site.views.tree import reach_in_words
from goldenthread.wording.words import load_words
from tests.conftest import PURPOSE, MakePlan, write_files
from tests.site.conftest import panel

BROKEN = "kind: tactic\ntitle: [never closed\nsupports: o\n"
FILES = {
    "purpose.md": PURPOSE,
    "g.md": "kind: goal\ntitle: One in four\nsupports: purpose\nperiod: 2026\naims: [reach]\n",
    "sales.md": "kind: department\ntitle: Sales\n",
    "o.md": (
        "kind: objective\ntitle: Win the renters\nsupports: g\nperiod: 2026-Q4\n"
        "department: sales\naims: [reach]\n"
    ),
    "t.md": (
        "kind: tactic\ntitle: Ring them\nsupports: o\nperiod: 2026-Q4\nmetrics:\n"
        "  - {id: m, name: M, unit: u, baseline: 0, target: 10, "
        "actuals: [{date: 2026-11-20, value: 8}]}\n"
    ),
}


def open_site(make_plan: MakePlan, files: dict[str, str], **options: object) -> Site:
    """Return the site of a plan that is published although it has errors."""
    result = check_plan(make_plan(files, fail_on="never", **options))
    return Site(
        result.plan,
        result,
        load_words(result.plan.settings),
        dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
    )


@pytest.fixture
def site(make_plan: MakePlan) -> Callable[..., Site]:
    """Return a function that opens the site of these files and more."""
    return lambda more=None, **options: open_site(make_plan, {**FILES, **(more or {})}, **options)


WHY = "Not computable: plans/x.md has an error."
BESIDE = "1 file could not be read"


@pytest.mark.parametrize(
    "broken",
    [
        {"x.md": BROKEN},
        {"x.md": "---\nkind: tactic\ntitle: Not closed\n"},
        {"x.md": "kind: tactik\ntitle: Of no kind that there is\nsupports: o\n"},
        {"x.md": "titel: Something\nsupports: o\nowner: ben\n"},
    ],
)
def test_a_roll_up_that_may_lack_a_child_is_no_number(
    site: Callable[..., Site], broken: dict[str, str]
):
    """The mean of what could be read says nothing of what could not."""
    whole = site(rollup="mean")
    assert whole.plan.statuses["o"].progress == 0.8
    item = whole.plan.by_id["o"]
    assert build_item_page(whole, item).model.progress.percent == 80
    short = site(broken, rollup="mean")
    found = short.plan.statuses["o"]
    assert (found.name, found.progress, found.unread) == ("unmeasured", None, "x.md")
    shown = build_item_page(short, short.plan.by_id["o"]).model
    assert (shown.progress.percent, shown.progress.formula) == (None, WHY)
    assert shown.carries.count == f"One item serves it · {BESIDE}"
    assert short.plan.statuses["t"].progress == 0.8


def test_an_ordinary_page_keeps_nothing_from_being_counted(site: Callable[..., Site]):
    """What was read, and is no item, is no gap."""
    found = site({"about.md": "---\ntitle: About us\n---\nHello.\n"})
    assert not found.plan.unread


def test_every_share_and_every_count_says_so(site: Callable[..., Site]):
    """Home, report, departments, coverage, tree: no per cent stands over what was not read."""
    short = site({"x.md": BROKEN})
    home = build_home(short).model
    assert (home.health.figure, home.health.sentence) == ("–", WHY)
    assert home.health.strand is None  # a whole line would say that all is well
    assert home.goals_note.endswith(f" · {BESIDE}")
    assert panel(home, "fits")[-1].text == BESIDE
    report = build_report(short).model
    assert report.head.lead.endswith("is not computable: plans/x.md has an error.")
    assert [row.percent for row in (*report.health, report.company)] == [None] * 3
    assert (report.company.reach, report.company.note) == ("4 of 4", BESIDE)
    assert "Not counted" not in report.alone  # its name stands in the line above
    card = build_departments(short).model.cards[0]
    assert (card.percent, card.reach, card.beside) == (None, "2 of 2", BESIDE)
    department = build_department_page(short, short.plan.by_id["sales"]).model
    assert (department.percent, department.reach, department.beside) == (None, "2 of 2", BESIDE)
    assert BESIDE in build_coverage(short).model.head.lead
    assert build_roadmap(short).model.head.lead.endswith(f" {BESIDE}. Not counted: plans/x.md.")
    assert "plans/x.md" not in build_roadmap(short).description
    assert "is not computable: plans/x.md has an error." in reach_in_words(short)


def test_a_page_names_a_file_once_and_the_others_after_it(site: Callable[..., Site]):
    """Where one file is the reason, the sentence that names it is enough."""
    assert reach_in_words(site({"x.md": BROKEN})).count("plans/x.md") == 1
    both = reach_in_words(site({"x.md": BROKEN, "y.md": BROKEN}))
    assert both.endswith("2 files could not be read. Not counted: plans/x.md, plans/y.md.")


def test_a_site_without_names_names_no_file(site: Callable[..., Site]):
    """A file may be called after somebody whom nobody could read."""
    short = site({"people/ada-okafor.md": BROKEN}, people="roles", rollup="mean")
    told = json.loads(dump_plan(short.result))
    said = [build_home(short).model.health.sentence, build_report(short).model.alone]
    said += [item["formula"] for item in told["items"]]
    assert "Not computable: a file has an error." in said
    assert not [text for text in said if "ada" in text]


def test_the_console_and_the_export_say_so(site: Callable[..., Site], tmp_path: Path):
    """`check`, `show`, `tree` and plan.json: counted, named, and null where a sum would stand."""
    short = site({"x.md": BROKEN}, rollup="mean")
    assert "5 items, 1 file not read, " in summary(short.result)
    told = json.loads(dump_plan(short.result))
    assert told["counts"]["unread"] == 1
    (o,) = [item for item in told["items"] if item["id"] == "o"]
    assert (o["progress"], o["formula"]) == (None, "not computable: plans/x.md has an error")
    (tmp_path / "mkdocs.yml").write_text(
        "docs_dir: plans\nplugins: [{goldenthread: {rollup: mean, today: 2026-11-22}}]\n"
    )
    shown = CliRunner().invoke(main, ["show", "o", "--plan", str(tmp_path)]).output
    assert "not computable: plans/x.md has an error" in shown
    assert "Carried by (1, 1 file not read)" in shown
    tree = CliRunner().invoke(main, ["tree", "--plan", str(tmp_path)]).output
    assert "not in the tree: plans/x.md, which could not be read" in tree


TABLE = {
    "t.md": (
        "kind: tactic\ntitle: Ring them\nsupports: o\nperiod: 2026-Q4\nmetrics:\n"
        "  - {id: m, name: M, unit: u, baseline: 0, target: 10, data: data/calls.csv#calls, "
        "actuals: [{date: 2026-10-20, value: 2}]}\n"
    )
}


def test_a_table_named_without_its_column_is_the_fault_of_who_names_it(
    site: Callable[..., Site], tmp_path: Path
):
    """The table itself may be right."""
    write_files(tmp_path / "plans", {"data/calls.csv": "date,calls\n2026-11-20,8\n"})
    half = {"t.md": TABLE["t.md"].replace("calls.csv#calls", "calls.csv")}
    short = site(half)
    shown = build_item_page(short, short.plan.by_id["t"]).model.progress
    assert shown.formula == "Not computable: plans/t.md has an error."


@pytest.mark.parametrize(
    "table", [b"", b"date,calls\n2026-11-20,\xff\n", b"date,visits\n2026-11-20,4\n", None]
)
def test_a_metric_whose_table_cannot_be_read_has_no_progress(
    site: Callable[..., Site], tmp_path: Path, table: bytes | None
):
    """Neither "not started" nor the value before it, for nobody knows what the table says."""
    write_files(tmp_path / "plans", {"data/calls.csv": "date,calls\n2026-11-20,8\n"})
    assert site(TABLE).plan.statuses["t"].progress == 0.8
    path = tmp_path / "plans/data/calls.csv"
    path.unlink()
    if table is not None:
        path.write_bytes(table)
    short = site(TABLE)
    found = short.plan.statuses["t"]
    assert (found.name, found.progress, found.unread) == ("unmeasured", None, "data/calls.csv")
    shown = build_item_page(short, short.plan.by_id["t"]).model.progress
    assert shown.formula == "Not computable: plans/data/calls.csv has an error."
    [card] = build_item_page(short, short.plan.by_id["t"]).model.cards
    assert (card.percent, card.status, card.formula, card.outlook) == (None, "", "", None)
    assert card.distance == shown.formula
    assert "Not counted: plans/data/calls.csv." in build_coverage(short).model.head.lead


JOURNEY = (
    "kind: journey\ntitle: Our buyers\nvolumes_per: month\nstages:\n"
    "  - {id: lead, name: Lead, metric: t#m, target_conversion: 0.5}\n"
    "  - {id: customer, name: Customer, volume: [{date: 2026-11-20, value: 2}]}\n"
    "deal: {goal: g#money, size: 100, currency: EUR, stage: customer}\n"
)
MONEY = (
    "metrics:\n  - {id: money, name: Revenue, unit: EUR a month, baseline: 0, target: 1000, "
    "actuals: [{date: 2026-11-20, value: 300}]}\n"
)


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        ({"t.md": BROKEN}, "t.md"),
        ({"t.md": BROKEN.replace("title", "id: other\ntitle")}, "t.md"),
        ({"g.md": BROKEN}, "g.md"),
        ({"t.md": TABLE["t.md"]}, "data/calls.csv"),
    ],
)
def test_the_sums_of_a_journey_name_the_file_they_lack(
    site: Callable[..., Site], broken: dict[str, str], path: str
):
    """Revenue, needs and shares that would rest on it are not reckoned from what is left."""
    files = {"j.md": JOURNEY, "g.md": FILES["g.md"] + MONEY}
    (whole,) = read_funnels(site(files).plan)
    assert (whole.revenue_needed, whole.revenue_expected) == (1000, 200)
    short = site({**files, **broken})
    (funnel,) = read_funnels(short.plan)
    assert (funnel.revenue_needed, funnel.revenue_expected) == (None, None)
    assert (funnel.missing_key, funnel.missing_name) == ("unread", path)
    assert funnel.steps[1].rate is None or path == "g.md"


def test_what_stands_alone_stands_beside_every_share(
    site: Callable[..., Site], check: Callable[..., Result]
):
    """A plan in which most items stand alone does not say that all of it reaches the purpose."""
    alone = {
        f"a{n}.md": (
            f"kind: initiative\ntitle: Alone {n}\nstands_alone: the law asks for it\n"
            "department: sales\nperiod: 2026-Q4\n"
        )
        for n in range(27)
    }
    found = site(alone)
    home = build_home(found).model.health
    assert home.sentence.endswith(" · 27 stand alone")
    report = build_report(found).model
    assert report.company.note == "27 stand alone"
    assert {row.label: row.note for row in report.health}["Sales"] == "27 stand alone"
    assert build_departments(found).model.cards[0].beside == "27 stand alone"
    department = build_department_page(found, found.plan.by_id["sales"]).model
    assert (department.reach, department.beside) == ("2 of 2", "27 stand alone")
    assert build_coverage(found).model.head.lead.endswith("27 of them stand alone.")
    assert "27 items stand alone" in reach_in_words(found)
    assert ", 27 stand alone" in summary(found.result)
    assert json.loads(dump_plan(found.result))["counts"]["stand_alone"] == 27
    only = {"sales.md": FILES["sales.md"], **alone}
    assert "27 stand alone" in summary(check(only))


def test_no_week_is_counted_as_whole_without_a_word(site: Callable[..., Site]):
    """A check-in that cannot be read may hold what was not kept, and is no missed week either."""
    week = "kind: check-in\nweek: 2026-W46\nteam: sales\n"
    kept = "commitments: [{text: Ring all, result: kept}]\n"
    old = week.replace("46", "44") + kept.replace("all", "some")
    team = "kind: department\ntitle: Sales\ncadence: weekly\n"
    lost = "---\n" + week + "commitments: [{text: a: b}]\n---\n"
    files = {"sales.md": team, "w44.md": old, "w45.md": week.replace("46", "45") + kept}
    short = site({**files, "w46.md": lost})
    told = "1 file could not be read. Not counted: plans/w46.md."
    assert build_week(short).model.head.lead.endswith(f" · {told}")
    rhythm = build_rhythm(short, short.plan.by_id["sales"])
    assert rhythm
    assert (rhythm.kept, rhythm.missed) == (f"2 of 2 kept in the last 8 weeks · {BESIDE}", "")
    person = {"ada.md": "kind: person\ntitle: Ada Okafor\ndepartment: sales\n"}
    own = {"w45.md": files["w45.md"].replace("{text", "{person: ada, text"), "w46.md": lost}
    by_name = site({**files, **person, **own}, missed="person")
    shown = show_kept_weeks(by_name, by_name.plan.by_id["ada"])
    assert shown
    assert shown.total == f"1 of 1 kept · {BESIDE}"
    missed = build_missed(short).model
    assert (missed.groups, missed.well) == ((), ())
    assert missed.head.lead.endswith(f" · {told}")
    whole = build_missed(site({**files, "w46.md": week})).model
    assert ([one.title for one in whole.well], told in whole.head.lead) == (["Sales"], False)
