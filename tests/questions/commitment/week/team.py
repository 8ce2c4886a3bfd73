"""A small team that checks in: the plan around the weekly tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.weeks import read_weeks

PEOPLE = {
    "ada.md": "kind: person\ntitle: Ada Okafor\n",
    "ben.md": "kind: person\ntitle: Ben Fischer\ndepartment: marketing\n",
    "cleo.md": "kind: person\ntitle: Cleo Martin\ndepartment: marketing\n",
}
COMPANY = {
    **PEOPLE,
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\nowner: ada\n",
    "goal.md": "kind: goal\ntitle: One home in five\nsupports: purpose\nowner: ada\nperiod: 2026\n",
    "renters.md": (
        "kind: objective\ntitle: Win the renters\nsupports: goal\nowner: ben\n"
        "department: marketing\nperiod: 2026-Q4\nmetrics:\n"
        "  - {id: leads, name: Leads, unit: leads, baseline: 400, target: 800,"
        " actuals: [{date: 2026-10-11, value: 560}]}\n"
        "  - {id: cost, name: Cost, unit: euros, direction: down, baseline: 40, target: 20}\n"
    ),
}


def department(cadence: str = "weekly", more: str = "") -> dict[str, str]:
    """Return the team with a cadence."""
    stated = f"cadence: {cadence}\n" if cadence else ""
    text = f"kind: department\ntitle: Marketing\n{stated}pathfinders: [{{person: ada}}]\n{more}"
    return {"marketing.md": text}


def commitment(text: str, person: str = "ben", result: str = "") -> str:
    """Return one commitment, on a line of its own."""
    told = f", result: {result}" if result else ""
    told += ", why: it rained" if result in ("missed", "carried") else ""
    return f"  - {{person: {person}, text: {text}, item: renters{told}}}\n"


def check_in(
    week: str, *commitments: str, person: str = "", values: str = "", more: str = ""
) -> Mapping[str, str]:
    """Return a check-in of the team, or of a person, in a file named after it."""
    author = f"person: {person}" if person else "team: marketing"
    text = f"kind: check-in\nweek: {week}\n{author}\n{more}"
    text += f"commitments:\n{''.join(commitments)}" if commitments else ""
    text += f"values:\n  - {{{values}}}\n" if values else ""
    return {f"check-ins/{week.lower()}-{person or 'marketing'}.md": text}


def check_ins(*weeks: str) -> dict[str, str]:
    """Return a check-in of the team for each of these weeks, without a word in it."""
    return {name: text for week in weeks for name, text in check_in(week).items()}


def missed(plan: Plan) -> list[str]:
    """Return the weeks that the team has missed."""
    return [week.text for week in read_weeks(plan).missed("marketing")]


def told(entries: Sequence[Commitment]) -> list[tuple[str, str, str]]:
    """Return who committed to what, and what came of it."""
    return [(entry.person, entry.text, entry.result) for entry in entries]
