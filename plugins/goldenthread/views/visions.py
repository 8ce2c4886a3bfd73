"""A department's purpose and vision beside the company's, aim by aim and clause by clause.

In: a site and a department. Out: a `VisionCheck`: both statements, whether their aims meet, and
the department's answer to each clause. Judges nothing by itself: `alignment` and `ledger` do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from goldenthread.alignment import Bearing, Fit, Stance, read_alignment
from goldenthread.item import Item
from goldenthread.ledger import Answer as Entry
from goldenthread.ledger import company_vision, read_ledger, vision_of
from goldenthread.realign import find_aims
from goldenthread.views.clauses import ICONS
from goldenthread.views.findings import rule_address
from goldenthread.views.fits import join_and, join_or, say_chain, say_rest
from goldenthread.views.looked import tick
from goldenthread.views.parts import ItemLink, Person, link_id, name_outcome, show_person
from goldenthread.views.pieces import Piece, mark_words
from goldenthread.views.site import Site

_MOST_AIMS = 5


@dataclass(frozen=True, slots=True)
class Statement:
    """A purpose or vision as shown; `picture` is what success looks like, `aims` its focus."""

    label: str
    pieces: tuple[Piece, ...]
    address: str
    picture: str
    aims: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the department says to one clause; `verdict` says what that is worth today."""

    clause: str
    verdict: str
    icon: str
    word: str
    why: str
    item: ItemLink | None
    owner: Person | None
    resolve_by: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Mend:
    """What would settle it, or what is asked; who answers for either side; and the rule."""

    text: str
    asks: bool
    owners: tuple[Person, ...]
    code: str
    address: str


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
    pairs: tuple[tuple[Statement, Statement | None], ...]
    ways: tuple[str, ...]
    mend: Mend | None
    answers: tuple[Answer, ...]


def purpose_of(site: Site, department: Item) -> Item | None:
    """Return the department's own purpose, where it states one."""
    plan = site.plan
    found = (i for i in plan.of_kind("purpose") if not i.over and plan.department(i) is department)
    return next(found, None)


def check_visions(site: Site, department: Item) -> VisionCheck | None:
    """Put the statements side by side; None where the company itself has neither."""
    plan = site.plan
    own, own_purpose = vision_of(plan, department), purpose_of(site, department)
    company = company_vision(plan, own)
    if company is None and plan.purpose is None:
        return None
    account = next((a for a in read_ledger(plan).accounts if a.department is department), None)
    answers = tuple(_answer(site, answer) for answer in account.answers) if account else ()
    stance = read_alignment(plan).stances.get(own.id) if own else None
    stance = stance if stance and stance.parent is company else None
    state, icon, heading, text = _judge(site, department, own, company, answers)
    pairs: list[tuple[Statement, Statement | None]] = []
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
        tuple(_say_ways(site, stance)) if stance else (),
        _mend(site, department, stance) if stance else None,
        answers,
    )


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
    stance = read_alignment(site.plan).stances.get(own.id)
    if stance and stance.fit is Fit.AGAINST:
        text = words("visions.unanswered_text", name=name)
        return ("conflict", "conflict", words("visions.conflict"), text)
    tensions = sum(1 for answer in answers if answer.verdict == "tension")
    if tensions:
        owned = all(a.owner and a.resolve_by for a in answers if a.verdict == "tension")
        text = words("visions.tension_text" if owned else "visions.tension_loose", name=name)
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


def _say_ways(site: Site, stance: Stance) -> list[str]:
    """Say of each aim that does not lead to the company's where it does lead."""
    if stance.declared:
        return [stance.declared.why]
    if stance.fit is Fit.IN_PART:
        return [*say_rest(site, stance)]
    if stance.fit not in (Fit.AGAINST, Fit.SILENT):
        return []
    return [_say_way(site, one, stance) for one in stance.bearings]


def _say_way(site: Site, one: Bearing, stance: Stance) -> str:
    key = "way_against" if one.against else "way"
    return site.words(
        f"visions.{key}" if one.leads_to else f"visions.{key}_ends",
        aim=name_outcome(site, one.aim),
        leads=join_and(site, one.leads_to),
        wanted=join_or(site, one.against or stance.parent.aims),
    )


def _mend(site: Site, department: Item, stance: Stance) -> Mend | None:
    """Say what would settle it, on either side; None where somebody else has said so."""
    code = {Fit.AGAINST: "GT312", Fit.SILENT: "GT319"}.get(stance.fit)
    if code is None or stance.declared:
        return None
    words, wanted = site.words, join_or(site, stance.parent.aims)
    aims = find_aims(site.plan, stance)[:_MOST_AIMS]
    parts = [words("visions.mend_above")]
    if aims:
        key = "visions.mend" if stance.fit is Fit.AGAINST else "visions.ask"
        told = words(key, name=department.title, wanted=wanted, aims=join_or(site, aims))
        parts.insert(0, told)
    owners = (show_person(site, one.owner) for one in (stance.item, stance.parent))
    known = tuple(dict.fromkeys(owner for owner in owners if owner))
    asks = stance.fit is Fit.SILENT
    return Mend(" ".join(parts), asks, known, code, rule_address(site, code))


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


def _answer(site: Site, entry: Entry) -> Answer:
    reply, due = entry.reply.value, entry.resolve_by
    return Answer(
        clause=entry.clause.text,
        verdict=reply,
        icon=ICONS[reply],
        word=site.words(f"ledger.reply.{reply}"),
        why=entry.why,
        item=link_id(site, entry.carried_by) if entry.carried_by else None,
        owner=show_person(site, entry.owner),
        resolve_by=site.words.date(due) if due else "",
        overdue=reply == "tension" and due is not None and due < site.plan.today,
    )


def _state(
    site: Site,
    label: str,
    item: Item,
    department: Item | None = None,
    answers: Sequence[Answer] = (),
    marks: Mapping[str, str] = MappingProxyType({}),
) -> Statement:
    picture = item.data.get("picture")
    return Statement(
        label=site.words(label, name=department.title if department else ""),
        pieces=mark_words(item.title, _clause_marks(answers)),
        address=item.address,
        picture=picture.strip() if isinstance(picture, str) else "",
        aims=tuple(Piece(name_outcome(site, aim), marks.get(aim, "")) for aim in item.aims),
    )


def _clause_marks(answers: Sequence[Answer]) -> dict[str, str]:
    return {
        answer.clause: "on" if answer.verdict == "supports" else "x"
        for answer in answers
        if answer.verdict != "neutral"
    }
