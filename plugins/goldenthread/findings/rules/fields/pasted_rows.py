"""Values that were pasted from a spreadsheet where a plan writes a day and a number.

In: what stands in a list of values. Out: the entries that were meant, as a plan writes them. What
could be read in two ways is not guessed. Holds no rule itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.findings.rules.fields.field_errors import schema_at
from goldenthread.items.item import Item
from goldenthread.kinds.validation import FieldError

_MOST = 3
_DAY = r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
_ROW = re.compile(rf"(?P<day>{_DAY})[\s;,|:]+(?P<number>[+-]?\d[\d.,]*)(?![\w.,])")
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d{1,2}|\.\d{4,})?")
_COMMA = re.compile(r"[+-]?\d+,\d{1,2}")
_MOST_MONTHS = 12


def takes_rows(fields: Mapping[str, Any]) -> bool:
    """Tell whether entries with these fields hold a day and a number."""
    return "date" in fields and "value" in fields


def mend_rows(item: Item, error: FieldError) -> str:
    """Show rows of a spreadsheet as they should be where a day with its number belongs."""
    field = schema_at(item, error.pointer)
    entry = field.get("properties") or field.get("items", {}).get("properties", {})
    return word_rows(error.value) if error.keyword == "type" and takes_rows(entry) else ""


def word_rows(value: object) -> str:
    """Show pasted rows as entries; empty where any of them cannot be understood."""
    rows = list(_read(value))
    if not rows or None in rows:
        return ""
    shown = ", ".join(f"`- {{date: {row[0]}, value: {row[1]}}}`" for row in rows[:_MOST] if row)
    rest = f" and so on, {len(rows)} rows" if len(rows) > _MOST else ""
    return f"write {'it' if len(rows) == 1 else 'each row'} as {shown}{rest}"


def _read(value: object) -> Iterator[tuple[str, str] | None]:
    """Yield a day and a number for each row; None for one that is something else."""
    if isinstance(value, dict):
        yield from (_row(str(day), number) for day, number in value.items())
    elif isinstance(value, list) and value and all(isinstance(one, list) for one in value):
        yield from (found for one in value for found in _read(one))
    elif isinstance(value, list):
        yield _row(str(value[0]), value[1]) if len(value) == 2 else None  # noqa: PLR2004 - a pair
    elif isinstance(value, str):
        rest = _ROW.sub("", value)
        yield from (_row(f["day"], f["number"]) for f in _ROW.finditer(value))
        if rest.strip(" ;,|\t\n"):
            yield None


def _row(day: str, number: object) -> tuple[str, str] | None:
    date, spelt = _read_day(day.strip()), str(number).strip().rstrip(".,;")
    if isinstance(number, bool) or date is None:
        return None
    if _COMMA.fullmatch(spelt):
        spelt = spelt.replace(",", ".")
    return (date, spelt) if isinstance(number, int | float) or _PLAIN.fullmatch(spelt) else None


def _read_day(text: str) -> str | None:
    """Return a day as a plan writes it; None where the month could as well be the day."""
    parts = [int(part) for part in re.split(r"[-./]", text) if part.isdigit()]
    if not re.fullmatch(_DAY, text) or len(parts) != 3:  # noqa: PLR2004 - day, month and year
        return None
    if re.match(r"\d{4}", text):
        year, month, day = parts
    else:
        day, month, year = parts
        if "." not in text and day <= _MOST_MONTHS and month != day:
            return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
