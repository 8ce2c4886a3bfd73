"""GT432: a check-in is too far ahead of its week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import Rule
from goldenthread.ground.period import Period, parse_period
from goldenthread.ground.week import step_weeks, week_of
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import CheckIn
from goldenthread.questions.commitment.week.reading import read_check_ins

_DAY = dt.timedelta(days=1)
_NEAR = 8  # weeks back to which a slip of the year is likely


class FutureCheckIn(Rule):
    """A check-in is too far ahead of its week.

    ## What it does

    Compares the week of each check-in with today. Next week may be planned; a later week may not,
    and a week that has not begun can have no results. For results, one day ahead is let pass: the
    day of a check is counted in UTC, and in Auckland it is tomorrow already.

    ## Why is this bad?

    Nearly always it is a slip in the number of the week. The check-in then does not appear where
    people look for it, and its team shows as silent.

    ## Example

    ```yaml
    # marketing-w49.md
    kind: check-in
    week: 2026-W49
    team: marketing
    ```

    ## Use instead

    ```yaml
    # marketing-w48.md
    kind: check-in
    week: 2026-W48
    team: marketing
    ```
    """

    code = "GT432"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file from the future."""
        tomorrow = plan.today + _DAY
        current = week_of(plan.today)
        latest = step_weeks(current, 1)
        for check_in in read_check_ins(plan):
            if check_in.week.start > latest.start:
                yield self.at(
                    plan,
                    check_in.item,
                    ("week",),
                    f"{check_in.week.text} begins on {check_in.week.start}, "
                    "more than a week from now",
                    f"did you mean `week: {_likely(check_in, current.start).text}`?",
                )
            elif check_in.week.start > tomorrow:
                yield from self._results(plan, check_in)

    def _results(self, plan: Plan, check_in: CheckIn) -> Iterator[Finding]:
        entry = next((one for one in check_in.commitments if one.result), None)
        if entry:
            yield self.at(
                plan,
                check_in.item,
                (*entry.pointer, "result"),
                f"{check_in.week.text} has not begun, and a result is told already",
                "take the 'result' out until then; where the file tells of this week, "
                f"write `week: {week_of(plan.today).text}`",
            )


def _likely(check_in: CheckIn, monday: dt.date) -> Period:
    """Return the same week of the year that is nearest before today, else the current week."""
    current = week_of(monday)
    for year in (monday.year, monday.year - 1):
        try:
            meant = parse_period(f"{year:04}{check_in.week.text[4:]}")
        except ValueError:
            continue
        if step_weeks(current, -_NEAR) <= meant <= current:
            return meant
    return current
