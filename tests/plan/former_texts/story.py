"""A goal in git that changes after two teams have affirmed their links to it."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.findings.check import check_plan
from goldenthread.items.difference_words import list_changes
from goldenthread.items.intent import take_intent
from goldenthread.plan.plan import Plan
from tests.git.repository import Repository

PURPOSE = "kind: purpose\nid: purpose\ntitle: Nobody thinks twice before drinking\n"
GOAL = (
    "kind: goal\nid: goal\ntitle: One home in five\nowner: ada\nperiod: 2026\n"
    "supports: [{id: purpose, why: homes are where people drink}]\naims: [reach, revenue]\n"
    "metrics:\n  - {id: homes, name: Homes, unit: homes, baseline: 1, target: 800}\n"
)
CHILD = (
    "kind: objective\nid: child\ntitle: Win the renters\nowner: ben\nperiod: 2026-Q4\n"
    "supports: [{{id: goal, why: they rent, seen: {seen}}}]\n"
)


def affirm(repository: Repository, goal: str = GOAL, files: Mapping[str, str] | None = None) -> str:
    """Commit a goal and an objective that affirms it; return the goal's fingerprint."""
    base = {"purpose.md": PURPOSE, "goal.md": goal, **(files or {})}
    repository.commit(base, "2026-09-01")
    seen = take_intent(repository.plan().by_id["goal"])
    repository.commit({"child.md": CHILD.format(seen=seen)}, "2026-09-02")
    return seen


def changes(plan: Plan, item: str = "goal") -> list[str]:
    """Return in words what has changed of an item since somebody put a fingerprint of it down."""
    told = [found for (name, _), found in plan.earlier.items() if name == item]
    assert len(told) <= 1
    return [line for found in told for line in list_changes(found, 99)]


def help_of(plan: Plan, code: str = "GT601") -> str:
    """Return the remedy of the only finding of a rule."""
    (found,) = [one for one in check_plan(plan).findings if one.code == code]
    return found.help
