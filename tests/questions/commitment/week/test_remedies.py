"""What the rules on check-ins propose can be pasted into the plan, and mends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from goldenthread.findings.check import Result, check_plan
from tests.git.repository import start_repository
from tests.questions.commitment.week.team import (
    COMPANY,
    check_in,
    check_ins,
    commitment,
    department,
)

Check = Callable[..., Result]


class Mistake(NamedTuple):
    """Files with one mistake, what must be offered, and where it is to be pasted."""

    files: Mapping[str, str]
    offered: str
    file: str
    old: str
    new: str


BEHIND = COMPANY["renters.md"].replace("value: 560", "value: 410")
CLOSED = (
    "kind: objective\ntitle: Old\nsupports: goal\nowner: ben\n"
    "retired: {date: 2026-10-01, because: merged, into: renters}\n"
)
MISTAKES = {
    "GT420": Mistake(
        {**department(), **check_ins("2026-W45")},
        "pauses: [{period: 2026-W46, why: …}]",
        "marketing.md",
        "pathfinders",
        "HERE\npathfinders",
    ),
    "GT420 monthly": Mistake(
        {**department("monthly"), **check_ins("2026-W38", "2026-W46")},
        "pauses: [{period: 2026-10, why: …}]",
        "marketing.md",
        "pathfinders",
        "HERE\npathfinders",
    ),
    "GT422": Mistake(
        {"old.md": CLOSED, **check_in("2026-W47", commitment("Ring").replace("renters", "old"))},
        "item: renters",
        "check-ins/2026-w47-marketing.md",
        "item: old",
        "HERE",
    ),
    "GT422 person": Mistake(
        check_in("2026-W47", commitment("Ring").replace("renters", "ben")),
        "item: renters",
        "check-ins/2026-w47-marketing.md",
        "item: ben",
        "HERE",
    ),
    "GT424": Mistake(
        check_in("2026-W45", commitment("Ring")),
        "result: kept",
        "check-ins/2026-w45-marketing.md",
        "item: renters",
        "item: renters, HERE",
    ),
    "GT427": Mistake(
        {"renters.md": BEHIND, **department(""), **check_ins("2026-W46", "2026-W47")},
        "- {person: ben, text: …, item: renters}",
        "check-ins/2026-w47-marketing.md",
        "team: marketing",
        "team: marketing\ncommitments:\n  HERE",
    ),
    "GT428": Mistake(
        check_in("2026-W47", more="blockers:\n  - item: renters\n    next: ask\n"),
        "owner: ben",
        "check-ins/2026-w47-marketing.md",
        "    next",
        "    HERE\n    next",
    ),
    "GT428 next": Mistake(
        check_in("2026-W47", more="blockers:\n  - item: renters\n    owner: ben\n"),
        "next: what is done about it, and by when",
        "check-ins/2026-w47-marketing.md",
        "    owner",
        "    HERE\n    owner",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_pasting_the_remedy_mends_it(name: str, check: Check) -> None:
    """What stands between backticks, put where it belongs, leaves nothing to find."""
    code, mistake = name[:5], MISTAKES[name]
    files = {**COMPANY, **department(""), **mistake.files}
    (found,) = [one for one in check(files).findings if one.code == code]
    assert mistake.offered in re.findall(r"`([^`]+)`", found.help)
    mended = files[mistake.file].replace(
        mistake.old, mistake.new.replace("HERE", mistake.offered), 1
    )
    assert mended != files[mistake.file]
    left = check({mistake.file: mended}).findings
    found = [one.code for one in left if one.code == code or one.code < "GT2"]
    assert found == (["GT019"] if "…" in mistake.offered else [])  # what "…" stands for is asked


def test_pasting_back_what_was_written_mends_it(tmp_path: Path) -> None:
    """Words that YAML would misread are quoted in what is offered."""
    repository = start_repository(tmp_path / "repository")
    text = "'Ring \"the union\": yes, #1'"
    made = check_in("2026-W45", commitment(text))
    repository.commit({**COMPANY, **department(), **made}, "2026-11-02")
    path = "check-ins/2026-w45-marketing.md"
    repository.commit(dict(check_in("2026-W45")), "2026-11-12")

    (found,) = check_plan(repository.plan(), select=["GT425"]).findings
    (offered,) = [one for one in re.findall(r"`([^`]+)`", found.help) if one.startswith("- {")]
    front = dict(check_in("2026-W45"))[path]
    repository.commit({path: f"{front}commitments:\n  {offered}\n"}, "2026-11-12")
    assert check_plan(repository.plan(), select=["GT425", "GT1"]).findings == ()
