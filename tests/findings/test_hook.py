"""What questions tell core rules: figures, what is veiled, and which rule says the same better."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.findings.hook import is_veiled, list_figures
from goldenthread.findings.rule import all_rules
from tests.conftest import PURPOSE, MakePlan

FILES = {
    "purpose.md": PURPOSE,
    "growth.md": "kind: department\ntitle: Growth\ncadence: weekly\n",
    "ben.md": "kind: person\ntitle: Ben Fischer\ndepartment: growth\n",
    "buyers.md": (
        "kind: journey\ntitle: How a flat becomes a customer\nowner: ben\n"
        "stages:\n"
        "  - {id: visit, name: Visit, data: counts.csv#visits}\n"
        "  - {id: trial, name: Trial, volume: [{date: 2026-10-31, value: 9}]}\n"
    ),
    "w47.md": (
        "kind: check-in\nweek: 2026-W47\nteam: growth\n"
        "values:\n"
        "  - {metric: renters#leads, value: 630, date: 2027-11-20}\n"
        "  - {metric: renters, value: 631}\n"
        "commitments:\n"
        "  - {person: ben, text: ring the Union, result: missed, why: no time}\n"
    ),
    "renters.md": (
        "kind: objective\ntitle: Win the renters\nowner: ben\nsupports: purpose\n"
        "department: growth\nperiod: 2026-Q4\n"
        "metrics:\n"
        "  - {id: leads, name: Leads, unit: leads a month, baseline: 400, target: 700}\n"
    ),
}
TABLE = "date,visitors\n2026-10-31,40\n"


def test_figures_come_from_wherever_they_are_kept(make_plan: MakePlan) -> None:
    """The stages of a journey and the values of a check-in; one without a day takes its week."""
    found = list_figures(make_plan({**FILES, "counts.csv": TABLE}))
    assert [
        (f.item.id, f.name, f.column, [a.date and a.date.year for a in f.actuals]) for f in found
    ] == [
        ("buyers", "visit", "counts.csv#visits", []),
        ("buyers", "trial", "", [2026]),
        ("2026-w47-growth", "renters#leads", "", [2027]),
        ("2026-w47-growth", "renters", "", [2026]),
    ]


def test_core_rules_look_at_them(make_plan: MakePlan) -> None:
    """A column that is missing and a value of next year are found where no metric is."""
    plan = make_plan({**FILES, "counts.csv": TABLE})
    found = {(f.code, f.item, f.line) for f in check_plan(plan, select=["GT512", "GT808"]).findings}
    assert found == {("GT512", "buyers", 6), ("GT808", "2026-w47-growth", 6)}


@pytest.mark.usefixtures("no_question")
def test_without_questions_there_are_none(make_plan: MakePlan) -> None:
    """Nothing is measured elsewhere, and nothing is kept back."""
    plan = make_plan({**FILES, "counts.csv": TABLE})
    assert list(list_figures(plan)) == []
    found = check_plan(plan).findings
    assert not any(is_veiled(plan, finding) for finding in found)


def test_what_names_nobody_is_veiled(make_plan: MakePlan) -> None:
    """A finding that quotes what was missed is for those who have the files."""
    plan = make_plan({**FILES, "counts.csv": TABLE})
    (finding,) = check_plan(plan, select=["GT808"]).findings
    assert not is_veiled(plan, finding)
    assert is_veiled(plan, replace(finding, message="'ring the Union' has a slip"))


STUCK = {
    **FILES,
    "w47.md": (
        "kind: check-in\nweek: 2026-W47\nteam: growth\n"
        "values: [{metric: renters#leads, value: 640, date: 2026-11-20}]\n"
    ),
    "renters.md": FILES["renters.md"].replace(
        "target: 700}", "target: 700, actuals: [{date: 2026-10-23, value: 640}]}"
    ),
}


def test_a_rule_yields_to_one_that_says_it_better(make_plan: MakePlan) -> None:
    """What stands still is told once, even where the better rule is not selected."""
    plan = make_plan({**STUCK, "counts.csv": TABLE})
    trending = all_rules()["GT809"]
    assert [finding.item for finding in trending.check(plan)] == ["renters"]
    assert [finding.item for finding in all_rules()["GT426"].check(plan)] == ["renters"]
    assert list(trending.speak(plan)) == []
    assert check_plan(plan, select=["GT809"]).findings == ()
    freely = make_plan({"growth.md": "kind: department\ntitle: Growth\n"})
    assert [finding.item for finding in trending.speak(freely)] == ["renters"]
