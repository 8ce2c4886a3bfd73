"""Each `gtNNN-*.md` here is a test: a rule fires on the lines that say so, and on no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings.spec import Case, check_case, places, read_case, read_cases, spec_files

CASES = [
    pytest.param(case, id=f"{file.stem}: {case.title}")
    for file in spec_files()
    for case in read_cases(file.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_case_finds_exactly_what_its_comments_say(case: Case, tmp_path: Path):
    """Every annotated line is found, and nothing else is."""
    result = check_case(case, tmp_path)
    unexpected = places(result) - case.expected
    detail = "\n".join(
        f"  {f.path}:{f.line}:{f.column}: {f.code} {f.message}"
        for f in result.findings
        if (f.path, f.line, f.severity.value, f.code) in unexpected
    )
    missing = case.expected - places(result)
    assert not unexpected, f"found without a comment:\n{detail}"
    assert not missing, f"not found: {sorted(missing)}"


def test_base_plan_is_healthy(tmp_path: Path):
    """The plan around the cases has no finding of its own."""
    result = check_case(read_case("base", ""), tmp_path)
    assert result.findings == ()


def test_each_case_is_named_once():
    """Two cases of one spec have different headings, so a failure says which one it was."""
    names = [case.id for case in CASES]
    assert len(names) == len(set(names)) > 0


def test_runner_reports_a_missing_and_an_unexpected_finding(tmp_path: Path):
    """A comment on the wrong line fails twice: here too much, there too little."""
    text = "```yaml\n# vision.md\nkind: vision # error: GT201\ntitle: Safe\nsupports: gone\n```\n"
    case = read_case("wrong line", "select: GT201\n" + text)
    found = places(check_case(case, tmp_path))
    assert case.expected == {("plans/vision.md", 2, "error", "GT201")}
    assert found == {("plans/vision.md", 4, "error", "GT201")}
