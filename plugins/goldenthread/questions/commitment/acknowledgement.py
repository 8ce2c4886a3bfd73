"""Who has taken note of purpose, vision and roadmap, and in which version.

In: a plan. Out: for each person what is asked of them and how it stands. Says nothing about why
somebody has not answered yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from goldenthread.ground.fingerprint import take_fingerprint
from goldenthread.ground.group import group
from goldenthread.items.intent import print_words, read_intent, spell_target
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import ROADMAP
from goldenthread.questions.commitment.signature import read_signatures

STATES = ("given", "outdated", "missing")


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """How one person stands to one item; `state` is one of `STATES`.

    `version` is what was acknowledged, `date` when, `how` one of self, manager, meeting, as
    written; all are empty where the answer is missing.
    """

    person: Item
    item: Item
    state: str
    version: str = ""
    date: dt.date | None = None
    how: str = ""

    @property
    def given(self) -> bool:
        """True where the words of today have been acknowledged, in whatever way."""
        return self.state == "given"


@dataclass(frozen=True, slots=True)
class Share:
    """Counts of answers by state."""

    given: int = 0
    outdated: int = 0
    missing: int = 0

    @property
    def asked(self) -> int:
        """How many answers there should be."""
        return self.given + self.outdated + self.missing


@dataclass(frozen=True)
class Acknowledgements:
    """All answers of a plan, by the id of the person and by that of the item.

    Persons come by department and reading order, their answers as `asked_of` orders the items.
    """

    plan: Plan
    by_person: Mapping[str, tuple[Acknowledgement, ...]] = field(default_factory=dict)
    by_item: Mapping[str, tuple[Acknowledgement, ...]] = field(default_factory=dict)

    def share(self, department: Item | None = None, item: Item | None = None) -> Share:
        """Count the answers of the people of a department, of everybody without one.

        `item` narrows the count to one purpose, vision or roadmap.
        """
        chosen = self.by_item.get(item.id, ()) if item else self._all()
        mine = (a for a in chosen if department is None or self._of(a) is department)
        return count_answers(mine)

    def _all(self) -> Iterator[Acknowledgement]:
        for answers in self.by_person.values():
            yield from answers

    def _of(self, answer: Acknowledgement) -> Item | None:
        return self.plan.department(answer.person)


def count_answers(answers: Iterable[Acknowledgement]) -> Share:
    """Count answers by their state."""
    counts = dict.fromkeys(STATES, 0)
    for answer in answers:
        counts[answer.state] += 1
    return Share(**counts)


def version_of(plan: Plan, item: Item) -> str:
    """Return the fingerprint of the parts of an item that people acknowledge.

    For a roadmap these are its period and the ids, targets and periods of its items, in any order;
    for everything else, title, picture and clauses. A typo in a title on a roadmap asks
    nobody again, a new date does.
    """
    if item.kind.name == ROADMAP:
        lines = sorted(_spell_step(plan, name) for name in item.texts("items"))
        return take_fingerprint(_spell_period(item), *dict.fromkeys(lines))
    return print_words(read_intent(item))


def _spell_step(plan: Plan, name: str) -> str:
    target = name.partition("#")[0]
    found = plan.find(target)
    if found is None:
        return target
    targets = (part for metric in found.metrics for part in spell_target(metric))
    return " ".join((found.id, _spell_period(found), *targets))


def _spell_period(item: Item) -> str:
    return f"{item.period.start}/{item.period.end}" if item.period else ""


def asked_of(plan: Plan, person: Item) -> tuple[Item, ...]:
    """Return what a person is asked to acknowledge, the widest first; employed or contracted.

    That is the company's purpose, visions and roadmaps, and those of the person's department that
    are in force. Nothing is asked of who has left, or is yet to come.
    """
    start = person.first_day
    if person.over or plan.has_left(person.id) or (start and start > plan.today):
        return ()
    department = plan.department(person)
    asked = [plan.purpose] if plan.purpose else []
    for kind in ("vision", ROADMAP):
        asked += _in_force(plan).get((kind, ""), ())
        asked += _in_force(plan).get((kind, department.id), ()) if department else ()
    return tuple(asked)


@lru_cache(maxsize=2)
def _in_force(plan: Plan) -> Mapping[tuple[str, str], tuple[Item, ...]]:
    """Return the visions and roadmaps that hold today, by kind and department ("": none)."""
    found: dict[tuple[str, str], tuple[Item, ...]] = {}
    for item in (*plan.visions, *plan.of_kind(ROADMAP)):
        over = item.period is not None and item.period.end < plan.today
        if item.active and not (over and item.kind.name == ROADMAP):
            department = plan.department(item)
            key = (item.kind.name, department.id if department else "")
            found[key] = (*found.get(key, ()), item)
    return found


@lru_cache(maxsize=2)
def read_acknowledgements(plan: Plan) -> Acknowledgements:
    """Read what everybody is asked and how they stand to it."""
    versions: dict[str, str] = {}
    by_person: dict[str, tuple[Acknowledgement, ...]] = {}
    for person in plan.people:
        asked = asked_of(plan, person)
        versions |= {i.id: version_of(plan, i) for i in asked if i.id not in versions}
        answers = tuple(_answer(plan, person, item, versions[item.id]) for item in asked)
        if answers:
            by_person[person.id] = answers
    every = (answer for answers in by_person.values() for answer in answers)
    return Acknowledgements(plan, by_person, group((one.item.id, one) for one in every))


def _answer(plan: Plan, person: Item, item: Item, version: str) -> Acknowledgement:
    """Choose the newest entry of today's version, else the newest of all."""
    entries = read_signatures(plan).get((person.id, item.id), ())
    if not entries:
        return Acknowledgement(person, item, "missing")
    best = max(reversed(entries), key=lambda entry: entry.version == version)
    state = "given" if best.version == version else "outdated"
    return Acknowledgement(person, item, state, best.version, best.date, best.how)
