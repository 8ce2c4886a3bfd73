"""A company whose chief executive states clear goals, and the departments below them.

`WRONG` is the scene as the article tells it: one department's vision has no link to the goals, one
department's links are perfect and show nothing, one outcome is everybody's and nobody's, and a
tactic claims what its thread does not reach. `MENDED` is the same company a week later.
"""

from __future__ import annotations

_FIGURE = (
    "metrics: [{{id: m, name: {name}, unit: '%', baseline: 10, target: 40,"
    " actuals: [{{date: {day}, value: 20}}]}}]\n"
)


def figure(name: str, day: str = "2026-11-15") -> str:
    """Return a metric with one actual."""
    return _FIGURE.format(name=name, day=day)


def item(kind: str, title: str, supports: str, *extra: str, owner: str = "hana") -> str:
    """Return an item of this quarter; `supports` is written as it is."""
    return (
        f"kind: {kind}\ntitle: {title}\nowner: {owner}\nperiod: 2026-Q4\nsupports: {supports}\n"
        + "".join(extra)
    )


def goal(title: str, *outcomes: str) -> str:
    """Return a goal of the company for this year."""
    named = f"outcomes: [{', '.join(outcomes)}]\n" if outcomes else ""
    return (
        f"kind: goal\ntitle: {title}\nowner: hana\nperiod: 2026\n{named}"
        "supports: [{id: reach, why: homes are where people drink}]\n" + figure("Share")
    )


def team(title: str, lead: str) -> str:
    """Return a department with its Pathfinder."""
    return (
        f"kind: department\ntitle: {title}\npathfinders:\n"
        f"  - {{person: {lead}, qualification: ten years of it, backup: hana}}\n"
    )


COMPANY = {
    "hana.md": "kind: person\ntitle: Hana Berg\nrole: Chief executive\n",
    "ines.md": "kind: person\ntitle: Ines Roth\ndepartment: brand\n",
    "omar.md": "kind: person\ntitle: Omar Vega\ndepartment: workshop\n",
    "lea.md": "kind: person\ntitle: Lea Brandt\ndepartment: care\n",
    "brand.md": team("Brand", "ines"),
    "workshop.md": team("Workshop", "omar"),
    "care.md": team("Care", "lea"),
    "purpose.md": "kind: purpose\ntitle: Clean water for all\nowner: hana\n",
    "reach.md": "kind: vision\ntitle: Clean water in every home\nowner: hana\nsupports: purpose\n",
    "share.md": goal("One home in four is a customer", "revenue", "market-share"),
    "stay.md": goal("Nine in ten stay for a second year", "customer-delight"),
    "margin.md": goal("Keep 46 of every 100 euros", "margin"),
    # Care does what the article asks for: its thread says why, and a figure shows it.
    "warm.md": (
        "kind: vision\ntitle: Nobody waits for an answer\nowner: lea\ndepartment: care\n"
        "supports: [{id: reach, why: who is answered keeps the filter}]\n"
    ),
    "answers.md": item(
        "objective",
        "Answer within a day",
        "[{id: stay, why: who is answered stays}, {id: share, why: who stays tells the street}]",
        "department: care\n",
        figure("Answered in a day"),
        owner="lea",
    ),
    "desk.md": item(
        "initiative",
        "One desk for all calls",
        "[{id: answers, why: one desk finds the file}]",
        figure("Calls at the desk"),
        owner="lea",
    ),
    "craft.md": (
        "kind: vision\ntitle: A filter that outlives its house\nowner: omar\n"
        "department: workshop\n"
        "supports: [{id: reach, why: a filter that lasts is a home that drinks}]\n"
    ),
    "famous.md": (
        "kind: vision\ntitle: The most admired brand of all\nowner: ines\ndepartment: brand\n"
        "supports: [{id: reach, why: everybody should know us}]\n"
    ),
    "resin.md": item(
        "initiative",
        "Buy resin for two years at once",
        "[{id: margin, why: the resin is a third of the cost}]",
        figure("Price of resin"),
    ),
}

WRONG = {
    **COMPANY,
    # The vision of Brand leads past every goal, and so does what hangs from it.
    "fame.md": item(
        "goal",
        "Be quoted every week",
        "[{id: famous, why: the admired are quoted}]",
        "department: brand\n",
        figure("Quotes"),
        owner="ines",
    ),
    "prizes.md": item(
        "objective",
        "Win two design prizes",
        "[{id: fame, why: prizes are quoted}]",
        figure("Prizes"),
        owner="ines",
    ),
    "stand.md": item(
        "campaign",
        "A stand at every fair",
        "[{id: prizes, why: juries walk past}]",
        figure("Fairs"),
        owner="ines",
    ),
    # Workshop is linked without a fault: no why, no figure.
    "seals.md": item(
        "objective", "Seals that last", "share", "department: workshop\n", owner="omar"
    ),
    "press.md": item("initiative", "A second press", "seals", owner="omar"),
    # A tactic of Care claims the margin, which its objective does not reach.
    "hours.md": item(
        "tactic",
        "Open until eight",
        "[{id: desk, why: people call after work}]",
        "outcomes: [margin]\n",
        figure("Calls after six"),
        owner="lea",
    ),
}

MENDED = {
    **COMPANY,
    "fame.md": WRONG["fame.md"].replace(
        "[{id: famous, why: the admired are quoted}]",
        "[{id: share, why: nobody buys a filter from a name they never heard}]",
    ),
    "prizes.md": WRONG["prizes.md"],
    "stand.md": WRONG["stand.md"],
    "seals.md": item(
        "objective",
        "Seals that last",
        "[{id: margin, why: each seal replaced at our cost eats two sales}]",
        "department: workshop\n",
        figure("Seals replaced"),
        owner="omar",
    ),
    "press.md": item(
        "initiative",
        "A second press",
        "[{id: seals, why: the first one runs too hot}]",
        figure("Seals of the second press"),
        owner="omar",
    ),
    "hours.md": WRONG["hours.md"].replace("outcomes: [margin]", "outcomes: [customer-delight]"),
}
