"""GT410: one person owns more than one person can."""

from __future__ import annotations

from collections import Counter

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.plan.person_thread import owned_items

MOST_OWNED = 7
_MOST_NAMED = 3


class Overload(Rule):
    """One person owns more than one person can.

    ## What it does

    Counts the active items of work that each person owns, from goals to tactics: more than seven
    are too many. Purposes, visions, values and missions do not count, and neither do drafts,
    candidates and closed items.

    ## Why is this bad?

    People who answer for everything attend to whatever is loudest. The plan says that all of it is
    being carried, and some of it is not. This says nothing about the person.

    ## Example

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: goal
    owner: ben
    ```

    ```yaml
    # stickers.md
    kind: initiative
    title: Stickers on every letter box
    supports: objective
    owner: ben
    ```

    ```yaml
    # van-tour.md
    kind: initiative
    title: Test van on the market squares
    supports: objective
    owner: ben
    ```

    ```yaml
    # press.md
    kind: initiative
    title: Tell the local press
    supports: objective
    owner: ben
    ```

    ```yaml
    # unions.md
    kind: initiative
    title: Call every tenants' union
    supports: objective
    owner: ben
    ```

    ```yaml
    # portals.md
    kind: initiative
    title: Advertise where flats are let
    supports: objective
    owner: ben
    ```

    ```yaml
    # cards.md
    kind: initiative
    title: Print the test card in six languages
    supports: objective
    owner: ben
    ```

    ```yaml
    # fairs.md
    kind: initiative
    title: Stand at the autumn fairs
    supports: objective
    owner: ben
    ```

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ## Use instead

    ```yaml
    # fairs.md
    kind: initiative
    title: Stand at the autumn fairs
    supports: objective
    owner: ada
    ```
    """

    code = "GT410"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("person",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each person who is here and owns too much."""
        for person in plan.people:
            if plan.has_left(person.id):
                continue
            work = [
                item for item in owned_items(plan, person) if item.active and not item.kind.frame
            ]
            if len(work) <= MOST_OWNED:
                continue
            kinds = Counter(item.kind.label.lower() for item in work)
            told = ", ".join(f"{kind}: {n}" for kind, n in kinds.items())
            last = ", ".join(f"'{item.id}'" for item in work[-_MOST_NAMED:])
            yield self.at(
                plan,
                person,
                ("title",),
                f"'{person.id}' owns {len(work)} active items ({told}); {MOST_OWNED} are "
                "considered the most that one person can carry",
                f"decide together what to hand over, to close, or to make `state: draft`, such as "
                f"{last}; if it is not a burden, say so in `waivers` of '{person.id}'",
                near=work[-_MOST_NAMED:],
            )
