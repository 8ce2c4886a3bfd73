"""Reading and judging a plan leaves the garbage collector as it was, and lets it rest meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings, SettingsError
from goldenthread.findings.check import check_plan
from goldenthread.ground.heap import growing_heap
from goldenthread.plan.load import load_plan


@pytest.fixture(autouse=True)
def _own_thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def _write_plan(folder: Path, count: int) -> Settings:
    for number in range(count):
        text = f"---\nkind: goal\ntitle: Goal {number}\nsupports: purpose\nowner: a\n---\n"
        (folder / f"goal-{number}.md").write_text(text, "utf-8")
    return Settings(root=folder, plan_dir=folder)


def test_a_plan_that_grows_is_not_looked_through_again_and_again(tmp_path: Path) -> None:
    """A hundred items, read and judged, bring a few collections instead of hundreds."""
    settings = _write_plan(tmp_path, 100)
    check_plan(load_plan(settings))  # what is made once, such as the rules
    gc.set_threshold(50, 10, 10)
    gc.collect()
    before = sum(generation["collections"] for generation in gc.get_stats())
    check_plan(load_plan(settings))
    after = sum(generation["collections"] for generation in gc.get_stats())
    assert after - before < 10


def test_the_collector_is_left_as_it_was(tmp_path: Path) -> None:
    """Also after an error, and where somebody has turned it off."""
    for wanted in ((700, 10, 10), (0, 10, 10), (500_000, 3, 3)):
        gc.set_threshold(*wanted)
        with growing_heap():
            assert gc.get_threshold()[0] == (max(wanted[0], 100_000) if wanted[0] else 0)
        assert gc.get_threshold() == wanted
    with pytest.raises(SettingsError):
        load_plan(Settings(root=tmp_path, plan_dir=tmp_path / "missing"))
    assert gc.get_threshold() == (500_000, 3, 3)
