"""Indicators become metrics; what a metric cannot hold stays in words."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest

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
    assert metric is None
    assert "No figure is shown: 2 results stand without a day" in body
    for words in ("about 40", "2025-02-30", "soon", "2025-12-31"):
        assert words in body
    assert len(result.places("invalid-date")) == 2
    assert len(result.places("backwards-period")) == 1
    assert len(result.places("unreadable-number")) == 1
    assert len(result.places("no-figure")) == 1


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
    """The same value for the same day is one actual."""
    seats = "<MeasurementDimension>Seats</MeasurementDimension>"
    metric, _, _ = indicator(seats + instance("", year(2025, 3)) * 2)
    assert [actual["value"] for actual in metric["actuals"]] == [3]


def test_target_is_that_of_the_newest_result(indicator):
    """A result is never held against the target of another year, nor a target left out."""
    metric, _, _ = indicator(
        "<MeasurementDimension>Plans converted</MeasurementDimension>"
        + instance(year(2024, 20), year(2024, 25))
        + instance(year(2026, 1250))
        + instance(year(2023, 10), year(2023, 4))
    )
    assert (metric["target"], metric["due"]) == (20, dt.date(2024, 12, 31))
    assert [actual["value"] for actual in metric["actuals"]] == [4, 25]


def test_target_to_come_counts_where_the_newest_result_has_none(indicator):
    """A result without a target of its own is on the way to the next one, never to an older."""
    seats = "<MeasurementDimension>Seats</MeasurementDimension>"
    to_come = instance("", year(2024, 40)) + instance(year(2030, 300)) + instance(year(2026, 100))
    assert indicator(seats + to_come)[0]["target"] == 100
    assert (
        "target" not in indicator(seats + instance("", year(2024, 40)) + instance(year(2020, 9)))[0]
    )


def test_one_target_and_one_result_of_a_measurement_stay_together(indicator):
    """Other days do not part them; the table says for when the target is."""
    metric, body, _ = indicator(
        "<MeasurementDimension>Seats</MeasurementDimension>"
        + instance(year(2027, 100), year(2024, 40))
    )
    assert (metric["target"], metric["actuals"][0]["value"]) == (100, 40)
    assert "| 2024-01-01 | 2024-12-31 | 100 | 40 | for 2027-01-01 to 2027-12-31 |" in body


@pytest.mark.parametrize(
    ("instances", "reason"),
    [
        (
            instance(year(2025, 20), year(2025, 18)) + instance(year(2025, 200), year(2025, 4)),
            "2 results stand for 2025-12-31, and nothing says which one counts",
        ),
        (
            instance("<NumberOfUnits>20</NumberOfUnits>", year(2025, 18)).replace(
                "<ActualResult>",
                "<TargetResult><NumberOfUnits>900</NumberOfUnits></TargetResult><ActualResult>",
            ),
            "one measurement holds several targets and results, and nothing pairs them",
        ),
        (
            instance("<NumberOfUnits>7</NumberOfUnits>", "<NumberOfUnits>5</NumberOfUnits>")
            + instance("<NumberOfUnits>70</NumberOfUnits>", "<NumberOfUnits>60</NumberOfUnits>"),
            "2 results stand without a day, and nothing says which one counts",
        ),
        (
            instance(year(2025, 20)) + instance(year(2025, 30)),
            "2 targets stand for 2025-12-31, and nothing says which one counts",
        ),
    ],
)
def test_a_doubtful_pair_gives_no_figure(indicator, instances, reason):
    """What nothing pairs is shown in the table alone, with the reason."""
    metric, body, result = indicator(
        "<MeasurementDimension>Seats</MeasurementDimension>" + instances
    )
    assert metric is None
    assert f"No figure is shown: {reason}." in body
    numbers = re.findall(r"<NumberOfUnits>(\d+)", instances)
    assert numbers
    assert all(f" {number} |" in body for number in numbers)
    assert len(result.places("no-figure")) == 1


def test_fractions_of_a_spreadsheet_are_numbers(indicator):
    """4.4249999999999998 is what a binary number makes of 4.425."""
    metric, _, _ = indicator(
        "<MeasurementDimension>N</MeasurementDimension>"
        + instance(year(2025, 5), year(2025, "4.4249999999999998"))
    )
    assert metric["actuals"][0]["value"] == Decimal("4.425")
