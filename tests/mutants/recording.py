"""A plugin of pytest that notes which marked functions each test has run.

In: the functions that `tests.mutants` has marked, in the copy it runs the tests of. Out: a file
with a line for each test that passed: its name, its seconds, the numbers of the functions. What
a shared fixture has run counts for every test that asks for it.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread import _hits  # written into the copy

FIXTURES: dict[str, set[int]] = {}
PASSED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
    """Note what a shared fixture runs."""
    before = set(_hits.HITS)
    _hits.HITS.clear()
    try:
        return (yield)
    finally:
        FIXTURES[fixturedef.argname] = set(_hits.HITS)
        _hits.HITS.update(before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Note what a test runs, and how long it takes."""
    _hits.HITS.clear()
    start = time.perf_counter()
    try:
        return (yield)
    finally:
        seconds = time.perf_counter() - start
        shared = (FIXTURES.get(name, set()) for name in getattr(item, "fixturenames", ()))
        ran = _hits.HITS.union(*shared)
        if ran and item.stash.get(PASSED, False):
            line = json.dumps([item.nodeid, seconds, sorted(ran)])
            with Path(os.environ["GOLDENTHREAD_RAN"]).open("a", encoding="utf-8") as file:
                file.write(line + "\n")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Note whether a test passed."""
    report = yield
    if report.when == "call":
        item.stash[PASSED] = report.passed
    return report
