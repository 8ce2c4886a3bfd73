"""Values made up to fit a schema.

In: a part of a kind's schema. Out: a value of the right shape, for an example or a first draft.
Never pretends to know what a pattern means; whoever uses the value checks it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

_MOST_OPTIONAL = 4


class Sampler:
    """Makes up a value that fits a part of a schema."""

    __slots__ = ("_known", "_linked", "_period", "_today")

    def __init__(
        self, today: dt.date, period: str, known: frozenset[str], linked: Mapping[str, str]
    ) -> None:
        """Take what to use for dates and periods; `known` are kinds, `linked` an id of each."""
        self._today, self._period = today, period
        self._known, self._linked = known, linked

    def __call__(self, part: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any value of YAML
        """Return a value, or None where nothing can be made up that would make sense."""
        if "x-link" in part:
            return self._link(part["x-link"]["kinds"])
        fixed = [part[key] for key in ("const", "default") if key in part] + part.get("enum", [])
        if fixed:
            return fixed[0]
        branches = part.get("oneOf") or part.get("anyOf")
        return self(branches[0]) if branches else self._typed(part)

    def _typed(self, part: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any value of YAML
        kind = part.get("type", "string")
        kind = kind[0] if isinstance(kind, list) else kind
        if kind == "object":
            return self._object(part)
        if kind == "array":
            entry = self(part.get("items", {}))
            return None if entry is None else [entry]
        if kind in ("number", "integer"):
            return max(part.get("minimum", 0), 0)
        return True if kind == "boolean" else self._string(part)

    def _string(self, part: Mapping[str, Any]) -> object:
        made_up = {"date": self._today, "period": self._period, "item-id": "short-name"}
        return made_up.get(str(part.get("format")), "...")

    def _link(self, kinds: list[str]) -> str | None:
        if "*" in kinds:
            return "item-id"
        known = [kind for kind in kinds if kind in self._known]
        return self._linked.get(known[0], f"{known[0]}-id") if known else None

    def _object(self, part: Mapping[str, Any]) -> dict[str, Any] | None:
        """Fill what is required and the first few simple fields besides."""
        properties, required = part.get("properties", {}), part.get("required", ())
        optional = [n for n, p in properties.items() if n not in required and _is_simple(p)]
        wanted = {*required, *optional[:_MOST_OPTIONAL]}
        made = {name: self(p) for name, p in properties.items() if name in wanted}
        if any(made[name] is None for name in required if name in made):
            return None
        return {name: value for name, value in made.items() if value is not None} or None


def _is_simple(part: Mapping[str, Any]) -> bool:
    return part.get("type") not in ("array", "object")
