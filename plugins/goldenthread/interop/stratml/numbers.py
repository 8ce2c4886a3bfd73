"""Numbers and dates as StratML files write them.

In: a text. Out: a finite decimal number, a date, or None where the text is neither.
Never guesses a unit, a scale or the order of day and month.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Context, Decimal

_DECIMAL = re.compile(r"[+-]?(?:\d{1,18}(?:\.\d{0,40})?|\.\d{1,40})")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{0,40})?")
_MOST_DIGITS = 15  # what a binary number keeps; what comes after is its rounding
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?")


def read_number(text: str) -> Decimal | None:
    """Return the number that `text` is (also grouped by commas), else None.

    A fraction of more digits than a binary number keeps is what a spreadsheet made of a shorter
    one: 4.4249999999999998 is 4.425.
    """
    if not (_DECIMAL.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    number = Decimal(text.replace(",", ""))
    if len(number.as_tuple().digits) > _MOST_DIGITS and number != number.to_integral_value():
        return Context(prec=_MOST_DIGITS).create_decimal(number).normalize()
    return number


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
