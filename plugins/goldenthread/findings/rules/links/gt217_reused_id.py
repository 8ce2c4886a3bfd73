"""GT217: an item's former id is in use again."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class ReusedId(Rule):
    """An item's former id is in use again.

    ## What it does

    Compares the ids in `formerly` with the ids that items have today, the item's own included.

    ## Why is this bad?

    Old links and bookmarks should lead to the item under its new name. Now they lead to something
    else, and nobody who follows them can tell.

    ## Example

    ```yaml
    # renters.md
    kind: goal
    title: Win the renters
    supports: purpose
    formerly: [flats]
    ```

    ```yaml
    # flats.md
    kind: goal
    title: A filter for small flats
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # flats.md (gone)
    ```

    ```yaml
    # small-flats.md
    kind: goal
    title: A filter for small flats
    supports: purpose
    ```
    """

    code = "GT217"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each former id that an item has."""
        for item in plan.items:
            for index, old in enumerate(item.formerly):
                holder = plan.by_id.get(old)
                if holder is None:
                    continue
                if holder is item:
                    message = f"'{old}' is the id that the item still has"
                    remedy = "remove it from 'formerly'"
                else:
                    place = plan.settings.shown_path(holder.path)
                    message = f"the former id '{old}' is in use again, by {place}"
                    remedy = f"give {place} another id, or remove '{old}' from 'formerly'"
                also = () if holder is item else (holder.id,)
                yield self.at(
                    plan, item, ("formerly", index), message, remedy, also=also, subjects=(old,)
                )
