"""What questions add to exports and to the last line of a check, and what stays without them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable

import jsonschema
import pytest

from goldenthread.findings.check import Result
from goldenthread.ground.resources import resource
from goldenthread.reporters.as_json import dump_json
from goldenthread.reporters.as_text import summary
from goldenthread.reporters.hook import (
    EMPTY_COLUMNS,
    EMPTY_COUNTS,
    LISTS,
    export_faces,
    read_columns,
    read_counts,
    read_tallies,
)
from goldenthread.site.exports import export_files

PLAN = {
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice\nowner: ada\n",
    "vision.md": "kind: vision\ntitle: A million\nsupports: purpose\nowner: ada\naims: [reach]\n",
    "goal.md": (
        "kind: goal\ntitle: Homes\nowner: ada\noutcomes: [revenue]\naims: [reach]\n"
        "period: 2026-Q4\nsupports: [{id: vision, why: homes drink}]\n"
    ),
    "ada.md": "kind: person\ntitle: Ada Bell\n",
}


@pytest.fixture
def result(check: Callable[..., Result]) -> Result:
    """A checked plan that uses aims and outcomes."""
    return check(PLAN)


def test_a_question_fills_only_what_the_shape_has(result: Result) -> None:
    """Columns, lists and counts have the names, and the counts the parts, of the empty shape."""
    plan = result.plan
    assert read_columns(plan, plan.by_id["goal"]).keys() == EMPTY_COLUMNS.keys()
    assert sorted(name for face in export_faces() for name in face.lists) == sorted(LISTS)
    counts = {tally.name: tally.counts.keys() for tally in read_tallies(plan)}
    assert counts == {name: empty.keys() for name, empty in EMPTY_COUNTS.items()}


def test_each_question_says_its_own(result: Result) -> None:
    """The item has a verdict and an outcome, the last line a count."""
    told = read_columns(result.plan, result.plan.by_id["goal"])
    assert (told["aims_fit"], told["outcomes_reached"]) == ("leads-there", ("revenue",))
    assert read_counts(result.plan)["alignment"]["leads_there"] == 1
    assert summary(result).endswith("; aims of 1: 1 leads there")


@pytest.mark.usefixtures("no_question")
def test_shapes_stay_without_a_question(result: Result) -> None:
    """What only a question knows is empty; its own table is not there."""
    files = export_files(result, str)
    assert sorted(files) == ["items.csv", "links.csv", "plan.json"]
    data = json.loads(files["plan.json"])
    for name, shape in (("plan", data), ("findings", json.loads(dump_json(result)))):
        schema = json.loads((resource("schema/output") / f"{name}.schema.json").read_text("utf-8"))
        jsonschema.validate(shape, schema)
    goal = next(item for item in data["items"] if item["id"] == "goal")
    assert (goal["aims_fit"], goal["outcomes_reached"], goal["contributes"]) == (None, [], False)
    assert [data[name] for name in LISTS] == [[]] * len(LISTS)
    assert set(data["alignment"].values()) == {0}
    row = next(row for row in csv.DictReader(files["items.csv"].decode().splitlines()))
    assert (row["aims_fit"], row["contributes"], row["campaign"]) == ("", "", "")
    assert "aims" not in summary(result)
