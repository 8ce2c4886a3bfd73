"""Progress of an item with several metrics: one share, its formula, and what is not known."""

from __future__ import annotations

import pytest

from goldenthread.items.status import Status
from tests.conftest import MakePlan

HEAD = "kind: objective\ntitle: Win the renters\nsupports: purpose\nperiod: 2026-Q4\nmetrics:\n"
SHARE = 52 / 91


def metric(name: str, value: float | None, more: str = "baseline: 0, target: 100") -> str:
    """One line of `metrics`, measured on Friday or not at all."""
    actuals = "" if value is None else f", actuals: [{{date: 2026-11-20, value: {value}}}]"
    return f"  - {{id: {name.lower()}, name: {name}, unit: u, {more}{actuals}}}\n"


def status(make_plan: MakePlan, *lines: str, **options: object) -> Status:
    """Return how an item with these metrics stands on 2026-11-22."""
    plan = make_plan({"o.md": HEAD + "".join(lines)}, **options)
    return plan.statuses["o"]


def test_key_results_at_nought_one_and_one_are_two_thirds(make_plan: MakePlan):
    """An OKR that has reached two of three is not at 0 %, as its first key result is."""
    found = status(make_plan, metric("A", 0), metric("B", 100), metric("C", 100))
    assert found.progress == pytest.approx(2 / 3)
    assert str(found.formula) == "(0 % + 100 % + 100 %) / 3 = 67 %"
    assert (found.name, found.well, len(found.parts)) == ("on-track", 2, 3)


@pytest.mark.parametrize(
    ("option", "progress", "formula"),
    [
        ("mean", 0.4, "(10 % + 70 %) / 2 = 40 %"),
        ("lowest", 0.1, "min(10 %, 70 %) = 10 %"),
        ("first", 0.7, "(70 − 0) / (100 − 0) = 70 %"),
    ],
)
def test_a_company_may_judge_by_the_lowest_or_the_first(
    make_plan: MakePlan, option: str, progress: float, formula: str
):
    """The option `progress` says which metrics of an item count."""
    lines = [metric("A", 70), metric("B", 10)]
    if option == "mean":
        lines.reverse()
    elif option == "lowest":
        formula = "min(70 %, 10 %) = 10 %"
    found = status(make_plan, *lines, progress=option)
    assert (found.progress, str(found.formula)) == (pytest.approx(progress), formula)


def test_weights_say_what_counts_for_more(make_plan: MakePlan):
    """Twice the weight is twice the say, in the share and in the formula."""
    found = status(
        make_plan, metric("A", 80, "baseline: 0, target: 100, weight: 3"), metric("B", 0)
    )
    assert found.progress == pytest.approx(0.6)
    assert str(found.formula) == "(3 × 80 % + 0 %) / 4 = 60 %"


def test_each_share_is_cut_to_the_way(make_plan: MakePlan):
    """What went thrice as far as asked does not make up for what did not move."""
    found = status(make_plan, metric("A", 300), metric("B", -50))
    assert (found.progress, str(found.formula)) == (0.5, "(100 % + 0 %) / 2 = 50 %")


def test_a_single_metric_stays_as_it_is(make_plan: MakePlan):
    """One metric has no mean: its share goes beyond both ends, whatever its weight."""
    found = status(make_plan, metric("A", 130, "baseline: 0, target: 100, weight: 4"))
    assert (found.progress, str(found.formula)) == (1.3, "(130 − 0) / (100 − 0) = 130 %")
    assert found.parts == ()


def test_what_has_no_value_counts_as_nothing_and_is_named(make_plan: MakePlan):
    """Half of it is unknown, so it cannot stand at the share of the other half."""
    found = status(make_plan, metric("A", 100), metric("B", None))
    assert (found.progress, str(found.formula)) == (0.5, "(100 % + 0 %) / 2 = 50 %")
    assert [(part.metric.name, part.note) for part in found.parts] == [("A", ""), ("B", "no-value")]


def test_without_any_value_it_is_not_started(make_plan: MakePlan):
    """No number is no progress of 0 %, with one metric or with several."""
    found = status(make_plan, metric("A", None), metric("B", None))
    assert (found.name, found.progress, str(found.formula)) == ("not-started", None, "")


def test_what_has_no_target_is_left_out_and_named(make_plan: MakePlan):
    """It has no share of a way; the rest has."""
    found = status(make_plan, metric("A", 60), metric("B", 7, "baseline: 0"), metric("C", 20))
    assert (found.progress, str(found.formula)) == (0.4, "(60 % + 20 %) / 2 = 40 %")
    assert found.parts[1].note == "no-target"


@pytest.mark.parametrize("option", ["mean", "lowest"])
def test_a_missed_target_without_a_start_leaves_nothing_to_reckon(make_plan: MakePlan, option: str):
    """To leave it out would make a missed target disappear: there is no number, and it says why."""
    lines = metric("A", 100), metric("B", 7, "direction: down, target: 5")
    found = status(make_plan, *lines, progress=option)
    assert (found.name, found.progress, str(found.formula)) == ("unmeasured", None, "")
    assert found.parts[1].note == "no-way"
    found = status(make_plan, lines[0], metric("B", 5, "direction: down, target: 5"))
    assert found.progress == 1


def test_the_time_is_the_mean_of_each_metrics_own(make_plan: MakePlan):
    """A key result that is due in October has no time left; one of the quarter has some."""
    early = metric("A", 100, "baseline: 0, target: 100, due: 2026-10-31, weight: 3")
    found = status(make_plan, early, metric("B", 0))
    assert found.expected == pytest.approx((3 * 1 + SHARE) / 4)
    assert found.name == "at-risk"


def test_twenty_metrics_have_a_formula_of_one_line(make_plan: MakePlan):
    """Beyond a dozen it ends in dots, and the divisor says how many there are."""
    found = status(make_plan, *(metric(f"M{n}", 50) for n in range(20)))
    assert str(found.formula).endswith("50 % + …) / 20 = 50 %")
    assert str(found.formula).count("50 % +") == 12


@pytest.mark.parametrize("weight", ["0", "-1", "three", ".nan", "1e300"])
def test_a_weight_that_is_none_is_a_finding_and_counts_as_one(make_plan: MakePlan, weight: str):
    """Nothing is divided by nothing."""
    plan = make_plan(
        {"o.md": HEAD + metric("A", 100, f"target: 100, weight: {weight}") + metric("B", 0)}
    )
    assert plan.statuses["o"].progress == 0.5
    assert plan.by_id["o"].misread("metrics", 0, "weight")


def test_above_a_goal_the_means_are_taken_on(make_plan: MakePlan):
    """Roll-up takes the mean of several metrics as the share of that item, cut to the way."""
    one = "kind: tactic\ntitle: One\nsupports: o\nperiod: 2026-Q4\nmetrics:\n"
    files = {
        "o.md": HEAD.replace("metrics:\n", ""),
        "one.md": one + metric("A", 100) + metric("B", 0),
        "two.md": one.replace("One", "Two") + metric("A", 180),
    }
    found = make_plan(files, rollup="mean").statuses["o"]
    assert (found.progress, str(found.formula)) == (0.75, "(50 % + 100 %) / 2 = 75 %")
