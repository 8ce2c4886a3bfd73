"""GT403: somebody who answers for something has left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.findings.near_people import someone_near
from goldenthread.ground.period import parse_period
from goldenthread.items.item import Reference
from goldenthread.questions.commitment.kinds import CHECK_IN
from goldenthread.questions.commitment.week.weeks import newest_check_ins
from goldenthread.source.fields import read_mapping


class DepartedOwner(Rule):
    """Somebody who answers for something has left.

    ## What it does

    Compares today with the `end`, the last day, of everybody who answers for something that is
    active or a candidate: `owner` and `reviewer` of an item; the owner of an assumption, a declared
    conflict, a tension or a gap; the holder of a budget; the person who covers for a hand-off; the
    delegate during a leave that is not over; and anybody whom the newest check-ins ask for help. A
    delegate must still be there when the leave begins. People whose file is retired have left, too.
    Pathfinders and the owners of blockers have rules of their own.

    ## Why is this bad?

    The work goes on with nobody to answer for it, and the page names someone who will not reply. An
    assumption that nobody watches fails unseen.

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
    sort = Sort.ADVICE
    kinds = ("person",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each place where somebody who is gone still answers."""
        leavers = [p for p in plan.people if p.over or p.last_day]
        heard = frozenset(c.item.id for c in newest_check_ins(plan)) if leavers else frozenset()
        for person in leavers:
            for item, reference in plan.referrers.get(person.id, ()):
                if reference.field.path not in DUTIES or not item.current:
                    continue
                if item.kind.name == CHECK_IN and item.id not in heard:
                    continue
                first = needed_from(plan, item, reference)
                if first and _is_gone(plan, person, first):
                    yield self._finding(plan, item, reference, person)

    def _finding(self, plan: Plan, item: Item, reference: Reference, person: Item) -> Finding:
        field, end = str(reference.pointer[-1]), person.text("end")
        near = _someone_else(plan, item, reference)
        who = DUTIES[reference.field.path].format(name=reference.target)
        # Of a leave no more is said than that somebody stands in: findings are exported.
        left = "left" if plan.has_left(person.id) else "will have left by then,"
        return self.at(
            plan,
            item,
            reference.pointer,
            f"{who} {left}{f' on {end}' if end else ''}",
            f"hand it to someone who is here, such as `{field}: {near}`"
            if near
            else f"hand it to someone who is here, and name them as '{field}'",
            also=(person.id,),
            subjects=(person,),
            near=(near,),
        )


DUTIES: Mapping[Pointer, str] = {
    ("owner",): "the owner '{name}'",
    ("reviewer",): "the reviewer '{name}'",
    ("assumptions", "*", "owner"): "'{name}', who watches an assumption,",
    ("conflicts_with", "*", "owner"): "'{name}', who settles a conflict,",
    ("answers", "*", "owner"): "'{name}', who settles a tension,",
    ("budget", "holder"): "'{name}', who holds the budget,",
    ("stages", "*", "gap", "owner"): "'{name}', who closes a gap,",
    ("hand_offs", "*", "handled_by", "cover"): "'{name}', who covers for a hand-off,",
    ("away", "*", "delegate"): "the delegate '{name}'",
    ("help", "*", "asked_of"): "'{name}', who is asked for help,",
}
"""Where somebody answers for something, and who they are in a sentence."""


def _someone_else(plan: Plan, item: Item, reference: Reference) -> str:
    """Propose who takes it over: a part of an item its owner, the item somebody near."""
    field = reference.pointer[-1]
    if len(reference.pointer) > 1 and plan.is_here(item.owner):
        return item.owner
    besides = {"reviewer": item.owner, "delegate": item.id}.get(str(field), "")
    return someone_near(plan, item, besides)


def needed_from(plan: Plan, item: Item, reference: Reference) -> dt.date | None:
    """Return from which day on somebody is needed at a place; None where nobody is."""
    entry = read_mapping(item.at(reference.pointer[:-1]))
    field = reference.field.path[0]
    if field == "away":
        return _find_leave(plan, item, entry)
    # What has failed needs nobody to watch it, and what agrees nobody to settle it.
    idle = entry.get("holds") is False or (field == "answers" and entry.get("verdict") != "tension")
    return None if idle else plan.today


def _find_leave(plan: Plan, person: Item, entry: Mapping[str, Any]) -> dt.date | None:
    """Return the first day of a leave that is to come or under way, today at the earliest."""
    try:
        leave = parse_period(str(entry.get("period")), plan.settings.fiscal_year_start)
    except ValueError:  # said by the rule on fields
        return None
    over = leave.end < plan.today or plan.has_left(person.id)
    return None if over else max(leave.start, plan.today)


def _is_gone(plan: Plan, person: Item, date: dt.date) -> bool:
    last = person.last_day
    return plan.has_left(person.id) or (last is not None and last < date)
