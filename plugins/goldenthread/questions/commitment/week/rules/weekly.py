"""Weeks, commitments and Pathfinders as rules on check-ins name them.

In: a plan. Out: facts about its check-ins that several rules share, and words for messages. Holds
no rule itself. No message says beside a name that something was missed: where a missed commitment
may appear is the company's choice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.edits.yaml_out import write_inline
from goldenthread.findings.phrases import listed
from goldenthread.git.past import REACH
from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.plan.pathfinder import list_backups, list_leads
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import CHECK_IN
from goldenthread.questions.commitment.week.check_in import CheckIn, Commitment
from goldenthread.questions.commitment.week.owed import find_leave
from goldenthread.questions.commitment.week.reading import read_check_ins


@dataclass(frozen=True, slots=True)
class ToldCommitment:
    """One commitment of one week with every place where a file says something about it."""

    told: tuple[tuple[CheckIn, Commitment], ...]

    @property
    def best(self) -> tuple[CheckIn, Commitment]:
        """The place that counts: the first with a result, else the first."""
        return next((place for place in self.told if place[1].result), self.told[0])


@lru_cache(maxsize=2)
def list_commitments(plan: Plan) -> tuple[ToldCommitment, ...]:
    """Return all commitments of the last twelve weeks and of those to come, by week."""
    found: dict[tuple[object, ...], list[tuple[CheckIn, Commitment]]] = {}
    for check_in in read_check_ins(plan):
        if check_in.week.end < plan.today - REACH:
            continue
        for entry in check_in.commitments:
            if entry.text:
                name = (entry.week, *entry.key)
                found.setdefault(name, []).append((check_in, entry))
    return tuple(ToldCommitment(tuple(told)) for told in found.values())


def is_over(plan: Plan, week: Period) -> bool:
    """Tell whether a week lies behind us."""
    return week.end < plan.today


def left_before(plan: Plan, name: str, week: Period) -> dt.date | None:
    """Return the last day of somebody who had left when a week began, None for anybody else."""
    person = plan.find(name)
    if person is None or not person.is_person:
        return None
    last = person.last_day or (person.retired.date if person.retired else None)
    return last if last and last < week.start else None


def spell_commitment(entry: Commitment, **more: str) -> str:
    """Write a commitment as it can be put into a check-in: `{person: …, text: …, item: …}`."""
    fields = {"person": entry.person, "text": entry.text, "item": entry.item, **more}
    return write_inline({name: value for name, value in fields.items() if value})


def name_weeks(weeks: Sequence[Period]) -> str:
    """Name weeks in a row: "2026-W44", "2026-W44 and 2026-W46"."""
    return listed([week.text for week in weeks])


def find_leads(plan: Plan, department: Item) -> tuple[Item, ...]:
    """Return who leads a department today.

    These are its Pathfinders, or the delegate of one on leave; if nobody leads, the backups.
    """
    leads: dict[str, Item] = {}
    for person in list_leads(plan, department) or list_backups(plan, department):
        leave = find_leave(plan, person)
        delegate = plan.find(leave.delegate) if leave else None
        here = delegate or person
        if here.is_person and not plan.has_left(here.id):
            leads[here.id] = here
    return tuple(leads.values())


def address_leads(plan: Plan, department: Item) -> str:
    """Begin a remedy with the people it is for: "for Ada Okafor, its Pathfinder: ", or ""."""
    leads = find_leads(plan, department)
    if not leads:
        return ""
    names = " and ".join(person.title for person in leads)
    named = list_leads(plan, department)
    if not all(person in named for person in leads):
        return f"for {names}, standing in for its Pathfinder: "
    return f"for {names}, its Pathfinder{'s' if len(leads) > 1 else ''}: "


@dataclass(frozen=True, slots=True)
class UnreadCheckIns:
    """Where a check-in may be that could not be read: teams by id, and weeks of no team."""

    teams: frozenset[str]
    weeks: frozenset[Period]


@lru_cache(maxsize=2)
def find_doubt(plan: Plan) -> UnreadCheckIns:
    """Collect the teams for which a file was written that names its week or its author wrongly.

    What is wrong there is said there; that the week was missed would be said for nothing.
    """
    teams: set[str] = set()
    weeks: set[Period] = set()
    for item in plan.by_path.values():
        if item.kind.name != CHECK_IN:
            continue
        team, person = item.text("team"), item.text("person")
        known = plan.find(team) or plan.find(person)
        if known is None and item.period and (team or person):
            weeks.add(item.period)
        elif known and (item.misread("week") or item.period is None):
            teams.add(plan.department_ids.get(known.id, known.id))
    for document in (*plan.failed.values(), *plan.unknown_kinds):
        if CHECK_IN in document.front or "week" in document.front:
            words = re.findall(r"[\w-]+", document.front)
            named = (plan.find(word) for word in words)
            teams |= {plan.department_ids.get(one.id, one.id) for one in named if one}
    return UnreadCheckIns(frozenset(teams), frozenset(weeks))


def list_open(plan: Plan) -> Iterator[tuple[CheckIn, Commitment]]:
    """Yield the commitments of recent weeks that have no result, each once."""
    for commitment in list_commitments(plan):
        check_in, entry = commitment.best
        read = not any(c.item.misread(*e.pointer, "result") for c, e in commitment.told)
        if not entry.result and read:
            yield check_in, entry
