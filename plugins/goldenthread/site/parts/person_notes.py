"""What is known of a person besides their threads.

In: a site, a person, the items the person owns. Out: whose work depends on them, further duties,
and a note on leaving. Nothing here ranks or scores anyone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.ground.graph import below
from goldenthread.items.item import Item
from goldenthread.site.parts.parts import ItemLink, link_item, show_person
from goldenthread.site.site import Site

_MOST_LINKS = 12
_SAID = frozenset({"owns", "reviews", "has committed to"})


@dataclass(frozen=True, slots=True)
class Duty:
    """Something else a person answers for, by what it means."""

    meaning: str
    links: tuple[ItemLink, ...]


def say_left(site: Site, person: Item, own: Sequence[Item]) -> str:
    """Say when somebody left or will leave, and what that leaves open."""
    last = person.last_day
    if last is None:
        return ""
    words, gone = site.words, last < site.plan.today
    said = [words("person.left" if gone else "person.leaving", day=words.date(last))]
    if own:
        said.append(words("person.needs_owner", n=len(own)))
    return " ".join(said)


def find_loss(site: Site, own: Sequence[Item]) -> tuple[str, tuple[ItemLink, ...]]:
    """Find the work of others that would lose its thread if this person's stopped."""
    plan, mine = site.plan, {item.id for item in own}
    hanging = below(plan.primary_children, [item.id for item in own])
    others = [
        plan.by_id[i]
        for i in hanging
        if i in plan.whole and i not in mine and not plan.by_id[i].over
    ]
    if not others:
        return "", ()
    links = [link_item(item, _name_owner(site, item)) for item in others[:_MOST_LINKS]]
    return site.words("person.loss", n=len(others)), tuple(links)


def _name_owner(site: Site, item: Item) -> str:
    owner = show_person(site, item.owner)
    return owner.name if owner else ""


def list_waiting(site: Site, own: Sequence[Item]) -> tuple[ItemLink, ...]:
    """List the work of others that waits for an item this person owns."""
    mine, found = {item.id for item in own}, {}
    for item in own:
        for other, reference in site.plan.referrers.get(item.id, ()):
            waits = reference.field.path[0] == "depends_on"
            if waits and other.current and other.id not in mine:
                found[other.id] = link_item(other, site.words("person.waits_for", title=item.title))
    return tuple(found.values())[:_MOST_LINKS]


def list_duties(site: Site, person: Item) -> tuple[Duty, ...]:
    """List what else names the person, check-ins apart, grouped by what that means."""
    grouped: dict[str, dict[str, ItemLink]] = {}
    for item, reference in site.plan.referrers.get(person.id, ()):
        meaning = reference.field.meaning
        if meaning not in _SAID and not item.over and not item.kind.diary:
            key = f"duty.{meaning.replace(' ', '-')}"
            word = site.words.catalogue.get(key) or meaning.capitalize()
            grouped.setdefault(word, {})[item.id] = link_item(item)
    return tuple(Duty(word, tuple(links.values())) for word, links in grouped.items())
