"""GT203: an item links to itself."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

_HELP = {
    "supports": "name the item above it",
    "depends_on": "name the item that must come first, or take the entry out",
    "conflicts_with": "name the other side of the conflict, or take the entry out",
    "retired": "name the item that took its place, or take 'into' out",
    "items": "take the entry out; list what the team commits to",
    "away": "name somebody else who stands in, or take 'delegate' out",
}
_HARMLESS = frozenset({"items", "away"})


class SelfLink(Rule):
    """An item links to itself.

    ## What it does

    Looks for an item's own id, or one it formerly had, in the fields by which it names other items.
    A roadmap that lists itself, and somebody who is their own delegate, weigh one step less: they
    turn no thread in a circle.

    ## Why is this bad?

    An item that is its own reason has none. The thread turns in a circle of one, and the item has
    lost its way up.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: vision
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    ```
    """

    code = "GT203"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each place where an item names itself."""
        for item in plan.items:
            for reference in item.references:
                field = str(reference.field.path[0])
                if field in _HELP and plan.find(reference.target) is item:
                    yield self.at(
                        plan,
                        item,
                        reference.pointer,
                        f"'{field}' of '{item.id}' names the item itself",
                        _HELP[field],
                        lowered=field in _HARMLESS,
                    )
