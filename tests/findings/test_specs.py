"""Each `gtNNN-*.md` here is a test: a rule fires on the lines that say so, and on no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.findings.named import list_forgotten
from tests.findings.spec import Case, check_case, places, read_case, read_cases, spec_files

CASES = [
    pytest.param(case, id=f"{file.stem}: {case.title}")
    for file in spec_files()
    for case in read_cases(file.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_case_finds_exactly_what_its_comments_say(case: Case, tmp_path: Path):
    """Every annotated line is found, and nothing else is; findings know what they speak of."""
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
    forgotten = list_forgotten(result)
    assert not forgotten, "named in words and not in `subjects` or `near`:\n" + "\n".join(forgotten)


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


def test_runner_reports_what_a_finding_does_not_know_of(tmp_path: Path):
    """A name in the words that is in no field of the finding is a slip of the rule."""
    text = "```yaml\n# vision.md\nkind: vision\ntitle: Safe\nsupports: vision\n```\n"
    result = check_case(read_case("itself", "select: GT203\n" + text), tmp_path)
    assert list_forgotten(result) == []
    [finding] = result.findings
    for words in ("held by 'ada'", "settled by Ada Okafor", "in a row: a → ada", "`owner: ada`"):
        for field in ({"message": words}, {"help": words}):
            told = replace(finding, **field)
            assert len(list_forgotten(replace(result, findings=(told,)))) == 1
    known = replace(finding, message="'ada'", help="Ada Okafor or 'goal'", subjects=("ada",))
    known = replace(known, near=("goal",))
    assert list_forgotten(replace(result, findings=(known,))) == []
