"""GT303: a mission has no date."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort


class UndatedMission(Rule):
    """A mission has no date.

    ## What it does

    Looks for a `period` on each mission, or for a metric with a `due` day. A date in the title
    helps the reader, but nothing can be counted towards it.

    ## Why is this bad?

    A mission is a victory set for a point in the future. Without that point it is a wish, and
    nobody can say whether the company is late.

    ## Example

    ```yaml
    # mission.md
    kind: mission
    title: Serve twelve cities by the end of 2027
    supports:
      - id: vision
        why: people in more than one country can fill a glass at home
    owner: ada
    metrics:
      - {id: cities, name: Cities served, unit: cities, baseline: 4, target: 12}
    ```

    ## Use instead

    ```yaml
    # mission.md
    kind: mission
    title: Serve twelve cities by the end of 2027
    supports:
      - id: vision
        why: people in more than one country can fill a glass at home
    owner: ada
    period: 2026-01-01/2027-12-31
    metrics:
      - id: cities
        name: Cities served
        unit: cities
        baseline: 4
        target: 12
        actuals: [{date: 2026-10-31, value: 7}]
    ```
    """

    code = "GT303"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("mission",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each mission without a period and without a due metric."""
        for item in plan.missions:
            stated = item.states("period") or item.misread("period")
            if item.current and not stated and not any(metric.due for metric in item.metrics):
                yield self.at(
                    plan,
                    item,
                    ("title",),
                    "the mission has no date",
                    f"say from when to when: `period: {_likely_period(plan, item)}`",
                )


def _likely_period(plan: Plan, item: Item) -> str:
    """Word a period from this year to the last year that the title names, else three years."""
    first = plan.today.year
    named = [int(year) for year in re.findall(r"\b20\d\d\b", item.title)]
    last = max(named, default=0)
    return f"{first}-01-01/{last if last >= first else first + 2}-12-31"
