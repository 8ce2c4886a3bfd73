"""Commitments as readers see them: what people committed to, what came of it, and one dot for each.

In: a site and commitments as they were written. Out: frozen values for `parts/commitments.html`.
Whose they are is told only where `untold.py` lets it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.ground.week import list_weeks, step_weeks
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.anonymity import may_count, may_name
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.weeks import TeamWeek, read_weeks
from goldenthread.site.parts.parts import ItemLink, Person, link_id, show_person
from goldenthread.site.site import Site

LAST_WEEKS = 8
ORDER = ("kept", "carried", "missed", "open")
_STEP, _PER_ROW = 8, 3


@dataclass(frozen=True, slots=True)
class ShownCommitment:
    """One commitment; `result` is kept, missed, carried or open, `word` its name.

    `person` is None where the policy on missed ones leaves the name out. `overdue` tells that the
    week is over and nobody has said what came of it. `source` is the address of the check-in.
    """

    text: str
    person: Person | None
    item: ItemLink | None
    result: str
    word: str
    why: str
    week: str
    overdue: bool
    source: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot, by its centre."""

    x: float
    y: float
    state: str


@dataclass(frozen=True, slots=True)
class WeekDots:
    """One week as dots; without a check-in `note` is paused, absent, yet or rest.

    `share` is "4/5": kept of what was answered or is open; `label` says the same in words.
    """

    number: str
    label: str
    share: str
    note: str
    current: bool
    marks: tuple[Dot, ...]
    width: float
    height: float
    kept: int
    total: int


def sum_weeks(weeks: Iterable[WeekDots]) -> tuple[int, int]:
    """Return how many were kept, and of how many: what is open counts once its week is over."""
    kept = total = 0
    for week in weeks:
        running = sum(mark.state == "open" for mark in week.marks) if week.current else 0
        kept, total = kept + week.kept, total + week.total - running
    return kept, total


def show_commitment(site: Site, commitment: Commitment) -> ShownCommitment:
    """Show one commitment, with the name where it may be."""
    result = commitment.result or "open"
    person = show_person(site, commitment.person) if may_name(site.plan, commitment) else None
    return ShownCommitment(
        text=commitment.text,
        person=person,
        item=link_id(site, commitment.item) if commitment.item else None,
        result=result,
        word=site.words(f"commitment.{result}"),
        why=commitment.why,
        week=name_week(site, commitment.week),
        overdue=result == "open" and commitment.week.end < site.plan.today,
        source=_source(site, commitment),
    )


def _source(site: Site, commitment: Commitment) -> str:
    """Return where a commitment was written; empty where that would give a name away.

    Of several files of a week, a few belong to one person each, and what is missing would identify
    them. So no source is given for a commitment that is shown without a name.
    """
    item = site.plan.find(commitment.check_in)
    return item.address if item and may_name(site.plan, commitment) else ""


def show_person_week(site: Site, person: Item, week: Period) -> tuple[ShownCommitment, ...]:
    """Show what a person committed to for a week, as far as it may stand beside their name."""
    return tuple(show_commitment(site, entry) for entry in _of_person(site, person, week))


def show_person_dots(site: Site, person: Item, count: int = LAST_WEEKS) -> tuple[WeekDots, ...]:
    """Show the last weeks of a person, the current one last; empty without any commitment.

    Empty, too, where nothing is counted beside a name: a week without a dot would be a count.
    """
    if not may_count(site.plan):
        return ()
    current = read_weeks(site.plan).current
    weeks = list_weeks(step_weeks(current, 1 - count), current)
    drawn = tuple(draw_week(site, week, _of_person(site, person, week), 1) for week in weeks)
    return drawn if any(week.total for week in drawn) else ()


def show_team_dots(site: Site, team: Item, count: int = LAST_WEEKS) -> tuple[WeekDots, ...]:
    """Show the last weeks of a team, the current one last; empty before its first check-in."""
    weeks = read_weeks(site.plan)
    found = {entry.week: entry for entry in weeks.by_team.get(team.id, ())}
    if not found:
        return ()
    shown = list_weeks(step_weeks(weeks.current, 1 - count), weeks.current)
    return tuple(_draw_team_week(site, week, found.get(week)) for week in shown)


def _draw_team_week(site: Site, week: Period, entry: TeamWeek | None) -> WeekDots:
    if entry is None or not entry.check_ins:
        return draw_week(site, week, (), note=_say_nothing(site, week, entry))
    return draw_week(site, week, entry.commitments)


def _say_nothing(site: Site, week: Period, entry: TeamWeek | None) -> str:
    """Name why a week has no check-in: it rested, somebody forgot, it still runs, none was due."""
    if entry and (entry.paused or entry.missed):
        return "paused" if entry.paused else "absent"
    return "yet" if week == read_weeks(site.plan).current else "rest"


def draw_week(
    site: Site, week: Period, commitments: Iterable[Commitment], per_row: int = 0, note: str = ""
) -> WeekDots:
    """Draw one dot for each commitment, from below, kept ones first; by default in a square."""
    counts = Counter(entry.result or "open" for entry in commitments)
    total = sum(counts.values())
    states = [state for state in ORDER for _ in range(counts[state])]
    columns = per_row or max(_PER_ROW, math.ceil(math.sqrt(total)))
    rows = math.ceil(total / columns)
    return WeekDots(
        number=str(int(week.text[-2:])),
        label=f"{name_week(site, week)}: {say_counts(site, counts, note)}",
        share=f"{counts['kept']}/{total}" if total else "",
        note=note,
        current=week == read_weeks(site.plan).current,
        marks=_place(states, columns, rows),
        width=min(columns, max(total, 1)) * _STEP,
        height=rows * _STEP,
        kept=counts["kept"],
        total=total,
    )


def _place(states: Sequence[str], columns: int, rows: int) -> tuple[Dot, ...]:
    middle = _STEP / 2
    return tuple(
        Dot(n % columns * _STEP + middle, (rows - 1 - n // columns) * _STEP + middle, state)
        for n, state in enumerate(states)
    )


def say_counts(site: Site, counts: Counter[str], note: str = "") -> str:
    """Say what came of a week: "4 of 5 kept, 1 carried over"."""
    words, total = site.words, sum(counts.values())
    if not total:
        return words(f"commitment.{note or 'none'}")
    told = [words("commitment.kept_of", kept=counts["kept"], total=total)]
    told += [
        words(f"commitment.n_{state}", n=counts[state]) for state in ORDER[1:] if counts[state]
    ]
    return ", ".join(told)


def name_week(site: Site, week: Period) -> str:
    """Name a week without its year where that is today's: "Week 47"."""
    if week.text[:4] == read_weeks(site.plan).current.text[:4]:
        return site.words("week.number", number=int(week.text[-2:]))
    return site.words.period(week)


def _of_person(site: Site, person: Item, week: Period) -> tuple[Commitment, ...]:
    entries = read_weeks(site.plan).by_person.get(person.id, ())
    return tuple(e for e in entries if e.week == week and may_name(site.plan, e))
