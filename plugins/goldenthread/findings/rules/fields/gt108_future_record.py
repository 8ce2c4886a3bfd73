"""GT108: a record of something done is dated in the future."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.ground.period import day_of

_GRACE = dt.timedelta(days=1)
_ENTRIES = {"acknowledged": "date", "committed": "date", "assumptions": "checked"}
_SINGLE = {"closed": "date", "purpose": "talked"}


class FutureRecord(Rule):
    """A record of something done is dated in the future.

    ## What it does

    Compares these days with today: when somebody acknowledged an item or committed to a roadmap,
    when an assumption was checked, when somebody last talked about their own purpose, and when an
    item was closed. One day ahead is allowed: the check counts days in UTC, and in Auckland it is
    already tomorrow.

    ## Why is this bad?

    A record of something that has not happened is a typing error or a wish. Nobody is asked about
    an assumption that was "checked" next year until then, and an item that is "closed" leaves the
    plan at once.

    ## Example

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-Q4
    assumptions:
      - {text: Landlords allow a second meter, owner: ben, checked: 2027-11-03, holds: true}
    ```

    ## Use instead

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-Q4
    assumptions:
      - {text: Landlords allow a second meter, owner: ben, checked: 2026-11-03, holds: true}
    ```
    """

    code = "GT108"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each record that is dated after tomorrow."""
        for item in plan.items:
            for pointer, value in _list_records(item):
                date = day_of(value)
                if date is None or date <= plan.today + _GRACE:
                    continue
                name = pointer[-1]
                yield self.at(
                    plan,
                    item,
                    pointer,
                    f"'{name}' of '{pointer[0]}' is {date}, which is in the future",
                    f"did you mean `{name}: {_in_the_past(date, plan.today)}`? "
                    "Record only what has happened",
                )


def _list_records(item: Item) -> Iterator[tuple[Pointer, object]]:
    for field, name in _ENTRIES.items():
        for index, entry in item.entries(field):
            yield (field, index, name), entry.get(name)
    for field, name in _SINGLE.items():
        yield (field, name), item.mapping(field).get(name)


def _in_the_past(date: dt.date, today: dt.date) -> dt.date:
    """Return today, or the latest day before it that differs from the date by its year alone."""
    for year in (today.year, today.year - 1):
        if (date.month, date.day) != (2, 29) and date.replace(year=year) <= today:
            return date.replace(year=year)
    return today
