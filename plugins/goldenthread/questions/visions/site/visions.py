"""A department's purpose and vision beside the company's, aim by aim and clause by clause.

In: a site and a department. Out: a `VisionCheck`: both statements, whether their aims meet, and
the department's answer to each clause. Judges nothing by itself: `alignment` and `ledger` do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from goldenthread.items.item import Item
from goldenthread.plan.frame import company_vision, purpose_of, vision_of
from goldenthread.questions.visions.alignment import Fit, Stance, read_alignment
from goldenthread.questions.visions.ledger import ClauseAnswer, read_ledger
from goldenthread.questions.visions.site.clauses import ShownAnswer, show_answer
from goldenthread.questions.visions.site.fits import join_or, say_chain
from goldenthread.questions.visions.site.mend import Mend, build_mend, say_ways
from goldenthread.site.parts.looked import tick
from goldenthread.site.parts.parts import name_outcome
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch of words; `mark` is on (it holds), x (it does not) or empty."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A purpose or vision as shown; `picture` is what success looks like, `aims` its focus."""

    label: str
    pieces: tuple[MarkedText, ...]
    address: str
    picture: str
    aims: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class VisionCheck:
    """The panel; `state` is agree, part, apart, conflict, tension, unchecked or silent.

    `part`: only some aims lead to the company's; `apart`: they say nothing about them.

    `pairs` have the company first; `ways` say where the department's aims lead.
    """

    state: str
    icon: str
    heading: str
    text: str
    pairs: tuple[tuple[ShownStatement, ShownStatement | None], ...]
    ways: tuple[str, ...]
    mend: Mend | None
    answers: tuple[ShownAnswer, ...]


def check_visions(site: Site, department: Item) -> VisionCheck | None:
    """Put the statements side by side; None where the company itself has neither."""
    plan = site.plan
    own, own_purpose = vision_of(plan, department), purpose_of(plan, department)
    company = company_vision(plan, own)
    if company is None and plan.purpose is None:
        return None
    account = next((a for a in read_ledger(plan).accounts if a.department is department), None)
    answers = tuple(_answer(site, answer) for answer in account.answers) if account else ()
    stance = read_alignment(plan).stances.get(own.id) if own else None
    stance = stance if stance and stance.parent is company else None
    state, icon, heading, text = _judge(site, department, own, company, answers)
    pairs: list[tuple[ShownStatement, ShownStatement | None]] = []
    if plan.purpose and own_purpose:
        left = _state(site, "visions.company_purpose", plan.purpose)
        pairs.append((left, _state(site, "visions.own_purpose", own_purpose, department)))
    if company:
        marks = _marks(site, own, company)
        left = _state(site, "visions.company_vision", company, answers=answers, marks=marks)
        right = _state(site, "visions.own_vision", own, department, marks=marks) if own else None
        pairs.append((left, right))
    return VisionCheck(
        state,
        icon,
        heading,
        text,
        tuple(pairs),
        tuple(say_ways(site, stance)) if stance else (),
        build_mend(site, department, stance) if stance else None,
        answers,
    )


def _judge(
    site: Site,
    department: Item,
    own: Item | None,
    company: Item | None,
    answers: Sequence[ShownAnswer],
) -> tuple[str, str, str, str]:
    """Return state, icon, heading and one sentence."""
    words, name = site.words, department.title
    if own is None:
        return ("silent", "gap", words("visions.none", name=name), words("visions.none_text"))
    if company is None:
        return ("silent", "note", words("visions.no_company"), words("visions.no_company_text"))
    stance = read_alignment(site.plan).stances.get(own.id)
    if stance and stance.fit is Fit.AGAINST:
        text = words("visions.unanswered_text", name=name)
        return ("conflict", "conflict", words("visions.conflict"), text)
    tensions = sum(1 for answer in answers if answer.verdict == "tension")
    if tensions:
        owned = all(a.owner and a.resolve_by for a in answers if a.verdict == "tension")
        key = "visions.tension_text" if owned else "visions.tension_loose"
        text = words(key, name=name, n=tensions)
        return ("tension", "conflict", words("visions.tension", n=tensions), text)
    open_ = sum(1 for answer in answers if answer.verdict not in ("supports", "neutral"))
    if open_:
        text = words("visions.unanswered_text", name=name)
        return ("tension", "gap", words("visions.unanswered", n=open_, total=len(answers)), text)
    return _approve(site, department, stance, answered=len(answers))


def _approve(
    site: Site, department: Item, stance: Stance | None, *, answered: int
) -> tuple[str, str, str, str]:
    """Word a panel in which nothing is wrong; what was not checked is not called agreement."""
    words, name = site.words, department.title
    told = words("visions.agree_text", name=name, n=answered) if answered else ""
    if stance and stance.chain:
        key = "visions.same_aim" if len(stance.chain) == 1 else "visions.chain"
        led = words(key, name=name, chain=say_chain(site, stance.chain))
        state = ("agree", tick(len(stance.chain)), words("visions.agree"))
        if stance.fit is Fit.IN_PART:
            state = ("part", "part", words("visions.part"))
        return (*state, f"{led} {told}".strip())
    if stance and stance.fit is Fit.SILENT:
        wanted = join_or(site, stance.parent.aims)
        text = words("visions.apart_text", name=name, wanted=wanted)
        return ("apart", "note", words("visions.apart"), f"{text} {told}".strip())
    if answered:
        heading = words("visions.all_answered")
        return ("unchecked", "not-started", heading, words("visions.unchecked", name=name))
    return ("silent", "note", words("visions.beside"), words("visions.beside_text"))


def _marks(site: Site, own: Item | None, company: Item) -> Mapping[str, str]:
    """Mark the aims on both sides: those that meet, and those that are against each other."""
    stance = read_alignment(site.plan).stances.get(own.id) if own else None
    if stance is None or stance.fit is Fit.UNCHECKED or stance.parent is not company:
        return MappingProxyType({})
    marks = {aim: "x" for one in stance.opposed for aim in (one.aim, *one.against)}
    for one in stance.bearings:
        if one.chain:
            marks |= {one.aim: "on", one.chain[-1]: "on"}
    return MappingProxyType(marks)


def _answer(site: Site, entry: ClauseAnswer) -> ShownAnswer:
    return show_answer(
        site,
        entry.reply.value,
        entry.why,
        carried_by=entry.carried_by,
        owner=entry.owner,
        due=entry.resolve_by,
        clause=entry.clause.text,
    )


def _state(
    site: Site,
    label: str,
    item: Item,
    department: Item | None = None,
    answers: Sequence[ShownAnswer] = (),
    marks: Mapping[str, str] = MappingProxyType({}),
) -> ShownStatement:
    return ShownStatement(
        label=site.words(label, name=department.title if department else ""),
        pieces=mark_words(item.title, _clause_marks(answers)),
        address=item.address,
        picture=item.text("picture").strip(),
        aims=tuple(MarkedText(name_outcome(site, aim), marks.get(aim, "")) for aim in item.aims),
    )


def _clause_marks(answers: Sequence[ShownAnswer]) -> dict[str, str]:
    return {
        answer.clause: "on" if answer.verdict == "supports" else "x"
        for answer in answers
        if answer.verdict != "neutral"
    }


def mark_words(line: str, marks: Mapping[str, str]) -> tuple[MarkedText, ...]:
    """Cut a line where it holds one of the words of `marks`, in any case; each is marked once."""
    left = {words.casefold(): mark for words, mark in marks.items() if words}
    if not left:
        return (MarkedText(line),)
    longest_first = sorted(left, key=len, reverse=True)
    pattern = "|".join(re.escape(words) for words in longest_first)
    parts = re.split(f"({pattern})", line, flags=re.IGNORECASE)
    return tuple(MarkedText(part, left.pop(part.casefold(), "")) for part in parts if part)
