"""Week by week: who checked in, what people committed to, what came of it.

In: a plan. Out: for each department its weeks, for each person their commitments, and the newest
check-ins. Counts commitments, never people against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from goldenthread.ground.period import Period
from goldenthread.ground.week import (
    CADENCES,
    PATIENCE,
    is_paused,
    list_weeks,
    name_window,
    step_weeks,
    week_of,
)
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import (
    Blocker,
    CheckIn,
    Commitment,
    build_check_in,
)
from goldenthread.questions.commitment.week.leave import find_pauses, read_leave
from goldenthread.questions.commitment.week.reading import read_check_ins

_MOST_WEEKS = 104


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """One week of one department, all its files read together.

    `missed` tells that the week is over, not paused, and that nobody checked in when the cadence
    asked for it. `excused` are people who were away all week: a commitment of theirs that was not
    kept counts for nothing.
    """

    week: Period
    team: Item
    check_ins: tuple[CheckIn, ...]
    paused: bool = False
    missed: bool = False
    excused: frozenset[str] = frozenset()

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """What people committed to, person by person; what stands in two files counts once."""
        entries = join_commitments(
            entry
            for check_in in self.check_ins
            for entry in check_in.commitments
            if entry.result != "missed" or entry.person not in self.excused
        )
        first = {entry.person: -n for n, entry in reversed([*enumerate(entries)])}
        return tuple(sorted(entries, key=lambda entry: -first[entry.person]))

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
    current week, oldest first; `by_person` all commitments of a person, oldest first, each once,
    but for those missed while they were away.
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


def join_commitments(entries: Iterable[Commitment]) -> list[Commitment]:
    """Read what several files say of one commitment as one, in the order of first mention.

    The one with a result stands for all; of two with a result the first.
    """
    found: dict[tuple[object, ...], Commitment] = {}
    for entry in entries:
        # What has no words is another one each time; the rules on fields say so.
        name = (entry.week, *entry.key) if entry.text else (entry.check_in, entry.pointer)
        known = found.get(name)
        if known is None or (entry.result and not known.result):
            found[name] = entry
    return list(found.values())


def rename(plan: Plan, name: str) -> str:
    """Return the id of today for one that an item has or had; what nothing is called stays."""
    found = plan.find(name)
    return found.id if found else name


def read_check_in(plan: Plan, item: Item) -> CheckIn | None:
    """Read any check-in as those of the plan are, such as a retired one or an older version.

    None for a file that names no week.
    """
    return build_check_in(item, plan.today, partial(rename, plan))


def is_excused(plan: Plan, entry: Commitment) -> bool:
    """Tell whether a commitment was missed in a week in which its person was away all the time."""
    person = plan.find(entry.person) if entry.result == "missed" else None
    if person is None or not person.states("away"):
        return False
    return is_paused(entry.week, [one.period for one in read_leave(person, plan.settings)])


@lru_cache(maxsize=2)
def read_weeks(plan: Plan) -> Weeks:
    """Read all check-ins of a plan together."""
    current = week_of(plan.today)
    people: dict[str, list[Commitment]] = {}
    teams: dict[str, dict[Period, list[CheckIn]]] = {}
    excused: dict[Period, set[str]] = {}
    for check_in in read_check_ins(plan):
        team = plan.department(check_in.item)
        if team:
            teams.setdefault(team.id, {}).setdefault(check_in.week, []).append(check_in)
        for entry in check_in.commitments:
            person = plan.find(entry.person)
            if is_excused(plan, entry):
                excused.setdefault(entry.week, set()).add(entry.person)
            elif person:
                people.setdefault(person.id, []).append(entry)
    pauses = find_pauses(plan.by_id, plan.department_ids, plan.settings) if teams else {}
    return Weeks(
        current,
        {
            team: _read_team(plan.by_id[team], found, pauses.get(team, ()), current, excused)
            for team, found in teams.items()
        },
        {person: tuple(join_commitments(found)) for person, found in people.items()},
    )


def _read_team(
    team: Item,
    found: Mapping[Period, list[CheckIn]],
    pauses: Sequence[Period],
    current: Period,
    excused: Mapping[Period, set[str]],
) -> tuple[TeamWeek, ...]:
    first = max(min(found), step_weeks(current, -_MOST_WEEKS))
    weeks = tuple(list_weeks(first, current))
    paused = {week for week in weeks if week not in found and is_paused(week, pauses)}
    cadence = team.cadence
    missed = _find_missed(weeks, found, paused, cadence) if cadence in CADENCES else set()
    return tuple(
        TeamWeek(
            week,
            team,
            tuple(found.get(week, ())),
            week in paused,
            week in missed,
            frozenset(excused.get(week, ())),
        )
        for week in weeks
    )


def _find_missed(
    weeks: Sequence[Period], found: Mapping[Period, object], paused: set[Period], cadence: str
) -> set[Period]:
    """Return the weeks that ended a time in which a check-in was due and did not come.

    A month or quarter is one by the calendar, since its first Monday comes after four weeks or
    five, and asks for nothing where the team rests for most of it; a fortnight begins anew with
    each check-in. The last week, which runs, is not over.
    """
    missed: set[Period] = set()
    if cadence in ("weekly", "fortnightly"):
        quiet = 0
        for week in weeks[:-1]:
            quiet = 0 if week in found else quiet + (week not in paused)
            if quiet >= CADENCES[cadence] and week not in paused:
                missed.add(week)
                quiet = 0
        return missed
    windows: dict[str, list[Period]] = {}
    for week in weeks:
        windows.setdefault(name_window(week, cadence), []).append(week)
    # Before the first of these weeks nothing was due, and the last window runs.
    for window in [*windows.values()][1:-1]:
        due = [week for week in window if week not in paused]
        if 2 * len(due) >= len(window) and not any(week in found for week in window):
            missed.add(due[-1])
    return missed


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A blocker that still stands, with the check-in that names it and the team, if any."""

    blocker: Blocker
    check_in: CheckIn
    team: Item | None


def newest_check_ins(plan: Plan) -> tuple[CheckIn, ...]:
    """Return the newest check-in, begun by today, of each team and each person, by week.

    One that is older than twice the cadence of its team tells nothing any more.
    """
    current = read_weeks(plan).current
    newest: dict[tuple[str, str], CheckIn] = {}
    for check_in in read_check_ins(plan):
        team = plan.department(check_in.item)
        cadence = CADENCES.get(team.cadence, 1) if team else 1
        oldest = step_weeks(current, -PATIENCE * cadence).start
        if oldest <= check_in.week.start <= plan.today:
            newest[check_in.team, check_in.person] = check_in
    return tuple(sorted(newest.values(), key=lambda one: (one.week.start, one.item.path)))


def blockers_of(plan: Plan, team: Item | None = None) -> tuple[Obstacle, ...]:
    """Return what is in the way by the newest check-ins, of one team where it is given."""
    return tuple(
        Obstacle(blocker, check_in, own)
        for check_in in newest_check_ins(plan)
        for own in (plan.department(check_in.item),)
        if team is None or own is team
        for blocker in check_in.blockers
    )
