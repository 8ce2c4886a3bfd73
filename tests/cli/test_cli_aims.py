"""`goldenthread aims`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Invoke, Run


@pytest.mark.usefixtures("plan")
def test_each_aim_says_what_it_leads_to_and_what_conflicts(invoke: Invoke) -> None:
    """A sentence, what it drives and what that drives, what serves it, what pulls away."""
    lines = invoke("aims").output.splitlines()
    start = lines.index("remarketing  Selling again: Those who have bought buy once more.")
    assert lines[start + 1 : start + 3] == [
        "  drives      retention",
        "  and then    lifetime-value, revenue, margin",
    ]
    assert lines[start + 3].startswith("  in conflict reach, revenue, market-share,")
    assert lines[-1].startswith("19 aims; 250 of 342 pairs conflict")


@pytest.mark.usefixtures("plan")
def test_one_aim_is_told_alone(invoke: Invoke) -> None:
    """What leads to an aim is not in conflict with it; all others are."""
    output = invoke("aims", "lifetime-value").output
    assert "  drives      revenue, margin\n" in output
    served = output.partition("served by")[2].partition("in conflict")[0]
    assert "order-value" in served
    assert "brand" not in served
    assert "brand" in output.partition("in conflict")[2]
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
    """JSON names for each aim what it drives, serves and conflicts with."""
    data = json.loads(invoke("aims", "--format", "json").output)
    aims = {entry["name"]: entry for entry in data["aims"]}
    assert aims["remarketing"]["drives"] == ["retention"]
    assert aims["remarketing"]["leads_to"] == ["retention", "lifetime-value", "revenue", "margin"]
    others = set(aims) - {"reach"}
    assert {*aims["reach"]["served_by"], *aims["reach"]["in_conflict"]} == others
    assert "remarketing" in aims["reach"]["in_conflict"]
