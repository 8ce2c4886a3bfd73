"""The facts beside an item: one line of label and words or links for each field that has a value.

In: a site and an item. Out: `Fact`s in reading order. Fields that no line below knows (a
company's own kinds and extra fields) are shown too, named by their schema.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from goldenthread.items.item import Item, Reference
from goldenthread.site.parts.fields import describe_fields
from goldenthread.site.parts.parts import (
    Fact,
    ItemLink,
    department_title,
    link_id,
    link_item,
    name_outcome,
)
from goldenthread.site.site import Site
from goldenthread.site.slots import say_field, voices

# From here on years say more than days.
_LONG = 730


def build_facts(site: Site, item: Item) -> tuple[Fact, ...]:
    """Build the facts below status, progress, owner and reviewer, which have drawings."""
    return tuple(fact for fact in _find_facts(site, item) if fact.entries)


def _find_facts(site: Site, item: Item) -> Iterator[Fact]:
    words, plan = site.words, site.plan
    department = plan.department(item)
    if department and department.id != item.id:
        yield Fact(words("facts.department"), (link_item(department),))
    if item.period:
        shown = words.period(item.period)
        yield Fact(words("facts.period"), (ItemLink(shown, "", _time_left(site, item)),))
    yield Fact(words("facts.outcome"), _outcomes(site, item))
    if item.aims:
        aims = ", ".join(name_outcome(site, aim) for aim in item.aims)
        yield Fact(words("facts.aims"), (ItemLink(aims, ""),))
    for voice in voices():
        yield from voice.facts(site, item)
    yield Fact(words("facts.needs"), tuple(_link_work(site, target) for target in item.depends_on))
    yield Fact(
        words("facts.needed_by"),
        tuple(_link_work(site, other.id) for other in _referring(site, item, "depends on")),
    )
    yield from (Fact(label, entries) for label, entries in describe_fields(site, item))
    if item.state in ("draft", "candidate"):
        yield Fact(words("facts.state"), (ItemLink(words(f"state.{item.state}"), ""),))
    if item.audience:
        yield Fact(words("facts.audience"), (ItemLink(item.audience, ""),))
    if item.formerly:
        yield Fact(words("facts.formerly"), tuple(ItemLink(old, "") for old in item.formerly))


def _referring(site: Site, item: Item, meaning: str) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    for other, reference in site.plan.referrers.get(item.id, ()):
        if reference.field.meaning == meaning and other.id != item.id:
            found[other.id] = other
    return tuple(found.values())


def _link_work(site: Site, target: str) -> ItemLink:
    item = site.plan.find(target.partition("#")[0])
    if item is None:
        return link_id(site, target)
    due = site.words.date(item.period.end, short=True) if item.period else ""
    parts = (department_title(site, item), site.words("facts.due", date=due) if due else "")
    return link_id(site, target, " · ".join(part for part in parts if part))


def _time_left(site: Site, item: Item) -> str:
    """Say how many days are left, or since when the period is over."""
    if item.period is None or item.over or item.kind.looks_back:
        return ""
    today: dt.date = site.plan.today
    if item.period.start > today:
        return site.words("facts.days_to_start", n=(item.period.start - today).days)
    left = (item.period.end - today).days
    if left >= _LONG:
        return site.words("facts.years_left", n=left // 365)
    if left == 0:
        return site.words("facts.ends_today")
    return site.words("facts.days_left" if left > 0 else "facts.days_over", n=abs(left))


def _outcomes(site: Site, item: Item) -> tuple[ItemLink, ...]:
    """Name what the item moves: what a question says of it, else what its file does."""
    said = say_field(site, item, "outcomes")
    if said is None:
        return tuple(ItemLink(name_outcome(site, outcome), "") for outcome in item.outcomes)
    return said


# Named in a section of its own, or said by the other end of the link.
_SAID_ELSEWHERE = frozenset({"supports", "depends on", "conflicts with", "belongs to", "answers"})


def build_referrers(site: Site, item: Item) -> tuple[ItemLink, ...]:
    """List who else names the item, and in what sense; then the pages that mention it.

    Check-ins name it every week and have a section of their own.
    """
    words = site.words
    found: dict[str, tuple[Item, list[str]]] = {}
    for other, reference in site.plan.referrers.get(item.id, ()):
        said = reference.field.meaning in _SAID_ELSEWHERE or other.kind.diary
        if other.id == item.id or said:
            continue
        senses = found.setdefault(other.id, (other, []))[1]
        sense = _sense(site, reference)
        if sense not in senses:
            senses.append(sense)
    for document in site.mentioned_by.get(item.id, ()):
        other_item = site.plan.by_path.get(document.path)
        if other_item and other_item.id != item.id:
            found.setdefault(other_item.id, (other_item, [words("refers.mentions")]))
    links = (
        link_item(other, f"{words.kind(other.kind)} · {', '.join(senses)}")
        for other, senses in found.values()
    )
    return tuple(links)


def _sense(site: Site, reference: Reference) -> str:
    """Name the sense of a link; one of a company's own fields says it in its own words."""
    meaning = reference.field.meaning
    return site.words.catalogue.get(f"refers.{meaning.replace(' ', '-')}") or meaning
