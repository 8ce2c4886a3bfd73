"""What is still owed: commitments that nobody has answered.

In: a plan. Out: one `OwedCommitment` for each open one, overdue ones first, oldest first. Who is
on leave owes nothing meanwhile, and whoever stands in is named. Never counts people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.leave import Leave, read_leave
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.weeks import join_commitments, read_weeks


@dataclass(frozen=True, slots=True)
class OwedCommitment:
    """One open commitment of the current or an earlier week.

    `team` is that of its check-in; `away` the leave that the person is on today, and `delegate`
    who stands in. `overdue` tells that its week is over and the person is not away.
    """

    commitment: Commitment
    person: Item | None
    team: Item | None
    overdue: bool
    away: Leave | None = None
    delegate: Item | None = None


@dataclass(frozen=True)
class Owed:
    """All that is open, overdue first, then by week; `by_person` and `by_team` are keyed by id."""

    commitments: tuple[OwedCommitment, ...] = ()
    by_person: Mapping[str, tuple[OwedCommitment, ...]] = field(default_factory=dict)
    by_team: Mapping[str, tuple[OwedCommitment, ...]] = field(default_factory=dict)


def find_leave(plan: Plan, person: Item) -> Leave | None:
    """Return the leave that a person is on today."""
    leaves = read_leave(person, plan.settings)
    return next((one for one in leaves if one.period.start <= plan.today <= one.period.end), None)


@lru_cache(maxsize=2)
def read_owed(plan: Plan) -> Owed:
    """Read what is open in the current week and before.

    What was written again in a later week is owed there.
    """
    current = read_weeks(plan).current
    begun = [c for c in read_check_ins(plan) if c.week <= current]
    teams = {c.item.id: plan.department(c.item) for c in begun}
    newest: dict[tuple[object, ...], Commitment] = {}
    for entry in join_commitments(entry for c in begun for entry in c.commitments):
        name = entry.key if entry.text else (entry.check_in, entry.pointer)
        newest.pop(name, None)  # so that what is repeated stands where it was repeated
        newest[name] = entry
    commitments = [
        _owe(plan, entry, teams[entry.check_in]) for entry in newest.values() if not entry.result
    ]
    commitments.sort(key=lambda owed: (not owed.overdue, owed.commitment.week))
    return Owed(
        tuple(commitments),
        group((owed.person.id, owed) for owed in commitments if owed.person),
        group((owed.team.id, owed) for owed in commitments if owed.team),
    )


def _owe(plan: Plan, entry: Commitment, team: Item | None) -> OwedCommitment:
    person = plan.find(entry.person)
    away = find_leave(plan, person) if person else None
    return OwedCommitment(
        entry,
        person,
        team,
        overdue=entry.week.end < plan.today and away is None,
        away=away,
        delegate=plan.find(away.delegate) if away else None,
    )
