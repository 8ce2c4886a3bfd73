"""GT212: two files claim the same id."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort


class DuplicateId(Rule):
    """Two files claim the same id.

    ## What it does

    Compares the ids of all items of all kinds: those stated with `id` and those taken from file
    names. The first file in order of paths keeps the id; every other one is reported.

    ## Why is this bad?

    A link to the id can mean either file. One of them appears in the plan, and the other is
    missing without anybody noticing.

    ## Example

    ```yaml
    # north/growth.md
    kind: goal
    title: Grow in the north
    supports: purpose
    ```

    ```yaml
    # south/growth.md
    kind: goal
    title: Grow in the south
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # north/growth.md
    kind: goal
    id: growth-north
    title: Grow in the north
    supports: purpose
    ```

    ```yaml
    # south/growth.md
    kind: goal
    id: growth-south
    title: Grow in the south
    supports: purpose
    ```
    """

    code = "GT212"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file after the first that claims an id."""
        for item_id, (first, *others) in plan.duplicates.items():
            place = f"{plan.settings.shown_path(first.path)}:{first.place(('id',)).line}"
            for other in others:
                stated = other.states("id")
                remedy = "give one of the two another id" if stated else "add an 'id' of its own"
                if other.kind.diary and not stated:
                    remedy = (
                        "put both into one file, or let each person write their own, with 'person' "
                        "instead of 'team'; the files of a week are read together"
                    )
                yield self.at(
                    plan,
                    other,
                    ("id",),
                    f"the id '{item_id}' is taken by {place}",
                    remedy,
                )
