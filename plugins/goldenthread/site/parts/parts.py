"""The smallest things that views share: people, links, heads, percentages.

In: a site and an item or id. Out: frozen values that `parts/*.html` read by attribute. They hold
text only; nothing here makes HTML or looks at the rest of the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.ground.period import Period, parse_period
from goldenthread.items.item import Item
from goldenthread.measures.share import percent
from goldenthread.site.site import Site
from goldenthread.wording.words import load_catalogue


@dataclass(frozen=True, slots=True)
class Person:
    """Someone as shown: initials, never a photo; `address` is empty for an unknown person."""

    name: str
    initials: str
    address: str
    role: str
    contractor: bool
    team: str


@dataclass(frozen=True, slots=True)
class ItemLink:
    """A link with a second line of words; without an address it is plain text.

    `outside` is a whole link that leaves the site, and only ever begins with http or https.
    """

    title: str
    address: str
    note: str = ""
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with one or more entries; entries without an address are plain words."""

    label: str
    entries: tuple[ItemLink, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A remark on a row; `kind` is broken, conflict, part, note or ghost."""

    kind: str
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PageHead:
    """Head of a page; `state` is whole, soft, run or broken (see `parts/page_head.html`)."""

    title: str
    kind: str = ""
    context: str = ""
    lead: str = ""
    state: str = "whole"
    after_thread: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a switch between views of the same thing."""

    label: str
    address: str
    icon: str
    current: bool


def show_person(site: Site, person_id: str) -> Person | None:
    """Show the person that an id names; None if it names nobody.

    An id that is not in the plan, or names something else, is shown as it was written.
    """
    if not person_id:
        return None
    item = site.plan.find(person_id)
    if item is None or not item.is_person:
        return Person(person_id, _initials(person_id.replace("-", " ")), "", "", False, "")
    apart = site.plan.settings.people != "team"  # else the name is the team's already
    return Person(
        name=item.title,
        initials=_initials(item.title),
        address=item.address,
        role=item.role,
        contractor=apart and item.text("engagement") == "contractor",
        team=department_title(site, item) if apart else "",
    )


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()] or name.split()
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()[:2]


def link_item(item: Item, note: str = "") -> ItemLink:
    """Link to the page of an item."""
    return ItemLink(item.title, item.address, note)


def link_id(site: Site, target: str, note: str = "") -> ItemLink:
    """Link to what an `id` or `id#part` names; plain text where it names nothing."""
    item_id, _, part = target.partition("#")
    item = site.plan.find(item_id)
    if item is None:
        return ItemLink(target, "", note)
    named = part_name(item, part)
    return link_item(item, " · ".join(word for word in (named, note) if word))


def part_name(item: Item, part: str) -> str:
    """Name what `id#part` points at: a metric by its name, other entries by their text."""
    if not part:
        return ""
    metric = item.metric(part)
    return metric.name if metric else item.part_text(part) or part


def department_title(site: Site, item: Item) -> str:
    """Name the department an item belongs to, its own or inherited; empty when corporate."""
    department = site.plan.department(item)
    return department.title if department and department.id != item.id else ""


def shown_status(site: Site, item: Item) -> str:
    """Name the status to show; empty where nothing is measured, which is no status at all."""
    name = site.plan.status(item).name
    return "" if name == "unmeasured" else name


def shown_percent(progress: float | None) -> int | None:
    """Turn a share into what a bar can show, 0 to 100."""
    return None if progress is None else percent(min(max(progress, 0.0), 1.0))


def reach_percent(whole: int, total: int) -> int | None:
    """Return how much reaches the purpose, 0 to 100; rounded down, so that a gap is never 100."""
    return whole * 100 // total if total else None


def fiscal_year(site: Site, day: dt.date) -> int:
    """Return the fiscal year of a day, named by the year in which it ends."""
    start = site.plan.settings.fiscal_year_start
    return day.year if start == 1 or day.month < start else day.year + 1


def short_period(site: Site, period: Period) -> str:
    """Write a period for a narrow column: its name where it has one, else when it ends.

    An interval that is exactly a quarter, half or year is called that.
    """
    words, start = site.words, site.plan.settings.fiscal_year_start
    if "/" not in period.text:
        written, _, month = period.text.partition("-")
        if month.isdigit():
            return words("period.month", month=words(f"date.short.{int(month)}"), year=written)
        return words.period(period)
    year = fiscal_year(site, period.start)
    for text in (f"{year}", *(f"{year}-H{n}" for n in "12"), *(f"{year}-Q{n}" for n in "1234")):
        named = parse_period(text, start)
        if (named.start, named.end) == (period.start, period.end):
            return words.period(named)
    if period.end.year == site.plan.today.year:
        return words("period.until", date=words.date(period.end, short=True))
    month = words(f"date.short.{period.end.month}")
    return words("period.until_month", month=month, year=period.end.year)


def kind_word(site: Site, item: Item) -> str:
    """Name the item's kind in the reader's language."""
    return site.words.kind(item.kind)


def name_outcome(site: Site, outcome: str) -> str:
    """Name an outcome or an aim in the reader's language, or as the company calls it."""
    label = site.plan.kinds.vocabulary.label(outcome)
    key = f"outcome.{outcome}"
    ours = load_catalogue("en").get(key) == label or key in site.plan.settings.words
    return site.words.catalogue.get(key, label) if ours else label


def join_names(site: Site, names: Sequence[str], last: str = "and") -> str:
    """Join names as a sentence does: "Marketing, Sales and People", or with "or"."""
    if len(names) < 2:  # noqa: PLR2004 - one name stands alone
        return "".join(names)
    return f"{', '.join(names[:-1])} {site.words(f'list.{last}')} {names[-1]}"
