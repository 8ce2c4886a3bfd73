"""GT504: a stage of a journey lacks an owner, a definition, a volume or an exit test."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import listed
from goldenthread.questions.journey.funnel import Funnel, Step, read_funnels
from goldenthread.questions.journey.rules.stage_gaps import address, find_gap, neighbours, team_ids

_ADVICE = {
    "owner": "`owner: DEPARTMENT`",
    "definition": "`definition: who is counted here`",
    "volume": "`metric: ITEM#METRIC` or `data: FILE#COLUMN`",
    "exit test": "`exit: what somebody does to move on`",
}


class IncompleteStage(Rule):
    """A stage of a journey lacks an owner, a definition, a volume or an exit test.

    ## What it does

    Names, for each stage, which of four things are missing: `owner`, a department; `definition`, or
    `same_as` with a stage of another journey that has one; a volume, by `metric`, `data` or
    `volume`; and `exit`, the test for moving on. The last stage needs no exit. There is one finding
    per stage, however much is missing.

    ## Why is this bad?

    Two departments count two different things under one name. Without an owner nobody answers for
    the stage, without a volume nobody sees it run dry, and without a test nobody knows when a
    visitor becomes a lead.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: visitor
        owner: marketing
        volume: [{date: 2026-10-31, value: 9000}]
      - id: customer
        owner: marketing
        definition: a home that has paid for a filter
        volume: [{date: 2026-10-31, value: 45}]
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: visitor
        owner: marketing
        definition: someone in one of our cities who asks what is in the water
        exit: orders a kit
        volume: [{date: 2026-10-31, value: 9000}]
      - id: customer
        owner: marketing
        definition: a home that has paid for a filter
        volume: [{date: 2026-10-31, value: 45}]
    ```
    """

    code = "GT504"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each stage of which something is missing."""
        for funnel in read_funnels(plan):
            for step in funnel.steps:
                missing = _find_missing(funnel, step)
                if step.stage.id and missing:
                    yield self._finding(plan, funnel, step, missing)

    def _finding(self, plan: Plan, funnel: Funnel, step: Step, missing: list[str]) -> Finding:
        around = neighbours(funnel, step)
        return find_gap(
            self,
            plan,
            funnel,
            step,
            step.stage.pointer,
            (
                f"the stage '{step.name}' has no {listed(missing)}",
                f"{address(*around)}agree and write {listed([_ADVICE[w] for w in missing])}",
            ),
            also=team_ids(*around),
        )


def _find_missing(funnel: Funnel, step: Step) -> list[str]:
    """Name what is missing and not merely written wrongly, which is said elsewhere."""
    stage, item = step.stage, funnel.journey.item
    fields = {
        "owner": (bool(stage.owner), ("owner",)),
        "definition": (bool(step.definition or stage.same_as), ("definition", "same_as")),
        "volume": (bool(step.source), ("metric", "data", "volume")),
        "exit test": (bool(stage.exit) or funnel.after(step) is None, ("exit",)),
    }
    return [
        name
        for name, (given, keys) in fields.items()
        if not given and not any(item.misread(*stage.pointer, key) for key in keys)
    ]
