"""GT422: a commitment serves nothing that counts."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.week.rules.weekly import is_over, list_commitments


class UnservingCommitment(Rule):
    """A commitment serves nothing that counts.

    ## What it does

    Looks at the `item` of each open commitment for the current and coming weeks. Reports an item
    that was over before the week began, or is of a kind that is not on the thread, such as a person
    or a department. A broken thread of the item itself is reported there.

    ## Why is this bad?

    A week has room for a few commitments. One that serves nothing takes the place of one that does,
    and keeping it moves nothing on any page.

    ## Example

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ```yaml
    # 2026-w47-ben.md
    kind: check-in
    week: 2026-W47
    person: ben
    commitments:
      - {text: Print the card in Polish, item: ben}
    ```

    ## Use instead

    ```yaml
    # 2026-w47-ben.md
    kind: check-in
    week: 2026-W47
    person: ben
    commitments:
      - {text: Print the card in Polish, item: cards}
    ```

    ```yaml
    # cards.md
    kind: vision
    title: Every tenant can read what is in the water
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```
    """

    code = "GT422"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each commitment whose item cannot be served any more, or ever."""
        for commitment in list_commitments(plan):
            check_in, entry = commitment.told[0]
            item = plan.find(entry.item)
            if item is None or is_over(plan, entry.week) or commitment.best[1].result:
                continue
            what = _judge(item, entry.week.start)
            if what:
                remedy, meant = _remedy(plan, item)
                yield self.at(
                    plan,
                    check_in.item,
                    (*entry.pointer, "item"),
                    f"a commitment serves '{item.id}', which {what}",
                    remedy,
                    subjects=(item,),
                    near=(meant,),
                )


def _judge(item: Item, monday: dt.date) -> str:
    """Say why nothing can serve an item; "" where something can."""
    if item.over:
        end = item.closed.date if item.closed else item.retired.date if item.retired else None
        return "" if end and end >= monday else f"is {item.state}"
    # Some hang on the thread without `supports`: by what they look back on, a journey by its owner.
    if item.kind.threaded or item.kind.looks_back or item.kind.name == "journey":
        return ""
    return f"is a {item.kind.name} and not on the thread"


def _remedy(plan: Plan, item: Item) -> tuple[str, Item | None]:
    into = plan.find(item.retired.into) if item.retired else None
    if into and not into.over:
        return f"name what took its place: `item: {into.id}`", into
    if item.is_person:
        owned = next((one for one in plan.threaded if one.owner == item.id and one.active), None)
        if owned:
            return f"name the item it is for, such as `item: {owned.id}`", owned
    if item.is_department:
        ours = (one for one in plan.threaded if plan.department_ids.get(one.id) == item.id)
        found = next((one for one in ours if one.active), None)
        if found:
            return f"name the item it is for, such as `item: {found.id}`", found
    remedy = "name the item that it serves today; if there is none, ask whether it must be done"
    return remedy, None
