"""Clauses of a vision and how they are answered, on the pages of visions.

In: a site and a vision. Out: rows for each clause, and on the company's vision a ledger of
clauses by department. What an answer is worth is the ledger's word, not this module's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.plan.frame import vision_of
from goldenthread.plan.plan import Plan
from goldenthread.questions.visions.alignment import Fit, read_alignment
from goldenthread.questions.visions.ledger import (
    Account,
    ClauseAnswer,
    read_clauses,
    read_ledger,
)
from goldenthread.questions.visions.site.fits import FIT_ICONS
from goldenthread.site.parts.looked import look, tick
from goldenthread.site.parts.parts import (
    ItemLink,
    Person,
    department_title,
    link_id,
    link_item,
    name_outcome,
    show_person,
)
from goldenthread.site.site import Site
from goldenthread.source.fields import read_text

_VERDICTS = ("supports", "neutral", "tension")
ICONS: Mapping[str, str] = {
    "supports": tick(1),
    "neutral": "note",
    "tension": "conflict",
    "unanswered": "gap",
    "changed": "clock",
    "uncarried": "gap",
    "none": "gap",
}


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """How one vision answers a clause of another; `item` carries it.

    `verdict` says what the answer is worth: also unanswered, changed or uncarried. `vision` or
    `clause` is named where a reader could not know it.
    """

    verdict: str
    icon: str
    word: str
    why: str = ""
    item: ItemLink | None = None
    owner: Person | None = None
    resolve_by: str = ""
    overdue: bool = False
    vision: ItemLink | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with its answers; `anchor` is its place in the page."""

    anchor: str
    text: str
    address: str
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """What one department says to one clause."""

    icon: str
    word: str
    department: str
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One clause, or the aims (without an anchor); `answered` counts the departments."""

    text: str
    anchor: str
    cells: tuple[AnswerCell, ...]
    answered: str


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """Clauses by department; `note` sums it up."""

    columns: tuple[ItemLink, ...]
    rows: tuple[LedgerRow, ...]
    note: str


def build_ledger(site: Site, item: Item) -> LedgerTable | None:
    """Build the table of a vision that departments answer; None for any other item."""
    clauses = read_clauses(item) if item.kind.is_vision else ()
    ledger = read_ledger(site.plan)
    accounts = [account for account in ledger.accounts if account.company is item]
    without = ledger.without if vision_of(site.plan, None) is item else ()
    if not clauses or not (accounts or without):
        return None
    columns = [account.department for account in accounts] + list(without)
    rows, open_ = _aims_rows(site, item, accounts, without), 0
    asked = len(columns) * len(clauses)
    for index, clause in enumerate(clauses):
        answers = [account.answers[index] for account in accounts]
        missing = sum(1 for answer in answers if answer.reply.open) + len(without)
        open_ += missing
        cells = [
            _cell(site, answer.reply.value, account.department, account.own.address, answer.why)
            for account, answer in zip(accounts, answers, strict=True)
        ]
        cells += [_cell(site, "none", one, one.address) for one in without]
        answered = site.words("ledger.answered", done=len(columns) - missing, total=len(columns))
        rows.append(LedgerRow(clause.text, f"clause-{clause.id}", tuple(cells), answered))
    note = site.words("ledger.open", n=open_) if open_ else look(site, "ledger", asked).text
    return LedgerTable(tuple(link_item(one) for one in columns), tuple(rows), note)


def _aims_rows(
    site: Site, company: Item, accounts: Sequence[Account], without: Sequence[Item]
) -> list[LedgerRow]:
    """Hold the aims of each department's vision against the company's, where that has some."""
    if not company.aims:
        return []
    alignment = read_alignment(site.plan)
    cells, checked = [], 0
    for account in accounts:
        fit = alignment.fit(account.own) or Fit.UNCHECKED
        checked += fit is not Fit.UNCHECKED
        word = site.words(f"ledger.fit.{fit.value}")
        aims = ", ".join(name_outcome(site, aim) for aim in account.own.aims)
        where = account.department.title, account.own.address
        cells.append(AnswerCell(FIT_ICONS[fit], word, *where, aims))
    cells += [_cell(site, "none", one, one.address) for one in without]
    named = ", ".join(name_outcome(site, aim) for aim in company.aims)
    text = site.words("ledger.aims_row", aims=named)
    done = site.words("ledger.answered", done=checked, total=len(cells))
    return [LedgerRow(text, "", tuple(cells), done)]


def _cell(site: Site, reply: str, department: Item, address: str, why: str = "") -> AnswerCell:
    word = site.words(f"ledger.reply.{reply}")
    return AnswerCell(ICONS[reply], word, department.title, address, why)


def build_clauses(site: Site, item: Item) -> tuple[ClauseRow, ...]:
    """List the clauses of a vision with the answers of the visions below it."""
    answers: dict[str, list[ShownAnswer]] = {}
    for vision in site.plan.items if read_clauses(item) else ():
        if vision.over or vision.id == item.id:
            continue
        for index, entry in vision.entries("answers"):
            target, _, part = read_text(entry.get("clause")).partition("#")
            if site.plan.find(target) is item:
                answers.setdefault(part, []).append(_answer(site, vision, index, entry, named=True))
    return tuple(
        ClauseRow(f"clause-{clause.id}", clause.text, "", tuple(answers.get(clause.id, ())))
        for clause in read_clauses(item)
    )


def build_answers(site: Site, item: Item) -> tuple[ClauseRow, ...]:
    """List how a department's vision answers each clause, then the clauses it leaves open."""
    rows = []
    for index, entry in item.entries("answers"):
        target = read_text(entry.get("clause"))
        answer = _answer(site, item, index, entry, named=False)
        rows.append(_row(site, target, answer))
    for account in read_ledger(site.plan).accounts:
        if account.own is item:
            left = [one for one in account.answers if not one.pointer]
            rows += [_row(site, one.clause.target, _lacking(site)) for one in left]
    return tuple(rows)


def _row(site: Site, target: str, answer: ShownAnswer) -> ClauseRow:
    """Name a clause by its own words, even where a metric of the vision has the same id."""
    link, part = link_id(site, target), target.partition("#")[2]
    vision = site.plan.find(target.partition("#")[0])
    texts = {clause.id: clause.text for clause in read_clauses(vision)} if vision else {}
    address = f"{link.address}#clause-{part}" if link.address else ""
    return ClauseRow("", texts.get(part) or link.note or link.title, address, (answer,))


def _lacking(site: Site) -> ShownAnswer:
    return ShownAnswer("unanswered", ICONS["unanswered"], site.words("ledger.reply.unanswered"))


def _answer(
    site: Site, vision: Item, index: int, entry: Mapping[str, Any], *, named: bool
) -> ShownAnswer:
    verdict = read_text(entry.get("verdict"))
    known = _entries(site.plan).get((vision.id, index))
    return show_answer(
        site,
        known.reply.value if known and verdict in _VERDICTS else verdict,
        read_text(entry.get("why")),
        carried_by=read_text(entry.get("item")),
        owner=read_text(entry.get("owner")),
        due=day_of(entry.get("resolve_by")),
        vision=link_item(vision, department_title(site, vision)) if named else None,
    )


def show_answer(
    site: Site,
    worth: str,
    why: str,
    *,
    carried_by: str,
    owner: str,
    due: dt.date | None,
    vision: ItemLink | None = None,
    clause: str = "",
) -> ShownAnswer:
    """Show an answer by what it is worth; one that we do not know is shown as it is written."""
    return ShownAnswer(
        verdict=worth,
        icon=ICONS.get(worth, "note"),
        word=site.words(f"ledger.reply.{worth}") if worth in ICONS else worth,
        why=why,
        item=link_id(site, carried_by) if carried_by else None,
        owner=show_person(site, owner),
        resolve_by=site.words.date(due) if due else "",
        overdue=worth == "tension" and due is not None and due < site.plan.today,
        vision=vision,
        clause=clause,
    )


@lru_cache(maxsize=2)
def _entries(plan: Plan) -> Mapping[tuple[str, object], ClauseAnswer]:
    """Every answer of the ledger by the vision and the position where it stands."""
    return {
        (answer.vision.id, answer.pointer[1]): answer
        for account in read_ledger(plan).accounts
        for answer in account.answers
        if answer.pointer
    }
