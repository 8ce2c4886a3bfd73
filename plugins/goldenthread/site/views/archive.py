"""The archive: what is closed or archived, by the period in which it ended, and what was learned.

In: a site. Out: one `ViewPage`, newest period first. Verdicts and scores are shown as they were
given; nothing is reckoned from them. Bounded; what is left out is said.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.site.parts.parts import (
    ItemLink,
    PageHead,
    department_title,
    kind_word,
    link_id,
    short_period,
)
from goldenthread.site.parts.window import quarter_of
from goldenthread.site.site import Heading, Site, ViewPage

MOST = 500
_VERDICTS = ("achieved", "missed", "abandoned")


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One item; `verdict` names a status, `into` what took its place."""

    anchor: str
    title: str
    address: str
    kind: str
    department: str
    period: str
    ended: str
    verdict: str
    score: str
    learned: str
    into: ItemLink | None


@dataclass(frozen=True, slots=True)
class ArchiveGroup:
    """What ended in one quarter; `note` counts the verdicts."""

    anchor: str
    title: str
    note: str
    rows: tuple[ArchiveRow, ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """The page; `none` says so where nothing has ended yet."""

    head: PageHead
    groups: tuple[ArchiveGroup, ...]
    left_out: str
    none: str


def build_archive(site: Site) -> ViewPage:
    """Build the page of everything that is over."""
    words = site.words
    found = sorted(find_ended(site), key=_ended_on, reverse=True)
    groups = _group(site, found[:MOST])
    lead = words("archive.lead", n=len(found)) if found else ""
    page = ArchivePage(
        head=PageHead(words("archive.title"), lead=lead),
        groups=groups,
        left_out=words("archive.left_out", n=len(found) - MOST) if len(found) > MOST else "",
        none="" if found else words("archive.none"),
    )
    return ViewPage(
        view="archive",
        address=site.view_address("archive"),
        title=page.head.title,
        model=page,
        headings=tuple(Heading(group.anchor, group.title) for group in groups),
        description=lead or page.none,
        styles=("view/due.css",),
    )


def find_ended(site: Site) -> tuple[Item, ...]:
    """Return what belongs in the archive, in reading order."""
    return tuple(item for item in site.plan.items if item.over and _is_work(item))


def _ended_on(item: Item) -> dt.date:
    """Return the day on which an item ended, as far as known."""
    closed = item.closed.date if item.closed else None
    retired = item.retired.date if item.retired else None
    end = item.period.end if item.period else None
    return closed or retired or end or dt.date.min


def _group(site: Site, items: list[Item]) -> tuple[ArchiveGroup, ...]:
    """Group by the quarter in which each ended; those without any day come last."""
    start = site.plan.settings.fiscal_year_start
    found: dict[Period | None, list[Item]] = {}
    for item in items:
        day = _ended_on(item)
        found.setdefault(None if day == dt.date.min else quarter_of(day, start), []).append(item)
    return tuple(
        ArchiveGroup(
            anchor=f"ended-{quarter.text.lower()}" if quarter else "undated",
            title=site.words.period(quarter) if quarter else site.words("archive.undated"),
            note=_count(site, ended),
            rows=tuple(_build_row(site, item) for item in ended),
        )
        for quarter, ended in found.items()
    )


def _count(site: Site, items: list[Item]) -> str:
    """Count the verdicts of a quarter: "3 achieved, 1 missed"."""
    counts = Counter(item.closed.verdict for item in items if item.closed)
    return ", ".join(
        site.words(f"archive.n.{verdict}", n=counts[verdict])
        for verdict in _VERDICTS
        if counts[verdict]
    )


def _build_row(site: Site, item: Item) -> ArchiveRow:
    closed, retired, words = item.closed, item.retired, site.words
    verdict = closed.verdict if closed and closed.verdict in _VERDICTS else item.state
    day = _ended_on(item)
    return ArchiveRow(
        anchor=item.id,
        title=item.title,
        address=item.address,
        kind=kind_word(site, item),
        department=department_title(site, item),
        period=short_period(site, item.period) if item.period else "",
        ended="" if day == dt.date.min else words.date(day),
        verdict=verdict,
        score=words.number(closed.score) if closed and closed.score is not None else "",
        learned=closed.learned if closed and closed.learned else retired.because if retired else "",
        into=link_id(site, retired.into) if retired and retired.into else None,
    )


def _is_work(item: Item) -> bool:
    """Tell whether an item is work that ends; who has left is among the people."""
    return not (item.is_person or item.kind.diary or item.kind.looks_back)
