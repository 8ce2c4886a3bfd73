"""What the agreements of a journey add to its page: a word at each stage, and a card each.

In: a site and a journey, or two of its stages. Out: how far each hand-off is agreed, in short; its
own page has the rest. Judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.journey.funnel import Funnel, Step
from goldenthread.questions.journey.site.anchors import handoff_address, title_of
from goldenthread.questions.journey.site.between import Between
from goldenthread.questions.leads.agreement import read_agreements
from goldenthread.questions.leads.site.agreement import (
    AgreementLine,
    AgreementSide,
    build_lines,
    build_sides,
)
from goldenthread.questions.leads.site.handoff import agreements_of
from goldenthread.questions.leads.site.works_with import say_signed
from goldenthread.site.parts.parts import ItemLink
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class HandOffCard:
    """A hand-off in short; `open` counts its unanswered questions."""

    title: str
    address: str
    sides: tuple[AgreementSide, AgreementSide]
    lines: tuple[AgreementLine, ...]
    open: int
    review: str
    review_over: bool


def show_hand_offs(site: Site, item: Item) -> tuple[HandOffCard, ...]:
    """Show every agreement of a journey in short."""
    today, words = site.plan.today, site.words
    return tuple(
        HandOffCard(
            title=title_of(site, one.journey, one.hand_off),
            address=handoff_address(one.journey, one.hand_off),
            sides=build_sides(site, one),
            lines=build_lines(site, one.hand_off),
            open=len(one.hand_off.unanswered),
            review=words.date(one.hand_off.review_by) if one.hand_off.review_by else "",
            review_over=one.hand_off.review_by is not None and one.hand_off.review_by < today,
        )
        for one in agreements_of(site, item)
    )


def say_hand_off(site: Site, funnel: Funnel, step: Step) -> Between | None:
    """Say how far the agreement is by which a stage hands over; None where there is none."""
    after = funnel.after(step)
    pair = (step.stage.id, after.stage.id if after else "")
    for agreement in read_agreements(site.plan):
        one = agreement.hand_off
        if agreement.journey is funnel.journey and (one.start, one.end) == pair:
            link = ItemLink(say_signed(site, agreement), handoff_address(agreement.journey, one))
            return Between(site.words("handoff.kind"), link, bool(one.unanswered))
    return None
