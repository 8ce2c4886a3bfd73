"""GT427: an item was at risk twice, and nobody has planned a step."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.week.last_reports import Heard, read_heard
from goldenthread.questions.commitment.week.owed import find_leave
from goldenthread.questions.commitment.week.rules.weekly import name_weeks

_BEHIND = frozenset({"at-risk", "off-track"})


class AtRiskWithoutStep(Rule):
    """An item was at risk twice, and nobody has planned a step.

    ## What it does

    Works out how each item stood at its team's last two check-ins, from the values known on those
    days. Reports an item that was at risk or off track at both, still is, and since the first of
    them has had no commitment to it or to anything below it, no blocker with a `next` step, and no
    call for `help`. If something below it is reported, that is enough.

    ## Why is this bad?

    A number that is behind does not catch up because somebody looked at it again. A second week
    without action is a decision that nobody made.

    ## Example

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ```yaml
    # 2026-w46-marketing.md
    kind: check-in
    week: 2026-W46
    team: marketing
    values:
      - {metric: renters#leads, value: 420}
    ```

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    team: marketing
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    department: marketing
    period: 2026-Q4
    metrics:
      - {id: leads, name: Leads from renters, unit: leads a month, baseline: 400, target: 800}
    ```

    ## Use instead

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    team: marketing
    help:
      - {text: somebody who can take photos of empty flats, item: renters}
    ```
    """

    code = "GT427"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each item that is behind again and left alone."""
        idle = {name: heard for name, heard in read_heard(plan).items() if _is_idle(plan, heard)}
        above: set[str] = set()
        for name in idle:
            parent = plan.primary_parent.get(name)
            while parent and parent not in above:
                above.add(parent)
                parent = plan.primary_parent.get(parent)
        for name, heard in idle.items():
            if name in above:
                continue
            item = heard.item
            owner = _who_acts(plan, item)
            who = f"for {owner.title}: " if owner else ""
            person = f"person: {owner.id}, " if owner else ""
            word = plan.status(item).name.replace("-", " ")
            yield self.at(
                plan,
                item,
                item.metrics[0].pointer if len(item.metrics) == 1 else ("metrics",),
                f"{word} at the check-ins of {name_weeks(heard.weeks)}, and no step is planned",
                f"{who}commit to one in the check-in of '{heard.team.id}', "
                f"`- {{{person}text: …, item: {item.id}}}`, or write what blocks it, "
                "with its 'next' step, or what would help",
                near=(owner, heard.team),
            )


def _who_acts(plan: Plan, item: Item) -> Item | None:
    """Return the owner, or who stands in while the owner is on leave."""
    owner = plan.find(item.owner)
    leave = find_leave(plan, owner) if owner else None
    acting = (plan.find(leave.delegate) if leave else None) or owner
    return acting if acting and plan.is_here(acting.id) else None


def _is_idle(plan: Plan, heard: Heard) -> bool:
    behind = all(status.name in _BEHIND for status in heard.statuses)
    return behind and not heard.stepped and plan.status(heard.item).name in _BEHIND
