"""A department's purpose and vision beside the company's, clause by clause.

In: a site and a department. Out: a `VisionCheck`: both statements and the department's answer to
each clause. Judges nothing by itself: agreement is what the department has written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.item import Item
from goldenthread.metric import day
from goldenthread.views.parts import ItemLink, Person, link_id, show_person
from goldenthread.views.site import Site

_ICONS = {"supports": "check", "neutral": "note", "tension": "conflict", "unanswered": "gap"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a title; `mark` is on (the department supports it), x (it does not) or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A purpose or vision as shown; `picture` is what success looks like."""

    label: str
    pieces: tuple[Piece, ...]
    address: str
    picture: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the department says to one clause; the verdict is also unanswered."""

    clause: str
    verdict: str
    icon: str
    word: str
    why: str
    item: ItemLink | None
    owner: Person | None
    resolve_by: str


@dataclass(frozen=True, slots=True)
class VisionCheck:
    """The panel; `state` is agree, tension or silent; `pairs` have the company first."""

    state: str
    icon: str
    heading: str
    text: str
    pairs: tuple[tuple[Statement, Statement | None], ...]
    answers: tuple[Answer, ...]


def vision_of(site: Site, department: Item | None) -> Item | None:
    """Return the vision of a department, or of the company; the first that is not over."""
    return _statement_of(site, "vision", department)


def purpose_of(site: Site, department: Item) -> Item | None:
    """Return the department's own purpose, where it states one."""
    return _statement_of(site, "purpose", department)


def _statement_of(site: Site, kind: str, department: Item | None) -> Item | None:
    plan = site.plan
    found = (i for i in plan.of_kind(kind) if not i.over and plan.department(i) is department)
    return next(found, None)


def check_visions(site: Site, department: Item) -> VisionCheck | None:
    """Put the statements side by side; None where the company itself has neither."""
    own, own_purpose = vision_of(site, department), purpose_of(site, department)
    company = _company_vision(site, own)
    if company is None and site.plan.purpose is None:
        return None
    answers = _read_answers(site, own, company) if own and company else ()
    state, icon, heading, text = _judge(site, department, own, company, answers)
    pairs: list[tuple[Statement, Statement | None]] = []
    if site.plan.purpose and own_purpose:
        pairs.append(
            (
                _state(site, "visions.company_purpose", site.plan.purpose),
                _state(site, "visions.own_purpose", own_purpose, department),
            )
        )
    if company:
        left = _state(site, "visions.company_vision", company, answers=answers)
        right = _state(site, "visions.own_vision", own, department) if own else None
        pairs.append((left, right))
    return VisionCheck(state, icon, heading, text, tuple(pairs), answers)


def _company_vision(site: Site, own: Item | None) -> Item | None:
    """Prefer the company vision that the department's own hangs from."""
    above = site.plan.thread(own)[:-1] if own else ()
    nearest = (item for item in reversed(above) if item.kind.name == "vision")
    return next(nearest, None) or vision_of(site, None)


def _judge(
    site: Site,
    department: Item,
    own: Item | None,
    company: Item | None,
    answers: Sequence[Answer],
) -> tuple[str, str, str, str]:
    """Return state, icon, heading and one sentence."""
    words, name = site.words, department.title
    if own is None:
        return ("silent", "gap", words("visions.none", name=name), words("visions.none_text"))
    if company is None:
        return ("silent", "note", words("visions.no_company"), words("visions.no_company_text"))
    tensions = sum(1 for answer in answers if answer.verdict == "tension")
    open_ = sum(1 for answer in answers if answer.verdict == "unanswered")
    if tensions:
        text = words("visions.tension_text", name=name)
        return ("tension", "conflict", words("visions.tension", n=tensions), text)
    if open_:
        text = words("visions.unanswered_text", name=name)
        return ("tension", "gap", words("visions.unanswered", n=open_, total=len(answers)), text)
    if answers:
        return ("agree", "check", words("visions.agree"), words("visions.agree_text", name=name))
    return ("silent", "note", words("visions.beside"), words("visions.beside_text"))


def _read_answers(site: Site, own: Item, company: Item) -> tuple[Answer, ...]:
    """Read one answer for each clause of the company's vision, in its order."""
    given: dict[str, Mapping[str, Any]] = {}
    for entry in _entries(own, "answers"):
        target, _, part = str(entry.get("clause", "")).partition("#")
        named = site.plan.find(target)
        if named is company:
            given.setdefault(part, entry)
    return tuple(
        _answer(site, str(clause.get("text", "")), given.get(str(clause.get("id")), {}))
        for clause in _entries(company, "clauses")
    )


def _entries(item: Item, field: str) -> tuple[Mapping[str, Any], ...]:
    value = item.data.get(field)
    return tuple(e for e in value if isinstance(e, dict)) if isinstance(value, list) else ()


def _answer(site: Site, clause: str, entry: Mapping[str, Any]) -> Answer:
    verdict = entry.get("verdict")
    known = verdict if isinstance(verdict, str) and verdict in _ICONS else "unanswered"
    item, owner, by = entry.get("item"), entry.get("owner"), day(entry.get("resolve_by"))
    return Answer(
        clause=clause,
        verdict=known,
        icon=_ICONS[known],
        word=site.words(f"visions.verdict.{known}"),
        why=str(entry.get("why") or ""),
        item=link_id(site, item) if isinstance(item, str) else None,
        owner=show_person(site, owner) if isinstance(owner, str) else None,
        resolve_by=site.words.date(by) if by else "",
    )


def _state(
    site: Site,
    label: str,
    item: Item,
    department: Item | None = None,
    answers: Sequence[Answer] = (),
) -> Statement:
    picture = item.data.get("picture")
    return Statement(
        label=site.words(label, name=department.title if department else ""),
        pieces=mark_clauses(item.title, answers),
        address=item.address,
        picture=picture.strip() if isinstance(picture, str) else "",
    )


def mark_clauses(title: str, answers: Sequence[Answer]) -> tuple[Piece, ...]:
    """Cut a title where it holds a clause word for word; each clause is marked once."""
    marks = {
        answer.clause.casefold(): "on" if answer.verdict == "supports" else "x"
        for answer in answers
        if answer.clause and answer.verdict != "neutral"
    }
    if not marks:
        return (Piece(title),)
    longest_first = sorted(marks, key=len, reverse=True)
    pattern = "|".join(re.escape(clause) for clause in longest_first)
    parts = re.split(f"({pattern})", title, flags=re.IGNORECASE)
    return tuple(Piece(part, marks.pop(part.casefold(), "")) for part in parts if part)
