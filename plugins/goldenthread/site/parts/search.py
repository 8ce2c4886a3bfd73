"""What search finds an item by, besides its title and the author's text.

In: a site and an item. Out: plain words. A page of an item shows threads, trees and tables that
repeat the titles of others; indexing those would make every search find half the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.site.parts.parts import department_title, kind_word, show_person
from goldenthread.site.site import Site
from goldenthread.site.slots import voices

_TEXT_FIELDS = ("role", "picture", "offer", "target_audience", "channel", "type", "number")


def search_words(site: Site, item: Item) -> tuple[str, ...]:
    """Return kind, id, people, department, metrics and the item's own short texts."""
    return tuple(word for word in _collect(site, item) if word)


def _collect(site: Site, item: Item) -> Iterator[str]:
    yield kind_word(site, item)
    yield item.id
    for person_id in (item.owner, item.reviewer):
        person = show_person(site, person_id)
        yield person.name if person else ""
    yield department_title(site, item)
    if item.period:
        yield site.words.period(item.period)
    for metric in item.metrics:
        yield metric.name
    for field in _TEXT_FIELDS:
        yield item.text(field)
    for support in item.supports:
        yield support.why
    yield from _nested(item)
    for voice in voices():
        yield from voice.words(site, item)


def _nested(item: Item) -> Iterator[str]:
    """Yield the texts inside a campaign's message and a person's own purpose, if agreed to."""
    yield str(item.mapping("message").get("text", ""))
    purpose = item.mapping("purpose")
    if purpose.get("consent") is True:
        yield str(purpose.get("text", ""))
