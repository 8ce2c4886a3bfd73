"""Whether items pull the way of what is above them: counts, and one line for each item.

In: a site and items. Out: words, icons and links. What was not checked is counted and said
beside what was, never as aligned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.alignment import Fit, read_alignment
from goldenthread.item import Item
from goldenthread.views.parts import ItemLink, name_outcome
from goldenthread.views.site import Site
from goldenthread.views.unread import count_unread


@dataclass(frozen=True, slots=True)
class FitCount:
    """One of three counts; `address` leads to the list behind it where there is one."""

    icon: str
    text: str
    address: str


def count_fits(site: Site, items: Iterable[Item]) -> tuple[FitCount, ...]:
    """Count what is aligned, what pulls away, what was not checked; nothing where none is."""
    words, counts = site.words, read_alignment(site.plan).count(items)
    if not (counts.aligned or counts.pulls_away or counts.unchecked):
        return ()
    listed = any(finding.code == "GT312" for finding in site.result.findings)
    address = f"{site.view_address('report')}#gt312" if listed and counts.pulls_away else ""
    away = words("ledger.none_pulls_away")
    if counts.pulls_away:
        away = words("ledger.pulls_away", n=counts.pulls_away)
    return (
        FitCount("check", words("ledger.aligned", n=counts.aligned), ""),
        FitCount("conflict" if counts.pulls_away else "check", away, address),
        FitCount("not-started", words("ledger.unchecked", n=counts.unchecked), ""),
        *([FitCount("warning", count_unread(site), "")] if site.plan.unread else ()),
    )


def say_fit(site: Site, item: Item) -> ItemLink | None:
    """Say in one line how an item stands to the one above it; None where nothing is judged."""
    words, alignment = site.words, read_alignment(site.plan)
    fit = alignment.fit(item)
    link = site.plan.primary_link(item)
    if fit is None or link is None:
        return None
    if fit is Fit.ALIGNED:
        chain = alignment.chains[item.id]
        way = say_chain(site, chain)
        note = way if len(chain) > 1 else words("ledger.same", aim=way)
        return ItemLink(words("ledger.is_aligned", title=link.parent.title), "", note)
    if fit is Fit.PULLS_AWAY:
        text = words("ledger.is_pulling", title=link.parent.title)
        return ItemLink(text, link.parent.address, say_wanted(site, link.parent.aims))
    return ItemLink(words("ledger.is_unchecked"), "", _why_not(site, item, link.parent))


def _why_not(site: Site, item: Item, parent: Item) -> str:
    """Say what keeps an item from being held against the one above it."""
    if item.aims and parent.aims:
        return site.words("ledger.unknown_aim")
    if item.aims:
        return site.words("ledger.no_aims_above", title=parent.title)
    return site.words("ledger.no_aims" if parent.aims else "ledger.neither_aims")


def say_chain(site: Site, chain: Sequence[str]) -> str:
    """Write a way through the aims: "New segments → More leads → Reach"."""
    return " → ".join(name_outcome(site, aim) for aim in chain)


def say_wanted(site: Site, aims: Sequence[str]) -> str:
    """Say what the item above wants, which this one does not lead to."""
    return site.words("ledger.wants", aims=join_or(site, aims))


def join_or(site: Site, aims: Sequence[str]) -> str:
    """Name aims as alternatives: "Reach", "Reach or Margin"."""
    return _join(site, aims, "ledger.or")


def join_and(site: Site, aims: Sequence[str]) -> str:
    """Name aims together: "Retention, Revenue and Margin"."""
    return _join(site, aims, "ledger.and")


def _join(site: Site, aims: Sequence[str], word: str) -> str:
    names = [name_outcome(site, aim) for aim in aims]
    if len(names) < 2:  # noqa: PLR2004 - one name needs no word between
        return "".join(names)
    return f"{', '.join(names[:-1])} {site.words(word)} {names[-1]}"
