"""Fields of an item as words: those of the shipped kinds by the catalogue, others by their schema.

In: a site and an item. Out: (label, entries) for each field that no part of a page shows already.
Values are text whatever their shape; ids that name items become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from goldenthread.source.front_matter import Pointer
from goldenthread.items.item import Item
from goldenthread.site.parts.parts import ItemLink, link_id
from goldenthread.site.site import Site
from goldenthread.site.slots import placed_fields, say_field

# Fields that have a place of their own on the page, and those that steer the page itself.
PLACED = frozenset(
    {
        "kind", "id", "title", "owner", "reviewer", "department", "period", "state", "audience",
        "supports", "stands_alone", "metrics", "outcomes", "aims", "depends_on", "conflicts_with",
        "assumptions", "stakeholders", "formerly", "retired", "closed", "waivers", "number",
        "picture", "clauses", "answers",
        "hide", "search", "tags", "description", "icon",
    }
)  # fmt: skip
_WEB = re.compile(r"https?://[^\s]+")
_MOST_WORDS = 40
_DEEPEST = 3


def describe_fields(site: Site, item: Item) -> Iterator[tuple[str, tuple[ItemLink, ...]]]:
    """Describe the fields in the order of the schema; unknown keys are findings, not facts."""
    links = {reference.pointer: reference for reference in item.references}
    placed = PLACED | placed_fields(item.kind.name)
    for name in item.kind.schema["properties"]:
        if name in placed or name not in item.data:
            continue
        entries = say_field(site, item, name)
        if entries is None:
            entries = tuple(_entries(site, item.data[name], (name,), set(links)))
        if entries:
            yield name_field(site, item, name), entries


def name_field(site: Site, item: Item, name: str) -> str:
    """Name a field: by the catalogue, its schema's title, a short description, else its key."""
    word = site.words.catalogue.get(f"field.{name}")
    declared = item.kind.schema["properties"].get(name, {})
    if word or not isinstance(declared, Mapping):
        return word or name
    title, description = declared.get("title"), declared.get("description")
    if isinstance(title, str) and title:
        return title
    if isinstance(description, str) and 0 < len(description) <= _MOST_WORDS:
        return description.rstrip(".")
    return name.replace("_", " ").replace("-", " ").capitalize()


def _entries(
    site: Site, value: object, pointer: Pointer, links: set[Pointer]
) -> Iterator[ItemLink]:
    """Turn a value of any shape into entries, one for each element of a list."""
    if pointer in links and isinstance(value, str):
        yield link_id(site, value)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _entries(site, entry, (*pointer, index), links)
    elif isinstance(value, Mapping):
        yield _mapping(site, value, pointer, links)
    else:
        text = say(site, value)
        if text:
            outside = text if _WEB.fullmatch(text) else ""
            yield ItemLink(text, "", outside=outside)


def _mapping(
    site: Site, value: Mapping[object, object], pointer: Pointer, links: set[Pointer]
) -> ItemLink:
    """Lead with the first value, or the one that names an item; the others are its note."""
    named = [key for key in value if (*pointer, key) in links]
    first = named[0] if named else next(iter(value), None)
    rest = [f"{key}: {say(site, part)}" for key, part in value.items() if key != first]
    note = " · ".join(rest)
    if first is None:
        return ItemLink("", "", note)
    lead = value[first]
    if named and isinstance(lead, str):
        return link_id(site, lead, note)
    return ItemLink(say(site, lead), "", note)


def say(site: Site, value: object, depth: int = 0) -> str:
    """Say a value in words: numbers and yes or no in the reader's language."""
    if isinstance(value, bool):
        return site.words("value.true" if value else "value.false")
    if isinstance(value, int | float):
        return site.words.number(value)
    if depth >= _DEEPEST or value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(say(site, entry, depth + 1) for entry in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {say(site, part, depth + 1)}" for key, part in value.items())
    return str(value)
