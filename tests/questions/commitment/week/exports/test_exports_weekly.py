"""Check-ins, roadmaps and acknowledgements as they leave in plan.json and CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import Result, check_plan
from goldenthread.plan.load import load_plan
from goldenthread.questions.commitment.acknowledgement import version_of
from goldenthread.site.exports import dump_links, dump_plan, dump_tables, export_files
from tests.site.exports.test_exports import validate

TODAY = dt.date(2026, 11, 22)
PLAN = {
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice\nowner: ada",
    "goal.md": (
        "kind: goal\ntitle: G\nowner: ada\nsupports: purpose\nperiod: 2026-Q4\n"
        "metrics: [{id: homes, name: Homes, unit: homes, baseline: 0, target: 200}]"
    ),
    "sales.md": "kind: department\ntitle: Sales\ncadence: weekly\npathfinders: [{person: ada}]",
    "ada.md": (
        "kind: person\ntitle: Ada\ndepartment: sales\nemails: [ada@home.example]\n"
        "away: [{period: 2026-12-01/2026-12-05, delegate: ben}]\n"
        "purpose: {text: my secret reason, consent: false}\n"
        "acknowledged: [{item: purpose, version: a0000001, date: 2026-11-03, how: self}]"
    ),
    "ben.md": "kind: person\ntitle: Ben\ndepartment: sales",
    "w44.md": (
        "kind: check-in\nweek: 2026-W44\nteam: sales\nmood: [3, 4, 4, 5, 5]\ncommitments:\n"
        "  - {person: ben, text: Zip the bags, item: goal, result: missed, why: no bags}\n"
        "  - {person: ada, text: Ask ten, item: goal, result: kept}\n"
        "  - {person: ada, text: '=Ask', item: goal, result: missed, why: rain}\n"
        "blockers: [{item: goal, text: no van, owner: ben, next: rent one by Friday}]\n"
        "help: [{text: a driver, item: goal, person: ben, asked_of: sales}]"
    ),
    "w47.md": (
        "kind: check-in\nweek: 2026-W47\nperson: ben\n"
        "commitments: [{text: Zip the bags, item: goal}]\n"
        "values: [{metric: goal#homes, value: 20, date: 2026-11-20}]"
    ),
    "road.md": "kind: roadmap\ntitle: R\nperiod: 2026-Q4\ndepartment: sales\nitems: [goal]",
}


def check(folder: Path, missed: str) -> Result:
    """Check the small plan with a policy on missed commitments."""
    for name, front in PLAN.items():
        (folder / name).write_text(f"---\n{front}\n---\n", "utf-8")
    settings = Settings(root=folder, plan_dir=folder, today=TODAY, missed=missed)
    plan = load_plan(settings)
    version = version_of(plan, plan.by_id["road"])
    signed = f"\ncommitted: [{{person: ben, version: {version}, date: 2026-11-02, how: meeting}}]"
    (folder / "road.md").write_text(f"---\n{PLAN['road.md']}{signed}\n---\n", "utf-8")
    return check_plan(load_plan(settings))


@pytest.fixture
def result(tmp_path: Path) -> Result:
    """The plan of a company that leaves names out."""
    return check(tmp_path, "team")


def read(result: Result) -> dict[str, Any]:
    """Return the whole plan.json."""
    data = dump_plan(result)
    validate(data)
    return dict(json.loads(data))


def rows(data: bytes) -> list[dict[str, str]]:
    """Read CSV as a spreadsheet would."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_each_week_of_a_team_is_there_with_what_came_of_it(result: Result) -> None:
    """Counts, weeks without a word, blockers and help; files of one week are read together."""
    weeks = read(result)["weeks"]
    assert [(w["week"], w["missed"], w["paused"]) for w in weeks] == [
        ("2026-W44", False, False),
        ("2026-W45", True, False),
        ("2026-W46", True, False),
        ("2026-W47", False, False),
    ]
    first, last = weeks[0], weeks[-1]
    assert (first["team"], first["start"], first["end"]) == ("sales", "2026-10-26", "2026-11-01")
    assert first["counts"] == {"kept": 1, "missed": 2, "carried": 0, "open": 0}
    assert last["counts"] == {"kept": 0, "missed": 0, "carried": 0, "open": 1}
    assert first["blockers"] == [
        {"text": "no van", "item": "goal", "owner": "ben", "next": "rent one by Friday"}
    ]
    assert first["help"] == [
        {"text": "a driver", "item": "goal", "person": "ben", "asked_of": "sales"}
    ]
    assert "mood" not in json.dumps(weeks)


def test_a_missed_commitment_has_a_name_only_where_the_company_says_so(tmp_path: Path) -> None:
    """Without one it stands after the others, by its words, and no link gives it away."""
    folders = tmp_path / "team", tmp_path / "person"
    for folder in folders:
        folder.mkdir()
    by_team, by_person = check(folders[0], "team"), check(folders[1], "person")
    told = [(c["person"], c["text"]) for c in read(by_team)["weeks"][0]["commitments"]]
    assert told == [("ada", "Ask ten"), (None, "=Ask"), (None, "Zip the bags")]
    named = [(c["person"], c["text"]) for c in read(by_person)["weeks"][0]["commitments"]]
    assert named == [("ben", "Zip the bags"), ("ada", "Ask ten"), ("ada", "=Ask")]
    for result in (by_team, by_person):
        assert "commitments.person" not in {row["field"] for row in rows(dump_links(result))}
        items = {item["id"]: item for item in read(result)["items"]}
        links = [*items["2026-w44-sales"]["links"], *items["ben"]["linked_by"]]
        assert not [link for link in links if link["field"].startswith("commitments")]


def test_commitments_are_a_table_of_their_own(result: Result) -> None:
    """One row each, what a spreadsheet would run defused."""
    table = rows(dump_tables(result)["commitments.csv"])
    assert [row["text"] for row in table] == ["Ask ten", "'=Ask", "Zip the bags", "Zip the bags"]
    assert table[-1] == {
        "week": "2026-W47",
        "team": "sales",
        "person": "ben",
        "text": "Zip the bags",
        "item": "goal",
        "result": "",
        "why": "",
    }


def test_a_value_of_a_check_in_is_one_of_the_metric(result: Result) -> None:
    """Whoever reads the numbers need not know where they were written."""
    goal = next(item for item in read(result)["items"] if item["id"] == "goal")
    assert goal["metrics"][0]["actuals"] == [{"date": "2026-11-20", "value": 20, "note": None}]


def test_roadmaps_and_acknowledgements_are_counted_and_name_nobody(result: Result) -> None:
    """Given, outdated and missing; departments, never people."""
    data = read(result)
    [roadmap] = data["roadmaps"]
    assert (roadmap["id"], roadmap["department"], roadmap["items"]) == ("road", "sales", ["goal"])
    counts = {"asked": 2, "given": 1, "outdated": 0, "missing": 1}
    assert roadmap["committed"] == counts
    assert data["acknowledgements"] == [
        {
            "item": "purpose",
            "department": "sales",
            "asked": 2,
            "given": 0,
            "outdated": 1,
            "missing": 1,
        },
        {"item": "road", "department": "sales", **counts},
    ]
    items = {item["id"]: item for item in data["items"]}
    assert "committed.person" not in {link["field"] for link in items["road"]["links"]}


def test_what_concerns_one_person_alone_is_in_no_export(result: Result) -> None:
    """No address, no leave, no acknowledgement, no purpose without consent."""
    for name, data in export_files(result, str).items():
        for own in (b"home.example", b"secret", b"2026-12-01", b"2026-11-03", b"a0000001", b"away"):
            assert own not in data, name
