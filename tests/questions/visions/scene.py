"""A company that wants to reach new people, and a marketing team that sells to the old ones.

Scene S1: everything holds but the focus of one vision. `MENDED` is the same company once
marketing has turned to new segments.
"""

from __future__ import annotations

from goldenthread.ground.fingerprint import take_fingerprint

PEOPLE = take_fingerprint("one million people")
YEARS = take_fingerprint("in five years")

_ANSWERS = (
    "answers:\n"
    "  - {{clause: one-million#people, verdict: {verdict}, why: {why}, item: {item}, "
    f"seen: {PEOPLE}}}}}\n"
    "  - {{clause: one-million#years, verdict: neutral, why: each year counts alike, "
    f"seen: {YEARS}}}}}\n"
)

_AROUND = {
    "people/hana.md": "kind: person\ntitle: Hana Weiss\nrole: Founder\nstart: 2020-01-01\n",
    "people/ines.md": (
        "kind: person\ntitle: Ines Carvalho\nrole: Head of Marketing\nstart: 2021-01-01\n"
        "department: marketing\n"
    ),
    "people/omar.md": (
        "kind: person\ntitle: Omar Haddad\nrole: Head of Care\nstart: 2021-01-01\n"
        "department: care\n"
    ),
    "departments/marketing.md": (
        "kind: department\ntitle: Marketing\npathfinders:\n"
        "  - {person: ines, since: 2024-01-01, qualification: drinks no other, backup: omar}\n"
    ),
    "departments/care.md": (
        "kind: department\ntitle: Care\npathfinders:\n"
        "  - {person: omar, since: 2024-01-01, qualification: knows each fault, backup: ines}\n"
    ),
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\nowner: hana\n",
    "one-million.md": (
        "kind: vision\ntitle: Reach one million people in five years\nowner: hana\n"
        "supports: purpose\naims: [reach]\n"
        "picture: In 2031 a child fills a glass in any of our cities, and nobody looks up.\n"
        "clauses:\n  - {id: people, text: one million people}\n"
        "  - {id: years, text: in five years}\n"
    ),
    "homes.md": (
        "kind: goal\ntitle: One home in four drinks with us\nowner: hana\nperiod: 2026\n"
        "aims: [reach]\noutcomes: [market-share]\n"
        "supports:\n  - {id: one-million, why: homes are where people drink}\n"
        "metrics:\n  - {id: share, name: Homes, unit: '%', baseline: 10, target: 25,\n"
        "     actuals: [{date: 2026-11-15, value: 24}]}\n"
    ),
    "care-vision.md": (
        "kind: vision\ntitle: No fault lasts a night\nowner: omar\ndepartment: care\n"
        "aims: [quality]\npicture: The phone rings, and it is somebody who wants to say thanks.\n"
        "supports:\n  - {id: one-million, why: who is glad tells the neighbours}\n"
        + _ANSWERS.format(
            verdict="supports", why="who is glad tells the neighbours", item="repairs"
        )
    ),
    "repairs.md": (
        "kind: objective\ntitle: Mend nine faults in ten on the same day\nowner: omar\n"
        "department: care\nperiod: 2026\naims: [quality]\n"
        "supports:\n  - {id: homes, why: a home that waits does not stay}\n"
        "metrics:\n  - {id: same-day, name: Mended at once, unit: '%', baseline: 40, target: 90,\n"
        "     actuals: [{date: 2026-11-15, value: 86}]}\n"
    ),
    "visits.md": (
        "kind: initiative\ntitle: A van in every city\nowner: omar\nperiod: 2026\n"
        "supports:\n  - {id: repairs, why: a van is there within the hour}\n"
    ),
    "kitchens.md": (
        "kind: objective\ntitle: Stand in one kitchen in four\nowner: ines\n"
        "department: marketing\nperiod: 2026\naims: [new-segments]\n"
        "supports:\n  - {id: homes, why: who has tasted it stays}\n"
        "metrics:\n  - {id: kitchens, name: Kitchens, unit: kitchens, baseline: 0, target: 900,\n"
        "     actuals: [{date: 2026-11-15, value: 850}]}\n"
    ),
    "tastings.md": (
        "kind: campaign\ntitle: A glass on every landing\nowner: ines\nperiod: 2026\n"
        "supports:\n  - {id: kitchens, why: a first glass opens the door}\n"
    ),
}


def _marketing(title: str, aim: str, why: str) -> str:
    return (
        f"kind: vision\ntitle: {title}\nowner: ines\ndepartment: marketing\naims: [{aim}]\n"
        "picture: Ask anyone on the stairs whose water they drink, and they name us.\n"
        f"supports:\n  - {{id: one-million, why: {why}}}\n"
        + _ANSWERS.format(verdict="supports", why=why, item="kitchens")
    )


OLD = _marketing("Remarket to existing clients", "remarketing", "those who know us buy again")
NEW = _marketing("Every tenant has tasted our water", "new-segments", "tenants are new to us")

SCENE = {**_AROUND, "marketing-vision.md": OLD}
MENDED = {**_AROUND, "marketing-vision.md": NEW}
