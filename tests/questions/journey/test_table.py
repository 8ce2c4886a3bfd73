"""Tables beside the plan: what is read, what is refused, and what the plan makes of it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.findings.check import check_plan
from goldenthread.ground.files import DiskFiles
from goldenthread.measures.metric import Actual, merge_actuals
from goldenthread.measures.table import parse_table, read_table
from tests.conftest import MakePlan

GOAL = (
    "kind: goal\ntitle: Test each well\n"
    "metrics:\n  - {id: wells, name: Wells, unit: wells, data: data/wells.csv#north,\n"
    "     actuals: [{date: 2026-10-31, value: 12}]}\n"
)
TABLE = "day,north,south\n2026-11-15,15,3\n2026-10-31,11,2\n2026-09-30,9,\n"


def test_values_of_a_table_stand_among_those_of_the_item(make_plan: MakePlan):
    """Sorted by day; where both have one, the item's own counts, and it is said."""
    plan = make_plan({"goal.md": GOAL, "data/wells.csv": TABLE})
    (metric,) = plan.by_id["goal"].metrics
    found = [(str(actual.date), actual.value) for actual in metric.actuals]
    assert found == [("2026-09-30", 9.0), ("2026-10-31", 12.0), ("2026-11-15", 15.0)]
    assert metric.latest
    assert metric.latest.value == 15
    assert metric.source == "data/wells.csv#north"
    (clash,) = check_plan(plan, select=["GT512"]).findings
    assert clash.path == "plans/goal.md"
    assert clash.message == (
        "2026-10-31 is 12 here and 11 on line 3 of 'data/wells.csv'; this one counts"
    )


def test_a_bad_row_is_found_in_the_table_itself(make_plan: MakePlan):
    """The finding has the path and the line of the CSV file, and the item's page shows it."""
    plan = make_plan({"goal.md": GOAL, "data/wells.csv": TABLE.replace("11,2", "eleven,2")})
    result = check_plan(plan, select=["GT512"])
    (bad,) = result.findings
    assert (bad.path, bad.line, bad.item) == ("plans/data/wells.csv", 3, "goal")
    assert result.by_item["goal"] == (bad,)


def test_a_hundred_bad_rows_are_ten_findings(make_plan: MakePlan):
    """The last of the ten counts the rest."""
    rows = "".join(f"day {n},1,1\n" for n in range(100))
    plan = make_plan({"goal.md": GOAL, "data/wells.csv": f"day,north\n{rows}"})
    found = check_plan(plan, select=["GT512"]).findings
    assert len(found) == 10
    assert found[-1].message.endswith("90 more rows are like this")


def test_a_decimal_comma_moves_no_number_into_the_next_column(make_plan: MakePlan):
    """A row with more cells than titles is left out: nobody knows which cell is which."""
    table = "day,north,south\n2026-11-14,7,1,\n2026-11-15,15,5,3\n"
    plan = make_plan({"goal.md": GOAL.replace("north", "south"), "data/wells.csv": table})
    (metric,) = plan.by_id["goal"].metrics
    assert [actual.value for actual in metric.actuals] == [12, 1]
    (bad,) = check_plan(plan, select=["GT512"]).findings
    assert (bad.line, bad.message) == (
        3,
        "the row is left out: it has 4 cells below 3 titles",
    )


def test_a_point_between_semicolons_is_no_number_by_guess(make_plan: MakePlan):
    """Beside decimal commas `1.000` is a thousand or one, so it is asked, and counts as neither."""
    table = "day;north\n2026-10-14;900,5\n2026-10-15;1.000\n2026-10-16;1.25\n"
    plan = make_plan({"goal.md": GOAL, "data/wells.csv": table})
    (metric,) = plan.by_id["goal"].metrics
    assert 900.5 in [actual.value for actual in metric.actuals]
    assert not {1, 1000} & {actual.value for actual in metric.actuals}
    (bad,) = check_plan(plan, select=["GT512"]).findings
    assert (bad.line, bad.help) == (
        3,
        "a point for thousands? write 1000; if it stands for decimals, write 1,000",
    )


def test_a_quote_that_is_never_closed_swallows_no_rows(make_plan: MakePlan):
    """All that follows it is one cell, so the file is refused, at the line of the quote."""
    table = 'day,north\n2026-09-30,9\n2026-10-31,"11\n2026-11-15,15\n2026-11-16,16\n'
    plan = make_plan({"goal.md": GOAL, "data/wells.csv": table})
    assert plan.by_id["goal"].metrics[0].unread
    (bad,) = check_plan(plan, select=["GT512"]).findings
    assert bad.message == (
        "'data/wells.csv' cannot be read: a quote opened on line 3 is not closed there"
    )
    closed = parse_table("w.csv", b'day,north\n2026-09-30,"9"\n')
    assert (closed.flaws, closed.columns["north"][0].value) == ((), 9)


@pytest.mark.parametrize(
    "name",
    ["", ".", "/etc/passwd", "../out.csv", "a/../../out.csv", "a\\b.csv", "C:\\x.csv", "a\0.csv"],
)
def test_a_path_that_leaves_the_plan_is_not_followed(tmp_path: Path, name: str):
    """Refused before anything is opened; a folder is no file."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "out.csv").write_text(TABLE)
    table = read_table(DiskFiles(tmp_path / "plans"), name)
    assert table.refused
    assert table.columns == {}


def test_a_pipe_a_link_and_a_huge_file_are_refused(tmp_path: Path):
    """None of them makes the check wait, leave the folder, or fill the memory."""
    plans = tmp_path / "plans"
    plans.mkdir()
    (tmp_path / "out.csv").write_text(TABLE)
    (plans / "link.csv").symlink_to("../out.csv")
    (plans / "inside.csv").write_text(TABLE)
    (plans / "near.csv").symlink_to("inside.csv")
    os.mkfifo(plans / "pipe.csv")
    with (plans / "huge.csv").open("wb") as file:
        file.truncate(200 * 2**20)
    refused = {
        name: flaw.name if (flaw := read_table(DiskFiles(plans), f"{name}.csv").refused) else ""
        for name in ("link", "pipe", "huge", "near", "gone")
    }
    assert refused == {
        "link": "leaves-plan",
        "pipe": "missing",
        "huge": "oversized",
        "near": "",
        "gone": "missing",
    }


@given(st.binary(max_size=300))
def test_no_bytes_bring_the_reading_down(raw: bytes):
    """Whatever a file contains, there is a table with what could be read."""
    table = parse_table("x.csv", raw)
    assert all(
        len(values) <= raw.count(b"\n") + raw.count(b"\r") for values in table.columns.values()
    )


@given(st.text(alphabet='",;\n\r0123456789-. ab', max_size=200))
def test_no_text_that_is_nearly_a_table_brings_the_reading_down(text: str):
    """Quotes that never close, rows of all lengths: still a table."""
    table = parse_table("x.csv", f"day,a\n{text}".encode())
    for flaw in table.flaws:
        assert flaw.mark is None or flaw.mark.line >= 1


def test_merging_keeps_the_order_in_which_the_item_wrote():
    """Sorted values stay sorted; an order that is wrong stays visible as such."""
    values = [Actual(dt.date(2026, month, 1), float(month), "", ("data",)) for month in (1, 3, 5)]
    own = tuple(Actual(dt.date(2026, m, 1), 0.0, "", ("actuals",)) for m in (2, 4))
    merged = merge_actuals(own, values)
    assert [a.date.month for a in merged if a.date] == [1, 2, 3, 4, 5]
    swapped = merge_actuals(own[::-1], values)
    assert [a.date.month for a in swapped if a.date] == [1, 3, 4, 2, 5]
    undated = Actual(None, 7.0, "", ("actuals",))
    assert undated in merge_actuals((undated,), values)
