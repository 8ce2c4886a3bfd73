"""A company whose newest goal is to double the number of visitors, with nothing behind it.

Scene S2: `NEWCOMER` is the goal as somebody writes it on the first day. `JOURNEY` names the six
stages; `SERIES` is the series of goals that the one goal is in effect.
"""

from __future__ import annotations

from collections.abc import Mapping

PEOPLE = {
    "people/hana.md": "kind: person\ntitle: Hana Weiss\n",
    "people/ines.md": (
        "kind: person\ntitle: Ines Carvalho\ndepartment: marketing\ncontributes_to: [goal]\n"
    ),
    "people/raj.md": "kind: person\ntitle: Raj Patel\ndepartment: sales\ncontributes_to: [goal]\n",
    "people/omar.md": (
        "kind: person\ntitle: Omar Haddad\ndepartment: care\ncontributes_to: [goal]\n"
    ),
}


def _department(title: str, lead: str, backup: str) -> str:
    return (
        f"kind: department\ntitle: {title}\npathfinders:\n"
        f"  - {{person: {lead}, qualification: ten years of it, backup: {backup}}}\n"
    )


COMPANY = {
    **PEOPLE,
    "departments/marketing.md": _department("Marketing", "ines", "raj"),
    "departments/sales.md": _department("Sales", "raj", "ines"),
    "departments/care.md": _department("Care", "omar", "raj"),
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\nowner: hana\n",
    "vision.md": "kind: vision\ntitle: A glass in every home\nowner: hana\nsupports: purpose\n",
    "goal.md": (
        "kind: goal\ntitle: Double the number of visitors\nowner: hana\n"
        "supports: [{id: vision, why: whoever has never looked has never drunk}]\n"
        "metrics:\n"
        "  - {id: visitors, name: People on the site, unit: people a month,\n"
        "     baseline: 6000, target: 12000, actuals: [{date: 2026-10-31, value: 9000}]}\n"
    ),
    "paint.md": (
        "kind: initiative\ntitle: Put the water test on the first page\nowner: hana\n"
        "supports: [{id: goal, why: people look where they are asked}]\n"
    ),
}

FUNNEL = """\
date,visitors,leads,qualified,accepted,customers,repeat
2026-09-30,8000,560,168,80,40,18
2026-10-31,9000,630,189,92,46,20
"""

_STAGES = (
    ("visitor", "Visitor", "marketing", "somebody in our cities who asks about water", "visitors"),
    ("lead", "Lead", "marketing", "a visitor who has left an address and a reason", "leads"),
    ("qualified-lead", "Qualified lead", "sales", "a lead who has told us of a tap", "qualified"),
    ("accepted", "Accepted opportunity", "sales", "somebody sales agrees to call", "accepted"),
    ("customer", "Customer", "sales", "a home that has paid", "customers"),
    ("repeat", "Repeat customer", "care", "a home that has paid again", "repeat"),
)


def write_journey(**gaps: str) -> str:
    """Write the journey; `gaps` holds the `gap` of a stage by its id."""
    lines = ["kind: journey", "title: From first look to second filter", "owner: hana", "stages:"]
    for stage, name, owner, definition, column in _STAGES:
        lines += [
            f"  - id: {stage}",
            f"    name: {name}",
            f"    owner: {owner}",
            f"    definition: {definition}",
            f"    exit: takes the step after {name.lower()}",
            f"    data: data/funnel.csv#{column}",
        ]
        if stage in gaps:
            lines.append(f"    gap: {gaps[stage]}")
    return "\n".join(lines) + "\n"


JOURNEY = {"buyers.md": write_journey(), "data/funnel.csv": FUNNEL}


def _work(title: str, owner: str, stage: str, why: str) -> str:
    return (
        f"kind: initiative\ntitle: {title}\nowner: {owner}\nstage: buyers#{stage}\n"
        f"supports: [{{id: goal, why: {why}}}]\n"
    )


STAGED_GOAL = {
    "goal.md": COMPANY["goal.md"].replace("owner: hana\n", "owner: hana\nstage: buyers#visitor\n")
}
SERIES: Mapping[str, str] = {
    **STAGED_GOAL,
    "letters.md": _work("Answer each test with a letter", "ines", "lead", "a look leaves a name"),
    "calls.md": _work("Ask each lead about the tap", "raj", "qualified-lead", "a name gets a need"),
    "desk.md": _work("Accept or return within a day", "raj", "accepted", "no need goes cold"),
    "offers.md": _work("One offer on one page", "raj", "customer", "a yes is easy to give"),
    "filters.md": _work("Call in month eleven", "omar", "repeat", "who has bought buys again"),
}
