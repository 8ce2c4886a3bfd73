"""Findings for other programs: JSON, GitHub, GitLab and SARIF."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from goldenthread.config.settings import find_settings
from goldenthread.findings.check import Result, check_plan
from goldenthread.findings.rule import all_rules
from goldenthread.ground.resources import resource
from goldenthread.plan.load import load_plan
from goldenthread.reporters.as_github import github_lines
from goldenthread.reporters.as_gitlab import dump_gitlab
from goldenthread.reporters.as_json import dump_json, encode
from goldenthread.reporters.as_sarif import dump_sarif
from goldenthread.reporters.repository import find_top, path_prefix

# Carried by the npm package @microsoft/jest-sarif, which the tests need and the product does not.
SARIF_SCHEMA = (
    Path(__file__).parents[2] / ".cache/jest-sarif-1.0.0-beta.0/lib/schemas/sarif-2.1.0-rtm.5.json"
)
HOSTILE = "50% of\r\n::error::a,b:c \x1b]0;x\x07 \u202e \x9b31m"


@pytest.fixture
def hostile(result: Result) -> Result:
    """The same result with a message that attacks every format."""
    first = replace(result.findings[0], message=HOSTILE, help=HOSTILE)
    return replace(result, findings=(first, *result.findings[1:]))


def load(data: bytes) -> Any:
    """Read a report as another program would."""
    return json.loads(data.decode("utf-8"))


def test_json_has_the_published_shape(result: Result) -> None:
    """The document is what schema/output/findings.schema.json lays down."""
    schema = json.loads(resource("schema/output/findings.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = load(dump_json(replace(result, known=result.findings[1:])))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert list(data) == ["version", "plan", "counts", "findings", "waived", "known"]
    assert data["plan"] == {
        "items": 4,
        "threads_broken": 1,
        "alignment": {
            "leads_there": 0,
            "in_part": 0,
            "says_nothing": 0,
            "against": 0,
            "unchecked": 0,
        },
    }
    assert data["counts"] == {"error": 1, "warning": 0, "info": 1}
    assert data["findings"][0] == {
        "code": "GT201",
        "name": "unknown-target",
        "severity": "error",
        "path": "plans/goals/leads, new: 50%.md",
        "line": 5,
        "column": 11,
        "item": "leads",
        "message": "'supports' target 'missing-mission' does not exist",
        "why": all_rules()["GT201"].why,
        "help": "did you mean 'mission'?",
    }
    assert data["waived"][0]["until"] == "2026-12-31"


@pytest.mark.parametrize("broken", ["counts", "findings", "version"])
def test_the_schema_refuses_another_shape(result: Result, broken: str) -> None:
    """The published schema is not so wide that anything passes."""
    schema = json.loads(resource("schema/output/findings.schema.json").read_text("utf-8"))
    data = load(dump_json(result))
    data[broken] = "something else"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_json_is_the_same_for_the_same_result(result: Result) -> None:
    """Same input, same bytes."""
    assert dump_json(result) == dump_json(result)


def test_no_machine_format_holds_a_raw_control_character(hostile: Result) -> None:
    """A report that somebody looks at in a terminal cannot command it."""
    github = "\n".join(github_lines(hostile)).encode()
    for output in (dump_json(hostile), dump_sarif(hostile), dump_gitlab(hostile), github):
        text = output.decode("utf-8")
        assert not any(c in text for c in "\x1b\x07\x9b\x7f\u202e\r")


def test_json_gives_hostile_text_back_unchanged(hostile: Result) -> None:
    """Escaping is for the bytes; a reader of the JSON gets what the rule said."""
    assert load(dump_json(hostile))["findings"][0]["message"] == HOSTILE


def test_half_a_surrogate_pair_survives_as_an_escape() -> None:
    """A file name that is not UTF-8 does not break the report."""
    assert json.loads(encode({"path": "caf\udce9.md"})) == {"path": "caf\udce9.md"}


def test_github_annotations_count_paths_from_the_top_of_the_repository(result: Result) -> None:
    """The annotation lands on the file even if the plan lies in a folder of the repository."""
    first, second, summary = github_lines(result)
    assert first == (
        "::error file=company/plan/plans/goals/leads%2C new%3A 50%25.md,line=5,col=11,"
        "title=GT201 unknown-target::'supports' target 'missing-mission' does not exist"
        "%0Ahelp: did you mean 'mission'?"
    )
    assert second.startswith("::notice file=company/plan/plans/mission.md,line=3,col=8,")
    assert not summary.startswith("::")


def test_nothing_in_a_plan_starts_a_workflow_command(hostile: Result) -> None:
    """One line for each finding; percent signs and line ends are escaped."""
    lines = list(github_lines(hostile))
    assert len(lines) == 3
    assert all("\n" not in line and "\r" not in line for line in lines)
    assert "50%25 of" in lines[0]
    assert lines[0].count("%0A") == 2  # before the help, and where the help has two lines


def test_gitlab_entries_have_what_gitlab_reads(result: Result) -> None:
    """Description, check name, unique fingerprint, severity, path and line."""
    twice = replace(result, findings=(*result.findings, replace(result.findings[0], line=9)))
    entries = load(dump_gitlab(twice))
    assert entries[0]["location"] == {
        "path": "company/plan/plans/goals/leads, new: 50%.md",
        "lines": {"begin": 5},
    }
    assert [entry["severity"] for entry in entries] == ["major", "info", "major"]
    assert len({entry["fingerprint"] for entry in entries}) == 3


def test_sarif_validates_against_the_schema(result: Result, hostile: Result) -> None:
    """Every log is SARIF 2.1.0, with findings, waived ones, known ones, or none."""
    if not SARIF_SCHEMA.exists():
        reason = "the SARIF schema is missing; .ci/run fetches it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    validator = jsonschema.Draft4Validator(json.loads(SARIF_SCHEMA.read_text("utf-8")))
    for each in (result, hostile, replace(result, known=result.findings, findings=())):
        validator.validate(load(dump_sarif(each)))
    data = load(dump_sarif(result))
    data["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(data)


def test_sarif_carries_rules_regions_and_fingerprints(result: Result) -> None:
    """A viewer shows the rule's page, the place, and follows a finding across edits."""
    data = load(dump_sarif(result))
    assert data["version"] == "2.1.0"
    run = data["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    assert all(rule["help"]["markdown"] and rule["fullDescription"]["text"] for rule in rules)
    first = run["results"][0]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "GT201"
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 5, "startColumn": 11}
    assert place["artifactLocation"]["uri"] == (
        "company/plan/plans/goals/leads%2C%20new%3A%2050%25.md"
    )
    assert first["partialFingerprints"]
    assert "suppressions" not in first


def test_sarif_marks_waived_and_known_findings_as_suppressed(result: Result) -> None:
    """They are in the log, and nobody is alarmed by them."""
    data = load(dump_sarif(replace(result, findings=(), known=result.findings)))
    kinds = [entry["suppressions"][0]["kind"] for entry in data["runs"][0]["results"]]
    assert kinds == ["inSource", "external", "external"]


def test_sarif_names_nothing_of_this_machine(result: Result, folder: Path) -> None:
    """No absolute path leaves the machine with a report."""
    assert str(folder).encode() not in dump_sarif(result)
    assert str(folder).encode() not in dump_json(result)


def test_outside_a_repository_paths_stay_as_they_are(folder: Path) -> None:
    """Without `.git` anywhere above there is no top to count from."""
    (folder.parents[1] / ".git").rmdir()
    if find_top(folder) is not None:
        pytest.skip("the temporary folder itself lies in a repository")
    assert path_prefix(find_settings(folder)).as_posix() == "."


def test_a_worktree_is_a_repository(folder: Path) -> None:
    """In a worktree `.git` is a file."""
    (folder / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert path_prefix(find_settings(folder)).as_posix() == "."


def test_a_plan_beside_its_settings_keeps_true_paths(folder: Path) -> None:
    """A docs_dir outside the folder of mkdocs.yml still gives paths of the repository."""
    site = folder.parent / "site"
    site.mkdir()
    (site / "mkdocs.yml").write_text("docs_dir: ../plan/plans\n", "utf-8")
    plan = load_plan(find_settings(site))
    lines = list(github_lines(check_plan(plan, select=("GT201",))))
    assert lines[0].startswith("::error file=company/plan/plans/goals/leads%2C")
