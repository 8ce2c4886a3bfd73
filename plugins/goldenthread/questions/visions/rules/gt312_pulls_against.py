"""GT312: an aim of an item is against an aim of the item above it."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import either, listed
from goldenthread.questions.visions.alignment import Bearing, Fit, Stance, read_alignment
from goldenthread.questions.visions.ledger import read_clauses
from goldenthread.questions.visions.realign import can_drop, find_aims, find_place

_MOST_NAMED = 3
_MOST_OFFERED = 5


class PullsAgainst(Rule):
    """An aim of an item is against an aim of the item above it.

    ## What it does

    Compares each aim of an item with those of the item above it on its thread. The vocabulary says
    which aims are `against` each other; the handbook lists them, and neither of the two may lead to
    the other. The finding appears on both pages, because either item may have to change. If another
    aim of the item does lead to what is above, the item fits in part, and the finding is a note. An
    aim that says nothing about the aims above is not a conflict (GT319). If one of the two items
    names no aims, nothing is judged. A declared conflict is GT314.

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
    # remarket.md (gone)
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
    """

    code = "GT312"
    severity = Severity.WARNING
    sort = Sort.CONFLICT

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each item with an aim that is against one above."""
        for stance in read_alignment(plan).stances.values():
            if stance.declared or stance.fit not in (Fit.AGAINST, Fit.IN_PART):
                continue
            if stance.opposed:
                place = find_place(plan, stance) if stance.fit is Fit.AGAINST else None
                yield self.at(
                    plan,
                    stance.item,
                    ("aims",),
                    _tell(stance),
                    _advise(plan, stance, place),
                    also=(stance.parent.id,),
                    lowered=stance.fit is Fit.IN_PART,
                    subjects=(stance.parent,),
                    near=(stance.parent.owner, place),
                )

    def heading(self, finding: Finding) -> str:
        """Say whether it pulls against what is above it, or leads there in part."""
        return "ledger.told.in-part" if finding.lowered else "ledger.told.against"


def _tell(stance: Stance) -> str:
    """Say that it pulls against what is above, or does so in part, and by which aims."""
    item, parent = stance.item, stance.parent
    above = f"the {parent.kind.name} '{parent.id}'{_clauses(parent)}"
    against = "; ".join(_tell_against(one) for one in stance.opposed)
    if stance.fit is Fit.AGAINST:
        return f"the {item.kind.name} '{item.id}' pulls against {above}: {against}"
    leading = _quoted(stance.aims(Fit.LEADS), "and")
    verb = "leads" if len(stance.aims(Fit.LEADS)) == 1 else "lead"
    return (
        f"the {item.kind.name} '{item.id}' leads to {above} in part: {leading} {verb} there; "
        f"{against}"
    )


def _tell_against(one: Bearing) -> str:
    """Say it of one aim: "its aim 'remarketing' is against 'reach' and leads to retention"."""
    told = f"its aim '{one.aim}' is against {_quoted(one.against, 'and')}"
    return f"{told} and leads to {listed(one.leads_to)}" if one.leads_to else told


def _quoted(words: tuple[str, ...], word: str) -> str:
    return listed(tuple(f"'{one}'" for one in words), word)


def _clauses(parent: Item) -> str:
    """Quote what is put at risk: the clauses of a vision that has some."""
    texts = [f'"{clause.text}"' for clause in read_clauses(parent)]
    if not texts:
        return ""
    more = [f"{len(texts) - _MOST_NAMED} more"] if len(texts) > _MOST_NAMED else []
    return f" ({', '.join([*texts[:_MOST_NAMED], *more])})"


def _advise(plan: Plan, stance: Stance, place: Item | None) -> str:
    """Offer the way out on either side: another focus or place below, an open word above."""
    item, parent = stance.item, stance.parent
    against, wanted = _quoted(stance.aims(Fit.AGAINST), "and"), _quoted(parent.aims, "or")
    below: list[str] = []
    if stance.fit is Fit.IN_PART:
        if can_drop(plan, stance):
            below.append(f"take {against} out of its aims")
        with_it = "" if below else ", with what hangs below for its sake"
        below.append(f"let an item of its own carry {against}{with_it}")
    else:
        aims = find_aims(plan, stance)[:_MOST_OFFERED]
        if aims:
            below.append(
                f"turn it to what leads to {wanted} and write {either(aims)} in place of {against}"
            )
        if place:
            below.append(f"hang it from '{place.id}', which wants what it brings")
    first = f"one of the two gives way: {', or '.join(below)}; or" if below else "one gives way:"
    return f"{first}, if '{item.id}' is right as it is, {_ask_above(plan, stance)}"


def _ask_above(plan: Plan, stance: Stance) -> str:
    """Address the other side: who answers for what is above."""
    owner = plan.find(stance.parent.owner)
    asked = owner.title if owner else f"the owner of '{stance.parent.id}'"
    return f"ask {asked} what '{stance.parent.id}' leaves out"
