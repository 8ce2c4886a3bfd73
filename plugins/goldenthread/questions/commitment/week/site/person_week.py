"""Somebody's week and the one before: what they committed to, what came of it, and the last weeks.

In: a site and a person. Out: commitments as `commitments.py` shows them, which decides what
may stand beside a name. Counts only what somebody committed to themselves, never against others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.ground.week import step_weeks
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.anonymity import may_count
from goldenthread.questions.commitment.week.leave import read_leave
from goldenthread.questions.commitment.week.site.commitments import (
    ShownCommitment,
    WeekDots,
    name_week,
    say_counts,
    show_person_dots,
    show_person_week,
    sum_weeks,
)
from goldenthread.questions.commitment.week.weeks import read_weeks
from goldenthread.site.parts.parts import Person, show_person
from goldenthread.site.parts.unread import count_unread, join_notes
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """One week: `note` names it and, where that may be, counts what came of it.

    `empty` says why nothing is listed where neither a count nor a commitment does.
    """

    note: str
    empty: str
    commitments: tuple[ShownCommitment, ...]


@dataclass(frozen=True, slots=True)
class ShownLeave:
    """Leave that is under way or ahead, in words, and who stands in."""

    text: str
    delegate: Person | None


@dataclass(frozen=True, slots=True)
class PersonWeeks:
    """This week and the last one; where it is not `counted`, no share is."""

    this: ShownWeek
    last: ShownWeek
    counted: bool


@dataclass(frozen=True, slots=True)
class KeptWeeks:
    """The dots of the last eight weeks and what they add up to."""

    dots: tuple[WeekDots, ...]
    total: str


def show_weeks(site: Site, person: Item) -> PersonWeeks | None:
    """Show a person's weeks; None where neither they nor their team have ever checked in."""
    if not _has_weeks(site, person):
        return None
    current = read_weeks(site.plan).current
    return PersonWeeks(
        this=_show(site, person, current),
        last=_show(site, person, step_weeks(current, -1)),
        counted=may_count(site.plan),
    )


def show_kept_weeks(site: Site, person: Item) -> KeptWeeks | None:
    """Draw what came of a person's last weeks; None where they have none, or nothing is counted."""
    dots = show_person_dots(site, person) if _has_weeks(site, person) else ()
    if not dots:
        return None
    kept, total = sum_weeks(dots)
    said = site.words("commitment.kept_of", kept=kept, total=total)
    return KeptWeeks(dots, join_notes(said, count_unread(site)) if total else "")


def _has_weeks(site: Site, person: Item) -> bool:
    weeks, team = read_weeks(site.plan), site.plan.department(person)
    known = person.id in weeks.by_person or bool(team and team.id in weeks.by_team)
    return known and not site.plan.has_left(person.id)


def _show(site: Site, person: Item, week: Period) -> ShownWeek:
    commitments = show_person_week(site, person, week)
    counts = Counter(one.result for one in commitments)
    begun = _has_begun(site, person, week)
    said, empty = name_week(site, week), ""
    if may_count(site.plan) or not (begun or commitments):
        said = f"{said}: {say_counts(site, counts, '' if begun else 'yet')}"
    elif not commitments:
        empty = site.words("person.week_empty")
    return ShownWeek(said, empty, commitments)


def _has_begun(site: Site, person: Item, week: Period) -> bool:
    """Tell whether anybody of a person's team has said anything of a week, which may be new."""
    weeks, team = read_weeks(site.plan), site.plan.department(person)
    entry = weeks.week(team.id, week) if team else None
    return week != weeks.current or team is None or bool(entry and entry.check_ins)


def list_leave(site: Site, person: Item) -> tuple[ShownLeave, ...]:
    """List leave that has not ended, with who stands in."""
    return tuple(
        ShownLeave(
            site.words("person.away", period=site.words.period(leave.period)),
            show_person(site, leave.delegate),
        )
        for leave in read_leave(person, site.plan.settings)
        if leave.period.end >= site.plan.today
    )
