"""Numbers and dates as StratML files write them.

In: a text. Out: a finite decimal number, a date, or None where the text is neither.
Never guesses a unit, a scale or the order of day and month.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

_DECIMAL = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,12})?|\.\d{1,12})")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{0,12})?")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?")


def read_number(text: str) -> Decimal | None:
    """Return the number that `text` is (also grouped by commas), else None."""
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None


def read_date(text: str) -> dt.date | None:
    """Return the day that an `xs:date` names, else None."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    try:
        return dt.date.fromisoformat(match[1])
    except ValueError:
        return None


def is_backwards(start: str, end: str) -> bool:
    """Tell whether both are dates and the start is after the end."""
    first, last = read_date(start), read_date(end)
    return first is not None and last is not None and first > last
