"""GT545: a campaign's message expresses neither a purpose nor a vision."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.source.fields import read_text

_ADDRESSING = ("target_audience", "offer", "channel", "landing_page")


class MessageWithoutPurpose(Rule):
    """A campaign's message expresses neither a purpose nor a vision.

    ## What it does

    Looks at the `message` of each active campaign: `expresses` must name the purpose or the vision
    that it puts into words, or a clause of it. A campaign that says who it addresses, what it
    offers or where people meet it, but has no message at all, is reported as well.

    ## Why is this bad?

    People buy the reason why a company exists. A message without it is a price, and the next
    company's price is lower: no purpose, no story.

    ## Example

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: an example
    message:
      text: Now 20 % cheaper
    ```

    ## Use instead

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: an example
    message:
      text: Your flat, your water
      expresses: homes
    ```

    ```yaml
    # homes.md
    kind: vision
    title: Safe water in every flat
    stands_alone: an example
    ```
    """

    code = "GT545"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("campaign",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each campaign whose words stand for nothing above them."""
        for campaign in plan.campaigns:
            if not campaign.current or campaign.misread("message"):
                continue
            message = campaign.mapping("message")
            if read_text(message.get("text")):
                if not read_text(message.get("expresses")):
                    fact = "the message expresses neither a purpose nor a vision"
                    yield self._finding(plan, campaign, ("message",), fact, "expresses: {}")
            elif field := next((name for name in _ADDRESSING if campaign.at((name,))), ""):
                fact = "the campaign addresses people but has no message"
                form = "message: {{text: …, expresses: {}}}"
                yield self._finding(plan, campaign, (field,), fact, form)

    def _finding(
        self, plan: Plan, campaign: Item, pointer: Pointer, fact: str, form: str
    ) -> Finding:
        department, root = plan.department(campaign), _find_root(plan, campaign)
        return self.at(
            plan,
            campaign,
            pointer,
            fact,
            "say which purpose or vision the campaign puts into words, such as "
            f"`{form.format(root)}`",
            also=(department.id,) if department else (),
            near=(root,),
        )


def _find_root(plan: Plan, campaign: Item) -> str:
    """Return the nearest vision above a campaign, else a vision or purpose of the company."""
    above = [item for item in reversed(plan.thread(campaign)) if item.kind.is_vision]
    others = [item for item in plan.visions[:1] if item.current]
    root = next(iter((*above, *others)), plan.purpose)
    if root is None:
        return "…"
    parts = root.parts if isinstance(root.at(("clauses",)), list) else ()
    return f"{root.id}#{parts[0]}" if parts else root.id
