"""Check-ins as records for `plan.json` and rows for `commitments.csv`: by team and week.

In: a plan. Out: plain mappings. A commitment that may not stand beside a name comes without one,
after those that may, in an order that gives nothing away. Leaves out how anybody feels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.anonymity import may_name, unnamed_of
from goldenthread.questions.commitment.week.check_in import RESULTS, Commitment
from goldenthread.questions.commitment.week.weeks import TeamWeek, read_weeks

_Record = dict[str, Any]

COMMITMENT_COLUMNS = ("week", "team", "person", "text", "item", "result", "why")


def week_records(plan: Plan) -> Iterator[_Record]:
    """Yield each week of each department, by department and week."""
    for entry in _weeks(plan):
        yield {
            "team": entry.team.id,
            "week": entry.week.text,
            "start": entry.week.start.isoformat(),
            "end": entry.week.end.isoformat(),
            "paused": entry.paused,
            "missed": entry.missed,
            "counts": {
                **{result: entry.count(result) for result in RESULTS},
                "open": entry.count(""),
            },
            "commitments": [_commitment(plan, one) for one in _ordered(plan, entry.commitments)],
            "blockers": [
                {
                    "text": blocker.text or None,
                    "item": blocker.item or None,
                    "owner": blocker.owner or None,
                    "next": blocker.next or None,
                }
                for check_in in entry.check_ins
                for blocker in check_in.blockers
            ],
            "help": [
                {
                    "text": call.text or None,
                    "item": call.item or None,
                    "person": call.person or None,
                    "asked_of": call.asked_of or None,
                }
                for check_in in entry.check_ins
                for call in check_in.calls
            ],
        }


def commitment_rows(plan: Plan) -> Iterator[tuple[str | None, ...]]:
    """Yield one row of `COMMITMENT_COLUMNS` for each commitment, by department and week."""
    for entry in _weeks(plan):
        for commitment in _ordered(plan, entry.commitments):
            told = _commitment(plan, commitment)
            yield (entry.week.text, entry.team.id, *(told[key] for key in COMMITMENT_COLUMNS[2:]))


def _weeks(plan: Plan) -> Iterator[TeamWeek]:
    for _, weeks in sorted(read_weeks(plan).by_team.items()):
        yield from weeks


def _ordered(plan: Plan, commitments: Iterable[Commitment]) -> list[Commitment]:
    """Put those without a name last, and the others by people, not by who is first in a file."""
    found = list(commitments)
    nameless = unnamed_of(plan, found)
    named = (c for c in found if may_name(plan, c))
    return [*(sorted(named, key=lambda c: c.person) if nameless else named), *nameless]


def _commitment(plan: Plan, commitment: Commitment) -> _Record:
    return {
        "person": (commitment.person or None) if may_name(plan, commitment) else None,
        "text": commitment.text,
        "item": commitment.item or None,
        "result": commitment.result or None,
        "why": commitment.why or None,
    }
