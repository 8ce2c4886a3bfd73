"""How items stand to what is above them: counts, and one line for each item.

In: a site and items. Out: words, icons and links. What was not checked is counted and said
beside what was, never as anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.questions.visions.alignment import Fit, Stance, read_alignment
from goldenthread.items.item import Item
from goldenthread.questions.visions.rules.gt312_pulls_against import PullsAgainst
from goldenthread.questions.visions.rules.gt319_says_nothing import SaysNothing
from goldenthread.site.parts.looked import tick
from goldenthread.site.parts.parts import ItemLink, name_outcome
from goldenthread.site.site import Site
from goldenthread.site.parts.unread import count_unread

FIT_ICONS: Mapping[Fit, str] = {
    Fit.LEADS: tick(1),
    Fit.IN_PART: "part",
    Fit.SILENT: "note",
    Fit.AGAINST: "conflict",
    Fit.UNCHECKED: "not-started",
}

CODES: Mapping[Fit, str] = {Fit.AGAINST: PullsAgainst.code, Fit.SILENT: SaysNothing.code}
"""The rules that speak of a verdict."""


@dataclass(frozen=True, slots=True)
class FitCount:
    """One of the counts; `address` leads to the list behind it where there is one."""

    icon: str
    text: str
    address: str


def count_fits(site: Site, items: Iterable[Item]) -> tuple[FitCount, ...]:
    """Count what leads to what is above it, of how many, then each other verdict that occurs."""
    counts = read_alignment(site.plan).count(items)
    number = {
        Fit.LEADS: counts.leads_there,
        Fit.IN_PART: counts.in_part,
        Fit.SILENT: counts.says_nothing,
        Fit.AGAINST: counts.against,
        Fit.UNCHECKED: counts.unchecked,
    }
    total = sum(number.values())
    if total and not counts.checked:
        return (FitCount(tick(0), site.words("ledger.unasked", n=total), ""),)
    shown = [fit for fit, n in number.items() if n or (fit is Fit.LEADS and total)]
    found = [
        FitCount(
            FIT_ICONS[fit if number[fit] else Fit.UNCHECKED],
            site.words(f"ledger.count.{fit.value}", n=number[fit], total=total),
            _list_of(site, fit),
        )
        for fit in shown
    ]
    lost = [FitCount("warning", count_unread(site), "")] if found and site.plan.unread else []
    return (*found, *lost)


def _list_of(site: Site, fit: Fit) -> str:
    """Return where the report lists what has this verdict; "" where it does not."""
    code = CODES.get(fit, "")
    listed = any(finding.code == code for finding in site.result.findings)
    return f"{site.view_address('report')}#{code.lower()}" if code and listed else ""


def say_fit(site: Site, item: Item) -> ItemLink | None:
    """Say in one line how an item stands to the one above it; None where nothing is judged."""
    stance = read_alignment(site.plan).stances.get(item.id)
    if stance is None:
        return None
    text = site.words(f"ledger.is.{stance.fit.value}", title=stance.parent.title)
    linked = stance.fit not in (Fit.LEADS, Fit.UNCHECKED)
    return ItemLink(text, stance.parent.address if linked else "", _why(site, stance))


def _why(site: Site, stance: Stance) -> str:
    """Give the reason of a verdict: the way, what is wanted, what is against what."""
    words, parent = site.words, stance.parent
    if stance.declared:
        return stance.declared.why
    if stance.fit is Fit.LEADS:
        way = say_chain(site, stance.chain)
        return way if len(stance.chain) > 1 else words("ledger.same", aim=way)
    if stance.fit is Fit.SILENT:
        return say_wanted(site, parent.aims)
    if stance.fit is Fit.UNCHECKED:
        return _why_not(site, stance.item, parent)
    return "; ".join(say_rest(site, stance))


def say_rest(site: Site, stance: Stance) -> Iterator[str]:
    """Yield a line for each aim that is against one above, then one for those that are silent."""
    for one in stance.opposed:
        yield site.words(
            "ledger.aim_against",
            aim=name_outcome(site, one.aim),
            wanted=join_and(site, one.against),
        )
    silent = stance.aims(Fit.SILENT)
    if silent and stance.fit is Fit.IN_PART:
        yield site.words("ledger.aim_silent", n=len(silent), aims=join_and(site, silent))


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
