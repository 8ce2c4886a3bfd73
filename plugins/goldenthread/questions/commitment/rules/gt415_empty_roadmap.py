"""GT415: a roadmap lists nothing."""

from __future__ import annotations

from itertools import islice

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.kinds import ROADMAP

_MOST_NAMED = 3


class EmptyRoadmap(Rule):
    """A roadmap lists nothing.

    ## What it does

    Looks for at least one entry under `items` of each roadmap that is active or a candidate and
    whose period is not over. A draft, such as `goldenthread rollover` writes, may still be empty.

    ## Why is this bad?

    The team is asked to commit to nothing, yet its department counts as having a roadmap.

    ## Example

    ```yaml
    # map.md
    kind: roadmap
    title: Roadmap of marketing
    department: marketing
    period: 2026-Q4
    items: []
    ```

    ## Use instead

    ```yaml
    # map.md
    kind: roadmap
    title: Roadmap of marketing
    department: marketing
    period: 2026-Q4
    items: [objective]
    ```
    """

    code = "GT415"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("roadmap",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each roadmap with an empty list."""
        for roadmap in plan.of_kind(ROADMAP):
            over = roadmap.period is None or roadmap.period.end < plan.today
            if not roadmap.current or over or roadmap.data.get("items") != []:
                continue
            near = tuple(_propose(plan, roadmap))
            likely = ", ".join(near)
            yield self.at(
                plan,
                roadmap,
                ("items",),
                f"the roadmap '{roadmap.id}' lists nothing to commit to",
                f"list what the team commits to, the most important first, such as "
                f"`items: [{likely or '…'}]`; until that is agreed on, write `state: draft`",
                key=True,
                near=near,
            )


def _propose(plan: Plan, roadmap: Item) -> Iterator[str]:
    """Return the first ids of what the team works on in the period, highest in the plan first."""
    team = plan.department(roadmap)
    ours = (
        item.id
        for item in plan.threaded
        if item.active and item.period and roadmap.period and plan.department(item) is team
        if item.period.start <= roadmap.period.end and item.period.end >= roadmap.period.start
    )
    return islice(ours, _MOST_NAMED)
