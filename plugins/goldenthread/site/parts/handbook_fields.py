"""The fields of a kind as an author reads them: what each takes, the nested ones spelt out.

In: the flat schema of a kind. Out: tables of rows, what must be there first. Small groups of
nested fields follow their field by dotted names; large ones get a table of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.site.parts.field_types import describe_type
from goldenthread.site.site import Site

_LARGE = 3
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field; `name` is dotted below another, `type` and `text` set code in `backticks`."""

    name: str
    anchor: str
    type: str
    text: str
    required: bool


@dataclass(frozen=True, slots=True)
class FieldTable:
    """Rows that belong together; `of` names the field whose entries they are, "" for the item."""

    of: str
    title: str
    rows: tuple[FieldRow, ...]


def build_tables(
    site: Site, schema: Mapping[str, Any], names: tuple[str, ...], anchor: str, title: str
) -> tuple[FieldTable, ...]:
    """Build the tables of some fields of a schema, the item's own first.

    Fields that hold more than a few others have these in a table of their own.
    """
    properties = schema["properties"]
    required = [name for name in names if name in schema.get("required", ())]
    rows: list[FieldRow] = []
    tables: list[FieldTable] = []
    for name in dict.fromkeys((*required, *names)):
        part, inner = properties[name], find_fields(properties[name])
        large = inner is not None and len(inner["properties"]) > _LARGE
        if inner is not None and large:
            below = tuple(_expand(site, inner, "", f"{anchor}-{name}", 0))
            tables.append(FieldTable(name, site.words("handbook.entry_of", field=name), below))
        kind = _type(site, part, inner, name, "_table" if large else "")
        rows.append(FieldRow(name, f"{anchor}-{name}", kind, _text(part), name in required))
        if inner is not None and not large:
            rows.extend(_expand(site, inner, f"{name}.", f"{anchor}-{name}", 1))
    return (FieldTable("", title, tuple(rows)), *tables)


def _expand(
    site: Site, schema: Mapping[str, Any], prefix: str, anchor: str, depth: int
) -> Iterator[FieldRow]:
    """Yield the fields of an entry, each followed by those inside it."""
    properties, needed = schema["properties"], schema.get("required", ())
    told: dict[str, Mapping[str, Any]] = {}
    for name in sorted(properties, key=lambda name: name not in needed):
        part, inner = properties[name], find_fields(properties[name])
        twin = next((n for n, other in told.items() if inner and other == inner), "")
        text = _text(part)
        if twin:
            text = f"{text} {site.words('handbook.like', field=twin)}".strip()
        here = f"{anchor}-{name}"
        row_type = _type(site, part, inner, name, "")
        yield FieldRow(f"{prefix}{name}", here, row_type, text, name in needed)
        if inner and not twin and depth < _DEEPEST:
            told[name] = inner
            yield from _expand(site, inner, f"{prefix}{name}.", here, depth + 1)


def find_fields(part: object, depth: int = 0) -> Mapping[str, Any] | None:
    """Return the one schema with fields inside a part: itself, its entries, or a branch."""
    if not isinstance(part, Mapping) or depth > _DEEPEST:
        return None
    if part.get("properties"):
        return part
    inside = [part["items"]] if "items" in part else []
    inside += [*part.get("oneOf", ()), *part.get("anyOf", ())]
    found = [inner for inner in (find_fields(entry, depth + 1) for entry in inside) if inner]
    return found[0] if len(found) == 1 else None


def _type(site: Site, part: object, inner: Mapping[str, Any] | None, name: str, where: str) -> str:
    """Say what a field takes; `where` tells whether its own fields have a table to themselves."""
    if name == "kind" and isinstance(part, Mapping) and "const" in part:
        return describe_type(site, {"const": None})
    if inner is None:
        return describe_type(site, part)
    plain = _plain_branch(part)
    branches = [describe_type(site, plain)] if plain else []
    items = part.get("items") if isinstance(part, Mapping) else None
    short = _plain_branch(items)
    if short:
        branches.append(site.words("type.list_of", what=describe_type(site, short)))
    listed = isinstance(part, Mapping) and part.get("type") != "object"
    branches.append(site.words(f"handbook.{'entries' if listed else 'entry'}{where}"))
    return f" {site.words('type.or')} ".join(branches)


def _plain_branch(part: object) -> Mapping[str, Any] | None:
    """Return the short form of a field that may also be written at length."""
    for branch in part.get("oneOf", ()) if isinstance(part, Mapping) else ():
        if isinstance(branch, Mapping) and find_fields(branch) is None:
            return branch
    return None


def _text(part: object) -> str:
    return str(part.get("description", "")) if isinstance(part, Mapping) else ""
