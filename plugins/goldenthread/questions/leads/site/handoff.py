"""The page of one hand-off: what two departments agreed, how it goes, and room to sign.

In: a site and a journey's item. Out: one `ViewPage` for each pair of stages that has an agreement.
Fits on one sheet of paper. Says what is open; judges nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.findings.finding import Finding
from goldenthread.items.item import Item
from goldenthread.questions.journey.journey import Disposition, Journey
from goldenthread.questions.journey.site.anchors import (
    handoff_address,
    has_page,
    say_duration,
    stage_link,
    title_of,
)
from goldenthread.questions.journey.site.owner_thread import step_to, thread_of_owner
from goldenthread.questions.leads.agreement import Agreement, read_agreements
from goldenthread.questions.leads.site.agreement import (
    AgreementLine,
    AgreementSide,
    build_lines,
    build_sides,
)
from goldenthread.questions.leads.site.terms import build_terms, say_return
from goldenthread.site.parts.actions import Actions, build_actions
from goldenthread.site.parts.findings import ShownFinding, by_weight, show_finding
from goldenthread.site.parts.parts import ItemLink, PageHead, link_id
from goldenthread.site.parts.places import findings_by_entry
from goldenthread.site.parts.thread import ThreadStep
from goldenthread.site.site import Heading, Site, ViewPage

NOWHERE = "none"


@dataclass(frozen=True, slots=True)
class DispositionRow:
    """One row of the table of dispositions; without `goes_to` nobody has said where it goes."""

    status: str
    reasons: tuple[str, ...]
    goes_to: ItemLink | None
    again: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOffPage:
    """The page."""

    steps: tuple[ThreadStep, ...]
    head: PageHead
    journey: ItemLink
    start: ItemLink
    end: ItemLink
    lines: tuple[AgreementLine, ...]
    terms: tuple[AgreementLine, ...]
    working_hours: str
    open: int
    ways_out: tuple[DispositionRow, ...]
    accepted_when: tuple[str, ...]
    required_fields: tuple[str, ...]
    sides: tuple[AgreementSide, AgreementSide]
    review: str
    review_over: bool
    findings: tuple[ShownFinding, ...]
    actions: Actions


def build_hand_offs(site: Site, item: Item) -> tuple[ViewPage, ...]:
    """Build the pages of a journey's hand-offs."""
    found = findings_by_entry(item, site.result.by_item.get(item.id, ()))
    return tuple(
        _build_page(site, agreement, found.get(agreement.hand_off.pointer[:2], ()))
        for agreement in agreements_of(site, item)
    )


def agreements_of(site: Site, item: Item) -> tuple[Agreement, ...]:
    """Return the agreements of a journey that have a page, the first of two for one pair."""
    found: dict[str, Agreement] = {}
    for agreement in read_agreements(site.plan):
        journey, hand_off = agreement.journey, agreement.hand_off
        if journey.item.id == item.id and has_page(journey, hand_off):
            found.setdefault(handoff_address(journey, hand_off), agreement)
    return tuple(found.values())


def _build_page(site: Site, agreement: Agreement, found: Sequence[Finding]) -> ViewPage:
    words, journey, hand_off = site.words, agreement.journey, agreement.hand_off
    item = journey.item
    start, end = (journey.by_id[name] for name in (hand_off.start, hand_off.end))
    sides = build_sides(site, agreement)
    steps = thread_of_owner(site, item)
    page = HandOffPage(
        steps=(*steps, step_to(site, item)),
        head=PageHead(
            title=title_of(site, journey, hand_off),
            kind=words("handoff.kind"),
            context=item.title,
            lead=_lead(site, sides),
            after_thread=True,
        ),
        journey=ItemLink(item.title, item.address),
        start=stage_link(journey, start),
        end=stage_link(journey, end),
        lines=build_lines(site, hand_off),
        terms=build_terms(site, journey, hand_off),
        working_hours=journey.working_hours,
        open=len(hand_off.unanswered),
        ways_out=tuple(
            _build_way(site, journey, way)
            for way in (*hand_off.dispositions, *journey.dispositions)
        ),
        accepted_when=hand_off.accepted_when,
        required_fields=hand_off.required_fields,
        sides=sides,
        review=words.date(hand_off.review_by) if hand_off.review_by else "",
        review_over=hand_off.review_by is not None and hand_off.review_by < site.plan.today,
        findings=tuple(show_finding(site, one, here=item.id) for one in by_weight(found)),
        actions=build_actions(site, item),
    )
    return ViewPage(
        view="handoff",
        address=handoff_address(journey, hand_off),
        title=page.head.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/handoff.css",),
    )


def _lead(site: Site, sides: tuple[AgreementSide, AgreementSide]) -> str:
    giver, receiver = sides
    if giver.name == receiver.name:
        return site.words("handoff.lead_inside", name=giver.name)
    return site.words("handoff.lead", start=giver.name, end=receiver.name)


def _build_way(site: Site, journey: Journey, way: Disposition) -> DispositionRow:
    stage = journey.by_id.get(way.goes_to)
    if way.goes_to == NOWHERE:
        target: ItemLink | None = ItemLink(site.words("handoff.nowhere"), "")
    elif stage:
        target = stage_link(journey, stage)
    else:
        known = way.goes_to and site.plan.find(way.goes_to)
        target = link_id(site, way.goes_to) if known else None
    again = say_duration(site, way.revisit_after) if way.revisit_after else ""
    return DispositionRow(way.status, way.reasons, target, again, say_return(site, way))


def _headings(site: Site, page: HandOffPage) -> tuple[Heading, ...]:
    shown = (
        ("agreed", True),
        ("ways_out", bool(page.ways_out)),
        ("signatures", True),
        ("findings", bool(page.findings)),
    )
    return tuple(Heading(name, site.words(f"handoff.{name}")) for name, there in shown if there)
