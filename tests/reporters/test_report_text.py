"""Findings as lines for people."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from click import unstyle

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import all_rules
from goldenthread.reporters.as_text import summary, text_lines
from goldenthread.reporters.plain import plain
from goldenthread.reporters.style import wants_colour


def lines_of(result: Result) -> list[str]:
    """Return the report without its colours."""
    return [unstyle(line) for line in text_lines(result)]


def test_a_finding_is_one_line_with_its_help_below(result: Result) -> None:
    """Place, code, message, severity; the help is indented."""
    lines = lines_of(result)
    assert lines[0] == (
        "plans/goals/leads, new: 50%.md:5:11: GT201 "
        "'supports' target 'missing-mission' does not exist (error)"
    )
    assert lines[1] == "  help: did you mean 'mission'?"


def test_waived_findings_are_listed_with_their_reason(result: Result) -> None:
    """Where that was asked for; what a waiver says cannot move the cursor."""
    lines = [unstyle(line) for line in text_lines(result, waived=True)]
    place = next(i for i, line in enumerate(lines) if line.endswith("(waived)"))
    assert lines[place + 1] == "  until 2026-12-31: agreed\\x0awith \\x1b[31mAnn"


def test_waived_findings_take_one_line_unless_they_are_asked_for(result: Result) -> None:
    """It says how many there are and how to see them; without any there is no such line."""
    hint = "1 finding accepted for now by a waiver; --waived lists them with their reasons"
    lines = lines_of(result)
    assert lines.count(hint) == 1
    assert not any("(waived)" in line for line in lines)
    assert hint not in [unstyle(line) for line in text_lines(result, waived=True)]
    assert not any("--waived" in line for line in lines_of(replace(result, waived=())))


def test_the_summary_counts_everything(result: Result) -> None:
    """The last line says the result in one sentence."""
    assert lines_of(result)[-1] == "4 items, 1 error, 1 note, 1 thread broken, 1 waived"
    known = replace(result, findings=(), known=result.findings)
    assert summary(known) == (
        "4 items, no findings, 1 of "
        f"{len(all_rules())} rules not asked, 1 thread broken, 1 waived, 2 known from the baseline"
    )


def test_the_summary_knows_plurals(result: Result) -> None:
    """Two errors are errors."""
    first = result.findings[0]
    again = replace(first, line=9)
    assert "2 errors" in summary(replace(result, findings=(first, again)))


@pytest.mark.parametrize(
    "character",
    ["\x1b", "\x07", "\x9b", "\x7f", "\r", "\n", "\t", "\u202e", "\u2066", "\u2028", "\udce9"],
)
def test_characters_that_a_terminal_obeys_are_spelled_out(character: str) -> None:
    """Nothing that an attacker writes into a title reaches the terminal as a command."""
    shown = plain(f"a{character}b")
    assert character not in shown
    assert shown.startswith("a\\")
    assert shown.endswith("b")


@pytest.mark.parametrize("text", ["Größe", "سلام", "नमस्ते", "水 💧", "e\u0301", "می\u200cخواهم"])  # noqa: RUF001
def test_every_script_stays_as_it_is(text: str) -> None:
    """Making text safe does not touch letters, marks, joiners or pictures."""
    assert plain(text) == text


def test_a_path_cannot_pass_for_a_workflow_command(result: Result) -> None:
    """A line never begins with two colons, which a build service would obey."""
    finding = replace(result.findings[0], path="::error::x.md")
    assert lines_of(replace(result, findings=(finding,)))[0].startswith("./::error::x.md:5:11:")


def test_help_of_several_lines_stays_indented(result: Result) -> None:
    """Lines to paste keep their shape below the finding."""
    finding = replace(result.findings[0], help="write\nsupports: purpose")
    lines = lines_of(replace(result, findings=(finding,)))
    assert lines[1:3] == ["  help: write", "    supports: purpose"]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_for_those_who_can_see_it(
    environment: dict[str, str],
    terminal: bool,  # noqa: FBT001
    expected: bool,  # noqa: FBT001
) -> None:
    """NO_COLOR forbids, FORCE_COLOR asks, else a terminal decides."""
    stream = _Terminal() if terminal else io.StringIO()
    assert wants_colour(stream, environment) is expected


def test_severities_are_in_words_too(result: Result) -> None:
    """Colour is never the only sign of how much a finding weighs."""
    findings: list[Finding] = [
        replace(result.findings[0], severity=severity) for severity in Severity
    ]
    text = "\n".join(lines_of(replace(result, findings=tuple(findings))))
    for word in ("(error)", "(warning)", "(info)"):
        assert word in text
