"""GT543: a campaign spends money but serves no company goal."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import either
from goldenthread.measures.figures import spell_number
from goldenthread.plan.served import Served, read_served
from goldenthread.source.fields import read_number, read_text

_MOST_NAMED = 3


class SpendWithoutGoal(Rule):
    """A campaign spends money but serves no company goal.

    ## What it does

    Follows all threads of each active campaign that has a `budget`, or has spent from one. At least
    one of them must reach a goal that belongs to no department. A broken thread is a finding of its
    own.

    ## Why is this bad?

    The company has said what it cares about. This money goes elsewhere, and nobody has decided
    that it should.

    ## Example

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: we have always done it
    budget: {amount: 40000, currency: EUR}
    ```

    ## Use instead

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    supports:
      - id: homes
        why: a kit at cost is how a home starts
    budget: {amount: 40000, currency: EUR}
    ```

    ```yaml
    # homes.md
    kind: goal
    title: One home in four is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    ```
    """

    code = "GT543"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("campaign",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each campaign in hand whose money reaches no corporate goal."""
        served = read_served(plan)
        for campaign in plan.campaigns:
            money = _read_money(campaign)
            if not money or not campaign.current or served.goals(campaign):
                continue
            if not plan.is_broken(campaign) and not campaign.misread("supports"):
                yield self._finding(plan, campaign, money, served)

    def _finding(self, plan: Plan, campaign: Item, money: str, served: Served) -> Finding:
        near = served.corporate_goals[:_MOST_NAMED]
        goals = [f"'{goal.id}'" for goal in near]
        department = plan.department(campaign)
        return self.at(
            plan,
            campaign,
            ("budget",),
            f"the campaign may spend {money} but serves no company goal",
            f"let it, or what it supports, support {either(goals)}, or spend the money on "
            "something that does"
            if goals
            else "write down which company goal it is for, and let it support that",
            also=(department.id,) if department else (),
            near=near,
        )


def _read_money(campaign: Item) -> str:
    """Write the larger of what may be and what was spent, "" where there is none."""
    budget = campaign.mapping("budget")
    amounts = (read_number(budget.get(name)) or 0.0 for name in ("amount", "spent"))
    amount = max(amounts)
    currency = read_text(budget.get("currency"))
    return f"{spell_number(amount)} {currency}".strip() if amount > 0 else ""
