"""What two departments have agreed at a hand-off, line by line, with what came of each.

In: a site and a hand-off in its place. Out: lines of words, the actuals beside them, who
has signed. A question without an answer is a hole and says so; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.journey.journey import Duration, HandOff
from goldenthread.questions.journey.site.anchors import say_duration
from goldenthread.questions.journey.volume import find_metric
from goldenthread.questions.leads.agreement import Agreement
from goldenthread.site.parts.metrics import MetricCard, build_card
from goldenthread.site.parts.parts import ItemLink, Person, link_id, show_person
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class LineActual:
    """The metric that shows how one line is kept; `address` leads to its card."""

    card: MetricCard
    address: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One line; `ask` is the open question of a line that nobody has answered."""

    key: str
    label: str
    ask: str
    lead: str
    link: ItemLink | None
    notes: tuple[str, ...]
    actual: LineActual | None


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature."""

    person: Person | None
    date: str


@dataclass(frozen=True, slots=True)
class AgreementSide:
    """One of the two sides: its department, its part, and who has signed for it, if anybody."""

    name: str
    address: str
    part: str
    signed: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is said to one question; without leading words and link it is open."""

    key: str
    lead: str = ""
    link: ItemLink | None = None
    notes: tuple[str, ...] = ()


def build_lines(site: Site, hand_off: HandOff) -> tuple[AgreementLine, ...]:
    """Build a line for each question, answered or not."""
    return tuple(_build_line(site, hand_off, answer) for answer in _answers(site, hand_off))


def _answers(site: Site, one: HandOff) -> Iterator[_Answer]:
    words = site.words
    cover = show_person(site, one.cover)
    stands_in = words("handoff.cover", name=cover.name) if cover else ""
    team = link_id(site, one.team) if one.team else None
    yield _Answer("handled_by", link=team, notes=(stands_in,))
    route = words(f"handoff.route_{one.route}") if one.route in _ROUTES else ""
    yield _Answer("route", route, notes=(one.how,))
    yield _Answer("respond_within", _within(site, one.respond_within), notes=(_clock(site, one),))
    tries = "" if one.tries is None else words("handoff.tries", n=one.tries)
    channels = words("handoff.channels", names=", ".join(one.channels)) if one.channels else ""
    yield _Answer("follow_ups", tries, notes=(_within(site, one.tries_within), channels))
    yield _Answer("no_sale_when", one.no_sale_when)
    often = words(f"handoff.every_{one.feedback_every}") if one.feedback_every in _OFTEN else ""
    to = link_id(site, one.feedback_to) if one.feedback_to else None
    yield _Answer("feedback", link=to, notes=(one.feedback_what, often))


_ROUTES = ("manager", "rep")
_OFTEN = ("day", "week", "fortnight", "month", "quarter")


def _clock(site: Site, one: HandOff) -> str:
    if one.respond_within is None:
        return ""
    return site.words(f"handoff.clock_{'business' if one.respond_within.business else 'calendar'}")


def _within(site: Site, span: Duration | None) -> str:
    return site.words("handoff.within", time=say_duration(site, span)) if span else ""


def _build_line(site: Site, one: HandOff, answer: _Answer) -> AgreementLine:
    words, key = site.words, answer.key
    return AgreementLine(
        key=key,
        label=words(f"handoff.{key}"),
        ask=words(f"handoff.ask_{key}") if key in one.unanswered else "",
        lead=answer.lead,
        link=answer.link,
        notes=tuple(note for note in answer.notes if note),
        actual=find_actual(site, one.actuals.get(key, "")),
    )


def find_actual(site: Site, target: str) -> LineActual | None:
    """Find the metric that `item#metric` names."""
    found = find_metric(site.plan, target)
    if found is None:
        return None
    item, metric = found
    card = build_card(site, item, metric)
    return LineActual(card, f"{item.address}#{card.id}" if card.id else item.address)


def build_sides(site: Site, agreement: Agreement) -> tuple[AgreementSide, AgreementSide]:
    """Build both sides, the one that hands over first."""
    return (
        _build_side(site, agreement, "from", agreement.giver),
        _build_side(site, agreement, "to", agreement.receiver),
    )


def _build_side(
    site: Site, agreement: Agreement, side: str, department: Item | None
) -> AgreementSide:
    words = site.words
    return AgreementSide(
        name=department.title if department else words(f"handoff.side_{side}"),
        address=department.address if department else "",
        part=words(f"handoff.part_{side}"),
        signed=tuple(
            Signed(show_person(site, one.person), words.date(one.date) if one.date else "")
            for one in agreement.hand_off.signed
            if one.side == side
        ),
    )
