"""A seeded plan of any size, shaped like real ones: five levels below the goals' parents.

In: a folder, a number of items, a seed. Out: files, the same for the same arguments. About 2.4 kB
an item: front matter with metrics and actuals, and a page of text. Journeys, visions,
assessments, roadmaps and a check-in of each team for each week stand beside them, few enough to
leave the shape alone, so that every rule has work.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from pathlib import Path

LEVELS = ("goal", "objective", "initiative", "tactic")
WORDS = (  # noqa: SIM905 - a list of quoted words would be longer than the file
    "water filter tap city home lead visit test lab kit cartridge landlord tenant price order "
    "route week answer call letter page offer renewal return margin depot driver class"
).split()
DEPARTMENTS = ("marketing", "sales", "product", "operations")
AIMS = {  # of each level, so that some pull against the one above and some say nothing
    "goal": ("reach",),
    "objective": ("lead-generation", "lead-conversion", "lead-conversion", "remarketing"),
    "initiative": ("brand", "speed", "speed", "cost"),
    "tactic": ("brand", "speed", "capability", "less-waste"),
}
AUDIENCES = ("home owners", "renters", "landlords")
STAGES = ("visitor", "lead", "qualified-lead", "offer", "customer", "repeat-customer")
MOST_JOURNEYS = 20
MOST_ASSESSMENTS = 300
PEOPLE = 20
LAST_MONDAY = dt.date(2026, 11, 16)
FEWEST_WEEKS, MOST_WEEKS = 8, 104
RESULTS = ("kept", "kept", "kept", "missed", "carried")


MORE = {
    "goal": "outcomes: [revenue, margin]\n",
    "campaign": (
        "target_audience: renters\nbudget: {amount: 900, currency: EUR}\n"
        'message: {text: Clean water, expresses: "vision#near"}\n'
    ),
}


def sentence(rng: random.Random, count: int = 12) -> str:
    """Return a line of plain words."""
    return " ".join(rng.choice(WORDS) for _ in range(count)).capitalize() + "."


def journey_text(number: int) -> str:
    """Return a journey of six stages, with an agreement wherever a record changes hands."""
    stages = "".join(
        f"""  - id: {stage}
    definition: Somebody at {stage} of way {number}
    entry: arrives
    exit: goes on
    owner: {DEPARTMENTS[place // 3]}
    target_conversion: 0.3
    lag: 7 days
    volume:
      - {{date: 2026-09-30, value: {10 ** (6 - place)}}}
      - {{date: 2026-10-31, value: {11 * 10 ** (5 - place)}}}
"""
        for place, stage in enumerate(STAGES)
    )
    return f"""---
kind: journey
title: Way {number}
target_audiences: [{", ".join(AUDIENCES)}]
stages:
{stages}hand_offs:
  - from: qualified-lead
    to: offer
    handled_by: {{team: sales, route: rep}}
    respond_within: {{value: 4, unit: business-hour}}
    follow_ups: {{count: 3, within: 14 days, channels: [phone]}}
    no_sale_when: three tries without an answer
    dispositions:
      - {{status: recycle, reasons: [not now], goes_to: lead}}
    feedback: {{to: marketing, every: week}}
    signed:
      - {{person: person-1, side: from, date: 2026-09-01}}
      - {{person: person-2, side: to, date: 2026-09-01}}
deal: {{stage: customer, size: 240, currency: EUR, goal: "goal-0#m"}}
---
"""


def assessment_text(number: int, campaign: str) -> str:
    """Return what came of a campaign, for each audience."""
    rows = "".join(
        f"""  - target_audience: {audience}
    planned: {{reached: 9000, inquiries: 900, leads: 300, customers: 30}}
    actual: {{reached: {9000 + number}, inquiries: 800, leads: 290, customers: 28}}
"""
        for audience in AUDIENCES
    )
    return f"""---
kind: assessment
campaign: {campaign}
period: 2026-Q3
results:
{rows}worked: [The letter]
verdict: keep
participants:
  - {{person: person-1, side: marketing}}
  - {{person: person-2, side: sales}}
---
"""


def check_in_text(department: str, ago: int, objectives: int, rng: random.Random) -> str:
    """Return what a team promised in the week that began so many weeks before the last one."""
    monday = LAST_MONDAY - dt.timedelta(weeks=ago)
    year, week, _ = monday.isocalendar()
    place = DEPARTMENTS.index(department)
    commitments = "".join(
        f"  - {{person: person-{place * 5 + n // 2}, text: {sentence(rng, 6)[:-1]} {n},"
        f" item: objective-{rng.randrange(objectives)}"
        f"{f', result: {RESULTS[(n + ago) % 5]}, why: so it went' if ago else ''}}}\n"
        for n in range(10)
    )
    values = "".join(
        f"  - {{metric: objective-{(ago * 3 + n) % objectives}#m, value: {rng.randint(40, 120)},"
        f" date: {monday + dt.timedelta(4)}}}\n"
        for n in range(min(3, objectives))
    )
    return f"""---
kind: check-in
week: {year}-W{week:02}
team: {department}
commitments:
{commitments}values:
{values}blockers:
  - {{text: {sentence(rng, 5)[:-1]}, item: objective-{place % objectives}, owner: person-{place},
     next: ask by Friday}}
---
"""


def roadmap_text(department: str, objectives: int) -> str:
    """Return what a team committed to; half of the people did, to an older version."""
    items = ", ".join(f"objective-{n}" for n in range(min(objectives, 8)))
    committed = "".join(
        f"  - {{person: person-{n}, version: a0000001, date: 2026-10-01, how: meeting}}\n"
        for n in range(0, PEOPLE, 2)
    )
    return f"""---
kind: roadmap
title: What {department} will do
department: {department}
period: 2026
items: [{items}]
committed:
{committed}---
"""


def vision_text(department: str) -> str:
    """Return the company's vision with two clauses, or a department's with its answers."""
    if not department:
        return """---
kind: vision
id: vision
title: Clean water at every tap
supports: purpose
aims: [reach, cost]
clauses: [{id: near, text: It is near}, {id: cheap, text: It is cheap}]
---
"""
    return f"""---
kind: vision
title: What {department} sees
department: {department}
supports: [{{id: vision, why: it begins with us}}]
aims: [lead-generation]
answers:
  - {{clause: "vision#near", verdict: supports, why: we bring it, item: goal-0}}
  - {{clause: "vision#cheap", verdict: tension, why: it costs, owner: person-1,
     resolve_by: 2027-01-31}}
---
"""


def work_fields(kind: str, number: int, journeys: int, rng: random.Random) -> str:
    """Return the aim of a piece of work and, for two of three, the stage it serves."""
    stage = f"stage: way-{number % journeys}#{STAGES[number % 6]}\n" if number % 3 else ""
    return f"aims: [{rng.choice(AIMS[kind])}]\n{stage}"


def item_text(kind: str, number: int, parent: str, more: str, rng: random.Random) -> str:
    """Return the file of one item; `more` are lines of further fields."""
    actuals = "\n".join(
        f"      - {{date: 2026-{month:02d}-28, value: {40 + month * rng.randint(1, 6)}}}"
        for month in range(3, 11)
    )
    department = f"department: {rng.choice(DEPARTMENTS)}\n" if kind == "objective" else ""
    seen = "" if number % 10 else "    seen: a0000001\n"
    body = "\n\n".join(
        f"## {sentence(rng, 4)}\n\n{' '.join(sentence(rng) for _ in range(5))}\n\n"
        f"- **One**: {sentence(rng)}\n- **Two**: {sentence(rng)}"
        for _ in range(3)
    )
    return f"""---
kind: {kind}
id: {kind}-{number}
title: {sentence(rng, 6)[:-1]} {number}
supports:
  - id: {parent}
    why: {sentence(rng, 9)[:-1].lower()}
{seen}owner: person-{number % PEOPLE}
{department}{more}period: 2026
metrics:
  - id: m
    name: {sentence(rng, 3)[:-1]}
    unit: homes
    baseline: 40
    target: 120
    actuals:
{actuals}
---

{body}
"""


def write_corpus(folder: Path, count: int, seed: int = 1) -> None:
    """Write `count` items, goals to tactics, with a purpose, departments and people above."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "purpose.md").write_text(
        "---\nkind: purpose\nid: purpose\ntitle: Clean water\nowner: person-0\n---\n", "utf-8"
    )
    for department in DEPARTMENTS:
        (folder / f"{department}.md").write_text(
            f"---\nkind: department\ntitle: {department.title()}\n"
            "pathfinders: [{person: person-1}]\ncadence: weekly\n---\n",
            "utf-8",
        )
    for number in range(PEOPLE):
        (folder / f"person-{number}.md").write_text(
            f"---\nkind: person\ntitle: Person {number}\n"
            f"department: {DEPARTMENTS[number // 5]}\n"
            "acknowledged: [{item: purpose, version: a0000001, date: 2026-10-01}]\n---\n",
            "utf-8",
        )
    journeys = max(min(count // 500, MOST_JOURNEYS), 1)
    for number in range(journeys):
        (folder / f"way-{number}.md").write_text(journey_text(number), "utf-8")
    for department in ("", *DEPARTMENTS):
        path = folder / f"{department or 'company'}-vision.md"
        path.write_text(vision_text(department), "utf-8")
    campaigns: list[str] = []
    sizes = [max(count // 125, 1), max(count // 12, 1), max(count // 4, 1)]
    sizes.append(count - sum(sizes))
    above = ["purpose"]
    for kind, size in zip(LEVELS, sizes, strict=True):
        place = folder / kind
        place.mkdir(exist_ok=True)
        here = []
        for number in range(size):
            parent = above[number % len(above)]
            name = "campaign" if kind == "initiative" and number % 5 == 0 else kind
            more = work_fields(kind, number, journeys, rng) + MORE.get(name, "")
            text = item_text(name, number, parent, more, rng)
            (place / f"{name}-{number}.md").write_text(text, "utf-8")
            here.append(f"{name}-{number}")
        campaigns += [item for item in here if item.startswith("campaign-")]
        above = here
    for number, campaign in enumerate(campaigns[:MOST_ASSESSMENTS]):
        text = assessment_text(number, campaign)
        (folder / f"assessment-{number}.md").write_text(text, "utf-8")
    write_weeks(folder, count, sizes[1], rng)


def write_weeks(folder: Path, count: int, objectives: int, rng: random.Random) -> None:
    """Write a roadmap of each team, and a check-in for each of the last weeks."""
    weeks = min(max(count // 100, FEWEST_WEEKS), MOST_WEEKS)
    place = folder / "check-ins"
    place.mkdir(exist_ok=True)
    for department in DEPARTMENTS:
        text = roadmap_text(department, objectives)
        (folder / f"{department}-roadmap.md").write_text(text, "utf-8")
        for ago in range(weeks):
            text = check_in_text(department, ago, objectives, rng)
            (place / f"{department}-{ago:03}.md").write_text(text, "utf-8")


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.items, arguments.seed)


if __name__ == "__main__":
    main()
