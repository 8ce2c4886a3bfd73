"""GT203: an item links to itself."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

_HELP = {
    "supports": "name the item above it",
    "depends_on": "name the item that must come first, or remove the entry",
    "conflicts_with": "name the other side of the conflict, or remove the entry",
    "retired": "name the item that took its place, or remove 'into'",
    "items": "remove the entry; list what the team commits to",
    "away": "name somebody else who stands in, or remove 'delegate'",
}
_HARMLESS = frozenset({"items", "away"})


class SelfLink(Rule):
    """An item links to itself.

    ## What it does

    Looks for an item's own id, or one of its former ids, in the fields that name other items. A
    roadmap that lists itself and a person who is their own delegate are one level less severe,
    because no thread runs in a circle.

    ## Why is this bad?

    An item that is its own reason has no reason. The thread runs in a circle of one, and the item
    has lost its way up.

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
