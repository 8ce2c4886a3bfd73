"""What a question adds while a plan is built, and a plan that is built without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goldenthread.ground import questions
from goldenthread.plan.plan import Plan
from tests.conftest import PURPOSE, MakePlan

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


@pytest.fixture
def no_questions(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take all questions out, as if their folders were not there."""
    monkeypatch.setattr(questions, "ORDER", ())
    for kept in (questions.packages, questions._faces):
        kept.cache_clear()
    yield
    for kept in (questions.packages, questions._faces):
        kept.cache_clear()


def values(plan: Plan) -> list[float]:
    """Return what was measured of the one metric."""
    return [actual.value for actual in plan.by_id["renters"].metrics[0].actuals]


def test_what_a_question_brings_is_part_of_the_plan(make_plan: MakePlan) -> None:
    """A check-in's value is the metric's, its item is its person's team's, its team is heard."""
    plan = make_plan(FILES)
    assert values(plan) == [4]
    assert plan.department_ids["2026-w47-ben"] == "growth"
    assert plan.status(plan.by_id["renters"]).name == "off-track"


@pytest.mark.usefixtures("no_questions")
def test_without_questions_a_plan_is_what_its_own_files_say(make_plan: MakePlan) -> None:
    """Nothing is brought in, nobody is called silent, and nothing breaks."""
    plan = make_plan(FILES)
    assert values(plan) == []
    assert "2026-w47-ben" not in plan.department_ids
    assert plan.status(plan.by_id["renters"]).name == "not-started"
