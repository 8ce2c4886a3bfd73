"""What this question says of items wherever core pages list them.

In: a site and an item. Out: how it fits what is above it, as a fact, a flag, an entry of a list.
Judges nothing: the alignment does.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.visions.alignment import Fit, read_alignment
from goldenthread.questions.visions.ledger import read_clauses
from goldenthread.questions.visions.site.fits import say_fit
from goldenthread.site.parts.parts import Fact, Flag, ItemLink, link_item
from goldenthread.site.site import Site


def say_facts(site: Site, item: Item) -> Iterator[Fact]:
    """Yield how an item stands to the one above it, where that is judged."""
    fit = say_fit(site, item)
    if fit:
        yield Fact(site.words("ledger.alignment"), (fit,))


def flag_fit(site: Site, item: Item) -> Iterator[Flag]:
    """Yield what an item pulls against by its aims, or that it fits in part.

    A conflict that the item declares itself is flagged already.
    """
    plan, words = site.plan, site.words
    stance = read_alignment(plan).stances.get(item.id)
    if stance is None:
        return
    if stance.fit is Fit.IN_PART:
        yield Flag("part", words("tree.in_part"), item.address)
    declared = (plan.find(conflict.target) for conflict in item.conflicts)
    if stance.fit is Fit.AGAINST and not stance.declared and stance.parent not in declared:
        yield Flag("conflict", words("tree.pulls", title=stance.parent.title), item.address)


def list_pulls(site: Site) -> Iterator[ItemLink]:
    """Yield the items that are against the one above them without anybody having said so."""
    for stance in read_alignment(site.plan).having(Fit.AGAINST):
        if not stance.declared:
            yield link_item(stance.item, site.words("tree.pulls", title=stance.parent.title))


def anchor_of(item: Item, part: str) -> str:
    """Return the place of a clause on the page of the item that has it."""
    return f"clause-{part}" if any(one.id == part for one in read_clauses(item)) else ""


def judges_aims(plan: Plan) -> bool:
    """Tell whether any item's aims were held against those above it."""
    return read_alignment(plan).count(plan.threaded).checked > 0
