"""GT105: a date does not exist, or is not written as a date."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.findings.rules.fields.field_errors import field_errors, name_field
from goldenthread.ground.period import FIRST_YEAR, LAST_YEAR


class ImpossibleDate(Rule):
    """A date does not exist, or is not written as a date.

    ## What it does

    Reads every day of the front matter as `YYYY-MM-DD` and looks it up in the calendar.

    ## Why is this bad?

    A day that nobody can place makes its value useless: the number has no place on the curve, and
    the promise has no deadline.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    metrics:
      - {id: leads, name: Leads, due: 2026-11-31}
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    metrics:
      - {id: leads, name: Leads, due: 2026-11-30}
    ```
    """

    code = "GT105"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value that is no day."""
        for item, error in field_errors(plan, "GT105"):
            text = str(error.value)
            exact = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
            yield self.at(
                plan,
                item,
                error.pointer,
                f"{name_field(error.pointer)}: '{text}' is "
                + ("a day that does not exist" if exact else "no day"),
                _month(int(exact[1]), int(exact[2])) if exact else _written_otherwise(text),
            )


def _month(year: int, month: int) -> str:
    """Say how long the month is, where there is such a month."""
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return "months go from 01 to 12"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"a plan knows the years {FIRST_YEAR} to {LAST_YEAR}"
    last = calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02} ends on the {last}{'st' if last == 31 else 'th'}"  # noqa: PLR2004


def _written_otherwise(text: str) -> str:
    """Offer the days that other ways of writing stand for; `/` may put the month first."""
    day_first = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", text)
    year_first = re.fullmatch(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T ].*)?", text)
    tried = []
    if day_first:
        day, month, year = int(day_first[1]), int(day_first[3]), int(day_first[4])
        tried = [(year, month, day)] + ([(year, day, month)] if day_first[2] == "/" else [])
    elif year_first:
        tried = [(int(year_first[1]), int(year_first[2]), int(year_first[3]))]
    found = []
    for parts in tried:
        try:
            found.append(dt.date(*parts).isoformat())
        except ValueError:
            continue
    return nearest_help(
        tuple(dict.fromkeys(found)), "write the day as YYYY-MM-DD, such as 2026-12-31"
    )
