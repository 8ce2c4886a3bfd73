"""GT411: no item and no person refers to a value."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import words_in_doubt


class UnreferencedValue(Rule):
    """No item and no person refers to a value.

    ## What it does

    Looks for links to each active value: from any field of an item, from what people say about
    themselves with consent, and from the text of any page.

    ## Why is this bad?

    A value that decides nothing is decoration. What a company keeps even if it costs a sale shows
    in work that would otherwise have been done differently.

    ## Example

    ```yaml
    # honest.md
    kind: value
    title: We say what we do not know yet
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```markdown
    # purpose.md
    ---
    kind: purpose
    title: Nobody thinks twice before drinking
    ---
    We publish every reading, also the poor ones, because [[honest]].
    ```
    """

    code = "GT411"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("value",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each value that nothing but its own file names."""
        mentioned = {
            found.id
            for entry in plan.mentions
            if (found := plan.find(entry.mention.target)) and found.path != entry.document.path
        }
        for value in plan.values:
            named = value.id in mentioned or _is_named(plan, value)
            if value.active and not named and value.id not in words_in_doubt(plan):
                yield self.at(
                    plan,
                    value,
                    ("title",),
                    f"no item and no person refers to the value '{value.id}'",
                    f"write `[[{value.id}]]` where it has decided something, in the text of an "
                    "item; or drop a value that nobody lives by",
                )


def _is_named(plan: Plan, value: Item) -> bool:
    return any(
        not source.over and source.id != value.id for source, _ in plan.referrers.get(value.id, ())
    )
