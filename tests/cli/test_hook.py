"""The core's commands without the questions that add to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Invoke

pytestmark = pytest.mark.usefixtures("plan", "no_question")


def test_a_journey_is_shown_like_any_item(invoke: Invoke) -> None:
    """Its thread and facts are there, its stages are not."""
    done = invoke("show", "buyers")
    assert done.exit_code == 0
    assert "From ask to tap" in done.stdout
    assert "Stages" not in done.stdout


def test_new_takes_the_placeholders_of_a_skeleton(plan: Path, invoke: Invoke) -> None:
    """No stage is known, so the line shows what one looks like."""
    done = invoke("new", "campaign", "Van tour", "--supports", "leads", "--why", "vans are seen")
    assert done.exit_code == 0, done.stderr
    text = next(plan.rglob("van-tour.md")).read_text("utf-8")
    assert "# stage: journey-id#stage-id" in text
    assert "# target_audience: families" in text


def test_rollover_alone_has_nothing_to_prepare(invoke: Invoke) -> None:
    """What is carried is all there is; nobody is told that every team has a roadmap."""
    done = invoke("rollover", "2027")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == "--carry names what goes on; nothing is written\n"


def test_links_are_affirmed_all_the_same(invoke: Invoke) -> None:
    """They are the thread, which belongs to no question."""
    done = invoke("affirm", "homes", "--yes")
    assert done.exit_code == 0, done.stderr
    assert "affirmed for Ann: One home in four (homes) supports One million" in done.stderr
