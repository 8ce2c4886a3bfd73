"""Metrics: progress, targets and formulas, direction by direction."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ground.period import day_of
from goldenthread.measures.figures import (
    NO_FORMULA,
    Formula,
    Percent,
    interleave,
    number,
    spell_number,
)
from goldenthread.measures.metric import Metric, build_metrics

NUMBERS = st.integers(-10_000, 10_000)


def metric(**fields: object) -> Metric:
    """Build one metric as a plan writes it; `now` is its only actual."""
    if "now" in fields:
        fields["actuals"] = [{"date": "2026-10-31", "value": fields.pop("now")}]
    built = build_metrics([{"id": "leads", "name": "Leads", **fields}])
    assert len(built) == 1
    return built[0]


@pytest.mark.parametrize(
    ("value", "spelt"),
    [(20711, "20,711"), (-0.5, "-0.5"), (-14200.5, "-14,200.5"), (0.0, "0")],
)
def test_a_message_spells_a_number_with_its_sign_and_its_thousands(
    value: float, spelt: str
) -> None:
    """A fraction below zero keeps its minus."""
    assert spell_number(value) == spelt


def test_a_formula_is_grouped_number_by_number() -> None:
    """Decimals, shares and short numbers stay as they are."""
    left = interleave(" × ", [(9000,), (Percent(5),), (0.25,), (900.5, " EUR")])
    formula = Formula((*left, " = ", 1012500, " EUR"))
    assert formula.spell() == "9,000 × 5 % × 0.25 × 900.5 EUR = 1,012,500 EUR"
    assert str(formula) == "9000 × 5 % × 0.25 × 900.5 EUR = 1012500 EUR"
    assert formula.left.spell() == "9,000 × 5 % × 0.25 × 900.5 EUR"
    assert not Formula((9000, ": ", Percent(5))).left
    assert Formula(("1e+16", " + ", 0.0001)).spell() == "1e+16 + 0.0001"
    assert (bool(formula), bool(NO_FORMULA), str(NO_FORMULA)) == (True, False, "")


@pytest.mark.parametrize(
    ("fields", "progress"),
    [
        ({"baseline": 400, "target": 800, "now": 600}, 0.5),
        ({"baseline": 400, "target": 800, "now": 400}, 0.0),
        ({"baseline": 400, "target": 800, "now": 300}, -0.25),
        ({"baseline": 400, "target": 800, "now": 1000}, 1.5),
        ({"baseline": -20, "target": -5, "now": -10}, 2 / 3),
        ({"target": 800, "now": 200}, 0.25),
        ({"target": 0, "now": 0}, 1.0),
        ({"target": 0, "now": -1}, None),
        ({"target": -5, "now": -4}, 1.0),
        ({"target": -5, "now": -6}, None),
        ({"baseline": 400, "now": 600}, None),
        ({"baseline": 400, "target": 800}, None),
        ({"baseline": 400, "target": 800, "actuals": []}, None),
    ],
)
def test_progress_upwards(fields: dict[str, object], progress: float | None):
    """It is the share of the way from the baseline, or from nothing, to the target."""
    assert metric(**fields).progress() == pytest.approx(progress)


@pytest.mark.parametrize(
    ("fields", "progress"),
    [
        ({"baseline": 38, "target": 24, "now": 31}, 0.5),
        ({"baseline": 38, "target": 24, "now": 24}, 1.0),
        ({"baseline": 38, "target": 24, "now": 45}, -0.5),
        ({"baseline": 12, "target": 0, "now": 3}, 0.75),
        ({"target": 24, "now": 20}, 1.0),
        ({"target": 24, "now": 31}, None),
    ],
)
def test_progress_downwards(fields: dict[str, object], progress: float | None):
    """Without a baseline there is no way to measure, only a target met or not."""
    assert metric(direction="down", **fields).progress() == pytest.approx(progress)


@pytest.mark.parametrize(
    ("now", "baseline", "progress"),
    [
        (4, 9, 1.0),
        (3, 9, 1.0),
        (5, 9, 1.0),
        (7, 9, 0.5),
        (1, -1, 0.5),
        (11, 9, -0.5),
        (2, 4, None),
        (2, None, None),
        (4, None, 1.0),
    ],
)
def test_progress_into_a_range(now: float, baseline: float | None, progress: float | None):
    """It is how much of the first distance to the nearer edge has gone."""
    fields = {} if baseline is None else {"baseline": baseline}
    assert metric(target={"low": 3, "high": 5}, now=now, **fields).progress() == progress


@pytest.mark.parametrize(
    ("fields", "progress"),
    [
        ({"now": 0}, 0.0),
        ({"now": 1}, 1.0),
        ({"now": 2}, 1.0),
        ({"now": -1}, 0.0),
        ({"now": 3, "target": 4}, 0.75),
        ({"now": 0.4}, 0.4),
        ({}, None),
    ],
)
def test_progress_of_a_thing_to_be_done(fields: dict[str, object], progress: float | None):
    """One is done, unless a target says how many steps there are; never beyond either end."""
    assert metric(direction="done", **fields).progress() == progress


@pytest.mark.parametrize(
    ("fields", "progress"),
    [
        ({"baseline": 800, "target": 800, "now": 800}, 1.0),
        ({"baseline": 800, "target": 800, "now": 700}, None),
        ({"baseline": 4, "target": 5, "direction": "down", "now": 3}, 1.0),
        ({"baseline": 4, "target": 5, "direction": "down", "now": 5}, 1.0),
        ({"baseline": 4, "target": 5, "direction": "down", "now": 6}, None),
        ({"baseline": 38, "target": 24, "now": 31}, 1.0),
        ({"baseline": 38, "target": 24, "now": 20}, None),
    ],
)
def test_a_way_of_no_length_is_met_or_unknown(fields: dict[str, object], progress: float | None):
    """Where the baseline meets the target already, no share of a way can be told."""
    assert metric(**fields).progress() == progress


@pytest.mark.parametrize(
    ("target", "baseline", "direction"),
    [
        (24, 38, "up"),
        ({"comparator": "<", "value": 24}, 38, "down"),
        ({"comparator": "<=", "value": 24}, 38, "down"),
        ({"comparator": ">", "value": 24}, 12, "up"),
        ({"comparator": ">=", "value": 24}, 38, "up"),
        ({"comparator": "=", "value": 24}, 12, "up"),
        ({"comparator": "=", "value": 24}, 38, "down"),
        ({"comparator": "=", "value": 24}, None, "up"),
        ({"comparator": "≈", "value": 24}, 12, "up"),
        ({"low": 3, "high": 5}, 9, "between"),
        (None, 38, "up"),
    ],
)
def test_the_direction_follows_from_the_target(target: object, baseline: object, direction: str):
    """A comparator says which way is better, a range is a range, and up is the rest."""
    built = metric(target=target, baseline=baseline)
    assert built.direction == direction


def test_a_stated_direction_wins_over_the_comparator():
    """The writer's own word counts."""
    assert metric(direction="up", target={"comparator": "<=", "value": 24}).direction == "up"


@pytest.mark.parametrize(
    ("fields", "value", "meets"),
    [
        ({"target": 800}, 800, True),
        ({"target": 800}, 799.99, False),
        ({"target": 24, "direction": "down"}, 24, True),
        ({"target": 24, "direction": "down"}, 24.01, False),
        ({"target": {"low": 3, "high": 5}}, 3, True),
        ({"target": {"low": 3, "high": 5}}, 5, True),
        ({"target": {"low": 3, "high": 5}}, 5.01, False),
        ({"direction": "between", "target": 4}, 4, False),
        ({"direction": "done"}, 1, True),
        ({"direction": "done"}, 0.9, False),
        ({}, 10**9, False),
    ],
)
def test_meeting_a_target(fields: dict[str, object], value: float, *, meets: bool):
    """The target itself counts as reached; where there is none, nothing reaches it."""
    assert metric(**fields).meets(value) is meets


@pytest.mark.parametrize(
    ("fields", "formula"),
    [
        ({"baseline": 420, "target": 840, "now": 610}, "(610 − 420) / (840 − 420) = 45 %"),
        ({"target": 840, "now": 210}, "(210 − 0) / (840 − 0) = 25 %"),
        (
            {"direction": "down", "baseline": 38, "target": 24, "now": 29.5},
            "(29.5 − 38) / (24 − 38) = 61 %",
        ),
        ({"direction": "down", "target": 24, "now": 20}, "20: 100 %"),
        ({"direction": "done", "now": 0}, "0 / 1 = 0 %"),
        ({"direction": "done", "target": 4, "now": 3}, "3 / 4 = 75 %"),
        ({"target": {"low": 3, "high": 5}, "now": 4}, "4 ∈ 3–5"),
        ({"target": {"low": 3, "high": 5}, "baseline": 9, "now": 7}, "7 ∉ 3–5: 50 %"),
        ({"baseline": 4, "target": 5, "direction": "down", "now": 3}, "3: 100 %"),
        ({"baseline": 420, "now": 610}, ""),
        ({"baseline": 420, "target": 840}, ""),
    ],
)
def test_the_formula_can_be_checked_by_hand(fields: dict[str, object], formula: str):
    """It holds the plan's own numbers; where nothing was computed it is empty."""
    assert str(metric(**fields).formula()) == formula


def test_the_latest_actual_is_the_newest_by_date():
    """The order in which values were written does not matter, nor do undated ones."""
    built = metric(
        actuals=[
            {"date": "2026-10-31", "value": 610, "note": "portals refused"},
            {"value": 999},
            {"date": "2026-08-31", "value": 402},
        ]
    )
    assert built.latest
    assert (built.latest.value, built.latest.note) == (610, "portals refused")
    assert [actual.value for actual in built.dated] == [402, 610]
    assert [actual.value for actual in built.actuals] == [610, 999, 402]
    assert [actual.pointer[-1] for actual in built.actuals] == [0, 1, 2]


def test_undated_actuals_count_where_none_is_dated():
    """A value without a day is still a value."""
    built = metric(actuals=[{"value": 7}])
    assert built.latest
    assert built.latest.value == 7
    assert built.dated == ()


@pytest.mark.parametrize(
    ("entries", "ids"),
    [
        (None, []),
        ("leads", []),
        ({"id": "leads"}, []),
        ([], []),
        (["leads", {"id": "share"}, None], ["share"]),
        ([{}], [""]),
        ([{"id": 5, "name": ["x"]}], [""]),
    ],
)
def test_what_has_no_shape_is_left_out(entries: object, ids: list[str]):
    """The rules on fields say what is wrong; building goes on with the rest."""
    assert [built.id for built in build_metrics(entries)] == ids


def test_values_that_are_no_numbers_are_left_out():
    """Text, yes and no, nothing and nested values are no numbers."""
    built = metric(
        baseline="38",
        target=True,
        actuals=[{"value": "610"}, {"value": False}, {"value": None}, {}, "610", {"value": 1}],
    )
    assert (built.baseline, built.target) == (None, None)
    assert [(actual.value, actual.pointer) for actual in built.actuals] == [
        (1.0, ("metrics", 0, "actuals", 5))
    ]


def test_parts_keep_the_words_of_the_writer():
    """Name falls back to the id; a target may say in words what its number means."""
    built = build_metrics(
        [
            {
                "id": "ratio",
                "unit": "to 1",
                "target": {"comparator": "<=", "value": 10, "text": "at or below 10 to 1"},
                "due": "2026-12-31",
                "source": "lead desk",
            }
        ]
    )[0]
    assert (built.name, built.unit, built.target_text) == ("ratio", "to 1", "at or below 10 to 1")
    assert (built.target, built.due, built.source) == (10.0, dt.date(2026, 12, 31), "lead desk")


@pytest.mark.parametrize(
    ("value", "text"),
    [(840, "840"), (840.0, "840"), (0.1 + 0.2, "0.3"), (-12.5, "-12.5"), (1e6, "1000000")],
)
def test_numbers_are_written_as_a_plan_writes_them(value: float, text: str):
    """No trailing zeros, no grouping, no noise of binary fractions."""
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2026-10-31", dt.date(2026, 10, 31)),
        ("2026-10-32", None),
        ("2026-02-29", None),
        ("31.10.2026", None),
        ("", None),
        (20261031, None),
        (None, None),
    ],
)
def test_a_day_is_read_or_left_to_a_rule(value: object, read: dt.date | None):
    """An impossible date is None here and a finding elsewhere."""
    assert day_of(value) == read


@given(baseline=NUMBERS, target=NUMBERS, share=st.integers(0, 100))
def test_progress_is_the_share_walked(baseline: int, target: int, share: int):
    """Whoever has walked a share of the way, in either direction, is told that share."""
    direction = "up" if target > baseline else "down"
    now = baseline + (target - baseline) * share / 100
    built = metric(baseline=baseline, target=target, direction=direction, now=now)
    expected = 1.0 if baseline == target else share / 100
    assert built.progress() == pytest.approx(expected)


@given(
    direction=st.sampled_from(["up", "down", "between", "done"]),
    baseline=st.none() | NUMBERS,
    target=st.none() | NUMBERS | st.builds(lambda a, b: {"low": a, "high": b}, NUMBERS, NUMBERS),
    now=NUMBERS,
)
def test_progress_and_target_agree(direction: str, baseline: object, target: object, now: int):
    """A value that meets the target is all of the way; a known progress has a formula."""
    built = metric(direction=direction, baseline=baseline, target=target, now=now)
    progress = built.progress()
    if progress is not None:
        assert (progress >= 1) == built.meets(now)
    assert bool(built.formula()) == (progress is not None)
