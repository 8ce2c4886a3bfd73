"""How much somebody could owe: what "nothing is owed" was looked at for.

In: a site and a person or a team. Out: a count of what has a day, a number or a promise, due or
not. Leaves out what may stand beside no name; keeps "nothing" from standing where nobody was asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from goldenthread.ground.week import CADENCES
from goldenthread.items.item import Item
from goldenthread.plan.person_thread import owned_items, reviewed_items
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.suspicion import read_suspicion
from goldenthread.questions.commitment.week.anonymity import may_name
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.site.site import Site
from goldenthread.site.slots import voices


def count_duties(site: Site, person: Item) -> int:
    """Count what a person promised, owns with a period or a number, reviews, signed or watches."""
    plan = site.plan
    owned = sum(
        item.active and bool(item.period or any(one.latest for one in item.metrics))
        for item in owned_items(plan, person)
    )
    reviewed = sum(bool(item.active and item.period) for item in reviewed_items(plan, person))
    reminded = sum(1 for voice in voices() for _ in voice.reminders(site, person))
    return owned + reviewed + reminded + _taken_on(plan)[person.id]


def count_team_duties(team: Item | None) -> int:
    """Count what a team owes as a whole once it has a rhythm: its check-in."""
    return int(team is not None and team.cadence in CADENCES)


@lru_cache(maxsize=2)
def _taken_on(plan: Plan) -> Counter[str]:
    """Count commitments, needs, assumptions and signatures by the id of who took them on."""
    found = (plan.find(name) for name in _name_all(plan) if name)
    return Counter(person.id for person in found if person)


def _name_all(plan: Plan) -> Iterator[str]:
    for check_in in read_check_ins(plan):
        yield from (one.person for one in check_in.commitments if may_name(plan, one))
        yield from (blocker.owner for blocker in check_in.blockers)
        yield from (call.asked_of for call in check_in.calls)
    for assumptions in read_suspicion(plan).assumptions.values():
        yield from (one.owner or one.item.owner for one in assumptions)
