"""Journeys and vocabularies that are made to be slow give findings in good time."""

from __future__ import annotations

import time
from collections.abc import Callable

from goldenthread.check import Result
from tests.conftest import PURPOSE

SECONDS = 10
Check = Callable[..., Result]


def write_journey(count: int) -> str:
    """Write a journey of so many stages, each with a volume."""
    stages = "".join(
        f"  - {{id: s{n}, name: Stage {n}, volume: [{{date: 2026-10-31, value: {count - n}}}]}}\n"
        for n in range(count)
    )
    return f"---\nkind: journey\nid: j\ntitle: Long\nowner: ann\nstages:\n{stages}---\n"


def test_a_journey_of_many_stages_takes_no_longer_for_each(check: Check) -> None:
    """Looking for the stage before and after one does not go through all of them."""
    begun = time.monotonic()
    result = check({"purpose.md": PURPOSE, "j.md": write_journey(4000)})
    assert sum(finding.code == "GT503" for finding in result.findings) > 1000
    assert time.monotonic() - begun < SECONDS
