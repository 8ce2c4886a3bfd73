"""GT104: a field has a value that it does not accept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.findings.near_ids import find_whole
from goldenthread.findings.phrases import either, nearest_help
from goldenthread.findings.rules.fields.cut_text import word_empty
from goldenthread.findings.rules.fields.field_errors import (
    field_errors,
    lower_first,
    name_field,
    schema_at,
    show_value,
)
from goldenthread.findings.rules.fields.number_slips import advise_number
from goldenthread.findings.rules.fields.pasted_rows import mend_rows
from goldenthread.findings.rules.fields.period_words import word_period
from goldenthread.ground.likeness import nearest
from goldenthread.ground.week import advise_week
from goldenthread.kinds.validation import FieldError

_TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "'key: value' lines",
}
_FEW = 3
_PAIR = "^[^#]+#[^#]+$"
_FORMS = {
    "^GT[0-9]{3}$": "the code of a rule, such as GT301",
    "^[A-Z]{3}$": "three capitals, such as EUR",
    "^https?://\\S+$": "an address that starts with https://",
    "^[0-9a-f]{8}$": "eight characters of 0-9 and a-f",
    _PAIR: "a file and a column, such as data/leads.csv#renters",
}
_BOUNDS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "maxItems": "at most {} entries",
    "multipleOf": "a multiple of {}",
}
_WEEK = "^[0-9]{4}-W[0-9]{2}$"


class WrongValue(Rule):
    """A field has a value that it does not accept.

    ## What it does

    Compares each value with the field's schema: a text, a number or a list where one is expected, a
    word from a fixed set, a period in one of its forms.

    ## Why is this bad?

    A value that cannot be understood is left out of every sum, status and filter, so the page shows
    less than its author wrote down.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    state: finished
    period: Q4 2026
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    state: closed
    period: 2026-Q4
    ```
    """

    code = "GT104"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value that does not fit its field."""
        for item, error in field_errors(plan, "GT104"):
            message, remedy = (
                _word_part(plan, item, error)
                or _word_week(item, error)
                or word_empty(item, error)
                or _word(item, error)
            )
            yield self.at(plan, item, error.pointer, message, mend_rows(item, error) or remedy)
        for item in plan.by_path.values():
            # A whole number passes for a year in the schema, however long it is.
            period = item.at(("period",))
            if isinstance(period, int) and item.period is None and not item.misread("period"):
                message, remedy = word_period(str(period))
                yield self.at(plan, item, ("period",), message, remedy)


def _word_part(plan: Plan, item: Item, error: FieldError) -> tuple[str, str] | None:
    """Word a link that lacks its item or its part, and complete it where the plan has the part."""
    link = schema_at(item, error.pointer).get("x-link")
    value = str(error.value).strip()
    if error.keyword != "pattern" or error.expected != _PAIR or not link or not value:
        return None
    kinds = tuple(link["kinds"])
    near = find_whole(plan, kinds, value)
    remedy = (
        f"write the id of a {either(kinds)}, # and the id of its part, such as first-id#part-id"
    )
    return f"{name_field(error.pointer)} cannot be {show_value(value)}", nearest_help(near, remedy)


def _word(item: Item, error: FieldError) -> tuple[str, str]:  # noqa: PLR0911 - one per keyword
    """Return the fact and the remedy for one error."""
    name, shown = name_field(error.pointer), show_value(error.value)
    expected = error.expected
    if error.keyword == "type":
        return _word_type(item, error)
    if error.keyword == "format" and expected == "period":
        return word_period(str(error.value))
    if error.keyword in ("minLength", "minItems") and not error.value:
        return f"{name} is empty", "write its value, or take the line out"
    if error.keyword == "enum":
        words = [str(word) for word in expected]
        near = nearest(str(error.value).lower(), words)
        return f"{name} cannot be {shown}", nearest_help(near, f"write {either(words)}")
    if error.keyword == "pattern" and not str(error.value).strip():
        return f"{name} is blank", "write its value"
    if error.keyword == "maxLength":
        return f"{name} has {len(error.value)} characters", f"it takes at most {expected}"
    if error.keyword == "pattern":
        return f"{name} cannot be {shown}", f"write {_FORMS.get(expected, f'it as {expected}')}"
    if error.keyword == "uniqueItems":
        return f"{name} names an entry twice", "keep one of the two"
    if error.keyword in _BOUNDS:
        return f"{name} cannot be {shown}", f"it takes {_BOUNDS[error.keyword].format(expected)}"
    return f"{name} cannot be {shown}", _describe(item, error, "see the kind's page for its form")


def _word_type(item: Item, error: FieldError) -> tuple[str, str]:
    """Word a value of the wrong type, such as a number where a text belongs."""
    name, value = name_field(error.pointer), error.value
    wanted = [error.expected] if isinstance(error.expected, str) else list(error.expected)
    takes = either(list(dict.fromkeys(_TYPES.get(str(kind), str(kind)) for kind in wanted)))
    if value is None:
        return f"{name} is empty", f"write {takes}, or take the line out"
    field = schema_at(item, error.pointer)
    one = isinstance(value, list) and takes.startswith("a ")
    fact = (
        f"{name} takes {takes.replace('a ', 'one ', 1) if one else takes}, not {show_value(value)}"
    )
    if "string" in wanted and isinstance(value, bool | int | float):
        if field.get("format") == "date":
            return fact, "write the day as YYYY-MM-DD, such as 2026-12-31"
        return fact, f'quote it: "{str(value).lower()}"'
    if "array" in wanted and isinstance(value, str | dict):
        return fact, _word_list(field.get("items", {}), value)
    if wanted == ["boolean"]:
        return fact, "write true or false"
    if "number" in wanted and isinstance(value, str):
        return fact, _word_figure(error.pointer, value)
    if "object" in wanted and field.get("properties"):
        return fact, _word_entry(field, value)
    return fact, _describe(item, error, f"write {takes}")


def _word_list(entries: Mapping[str, Any], value: str | dict[str, Any]) -> str:
    """Say how one entry becomes a list, by what the entries of the list look like."""
    if isinstance(value, dict):
        return "put `- ` before its first line, or [ ] around it"
    if entries.get("type") == "object":
        return _word_entry(entries, value).replace("write `", "write `- ")
    return f"put it in brackets: [{value}]"


def _word_figure(pointer: Pointer, value: str) -> str:
    """Say how to write a number that carries its unit; a share outside metrics is a part of one."""
    share = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%", value.strip())
    meant = advise_number(value)
    if meant:
        return meant
    if pointer[0] == "metrics":
        return "write the figure alone, with a point for decimals, and its unit in 'unit'"
    if share:
        return f"write it as a share: {float(share[1]) / 100:g}"
    return "write the figure alone, with a point for decimals"


def _word_entry(field: Mapping[str, Any], value: object) -> str:
    """Put a value that stands alone where its fields belong into the first of them, if it fits."""
    fields = field["properties"]
    names = list(fields if len(fields) <= _FEW else field.get("required", fields))
    if "x-link" in fields[names[0]] and " " in str(value):
        names = ["text", *names] if "text" in fields else names
    kind = "string" if isinstance(value, str) else "number"
    plain = isinstance(value, int | float) or re.fullmatch(r"\w[\w .!?-]{0,60}", str(value))
    if plain and fields[names[0]].get("type") == kind:
        rest = "".join(f", {name}: …" for name in names[1:])
        return f"write `{{{names[0]}: {value}{rest}}}`"
    return f"give it the fields {', '.join(fields)}"


def _describe(item: Item, error: FieldError, otherwise: str) -> str:
    """Explain a field in the words of its schema."""
    described = str(schema_at(item, error.pointer).get("description", ""))
    return lower_first(described) or otherwise


def _word_week(item: Item, error: FieldError) -> tuple[str, str] | None:
    """Word a field that takes a week alone, and name the week that was probably meant."""
    if schema_at(item, error.pointer).get("pattern") != _WEEK or not error.value:
        return None
    fact = f"{name_field(error.pointer)} cannot be {show_value(error.value)}"
    return fact, advise_week(str(error.value))
