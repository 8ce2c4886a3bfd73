"""The departments with which a department has agreed on hand-offs.

In: a site and a department. Out: links to its agreements. Knows only what the journeys say; a
department without an agreement works with nobody.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.questions.journey.site.anchors import handoff_address, has_page, title_of
from goldenthread.questions.leads.agreement import Agreement, read_agreements
from goldenthread.site.parts.parts import ItemLink
from goldenthread.site.site import Site


def list_neighbours(site: Site, department: Item) -> tuple[ItemLink, ...]:
    """List the agreements of a department with others: with whom, about what, how far it is."""
    found = []
    for agreement in read_agreements(site.plan):
        other = _other_side(agreement, department)
        if other and has_page(agreement.journey, agreement.hand_off):
            address = handoff_address(agreement.journey, agreement.hand_off)
            title = title_of(site, agreement.journey, agreement.hand_off)
            note = " · ".join(word for word in (title, say_signed(site, agreement)) if word)
            found.append(ItemLink(other.title, address, note))
    return tuple(found)


def _other_side(agreement: Agreement, department: Item) -> Item | None:
    sides = (agreement.giver, agreement.receiver)
    if department not in sides:
        return None
    return next((side for side in sides if side and side is not department), None)


def say_signed(site: Site, agreement: Agreement) -> str:
    """Say how far an agreement is: open questions, signed on a day, or not by both."""
    words, one = site.words, agreement.hand_off
    if one.unanswered:
        return words("handoff.open", n=len(one.unanswered))
    days = [signature.date for signature in one.signed if signature.date]
    if {"from", "to"} <= {signature.side for signature in one.signed} and days:
        return words("journey.signed", date=words.date(max(days)))
    return words("handoff.unsigned")
