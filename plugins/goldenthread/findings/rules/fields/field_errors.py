"""Which rule reports which error of a field, and the words that all of them share.

In: the errors that items carry. Out: the errors of one rule, and phrases for fields and values.
Holds no rule itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.items.item import Item
from goldenthread.kinds.validation import FieldError
from goldenthread.plan.plan import Plan
from goldenthread.source.front_matter import Pointer

_LONGEST = 60


def field_errors(plan: Plan, code: str) -> Iterator[tuple[Item, FieldError]]:
    """Yield the errors that the rule of this code reports, file by file."""
    for item in plan.by_path.values():
        for error in item.errors:
            if _code(error) == code:
                yield item, error


def _code(error: FieldError) -> str:
    if error.keyword == "additionalProperties":
        return "GT102"
    if error.keyword == "required":
        return "GT103"
    if error.keyword != "format":
        return "GT104"
    if error.expected == "period":
        return "GT107" if _is_backwards(str(error.value)) else "GT104"
    return {"date": "GT105", "item-id": "GT106"}.get(str(error.expected), "GT104")


def _is_backwards(text: str) -> bool:
    """Tell whether both ends of an interval are fit to compare, and the first is later."""
    first, _, last = text.partition("/")
    return bool(last) and len(first) == len(last) and first > last


def name_field(pointer: Pointer) -> str:
    """Name the place of a value: `'owner'`, `'tags' entry 2`, `'unit' of 'metrics' entry 1`."""
    if not pointer:
        return "the front matter"
    last, before = pointer[-1], pointer[:-1]
    if isinstance(last, int):
        return f"'{before[-1]}' entry {last + 1}"
    if not before:
        return f"'{last}'"
    if isinstance(before[-1], int):
        return f"'{last}' of '{before[-2]}' entry {before[-1] + 1}"
    return f"'{last}' of '{before[-1]}'"


def show_value(value: object) -> str:
    """Show what a writer wrote, in quotes and cut to a readable length."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Mapping):
        return "'key: value' lines"
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return f"'{text[: _LONGEST - 1]}…'" if len(text) > _LONGEST else f"'{text}'"


def schema_at(item: Item, pointer: Pointer) -> Mapping[str, Any]:
    """Return what the schema of an item's kind says about the field at `pointer`."""
    schemas: list[Mapping[str, Any]] = [item.kind.schema]
    for part in pointer:
        spread = [s for schema in schemas for s in (schema, *schema.get("oneOf", ()))]
        if isinstance(part, int):
            schemas = [s["items"] for s in spread if "items" in s]
        else:
            schemas = [s["properties"][part] for s in spread if part in s.get("properties", {})]
    return schemas[0] if schemas else {}


def lower_first(text: str) -> str:
    """Turn a sentence of a schema into a clause: lower case, no full stop."""
    return f"{text[:1].lower()}{text[1:]}".rstrip(".")
