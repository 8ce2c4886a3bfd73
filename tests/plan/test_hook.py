"""What a question adds while a plan is built, and a plan that is built without it."""

from __future__ import annotations

import pytest

from goldenthread.plan.hook import wants_past
from goldenthread.plan.plan import Plan
from tests.conftest import PURPOSE, TODAY, MakePlan

FILES = {
    "purpose.md": PURPOSE,
    "growth.md": "kind: department\ntitle: Growth\ncadence: week\n",
    "ben.md": "kind: person\ntitle: Ben Fischer\ndepartment: growth\n",
    "renters.md": (
        "kind: goal\ntitle: Win the renters\nsupports: purpose\ndepartment: growth\nperiod: 2026\n"
        "metrics: [{id: leads, name: Leads, baseline: 0, target: 10}]\n"
    ),
    "week.md": (
        "kind: check-in\nweek: 2026-W47\nperson: ben\n"
        "values: [{metric: renters#leads, value: 4, date: 2026-11-20}]\n"
    ),
}


def values(plan: Plan) -> list[float]:
    """Return what was measured of the one metric."""
    return [actual.value for actual in plan.by_id["renters"].metrics[0].actuals]


def test_what_a_question_brings_is_part_of_the_plan(make_plan: MakePlan) -> None:
    """A check-in's value is the metric's, its item is its person's team's, its team is heard."""
    plan = make_plan(FILES)
    assert values(plan) == [4]
    assert plan.department_ids["2026-w47-ben"] == "growth"
    assert plan.status(plan.by_id["renters"]).name == "off-track"


@pytest.mark.usefixtures("no_question")
def test_without_questions_a_plan_is_what_its_own_files_say(make_plan: MakePlan) -> None:
    """Nothing is brought in, nobody is called silent, and nothing breaks."""
    plan = make_plan(FILES)
    assert values(plan) == []
    assert "2026-w47-ben" not in plan.department_ids
    assert plan.status(plan.by_id["renters"]).name == "not-started"
    assert not any(wants_past(document, TODAY) for document in plan.documents)


def test_a_question_says_whose_past_it_asks_for(make_plan: MakePlan) -> None:
    """Of all files only what a question needs is looked up in git."""
    plan = make_plan(FILES)
    assert [d.path for d in plan.documents if wants_past(d, TODAY)] == ["week.md"]
