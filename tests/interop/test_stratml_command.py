"""`goldenthread import stratml` as its user meets it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from goldenthread.cli import main


@pytest.fixture
def run():
    """Run the command; an exception is a failure of the test."""

    def call(*arguments):
        return CliRunner().invoke(
            main, ["import", "stratml", *map(str, arguments)], catch_exceptions=False
        )

    return call


def test_import_writes_and_reports(run, fixture_path, tmp_path):
    """The report goes to standard output, the folder to the error stream."""
    result = run(fixture_path("part2_2016"), "--out", tmp_path / "river", "--site")
    assert result.exit_code == 0
    assert "StratML Part 2, 2016, 'River Watch Report' -> 4 files" in result.stdout
    assert "PerformanceIndicator        3      2        1" in result.stdout
    assert "Dropped" in result.stdout
    assert result.stderr == (
        f"written: {tmp_path / 'river'}; next: goldenthread check {tmp_path / 'river'}\n"
    )
    assert (tmp_path / "river/plans/objectives/fewer-overflows.md").is_file()


def test_json_report_is_one_document(run, fixture_path, tmp_path):
    """The same report as JSON names every remark with its place."""
    paths = fixture_path("part2_2016"), fixture_path("levels")
    result = run(*paths, "--out", tmp_path / "both", "--format", "json", "--nest-by-sequence")
    data = json.loads(result.stdout)
    assert data["version"] == 1
    assert [plan["folder"] for plan in data["plans"]] == ["part2-2016", "levels"]
    counts = data["plans"][0]["counts"]
    assert counts["PerformanceIndicator"] == {"found": 3, "kept": 2, "dropped": 1}
    codes = {remark["code"]: remark for remark in data["plans"][1]["remarks"]}
    assert codes["nested-by-number"]["places"][0] == {
        "place": "Goal 1 > Objective 2",
        "detail": "EX1.2.1",
    }


@pytest.mark.parametrize("name", ["malformed", "foreign_private", "hostile_laughs", "no-such-file"])
def test_bad_file_is_a_message_and_exit_2(run, fixture_path, tmp_path, name):
    """A file that cannot be imported is named, nothing is written, nothing is traced back."""
    result = run(fixture_path(name), "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {fixture_path(name)}: ")
    assert result.stdout == ""
    assert not (tmp_path / "out").exists()


def test_taken_folder_is_a_message_and_exit_2(run, fixture_path, tmp_path):
    """A folder with something in it is refused with the way out."""
    (tmp_path / "mine.md").write_text("mine", encoding="utf-8")
    result = run(fixture_path("levels"), "--out", tmp_path)
    assert result.exit_code == 2
    assert "is not empty" in result.stderr
    assert "name a folder that is new or empty" in result.stderr


def test_unwritable_place_is_a_message_and_exit_2(run, fixture_path, tmp_path):
    """A folder below a file cannot be made; the message names no traceback."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(fixture_path("levels"), "--out", tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert str(tmp_path / "file") in result.stderr


def test_help_has_an_example(run):
    """The help shows a whole command to copy."""
    result = run("--help")
    assert "\n    goldenthread import stratml plan.xml --out library-plan --site\n" in result.stdout
    assert result.exit_code == 0
