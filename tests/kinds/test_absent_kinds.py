"""Kinds of a question that is not there: their files are left out, and that is no slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.findings.finding import Severity
from goldenthread.ground import resources
from goldenthread.kinds import load_kinds
from goldenthread.plan import load
from tests.conftest import TODAY, write_files

PLAN = {
    "why.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\n",
    "way.md": "kind: journey\ntitle: How a home comes to us\nstages: []\n",
    "slip.md": "kind: journy\ntitle: How a home comes to us\n",
}


@pytest.fixture
def kinds_without_journeys(monkeypatch: pytest.MonkeyPatch) -> load_kinds.Kinds:
    """Load our kinds as they are where two questions are not."""
    monkeypatch.setattr(
        resources, "packages", lambda: dict.fromkeys(("visions", "outcomes", "commitment"), "")
    )
    found = load_kinds._build_kinds(resources.resource("schema"), None)
    monkeypatch.setattr(load, "load_kinds", lambda _: found)
    return found


def test_kinds_of_a_question_that_is_not_there_are_known_by_name_only(
    kinds_without_journeys: load_kinds.Kinds,
) -> None:
    """Nothing else names them: no other kind hangs from them."""
    assert kinds_without_journeys.absent == {"journey", "assessment"}
    assert not kinds_without_journeys.absent & set(kinds_without_journeys)
    assert "check-in" in kinds_without_journeys


def test_their_files_are_left_out_and_told_of(
    kinds_without_journeys: load_kinds.Kinds, tmp_path: Path
) -> None:
    """A warning and no error, and what rests on all items is still reckoned; a slip is one."""
    assert kinds_without_journeys
    write_files(tmp_path, {name: text for name, text in PLAN.items() if name != "slip.md"})
    result = check_plan(load.load_plan(Settings(root=tmp_path, plan_dir=tmp_path, today=TODAY)))
    told = [(f.code, f.severity, f.path) for f in result.findings if f.code == "GT101"]
    assert told == [("GT101", Severity.WARNING, "way.md")]
    assert result.plan.unread == ()
    write_files(tmp_path, PLAN)
    result = check_plan(load.load_plan(Settings(root=tmp_path, plan_dir=tmp_path, today=TODAY)))
    assert [one.path for one in result.plan.unread] == ["slip.md"]
    assert result.counts["error"] == 1
