"""How to write a period that cannot be read.

In: what somebody wrote. Out: the fact, and the form that was probably meant or all that there are.
Holds no rule itself.
"""

from __future__ import annotations

import re
from contextlib import suppress

from goldenthread.ground.period import parse_period, read_day

_PERIODS = "write 2026, 2026-H2, 2026-Q4, 2026-10, 2026-W47 or 2026-07-01/2026-12-31"


def word_period(text: str) -> tuple[str, str]:
    """Repeat why a period cannot be read, and offer the form that was probably meant."""
    with suppress(ValueError):
        return f"'{text}' is no period", f"a single day is written '{read_day(text)}/{text}'"
    year = re.search(r"(?<!\d)20\d\d(?!\d)", text)
    part = re.search(r"[QH][1-4]", text.upper())
    if year and part and f"{year[0]}-{part[0]}" != text and part[0] not in ("H3", "H4"):
        return f"'{text}' is no period", f"did you mean '{year[0]}-{part[0]}'?"
    try:
        parse_period(text)
    except ValueError as error:
        return str(error), _PERIODS
    return f"'{text}' is no period", _PERIODS
