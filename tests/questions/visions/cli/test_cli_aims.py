"""`goldenthread aims`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Invoke, Run


@pytest.mark.usefixtures("plan")
def test_each_aim_says_what_it_leads_to_and_what_it_is_against(invoke: Invoke) -> None:
    """A sentence, what it drives and what that drives, what serves it, what it is against."""
    lines = invoke("aims").output.splitlines()
    start = lines.index("remarketing  Selling again: Those who have bought buy once more.")
    assert lines[start + 1 : start + 3] == [
        "  drives      retention",
        "  and then    lifetime-value, revenue, margin",
    ]
    assert lines[start + 3] == "  against     reach, new-markets, new-segments"
    assert lines[-1] == (
        "19 aims; of 342 pairs of a lower and an upper one 92 lead there, "
        "6 are against each other, 244 say nothing"
    )


@pytest.mark.usefixtures("plan")
def test_one_aim_is_told_alone(invoke: Invoke) -> None:
    """What leads to it stands there, and what neither does nor is against it is not accused."""
    output = invoke("aims", "lifetime-value").output
    assert "  drives      revenue, margin\n" in output
    served = output.partition("served by")[2]
    assert "order-value" in served
    assert "brand" not in served
    assert "against  " not in output
    assert "  against     remarketing\n" in invoke("aims", "new-segments").output
    assert "remarketing  Selling again" not in output


def test_a_slip_is_answered_with_the_nearest(plan: Path, run: Run) -> None:
    """An unknown aim is exit code 2."""
    done = run("aims", "reech", cwd=plan)
    assert (done.returncode, done.stderr) == (
        2,
        "error: there is no aim 'reech'; did you mean 'reach'?\n",
    )


def test_the_companys_own_words_count(plan: Path, invoke: Invoke) -> None:
    """What `schema/vocabulary.yml` adds or takes out is in the list, wherever the plan lies."""
    (plan / "schema").mkdir()
    (plan / "schema/vocabulary.yml").write_text(
        "aims:\n  less-waste: null\n  trust: {description: They believe us., drives: [brand]}\n",
        "utf-8",
    )
    text = invoke("aims", "--plan", str(plan / "plans")).output
    assert "trust  Trust: They believe us.\n  drives      brand\n" in text
    assert "less-waste" not in text


@pytest.mark.usefixtures("plan")
def test_other_programs_get_the_same(invoke: Invoke) -> None:
    """JSON names for each aim what it drives, what serves it and what it is against."""
    data = json.loads(invoke("aims", "--format", "json").output)
    aims = {entry["name"]: entry for entry in data["aims"]}
    assert aims["remarketing"]["drives"] == ["retention"]
    assert aims["remarketing"]["leads_to"] == ["retention", "lifetime-value", "revenue", "margin"]
    assert data["version"] == 2
    assert aims["remarketing"]["against"] == ["reach", "new-markets", "new-segments"]
    assert aims["reach"]["against"] == ["remarketing"]
    assert "new-segments" in aims["reach"]["served_by"]
