"""Real StratML files, where they lie beside the checkout; they are never part of it."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from defusedxml import ElementTree

from goldenthread.interop.stratml import UnreadableFileError, import_stratml
from goldenthread.interop.stratml.report import COUNTED
from goldenthread.source.document import parse_document

DATA = Path(__file__).parents[3] / "shared" / "data"
REFUSED = {
    "CyberSafteyHarborTREngagement": "the private 3.5 dialect",
    "sample_estratml_malformed": "not well-formed XML",
}
FILES = sorted((DATA / "stratml").glob("*.xml"))
GOOD = [path for path in FILES if path.stem not in REFUSED]

pytestmark = pytest.mark.skipif(not FILES, reason="the real StratML files are not on this machine")


@pytest.fixture(scope="module")
def counted():
    """Counts of an independent program, by file name."""
    command = [sys.executable, str(DATA / "count_stratml.py"), "--json", *map(str, FILES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {entry["file"]: entry for entry in json.loads(done.stdout)}


@pytest.fixture(scope="module")
def plans():
    """Every good file, imported once."""
    return {path.name: import_stratml([path]).plans[0] for path in GOOD}


def test_all_eleven_files_are_here():
    """The set is whole: nine files to import, two to refuse."""
    assert (len(FILES), len(GOOD)) == (11, 9)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_counts_match_the_independent_counter(path, plans, counted):
    """Found is what the counter found, and the files hold that minus the reported drops."""
    plan, expected = plans[path.name], counted[path.name]
    counts = {count.element: count for count in plan.report.counts}
    assert {name: counts[name].found for name in COUNTED} == {
        name: expected[name] for name in COUNTED
    }
    kinds = [file.front.get("kind") for file in plan.files]
    for element in ("Vision", "Value", "Goal", "Objective"):
        assert kinds.count(element.lower()) == expected[element] - counts[element].dropped
    assert kinds.count("purpose") == 1
    metrics = [m for file in plan.files for m in file.front.get("metrics", ())]
    dropped = counts["PerformanceIndicator"].dropped
    unsure = [remark.code for remark in plan.report.remarks].count("no-figure")
    assert len(metrics) == expected["PerformanceIndicator"] - dropped - unsure
    people = [s for file in plan.files for s in file.front.get("stakeholders", ())]
    assert len(people) == expected["Stakeholder"] - counts["Stakeholder"].dropped


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_drops_and_repairs_match_the_independent_counter(path, plans, counted):
    """What the counter calls empty or repeated is what the report says."""
    plan, expected = plans[path.name], counted[path.name]
    codes = [remark.code for remark in plan.report.remarks]
    assert codes.count("repeated-id") == expected["dup_ids"]
    placeholders = 3 if path.stem == "blank_P2_wizard_template" else 0
    assert codes.count("nameless-stakeholder") == expected["stakeholder_empty"] + placeholders
    assert codes.count("unread-element") == 0
    if path.stem != "blank_P2_wizard_template":
        assert codes.count("blank-objective") == expected["obj_empty"]


def test_numbers_of_the_largest_file_are_all_there(plans, counted):
    """Every number of the 2,392 measurement pairs is in a table, every actual in a series."""
    plan = plans["Albania.xml"]
    rows = [
        line.split("|")[3:5]
        for file in plan.files
        for line in file.body.splitlines()
        if line.startswith("| 20")
    ]
    filled = sum(bool(cell.strip()) for row in rows for cell in row)
    assert len(rows) == 2392
    assert filled == counted["Albania.xml"]["units_filled"]
    actuals = [
        actual
        for file in plan.files
        for metric in file.front.get("metrics", ())
        for actual in metric.get("actuals", ())
    ]
    assert len(actuals) == sum(bool(row[1].strip()) for row in rows)


def test_twin_files_import_to_the_same_plan(plans):
    """A file and its pretty-printed twin with a byte order mark differ in their name only."""
    one, two = plans["SMLC2011.xml"], plans["StratTest.xml"]
    texts = [
        {file.path: file.text.replace(f"| {name} (", "| FILE (") for file in plan.files}
        for plan, name in ((one, "SMLC2011.xml"), (two, "StratTest.xml"))
    ]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_file_is_read_without_a_problem(path, plans):
    """The strict reader takes every file back as the data that was meant."""
    plan = plans[path.name]
    paths = [file.path for file in plan.files]
    assert len({name.lower() for name in paths}) == len(paths)
    for file in plan.files:
        document = parse_document(file.path, file.text.encode())
        assert document.problems == ()
        assert list(document.data) == list(file.front)
        title = file.front["title"]
        assert title.strip()
        assert "\n" not in title
        assert len(title) <= 200
        stem = Path(file.path).stem
        assert stem.strip("-_ ")
        assert not stem.startswith(("item", "to-be-named", "placeholder"))


@pytest.mark.parametrize("stem", REFUSED)
def test_files_that_are_not_stratml_are_refused(stem):
    """The malformed file and the private dialect are named for what they are."""
    with pytest.raises(UnreadableFileError, match=REFUSED[stem]):
        import_stratml([DATA / "stratml" / f"{stem}.xml"])


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_figure_is_one_measurement_of_the_source(path, plans):
    """A target and the newest value beside it stand in one MeasurementInstance of the file."""
    pairs = set()
    for element in ElementTree.parse(path).iter():
        if element.tag.rpartition("}")[2] == "MeasurementInstance":
            numbers = {"TargetResult": [], "ActualResult": []}
            for result in element:
                for child in result:
                    if child.tag.endswith("NumberOfUnits") and (child.text or "").strip():
                        numbers[result.tag.rpartition("}")[2]].append(float(child.text))
            pairs |= set(itertools.product(*numbers.values()))
    figures = [
        (float(metric["target"]), float(metric["actuals"][-1]["value"]))
        for file in plans[path.name].files
        for metric in file.front.get("metrics", ())
        if metric.get("actuals") and isinstance(metric.get("target"), Decimal)
    ]
    assert [figure for figure in figures if figure not in pairs] == []
    if path.stem == "Albania":
        assert len(figures) == 104
