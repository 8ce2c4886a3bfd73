"""Indicators become metrics; what a metric cannot hold stays in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

QUALITATIVE = 'PerformanceIndicatorType="Qualitative"'


def instance(target="", actual=""):
    """Return one MeasurementInstance."""
    target = f"<TargetResult>{target}</TargetResult>" if target else ""
    actual = f"<ActualResult>{actual}</ActualResult>" if actual else ""
    return f"<MeasurementInstance>{target}{actual}</MeasurementInstance>"


def year(number, value=""):
    """Return the dates of a year and a number."""
    return (
        f"<StartDate>{number}-01-01</StartDate><EndDate>{number}-12-31</EndDate>"
        f"<NumberOfUnits>{value}</NumberOfUnits>"
    )


def test_series_becomes_target_baseline_and_actuals(imported):
    """The newest target counts, results are dated by the end of their period, oldest first."""
    result = imported("part2_2016")
    overflows, permit = result.front("objectives/fewer-overflows")["metrics"]
    assert overflows == {
        "id": "overflows",
        "name": "Overflows",
        "unit": "events a year",
        "target": Decimal(10),
        "due": dt.date(2025, 12, 31),
        "baseline": Decimal(31),
        "actuals": [
            {"date": dt.date(2024, 12, 31), "value": Decimal(17)},
            {"date": dt.date(2025, 12, 31), "value": Decimal("12.50"), "note": "one pump failed"},
        ],
    }
    assert permit == {
        "id": "permit",
        "name": "Permit",
        "direction": "done",
        "target": {"comparator": ">=", "value": 1, "text": "The permit is signed"},
        "due": dt.date(2026, 6, 30),
    }


def test_whole_series_is_a_table_in_the_body(imported):
    """Earlier targets, periods and words stand in a table, oldest first."""
    body = imported("part2_2016").body("objectives/fewer-overflows")
    table = [line for line in body.splitlines() if line.startswith("|")][:5]
    assert table == [
        "| From | To | Target | Actual | Target in words | Result in words |",
        "| --- | --- | ---: | ---: | --- | --- |",
        "| 2023-01-01 | 2023-12-31 |  | 31 |  | Status: Baseline |",
        "| 2024-01-01 | 2024-12-31 | 1,020 | 17 |  |  |",
        "| 2025-01-01 | 2025-12-31 | 10 | 12.50 | after the new basin | one pump failed |",
    ]
    assert "Outcome, quantitative, number A.1.1." in body
    assert "Counted by the sensors at the weirs." in body
    assert "Broader than: Clean water; g-clean" in body


def test_dates_of_blank_indicators_are_not_lost(imported):
    """An indicator without words or numbers leaves its period in a sentence."""
    result = imported("part2_2016")
    sentence = "The source expects a measure from 2025-07-01 to 2026-06-30 but names none."
    assert sentence in result.body("objectives/fewer-overflows")
    assert len(result.places("blank-indicator")) == 1


def test_plain_metric_needs_no_section(indicator):
    """A metric that says it all leaves the body empty."""
    metric, body, _ = indicator(
        "<MeasurementDimension>Leads</MeasurementDimension>"
        "<UnitOfMeasurement>leads</UnitOfMeasurement>"
        + instance("<EndDate>2025-12-31</EndDate><NumberOfUnits>7</NumberOfUnits>")
    )
    assert metric["target"] == 7
    assert body == ""


def test_direction_is_never_invented(indicator):
    """No direction is written for numbers; the report asks to check it."""
    metric, _, result = indicator(
        "<MeasurementDimension>Delay</MeasurementDimension>" + instance(year(2025, 4))
    )
    assert "direction" not in metric
    assert len(result.places("direction-unknown")) == 1


def test_words_as_target_are_done_or_not_only_where_the_source_says_qualitative(indicator):
    """A target in words without a number is done or not; a quantity in words has no target."""
    words = "<MeasurementDimension>Law</MeasurementDimension>" + instance(
        "<Description>Law passed.</Description>", "<Description>In committee.</Description>"
    )
    metric, body, _ = indicator(words, QUALITATIVE)
    assert (metric["direction"], metric["target"]["text"]) == ("done", "Law passed")
    assert "In committee." in body
    metric, body, result = indicator(words)
    assert "direction" not in metric
    assert "target" not in metric
    assert "Law passed." in body
    assert len(result.places("no-target")) == 1


def test_metric_is_named_by_dimension_then_unit_then_objective(indicator):
    """A metric always has a name, and two of one name have two ids."""
    number = instance(year(2025, 1))
    assert indicator("<UnitOfMeasurement>tons</UnitOfMeasurement>" + number)[0]["name"] == "tons"
    assert indicator(number)[0]["name"] == "Objective"


def test_unusable_numbers_and_dates_stay_in_words(indicator):
    """Impossible days, backward periods and prose numbers are kept as written and reported."""
    metric, body, result = indicator(
        "<MeasurementDimension>Trees</MeasurementDimension>"
        + instance("<NumberOfUnits>about 40</NumberOfUnits><EndDate>2025-02-30</EndDate>")
        + instance("", "<NumberOfUnits>12</NumberOfUnits><EndDate>soon</EndDate>")
        + instance(
            "",
            "<NumberOfUnits>13</NumberOfUnits><StartDate>2025-12-31</StartDate>"
            "<EndDate>2025-01-01</EndDate>",
        )
    )
    assert metric["actuals"] == [{"value": 12}, {"value": 13}]
    assert "target" not in metric
    for words in ("about 40", "2025-02-30", "soon", "2025-12-31"):
        assert words in body
    assert len(result.places("invalid-date")) == 2
    assert len(result.places("backwards-period")) == 1
    assert len(result.places("unreadable-number")) == 1
    assert len(result.places("undated-actual")) == 2


def test_numbers_that_are_not_finite_are_words(indicator):
    """NaN, infinity and powers of ten are not decimals of StratML."""
    for text in ("NaN", "INF", "1e9", "1E400", "9" * 400):
        metric, _, _ = indicator(
            "<MeasurementDimension>N</MeasurementDimension>" + instance("", year(2025, text))
        )
        assert "actuals" not in metric, text


def test_results_of_one_instance_pair_by_period(indicator):
    """Two results in one instance find the target of their own period."""
    _, body, result = indicator(
        "<MeasurementDimension>Seats</MeasurementDimension><MeasurementInstance>"
        f"<TargetResult>{year(2025, 20)}</TargetResult>"
        f"<ActualResult>{year(2024, 11)}</ActualResult>"
        f"<ActualResult>{year(2025, 18)}</ActualResult>"
        "</MeasurementInstance>"
    )
    assert "| 2024-01-01 | 2024-12-31 |  | 11 |" in body
    assert "| 2025-01-01 | 2025-12-31 | 20 | 18 |" in body
    assert len(result.places("unpaired-results")) == 1


def test_equal_results_are_kept_once(indicator):
    """The same value for the same day is one actual; another value is a second one."""
    metric, _, _ = indicator(
        "<MeasurementDimension>Seats</MeasurementDimension>"
        + instance("", year(2025, 3))
        + instance("", year(2025, 3))
        + instance("", year(2025, 4))
    )
    assert [actual["value"] for actual in metric["actuals"]] == [3, 4]
