"""GT321: no work of a department contributes to an outcome."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import name_items
from goldenthread.questions.outcomes.contribution import Contribution, read_contributions, topmost
from goldenthread.questions.outcomes.reach import Reach, first_day, read_reach
from goldenthread.questions.outcomes.rules.gt320_unreached_outcome import (
    list_stated,
    suggest_links,
)

_LACKS = {"why": "no why", "actual": "no recent figure", "thread": "broken thread"}


class CostCentre(Rule):
    """No work of a department contributes to an outcome.

    ## What it does

    Once a company goal names an outcome, this rule looks at the active work of each
    department. An item contributes to the outcomes above it when each primary link of its thread,
    up to the company's goal, says why, and when it, or active work below it, has a metric with an
    actual of this period or the last: of the quarter for an item of a quarter or without a
    period, of the year for one of a year. Work that is linked but lacks one of these does not
    count. A department without active work is left alone.

    ## Why is this bad?

    In an aligned company there are no cost centres: every department moves something the business
    cares about. One that cannot show it will be the first to be cut, or its work will.

    ## Example

    ```yaml
    # share.md
    kind: goal
    title: One home in five is a customer
    outcomes: [market-share]
    supports: purpose
    ```

    ```yaml
    # people.md
    kind: department
    title: People
    ```

    ```yaml
    # pulse.md
    kind: objective
    title: Ask every team how it is doing
    department: people
    supports: share
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # pulse.md
    kind: objective
    title: Lose no technician whom we have trained
    department: people
    supports: [{id: share, why: homes that wait for a technician buy elsewhere}]
    metrics: [{id: left, name: Technicians who left, actuals: [{date: 2026-10-31, value: 2}]}]
    ```
    """

    code = "GT321"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("department",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department that has work and contributes to nothing."""
        for contribution in read_contributions(plan).values():
            if contribution.cost_centre:
                yield self._finding(plan, read_reach(plan), contribution)

    def _finding(self, plan: Plan, reach: Reach, found: Contribution) -> Finding:
        team = found.department
        tops = topmost(plan, found.loose)
        linked = topmost(plan, found.linked)
        verb = "reaches" if len(tops) == 1 else "reach"
        if found.apart:
            message = f"no work of '{team.id}' reaches an outcome: {name_items(tops)} {verb} none"
            advice, near = _advise_links(reach, tops)
        else:
            loose = f"; {name_items(tops)} {verb} none" if tops else ""
            message = (
                f"no work of '{team.id}' contributes to an outcome: "
                f"{name_linked(reach, linked)}{loose}"
            )
            advice, meant = explain_missing(plan, reach, linked[0])
            near = [meant]
        also = tuple(item.id for item in (*linked, *tops))
        return self.at(
            plan, team, ("title",), message, advice, also=also, subjects=(*linked, *tops), near=near
        )


def _advise_links(reach: Reach, tops: list[Item]) -> tuple[str, list[Item]]:
    goals = [goal for item in tops for goal in reach.goals(item)][:1]
    near = [*list_stated(reach), *goals]
    advice = f"hang its work from a goal that names one, {suggest_links(reach)}"
    if not goals:
        return advice, near
    outcome = next(iter(reach.stated))
    return f"{advice}, or say what '{goals[0].id}' moves, such as `outcomes: [{outcome}]`", near


def name_linked(reach: Reach, items: Sequence[Item]) -> str:
    """Name linked items and what they lack: "'leads' is linked, not shown (no why)"."""
    lacks = dict.fromkeys(_LACKS[reach.missing(item)] for item in items)
    verb = "is" if len(items) == 1 else "are"
    return f"{name_items(items)} {verb} linked, not shown ({', '.join(lacks)})"


def explain_missing(plan: Plan, reach: Reach, item: Item) -> tuple[str, Item]:
    """Say what one linked item needs in order to count."""
    missing = reach.missing(item)
    if missing == "thread":
        return f"mend the thread of '{item.id}'", item
    if missing == "why":
        bare = next((i for i in reversed(plan.thread(item)) if _lacks_why(plan, i)), item)
        return (
            (
                f"say why '{bare.id}' is done, with `why: …` in its `supports`; until each link "
                "of the thread says why and a figure shows that it works, it does not count"
            ),
            bare,
        )
    since = first_day(plan, item.period)
    return (
        (
            f"give '{item.id}', or work below it, a metric with a figure since {since}, such as "
            f"`actuals: [{{date: {plan.today}, value: …}}]`"
        ),
        item,
    )


def _lacks_why(plan: Plan, item: Item) -> bool:
    link = plan.primary_link(item)
    return bool(link and not link.support.why and not link.parent.is_purpose)
