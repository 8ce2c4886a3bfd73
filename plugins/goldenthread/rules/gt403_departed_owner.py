"""GT403: the owner or reviewer of an item has left."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule
from goldenthread.rules.near_people import someone_near


class DepartedOwner(Rule):
    """The owner or reviewer of an item has left.

    ## What it does

    Compares today with the `end`, the last day, of the people named as `owner` and `reviewer` of
    each active item and candidate. People whose file is retired have left, too.

    ## Why is this bad?

    The work goes on without anyone who answers for it, and the page names someone who will not
    reply.

    ## Example

    ```yaml
    # nora.md
    kind: person
    title: Nora Lind
    department: marketing
    end: 2026-10-31
    ```

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: nora
    period: 2026-Q4
    ```

    ## Use instead

    ```yaml
    # nora.md
    kind: person
    title: Nora Lind
    department: marketing
    end: 2026-10-31
    ```

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: ben
    period: 2026-Q4
    ```
    """

    code = "GT403"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each owner or reviewer of current work whose last day is over."""
        for item in plan.items:
            if not item.current:
                continue
            for field, person in (("owner", item.owner), ("reviewer", item.reviewer)):
                if not plan.has_left(person):
                    continue
                near = someone_near(plan, item, item.owner if field == "reviewer" else "")
                yield self.at(
                    plan,
                    item,
                    (field,),
                    f"the {field} '{person}' left{_when(plan, person)}",
                    f"hand it to someone who is here, such as `{field}: {near}`"
                    if near
                    else f"hand it to someone who is here, and name them as '{field}'",
                    also=(person,) if person in plan.by_id else (),
                )


def _when(plan: Plan, person_id: str) -> str:
    person = plan.find(person_id)
    end = person.data.get("end") if person else None
    return f" on {end}" if end else ""
