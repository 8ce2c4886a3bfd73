"""Slips that people make when they write a week by hand, and what they are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldenthread.findings.check import Result
from tests.conftest import PURPOSE

PLAN = {
    "ada.md": "kind: person\ntitle: Ada Okafor\ndepartment: marketing\n",
    "marketing.md": "kind: department\ntitle: Marketing\n",
    "purpose.md": PURPOSE + "owner: ada\n",
}
ITS_OWN = "write the year and the week by ISO 8601, such as 2026-W47"


@pytest.mark.parametrize(
    ("code", "lines", "advice"),
    [
        ("GT104", "week: 2026-W54\nteam: marketing", "the last week of 2026 is 2026-W53"),
        ("GT104", "week: 2025-W53\nteam: marketing", "the last week of 2025 is 2025-W52"),
        ("GT104", "week: 2026-W3\nteam: marketing", "did you mean '2026-W03'?"),
        ("GT104", "week: 2026-47\nteam: marketing", "did you mean '2026-W47'?"),
        ("GT104", "week: 2026-11-16\nteam: marketing", "did you mean '2026-W47'?"),
        ("GT104", "week: 47\nteam: marketing", ITS_OWN),
        ("GT104", "week: 2026-Q4\nteam: marketing", ITS_OWN),
        ("GT201", "week: 2026-W47\nteam: Marketing", "did you mean 'marketing'?"),
        ("GT201", "week: 2026-W47\nteam: MARKETNG", "did you mean 'marketing'?"),
        ("GT201", "week: 2026-W47\nperson: Ada Okafor", "did you mean 'ada'?"),
        (
            "GT201",
            "week: 2026-W47\nperson: ada\nvalues: [{metric: leads, value: 3}]",
            "write the id of an item, # and the id of its metric, such as item-id#metric-id",
        ),
        (
            "GT104",
            "week: 2026-W47\nperson: ada\ncommitments: Ring Bob",
            "write `- {text: Ring Bob, item: …}`",
        ),
        (
            "GT104",
            "week: 2026-W47\nperson: ada\nblockers: No lift",
            "write `- {text: No lift, item: …}`",
        ),
    ],
)
def test_a_slip_in_a_week_is_told_with_what_would_do(
    check: Callable[..., Result], code: str, lines: str, advice: str
):
    """The advice is about weeks, teams and metrics; it never names what could not stand there."""
    result = check({**PLAN, "monday.md": f"kind: check-in\n{lines}\n"})
    assert [f.help for f in result.findings if f.code == code] == [advice]
