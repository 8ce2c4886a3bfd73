"""The "so that" sentence: what an item is for, in the words its writers gave.

In: a site and an item. Out: a `Sentence` that reads "title, so that why, so that …" up to the
purpose. A missing why is a hole, a broken thread ends in one. Never invents a reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.site.site import Site

MOST_CLAUSES = 14
_KEPT_AT_EACH_END = 5


@dataclass(frozen=True, slots=True)
class SoThat:
    """One "so that"; `hole` is missing, broken or empty; `address` is where to mend or read on."""

    text: str
    hole: str = ""
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The whole sentence; `pale` where the thinner line runs on beside it."""

    start: str
    clauses: tuple[SoThat, ...]
    pale: bool = False


def build_sentence(site: Site, item: Item, *, pale: bool = False) -> Sentence | None:
    """Build the sentence of an item; None for the purpose and for what stands alone."""
    if not item.kind.threaded or item in site.plan.purposes:
        return None
    if item.stands_alone and not item.supports:
        return None
    chain = site.plan.thread(item)
    clauses: list[SoThat] = []
    broken = False
    for child in reversed(chain):
        link = site.plan.primary_link(child)
        if link is None or link.broken:
            broken = link is not None or child not in site.plan.purposes
            break
        if link.support.why:
            why = link.support.why.strip().rstrip(".")
            clauses.append(SoThat(why, "", link.parent.address, link.parent.title))
        if link.parent.is_purpose:
            text = begin_small(site, link.parent.title)
            clauses.append(SoThat(text, "", link.parent.address, link.parent.title))
        elif not link.support.why:
            clauses.append(SoThat("", "missing", child.address, child.title))
        if link.parent.id == chain[0].id and site.plan.primary_link(chain[0]):
            broken = True  # a cycle closes here
            break
    if broken or site.plan.is_broken(item):
        clauses.append(SoThat("", "broken"))
    return Sentence(item.title, _shorten(site, clauses), pale)


def _shorten(site: Site, clauses: list[SoThat]) -> tuple[SoThat, ...]:
    if len(clauses) <= MOST_CLAUSES:
        return tuple(clauses)
    kept = _KEPT_AT_EACH_END
    left_out = SoThat(site.words("sentence.more", n=len(clauses) - 2 * kept))
    return (*clauses[:kept], left_out, *clauses[-kept:])


def begin_small(site: Site, title: str) -> str:
    """Write the first word small where it is one of the language's small words.

    Names and nouns keep their capital: only words listed under `sentence.small_words` change.
    """
    first, space, rest = title.partition(" ")
    small = site.words("sentence.small_words").split()
    text = f"{first.lower()}{space}{rest}" if first.lower() in small else title
    return text.rstrip(".")
