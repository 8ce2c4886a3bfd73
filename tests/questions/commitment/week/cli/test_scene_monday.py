"""Scene S3 at Brightwater: an owner's Monday, from the terminal to a clean check."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Invoke
from tests.questions.commitment.week.cli.talking import talk

ROOT = Path(__file__).parents[5]


@pytest.fixture
def brightwater(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Brightwater's plan on Monday 23 November, which is also the current folder."""
    folder = tmp_path / "brightwater"
    shutil.copytree(ROOT / "plans", folder / "plans")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("2026-11-22", "2026-11-23"), "utf-8")
    monkeypatch.chdir(folder)
    return folder


def found(invoke: Invoke) -> set[tuple[str, str, str]]:
    """Return the findings of the plan, infos left out, by code, file and words."""
    listed = json.loads(invoke("check", "--format", "json").stdout)["findings"]
    serious = (one for one in listed if one["severity"] != "info")
    return {(one["code"], one["path"], one["message"]) for one in serious}


def test_a_monday_at_brightwater(brightwater: Path, invoke: Invoke) -> None:
    """Maya answers for last week, gives a number and three commitments; the check is no worse.

    Eight questions at most, and the digest for the team's channel has it.
    """
    before = found(invoke)
    done = talk(
        brightwater, "check-in", "--person", "maya-lindqvist",
        answers=[
            "k",
            "renter-leads#leads=640",
            "Fourth set of photos to both portals @rental-portals",
            "Write to the hundred who asked last week @renter-leads",
            "Read what the Lyon plumbers say @lyon-plumbers",
            "The portals do not answer @rental-portals -> ring FlatFinder on Wednesday",
        ],
    )  # fmt: skip
    assert done.code == 0, done.shown
    assert done.questions <= 8
    assert (brightwater / "plans/check-ins/2026-w48/maya-lindqvist.md").is_file()
    # Colleagues who have not answered yet hear of it; about Maya there is nothing new.
    assert {entry for entry in found(invoke) - before if "maya" in entry[1]} == set()
    shown = json.loads(invoke("check", "--format", "json").stdout)
    assert shown["counts"]["error"] == 0
    digest = invoke("digest", "--team", "marketing").stdout
    assert "→ 640 leads a month" in digest
    assert "ring FlatFinder on Wednesday" in digest


def test_a_short_monday_is_typed_within_a_minute(brightwater: Path) -> None:
    """One result, one number, one commitment: 120 keys, two a second, at the very most.

    Keys are counted and not seconds: how fast a machine is must not decide what a test finds.
    """
    done = talk(
        brightwater, "check-in", "--person", "maya-lindqvist",
        answers=["k", "5=640", "Write to the hundred who asked last week @5", "", ""],
    )  # fmt: skip
    assert done.code == 0, done.shown
    assert "640" in (brightwater / "plans/check-ins/2026-w48/maya-lindqvist.md").read_text("utf-8")
    assert done.keys <= 120
