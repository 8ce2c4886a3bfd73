"""What a field takes, in words a writer understands.

In: the flat schema of a field. Out: one line such as "list of ids of people", in which
`backticks` set code. Leaves out patterns and lengths; the check says those when they matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.site.site import Site

_FORMATS = ("date", "period", "item-id")
_DURATION = "^[1-9][0-9]{0,3} (?:business-)?"
_DEEPEST = 6


def describe_type(site: Site, schema: object, depth: int = 0) -> str:
    """Describe what a value must be; the schema `true` takes anything."""
    words = site.words
    if not isinstance(schema, Mapping):
        return words("type.any")
    if "x-link" in schema:
        return _describe_link(site, schema["x-link"]["kinds"])
    if "const" in schema:
        return words("type.kind") if schema["const"] is None else f"`{schema['const']}`"
    if "enum" in schema:
        return words("type.one_of", values=", ".join(f"`{value}`" for value in schema["enum"]))
    branches = (*schema.get("oneOf", ()), *schema.get("anyOf", ()))
    if branches and depth < _DEEPEST:
        told = dict.fromkeys(describe_type(site, branch, depth + 1) for branch in branches)
        return f" {words('type.or')} ".join(told)
    if schema.get("format") in _FORMATS:
        return words(f"type.{schema['format']}")
    if str(schema.get("pattern", "")).startswith(_DURATION):
        return words("type.duration")
    return _describe_plain(site, schema, depth)


def _describe_plain(site: Site, schema: Mapping[str, Any], depth: int) -> str:
    words, kind = site.words, schema.get("type")
    if kind == "array":
        entry = schema.get("items")
        if not isinstance(entry, Mapping) or depth >= _DEEPEST:
            return words("type.list")
        return words("type.list_of", what=describe_type(site, entry, depth + 1))
    if kind == "object":
        names = ", ".join(schema.get("properties", ()))
        return f"`{{{names}}}`" if names else words("type.fields")
    key = f"type.{kind}" if isinstance(kind, str) else "type.any"
    return words.catalogue.get(key, words("type.any"))


def _describe_link(site: Site, kinds: list[str]) -> str:
    if "*" in kinds:
        return site.words("type.link_any")
    known = [site.plan.kinds[name] for name in kinds if name in site.plan.kinds]
    names = f" {site.words('type.or')} ".join(site.words.kind(kind) for kind in known)
    return site.words("type.link", kinds=names) if names else site.words("type.link_any")
