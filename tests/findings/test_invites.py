"""A rule that invites speaks before anything of its part is in use; any other waits until it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.findings.rule import all_rules
from tests.findings.spec import check_case, read_case

PART = {
    "GT318": "department",  # under a vision: its own is missing
    "GT405": "pathfinders",
    "GT501": "kind: journey",
    "GT526": "hand_offs",
    "GT540": "kind: assessment",
}
"""What is in use where the part of a rule is, as it would stand in a file."""


def test_each_rule_that_invites_says_what_to() -> None:
    """Who adds one enters it above."""
    assert {code for code, rule in all_rules().items() if rule.invites} == set(PART)


@pytest.mark.parametrize("code", sorted(PART))
def test_it_speaks_before_its_part_is_in_use(code: str, tmp_path: Path) -> None:
    """Its Example is a plan that has nothing of the part."""
    case = read_case("Example", all_rules()[code].sections["Example"])
    files = [text.decode() for text in case.files.values()]
    if code == "GT318":
        files = [text for text in files if "kind: vision" in text]
    assert not [text for text in files if PART[code] in text]
    found = check_case(replace(case, base=False, select=(code,)), tmp_path).findings
    assert {finding.code for finding in found} == {code}


def test_others_are_silent_on_a_plan_that_uses_none(tmp_path: Path) -> None:
    """On the base plan, which has little beside its thread, only invitations are heard."""
    rules = all_rules()
    case = replace(read_case("base", ""), hear=("GT501", "GT502"))
    found = {finding.code for finding in check_case(case, tmp_path).findings}
    assert {code for code in found if not rules[code].invites} == set()
    assert found
