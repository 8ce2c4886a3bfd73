"""Check data against one flat JSON Schema and say each error once.

In: a schema and the data of one item. Out: `FieldError`s in document order. A compiled validator
answers "valid" in microseconds; only data that fails it is explained by `jsonschema`
(0.01 ms against 0.4 ms for each file). Never words a message; rules do that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jsonschema
import jsonschema_rs

from goldenthread.ground.likeness import nearest
from goldenthread.ground.period import parse_period, read_day
from goldenthread.source.front_matter import Pointer

_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DEEPEST = 20
LONGEST_ID = 200
"""Bytes of an id in UTF-8; file systems take 255 for a name."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing wrong with one field.

    `keyword` is the JSON Schema keyword that failed; `expected` is its value in the schema and
    `value` what stood there. For `required` and `additionalProperties` the pointer ends in the
    missing or unexpected key.
    """

    keyword: str
    pointer: Pointer
    value: Any
    expected: Any
    known: tuple[str, ...] = ()

    @property
    def meant(self) -> Pointer:
        """The field that an unexpected key is most like; empty for every other error."""
        near = nearest(str(self.pointer[-1]), self.known) if self.known else ()
        return (*self.pointer[:-1], near[0]) if near else ()


def is_item_id(text: str) -> bool:
    """Tell whether `text` can be an id: letters and digits of any script, NFC, single hyphens.

    It names a folder of the site, so it is no longer than such a name can be.
    """
    return bool(
        len(text.encode("utf-8", "replace")) <= LONGEST_ID
        and _ID.fullmatch(text)
        and text == text.lower()
        and unicodedata.is_normalized("NFC", text)
    )


def _is_day(text: str) -> bool:
    try:
        read_day(text)
    except ValueError:
        return False
    return True


def _is_period(text: str) -> bool:
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


_FORMATS = {"item-id": is_item_id, "date": _is_day, "period": _is_period}


def _format_checker() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    for name, check in _FORMATS.items():
        checker.checks(name)(lambda value, check=check: not isinstance(value, str) or check(value))
    return checker


def _check_pattern(
    validator: object, pattern: str, instance: object, schema: object
) -> Iterator[jsonschema.ValidationError]:
    """Yield an error where a text does not match, by the engine that bounds its own work."""
    del validator, schema
    bounded = jsonschema_rs.Draft202012Validator({"pattern": pattern})
    if isinstance(instance, str) and not bounded.is_valid(instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


_Explainer = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator, {"pattern": _check_pattern}
)


def _ask_nobody(uri: str) -> dict[str, Any]:
    """Refuse to fetch a schema: a check asks no network."""
    raise ValueError(f"'{uri}' is not part of the schema")


class Validator:
    """One schema, compiled once for the answer and once, when needed, for the reasons."""

    __slots__ = ("_fast", "_schema", "_slow")

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Compile `schema`, which the loader has checked to be a valid one."""
        self._schema = dict(schema)
        self._fast = jsonschema_rs.Draft202012Validator(
            self._schema, formats=_FORMATS, validate_formats=True, retriever=_ask_nobody
        )
        self._slow: jsonschema.Draft202012Validator | None = None

    def errors(self, data: Mapping[str, Any]) -> tuple[FieldError, ...]:
        """Return every error of `data`, none for valid data."""
        if self._is_surely_valid(data):
            return ()
        if self._slow is None:
            self._slow = _Explainer(self._schema, format_checker=_format_checker())
        found = (e for error in self._slow.iter_errors(data) for e in _simplify(error))
        return tuple(sorted(_one_for_each_place(found), key=lambda e: [str(p) for p in e.pointer]))

    def _is_surely_valid(self, data: Mapping[str, Any]) -> bool:
        try:
            return self._fast.is_valid(data)
        except ValueError:  # older releases hold no whole number beyond 64 bits
            return False


def _one_for_each_place(errors: Iterator[FieldError]) -> list[FieldError]:
    """Keep one error for each place: a value that fails twice is one slip."""
    kept: dict[Pointer, FieldError] = {}
    for error in errors:
        kept.setdefault(error.pointer, error)
    return list(kept.values())


def _simplify(error: jsonschema.ValidationError, depth: int = 0) -> Iterator[FieldError]:
    """Follow `oneOf` to its most telling branch and spell out keys one by one."""
    pointer: Pointer = tuple(error.absolute_path)
    if error.validator == "oneOf" and error.context and depth < _DEEPEST:
        for inner in _best_branch(error):
            yield from _simplify(inner, depth + 1)
        return
    # The stubs leave these open; for the two keywords below they are a mapping and a list.
    schema: Any = error.schema
    instance: Any = error.instance
    wanted: Any = error.validator_value
    if error.validator == "additionalProperties":
        known = tuple(schema.get("properties", ()))
        for key in instance:
            if key not in known:
                yield FieldError("additionalProperties", (*pointer, key), key, None, known)
    elif error.validator == "required":
        for key in wanted:
            if key not in instance:
                yield FieldError("required", (*pointer, key), None, key)
    else:
        yield FieldError(str(error.validator), pointer, error.instance, error.validator_value)


def _best_branch(error: jsonschema.ValidationError) -> list[jsonschema.ValidationError]:
    """Choose the branch whose own type fits the value; its errors say what is meant."""
    branches: dict[int, list[jsonschema.ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    here = len(error.absolute_path)

    def misfit(errors: list[jsonschema.ValidationError]) -> tuple[bool, int]:
        wrong_type = any(e.validator == "type" and len(e.absolute_path) == here for e in errors)
        return wrong_type, len(errors)

    best = min(branches.values(), key=misfit)
    if not misfit(best)[0]:
        return best
    types = [str(e.validator_value) for errors in branches.values() for e in errors[:1]]
    best[0].validator_value = types
    return best[:1]
