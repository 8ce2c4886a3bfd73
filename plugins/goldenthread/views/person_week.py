"""Somebody's week and the one before: what they committed to, what came of it, and the last weeks.

In: a site and a person. Out: commitments as `views/commitments.py` shows them, which decides what
may stand beside a name. Counts only what somebody committed to themselves, never against others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.leave import read_leave
from goldenthread.period import Period
from goldenthread.views.commitments import (
    ShownCommitment,
    WeekDots,
    name_week,
    say_counts,
    say_none,
    show_person_dots,
    show_person_week,
    sum_weeks,
)
from goldenthread.views.parts import Person, show_person
from goldenthread.views.site import Site
from goldenthread.week import step_weeks
from goldenthread.weeks import read_weeks


@dataclass(frozen=True, slots=True)
class ShownWeek:
    """One week: `note` counts what came of it, or says that there was no commitment."""

    note: str
    commitments: tuple[ShownCommitment, ...]


@dataclass(frozen=True, slots=True)
class ShownLeave:
    """Leave that is under way or ahead, in words, and who stands in."""

    text: str
    delegate: Person | None


@dataclass(frozen=True, slots=True)
class PersonWeeks:
    """This week, the last one, the dots of the last eight and what they add up to."""

    this: ShownWeek
    last: ShownWeek
    dots: tuple[WeekDots, ...]
    total: str


def show_weeks(site: Site, person: Item) -> PersonWeeks | None:
    """Show a person's weeks; None where neither they nor their team have ever checked in."""
    weeks, team = read_weeks(site.plan), site.plan.department(person)
    known = person.id in weeks.by_person or bool(team and team.id in weeks.by_team)
    if not known or site.plan.has_left(person.id):
        return None
    dots = show_person_dots(site, person)
    kept, total = sum_weeks(dots)
    return PersonWeeks(
        this=_show(site, person, weeks.current),
        last=_show(site, person, step_weeks(weeks.current, -1)),
        dots=dots,
        total=site.words("commitment.kept_of", kept=kept, total=total) if total else "",
    )


def _show(site: Site, person: Item, week: Period) -> ShownWeek:
    commitments = show_person_week(site, person, week)
    name = name_week(site, week)
    counts = Counter(one.result for one in commitments)
    return ShownWeek(
        f"{name}: {say_counts(site, counts, _say_nothing(site, person, week))}", commitments
    )


def _say_nothing(site: Site, person: Item, week: Period) -> str:
    """Return the note on a week with nothing to show: it may only just have begun."""
    weeks, team = read_weeks(site.plan), site.plan.department(person)
    entry = weeks.week(team.id, week) if team else None
    begun = week != weeks.current or team is None or bool(entry and entry.check_ins)
    return say_none(site) if begun else "yet"


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
