"""A seeded plan of any size, shaped like real ones: five levels below the goals' parents.

In: a folder, a number of items, a seed. Out: files, the same for the same arguments. About 2.4 kB
an item: front matter with metrics and actuals, and a page of text.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

LEVELS = ("goal", "objective", "initiative", "tactic")
WORDS = (  # noqa: SIM905 - a list of quoted words would be longer than the file
    "water filter tap city home lead visit test lab kit cartridge landlord tenant price order "
    "route week answer call letter page offer renewal return margin depot driver class"
).split()
DEPARTMENTS = ("marketing", "sales", "product", "operations")


def sentence(rng: random.Random, count: int = 12) -> str:
    """Return a line of plain words."""
    return " ".join(rng.choice(WORDS) for _ in range(count)).capitalize() + "."


def item_text(kind: str, number: int, parent: str, rng: random.Random) -> str:
    """Return the file of one item."""
    actuals = "\n".join(
        f"      - {{date: 2026-{month:02d}-28, value: {40 + month * rng.randint(1, 6)}}}"
        for month in range(3, 11)
    )
    department = f"department: {rng.choice(DEPARTMENTS)}\n" if kind == "objective" else ""
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
owner: person-{number % 20}
{department}period: 2026
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
            "pathfinders: [{person: person-1}]\n---\n",
            "utf-8",
        )
    for number in range(20):
        (folder / f"person-{number}.md").write_text(
            f"---\nkind: person\ntitle: Person {number}\ndepartment: sales\n---\n", "utf-8"
        )
    sizes = [max(count // 125, 1), max(count // 12, 1), max(count // 4, 1)]
    sizes.append(count - sum(sizes))
    above = ["purpose"]
    for kind, size in zip(LEVELS, sizes, strict=True):
        place = folder / kind
        place.mkdir(exist_ok=True)
        here = []
        for number in range(size):
            parent = above[number % len(above)]
            text = item_text(kind, number, parent, rng)
            (place / f"{kind}-{number}.md").write_text(text, "utf-8")
            here.append(f"{kind}-{number}")
        above = here


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
