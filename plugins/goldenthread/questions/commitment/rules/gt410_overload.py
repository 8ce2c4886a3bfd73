"""GT410: one person owns more than one person can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import Rule
from goldenthread.plan.person_thread import FRAME, owned_items
from goldenthread.plan.plan import Plan

_MOST_NAMED = 3


class Overload(Rule):
    """One person owns more than one person can.

    ## What it does

    Counts the active items of work that each person owns, from goals to tactics, and compares the
    count with the setting `overload_above`. Purposes, visions, values and missions are not counted,
    nor are drafts, candidates and what is closed.

    ## Why is this bad?

    Whoever answers for everything attends to what is loudest. The plan says that all of it is being
    carried, and some of it is not. This says nothing about the person.

    ## Example

    ```yaml
    # mkdocs.yml
    plugins:
      - goldenthread: {overload_above: 1}
    ```

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: goal
    owner: ben
    ```

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
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
    # objective.md
    kind: objective
    title: Win the renters
    supports: goal
    owner: ben
    ```
    """

    code = "GT410"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each person who is here and owns too much."""
        most = plan.settings.overload_above
        for person in plan.people:
            if plan.has_left(person.id):
                continue
            work = [
                item
                for item in owned_items(plan, person)
                if item.active and item.kind.name not in FRAME
            ]
            if len(work) <= most:
                continue
            kinds = Counter(item.kind.label.lower() for item in work)
            told = ", ".join(f"{kind}: {n}" for kind, n in kinds.items())
            last = ", ".join(f"'{item.id}'" for item in work[-_MOST_NAMED:])
            yield self.at(
                plan,
                person,
                ("title",),
                f"'{person.id}' owns {len(work)} active items ({told}), and {most} are thought "
                "to be as many as one person can",
                f"decide together what to hand over, to close, or to make `state: draft`, such as "
                f"{last}; where this is no burden, set 'overload_above' higher",
            )
