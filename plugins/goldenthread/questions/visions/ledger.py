"""The vision ledger: what each department answers to each clause of the company's vision.

In: a plan. Out: for each department with a vision, one `Account` with one `ClauseAnswer` for each
clause. Takes answers as they are written; judges only whether they still answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from goldenthread.ground.fingerprint import take_fingerprint
from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.plan.frame import company_vision, vision_of, visions_of
from goldenthread.plan.plan import Plan
from goldenthread.source.fields import read_text
from goldenthread.source.front_matter import Pointer


class Reply(StrEnum):
    """How a clause is answered; the last three leave it open."""

    SUPPORTS = "supports"
    NEUTRAL = "neutral"
    TENSION = "tension"
    UNANSWERED = "unanswered"
    CHANGED = "changed"
    UNCARRIED = "uncarried"

    @property
    def open(self) -> bool:
        """True where nobody has answered the words that stand there now, or nothing carries it."""
        return self in (Reply.UNANSWERED, Reply.CHANGED, Reply.UNCARRIED)


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a vision; `seen` is the fingerprint of its words as they are."""

    vision: Item
    id: str
    text: str
    seen: str

    @property
    def target(self) -> str:
        """The `vision#clause` by which an answer names it."""
        return f"{self.vision.id}#{self.id}"


@dataclass(frozen=True, slots=True)
class ClauseAnswer:
    """What one department says to one clause.

    `vision` holds the answer at `pointer`; where nobody answered, it is the one that should.
    `verdict` is what is written, `reply` what that is worth today; `carrier` is the item that
    carries the clause, `carried_by` the id written for it.
    """

    clause: Clause
    vision: Item
    reply: Reply
    verdict: str = ""
    why: str = ""
    carried_by: str = ""
    carrier: Item | None = None
    owner: str = ""
    resolve_by: dt.date | None = None
    seen: str = ""
    pointer: Pointer = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A department's vision beside the company's, with an answer for each clause of that."""

    department: Item
    own: Item
    company: Item
    answers: tuple[ClauseAnswer, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All accounts by department in reading order, and the departments that have no vision."""

    accounts: tuple[Account, ...]
    without: tuple[Item, ...]


def read_clauses(vision: Item) -> tuple[Clause, ...]:
    """Read the clauses of a vision that have an id and words."""
    found = (
        (read_text(entry.get("id")), read_text(entry.get("text")))
        for _, entry in vision.entries("clauses")
    )
    return tuple(
        Clause(vision, key, text, take_fingerprint(text)) for key, text in found if key and text
    )


@lru_cache(maxsize=2)
def read_ledger(plan: Plan) -> Ledger:
    """Hold what each department answers against the clauses as they are written now."""
    accounts, without = [], []
    for department in plan.departments:
        if department.over:
            continue
        own = vision_of(plan, department)
        company = company_vision(plan, own)
        if own is None:
            without.append(department)
        elif company:
            answers = _read_answers(plan, department, own, company)
            accounts.append(Account(department, own, company, answers))
    return Ledger(tuple(accounts), tuple(without))


def _read_answers(
    plan: Plan, department: Item, own: Item, company: Item
) -> tuple[ClauseAnswer, ...]:
    """Find one answer for each clause in any vision of the department; the first one counts."""
    clauses = {clause.id: clause for clause in read_clauses(company)}
    given: dict[str, ClauseAnswer] = {}
    for vision in visions_of(plan, department):
        for index, entry in vision.entries("answers"):
            target, _, part = read_text(entry.get("clause")).partition("#")
            if part in clauses and part not in given and plan.find(target) is company:
                given[part] = _read_answer(plan, vision, index, entry, clauses[part])
    return tuple(
        given.get(clause.id) or ClauseAnswer(clause, own, Reply.UNANSWERED)
        for clause in clauses.values()
    )


def _read_answer(
    plan: Plan, vision: Item, index: int, entry: Mapping[str, Any], clause: Clause
) -> ClauseAnswer:
    verdict, seen = read_text(entry.get("verdict")), read_text(entry.get("seen"))
    carried_by = read_text(entry.get("item"))
    carrier = plan.find(carried_by.partition("#")[0])
    if verdict not in ("supports", "neutral", "tension"):
        reply = Reply.UNANSWERED
    elif seen and seen != clause.seen:
        reply = Reply.CHANGED
    elif verdict == "supports" and not _carries(carrier, vision):
        reply = Reply.UNCARRIED
    else:
        reply = Reply(verdict)
    return ClauseAnswer(
        clause=clause,
        vision=vision,
        reply=reply,
        verdict=verdict,
        why=read_text(entry.get("why")),
        carried_by=carried_by,
        carrier=carrier,
        owner=read_text(entry.get("owner")),
        resolve_by=day_of(entry.get("resolve_by")),
        seen=seen,
        pointer=("answers", index),
    )


def _carries(carrier: Item | None, vision: Item) -> bool:
    """Tell whether an item is work in hand; a vision carries nothing, it is to be carried."""
    if carrier is None or not carrier.active or carrier is vision:
        return False
    return carrier.kind.threaded and (carrier.kind.is_mission or not carrier.kind.frame)
