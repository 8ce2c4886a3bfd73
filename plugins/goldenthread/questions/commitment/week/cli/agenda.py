"""Where a week stands before anybody speaks.

In: a plan, a week, and the team or person who checks in. Out: what is open from before, what is
theirs to measure, what they may work on, and their file of the week where there is one. Writes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from goldenthread.cli.opening import Titles
from goldenthread.ground.period import Period
from goldenthread.ground.week import step_weeks
from goldenthread.items.item import Item
from goldenthread.measures.metric import Metric
from goldenthread.plan.person_thread import (
    contributed_items,
    owned_items,
    reviewed_items,
)
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import CheckIn, Commitment
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.weeks import join_commitments

_LOOK_BACK = 8
"""Weeks after which a commitment without a result is no longer asked about."""


@dataclass(frozen=True)
class Agenda:
    """A team's or a person's week. With a team, `person` is who speaks, or None for all of it."""

    plan: Plan
    titles: Titles
    week: Period
    team: Item | None
    person: Item | None

    @property
    def whose(self) -> Item:
        """Whose file it is."""
        found = self.team or self.person
        assert found is not None
        return found

    @cached_property
    def existing(self) -> CheckIn | None:
        """Their file of this week."""
        field = "team" if self.team else "person"
        return next((c for c in self._of(self.week) if getattr(c, field) == self.whose.id), None)

    @cached_property
    def open(self) -> tuple[Commitment, ...]:
        """Commitments without a result of earlier weeks, oldest first, then of this one."""
        return tuple(entry for entry in self._newest if not entry.result)

    @cached_property
    def asked(self) -> tuple[Commitment, ...]:
        """Those of last week, answered or not, then what else is open.

        Their numbers stay the same while a form is being filled in by one after the other.
        """
        week = step_weeks(self.week, -1)
        last = [entry for entry in self._entries if entry.week == week]
        return (*last, *(entry for entry in self.open if entry.week < week))

    @cached_property
    def carried(self) -> tuple[Commitment, ...]:
        """What was carried over from their last week and belongs in a new file of this one."""
        before = [entry for entry in self._newest if entry.week < self.week]
        last = max((entry.week for entry in before), default=None)
        if self.existing:
            return ()
        return tuple(e for e in before if e.result == "carried" and e.week == last)

    @cached_property
    def _newest(self) -> tuple[Commitment, ...]:
        """Their commitments; one that was written again in a later week counts there."""
        newest = {entry.key: entry for entry in self._entries}
        return tuple(sorted(newest.values(), key=lambda entry: entry.week))

    @cached_property
    def _entries(self) -> tuple[Commitment, ...]:
        """Their commitments of the last weeks, oldest first, each once a week."""
        first = step_weeks(self.week, -_LOOK_BACK)
        entries = join_commitments(
            entry
            for check_in in read_check_ins(self.plan)
            if first <= check_in.week <= self.week
            for entry in check_in.commitments
            if self._is_ours(check_in, entry)
        )
        return tuple(entries)

    @cached_property
    def metrics(self) -> tuple[tuple[Item, Metric], ...]:
        """The metrics they own that no table fills, those without news for longest first."""
        found = [
            (item, metric)
            for item in self._owned()
            if item.active and item.id not in self.titles.restricted
            for metric in item.metrics
            if metric.id and not metric.data
        ]
        return tuple(sorted(found, key=lambda pair: _newest(pair[1])))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What a commitment may serve, likeliest first.

        What the last ones served, then their own work, then that of their team, each with what runs
        in this week before what does not; at the end what says where to go, such as a vision,
        which hardly any week serves directly.
        """
        last = [
            self.plan.find(entry.item)
            for check_in in reversed(read_check_ins(self.plan))
            if step_weeks(self.week, -1) <= check_in.week <= self.week
            for entry in check_in.commitments
            if self._is_ours(check_in, entry)
        ]
        team = self.team or self.plan.department(self.whose)
        ours = [i for i in self.plan.threaded if team and self.plan.department(i) == team]
        work = (*last, *self._runs_first(self._personal()), *self._runs_first(ours))
        found = {item.id: item for item in work if item and _can_be_served(item)}
        open_to_all = [i for i in found.values() if i.id not in self.titles.restricted]
        return tuple(sorted(open_to_all, key=lambda item: item.kind.frame))

    def _personal(self) -> Iterator[Item]:
        if self.person:
            yield from owned_items(self.plan, self.person)
            yield from contributed_items(self.plan, self.person)
            yield from reviewed_items(self.plan, self.person)

    def _runs_first(self, items: Iterable[Item]) -> list[Item]:
        def rests(item: Item) -> bool:
            period = item.period
            return period is not None and not (
                period.start <= self.week.end and period.end >= self.week.start
            )

        return sorted(items, key=rests)

    def _owned(self) -> Iterator[Item]:
        if self.person and not self.team:
            yield from owned_items(self.plan, self.person)
        else:
            yield from (i for i in self.plan.threaded if self.plan.department(i) == self.team)

    def _of(self, week: Period) -> Iterator[CheckIn]:
        return (c for c in read_check_ins(self.plan) if c.week == week)

    def _is_ours(self, check_in: CheckIn, entry: Commitment) -> bool:
        if self.person:
            return entry.person == self.person.id
        return self.plan.department(check_in.item) == self.team


def _can_be_served(item: Item) -> bool:
    return item.active and not (item.kind.diary or item.is_person or item.is_department)


def _newest(metric: Metric) -> str:
    latest = metric.latest
    return latest.date.isoformat() if latest and latest.date else ""
