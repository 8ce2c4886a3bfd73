"""GT213: a link on the thread does not say why."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.fields.stray_keys import has_lost_reason
from goldenthread.items.item import Support
from goldenthread.plan.allowed_parents import allows


class MissingWhy(Rule):
    """A link on the thread does not say why.

    ## What it does

    Looks for a `why` on the first entry of `supports`. A link to a purpose needs none, because the
    purpose is its own why; drafts, candidates and closed items are not asked.

    ## Why is this bad?

    The thread then shows that the work belongs to the goal, but not how it brings the goal about.
    That sentence is what the next person needs when the two drift apart.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    ```
    """

    code = "GT213"
    severity = Severity.WARNING
    sort = Sort.GAP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each active item whose primary link gives no reason."""
        for item in plan.items:
            link = plan.primary_link(item)
            if link is None or link.broken or link.support.why or not item.active:
                continue
            parent = link.parent
            if parent.is_purpose or not allows(plan, item, parent):
                continue
            pointer = link.support.pointer
            if item.misread(*pointer) or has_lost_reason(item):
                continue
            yield self.at(
                plan,
                item,
                pointer,
                f"nothing says why '{item.id}' supports '{parent.id}'",
                f"{_where(link.support)} with a clause that finishes the sentence: "
                "we do this so that …",
                subjects=(parent,),
            )


def _where(support: Support) -> str:
    """Say what to write, in the form that the link has: an id, an id in a list, or an entry."""
    entry = f"{{id: {support.text}, why: …}}"
    if support.pointer == ("supports",):
        return f"write `supports: [{entry}]`"
    return f"write `{entry}`" if support.bare else "add `why: …`"
