"""Week by week: who checked in, what was promised, what came of it.

In: a plan. Out: for each department its weeks, for each person their commitments, and what is owed.
Counts commitments, never people against each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from goldenthread.check_in import CheckIn, Commitment
from goldenthread.collect import read_pauses
from goldenthread.fields import read_text
from goldenthread.item import Item
from goldenthread.period import Period
from goldenthread.plan import Plan
from goldenthread.week import CADENCES, is_paused, list_weeks, step_weeks, week_of

_MOST_WEEKS = 104


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """One week of one department, all its files read together.

    `missed` tells that the week is over, not paused, and that nobody checked in when the cadence
    asked for it.
    """

    week: Period
    team: Item
    check_ins: tuple[CheckIn, ...]
    paused: bool = False
    missed: bool = False

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What was promised, in the order of files."""
        return tuple(entry for check_in in self.check_ins for entry in check_in.commitments)

    @property
    def moods(self) -> tuple[int, ...]:
        """The anonymous answers, lowest first."""
        return tuple(sorted(m for c in self.check_ins if c.team for m in c.moods))

    def count(self, result: str) -> int:
        """Count the commitments with a result: kept, missed, carried, or "" for open ones."""
        return sum(1 for entry in self.commitments if entry.result == result)


@dataclass(frozen=True)
class Weeks:
    """All weeks of a plan. Mappings are keyed by the id of a department or a person.

    `by_team` has every week from a department's first check-in, two years back at most, to the
    current week, oldest first; `by_person` all commitments of a person, oldest first.
    """

    current: Period
    by_team: Mapping[str, tuple[TeamWeek, ...]] = field(default_factory=dict)
    by_person: Mapping[str, tuple[Commitment, ...]] = field(default_factory=dict)

    def week(self, team: str, week: Period) -> TeamWeek | None:
        """Return one week of one department."""
        return next((w for w in self.by_team.get(team, ()) if w.week == week), None)

    def missed(self, team: str) -> tuple[Period, ...]:
        """Return the weeks a department has missed, oldest first."""
        return tuple(entry.week for entry in self.by_team.get(team, ()) if entry.missed)


@lru_cache(maxsize=2)
def read_weeks(plan: Plan) -> Weeks:
    """Read all check-ins of a plan together."""
    current = week_of(plan.today)
    people: dict[str, list[Commitment]] = {}
    teams: dict[str, dict[Period, list[CheckIn]]] = {}
    for check_in in plan.check_ins:
        team = plan.department(check_in.item)
        if team:
            teams.setdefault(team.id, {}).setdefault(check_in.week, []).append(check_in)
        for entry in check_in.commitments:
            person = plan.find(entry.person)
            if person:
                people.setdefault(person.id, []).append(entry)
    return Weeks(
        current,
        {team: _read_team(plan, plan.by_id[team], found, current) for team, found in teams.items()},
        {person: tuple(found) for person, found in people.items()},
    )


def _read_team(
    plan: Plan, team: Item, found: Mapping[Period, list[CheckIn]], current: Period
) -> tuple[TeamWeek, ...]:
    cadence = CADENCES.get(read_text(team.data.get("cadence")), 0)
    pauses = read_pauses(team, plan.settings)
    weeks: list[TeamWeek] = []
    quiet = 0
    first = max(min(found), step_weeks(current, -_MOST_WEEKS))
    for week in list_weeks(first, current):
        check_ins = tuple(found.get(week, ()))
        paused = not check_ins and is_paused(week, pauses)
        quiet = 0 if check_ins else quiet + (not paused)
        missed = bool(cadence) and quiet >= cadence and week < current and not paused
        if missed:
            quiet = 0
        weeks.append(TeamWeek(week, team, check_ins, paused, missed))
    return tuple(weeks)
