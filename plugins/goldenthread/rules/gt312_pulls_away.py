"""GT312: the aims of an item arrive at none of the aims of the item above it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from goldenthread.alignment import Pull, Way, read_alignment
from goldenthread.finding import Finding, Severity
from goldenthread.item import Item
from goldenthread.ledger import read_clauses
from goldenthread.plan import Plan
from goldenthread.rule import Rule, either

_MOST_NAMED = 3


class PullsAway(Rule):
    """The aims of an item arrive at none of the aims of the item above it.

    ## What it does

    Follows each aim of an item through what it drives, as `goldenthread aims` shows it, and looks
    for one of the aims of the item that its thread hangs from. Where it finds none, the item can
    succeed and the one above it fail. The finding appears on both pages. Where either of the two
    names no aims, nothing is judged; it is counted as not checked.

    ## Why is this bad?

    Everybody works hard and in good faith, the numbers below are met, and what the company set
    out to do does not come nearer.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Reach one million people in five years
    supports: purpose
    owner: ada
    aims: [reach]
    ```

    ```yaml
    # remarket.md
    kind: vision
    title: Remarket to existing clients
    supports:
      - id: vision
        why: those who know us buy again
    owner: ben
    department: marketing
    aims: [remarketing]
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ## Use instead

    ```yaml
    # vision.md
    kind: vision
    title: Reach one million people in five years
    supports: purpose
    owner: ada
    aims: [reach]
    ```

    ```yaml
    # first-time.md
    kind: vision
    title: Whoever rents has tasted our water
    supports:
      - id: vision
        why: four in ten homes are rented and none of them is ours
    owner: ben
    department: marketing
    aims: [new-segments]
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```
    """

    code = "GT312"
    severity = Severity.WARNING

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each item whose aims lead elsewhere."""
        for pull in read_alignment(plan).pulls.values():
            item, parent = pull.item, pull.parent
            wanted = either([f"'{aim}'" for aim in parent.aims])
            ways = "; ".join(_tell(way) for way in pull.ways)
            yield self.at(
                plan,
                item,
                ("aims",),
                f"the {item.kind.name} '{item.id}' pulls away from the {parent.kind.name} "
                f"'{parent.id}'{_clauses(parent)}: {ways}, never to {wanted}",
                _remedy(plan, pull),
                also=(parent.id,),
            )


def _tell(way: Way) -> str:
    """Say where an aim leads: "its aim 'remarketing' leads to retention and lifetime-value"."""
    if not way.leads_to:
        return f"its aim '{way.aim}' leads to nothing else"
    *rest, last = way.leads_to
    return f"its aim '{way.aim}' leads to {' and '.join(filter(None, (', '.join(rest), last)))}"


def _clauses(parent: Item) -> str:
    """Quote what is put at risk: the clauses of a vision that has some."""
    texts = [f'"{clause.text}"' for clause in read_clauses(parent)]
    if not texts:
        return ""
    more = [f"{len(texts) - _MOST_NAMED} more"] if len(texts) > _MOST_NAMED else []
    return f" ({', '.join([*texts[:_MOST_NAMED], *more])})"


def _remedy(plan: Plan, pull: Pull) -> str:
    """Offer three ways out: another focus, another place, or an open word with who is above."""
    wanted = either([f"'{aim}'" for aim in pull.parent.aims])
    listed = ", ".join(pull.would_do[: _MOST_NAMED + 2])
    advice = f"turn it to what leads to {wanted} and write one of these as its aim: {listed}"
    place = _better_place(plan, pull)
    if place:
        advice += f"; or hang it from '{place.id}', which wants what it brings"
    owner = plan.find(pull.parent.owner)
    asked = owner.title if owner else f"the owner of '{pull.parent.id}'"
    return (
        f"{advice}; if the focus is right as it is, ask {asked} what '{pull.parent.id}' leaves out"
    )


def _better_place(plan: Plan, pull: Pull) -> Item | None:
    """Return the nearest kind of item in hand that this one could support as it is."""
    for kind in reversed(pull.item.kind.parents):
        for other in _wanting(plan, kind, pull.item.aims):
            if all(step.id != pull.item.id for step in plan.thread(other)):
                return other
    return None


@lru_cache(maxsize=1024)
def _wanting(plan: Plan, kind: str, aims: tuple[str, ...]) -> tuple[Item, ...]:
    """Return the items of a kind in hand that want what some aims bring."""
    meets = plan.kinds.vocabulary.meets
    return tuple(one for one in plan.of_kind(kind) if one.active and meets(aims, one.aims))
