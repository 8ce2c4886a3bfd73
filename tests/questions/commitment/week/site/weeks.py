"""A company with a few weeks behind it: two teams, one check-in each, one person's own file."""

from __future__ import annotations

from tests.site.company import COMPANY


def told(*lines: str) -> str:
    """Write a check-in from its lines."""
    return "\n".join(("kind: check-in", *lines, ""))


CHECK_INS = {
    "w45.md": told(
        "week: 2026-W45",
        "team: marketing",
        "commitments:",
        "  - {person: maya, text: Write the letter, item: kit, result: kept}",
        "  - {person: tom, text: Take ten photographs, item: photos, result: kept}",
        "values: [{metric: leads#n, value: 520}]",
    ),
    "w46.md": told(
        "week: 2026-W46",
        "team: marketing",
        "commitments:",
        "  - {person: maya, text: Send the letter, item: kit, result: missed,"
        " why: the printer stood still}",
        "  - {person: maya, text: Answer the replies, item: leads, result: kept}",
        "  - {person: tom, text: Sort the photographs, item: photos, result: carried, why: rain}",
        "  - {person: zoe, text: Book the hall, item: leads}",
    ),
    "w47.md": told(
        "week: 2026-W47",
        "team: marketing",
        "commitments:",
        "  - {person: tom, text: Sort the photographs, item: photos}",
        "  - {person: ines, text: Settle the price, item: kit, result: kept}",
        "values: [{metric: leads#n, value: 560, note: replies are slow}]",
        "blockers:",
        "  - {text: The hall is not free, item: leads, owner: ines, next: ask the school}",
        "  - {text: The printer stands still, item: kit}",
        "help:",
        "  - {text: Two hands for an afternoon, item: kit, person: maya, asked_of: sales}",
        "mood: [4, 4, 3, 5, 2]",
    ),
    "w47-zoe.md": told(
        "week: 2026-W47",
        "person: zoe",
        "commitments:",
        "  - {text: Ask the caretaker, item: leads, result: missed, why: he was away}",
        "  - {text: Draw a plan of the hall, item: leads, result: kept}",
    ),
    "w44-sales.md": told(
        "week: 2026-W44",
        "team: sales",
        "commitments: [{person: raj, text: Call back, item: calls, result: kept}]",
    ),
}

PATHFINDER = "pathfinders: [{person: raj, qualification: knows every customer, since: 2024-01-01}]"
WEEKLY = {
    **COMPANY,
    **CHECK_INS,
    "marketing.md": COMPANY["marketing.md"].replace("title:", "cadence: weekly\ntitle:"),
    "sales.md": f"{COMPANY['sales.md']}cadence: weekly\n{PATHFINDER}\n",
}
