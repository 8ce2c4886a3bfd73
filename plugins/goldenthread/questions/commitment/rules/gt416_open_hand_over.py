"""GT416: somebody who is leaving soon still answers for work that continues."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_people import someone_near
from goldenthread.findings.phrases import name_some
from goldenthread.items.item import Reference
from goldenthread.questions.commitment.kinds import CHECK_IN
from goldenthread.questions.commitment.rules.gt403_departed_owner import DUTIES, needed_from
from goldenthread.questions.commitment.week.weeks import newest_check_ins

_AHEAD = dt.timedelta(weeks=8)
_MOST_NAMED = 5
_ALSO = frozenset(
    {
        ("pathfinders", "*", "person"),
        ("pathfinders", "*", "backup"),
        ("blockers", "*", "owner"),
    }
)


class OpenHandOver(Rule):
    """Somebody who is leaving soon still answers for work that continues.

    ## What it does

    In the eight weeks before a person's `end`, looks for what they answer for and what continues
    after that day: items they own or review, assumptions, tensions and gaps, hand-offs they cover
    for, a department they lead or stand in for, and blockers in the newest check-ins. The finding
    appears only in the console: when somebody leaves is theirs to tell.

    ## Why is this bad?

    It is not, yet. Handing over takes longer than the last week, and whoever leaves knows best who
    could take something on.

    ## Example

    ```yaml
    # nora.md
    kind: person
    title: Nora Lind
    department: marketing
    end: 2026-12-31
    ```

    ```yaml
    # van-tour.md
    kind: campaign
    title: Test van on the market squares
    supports:
      - id: objective
        why: people watch a test before they post a bottle
    owner: nora
    period: 2026-10-01/2027-03-31
    ```

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    owner: ben
    period: 2026-10-01/2027-03-31
    metrics:
      - {id: leads, name: Leads from renters, unit: leads, baseline: 400, target: 800}
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    owner: ada
    period: 2026-01-01/2027-12-31
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
    period: 2026-10-01/2027-03-31
    ```
    """

    code = "GT416"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("person",)
    published = False

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each person who leaves within eight weeks, at their last day."""
        for person in plan.people:
            end = person.last_day
            if not end or person.over or not plan.today <= end <= plan.today + _AHEAD:
                continue
            open_duties = list(_list_open(plan, person, end))
            if open_duties:
                yield self._finding(plan, person, end, open_duties)

    def _finding(
        self, plan: Plan, person: Item, end: dt.date, duties: list[tuple[Item, Reference]]
    ) -> Finding:
        named = [f"'{item.id}' ({_role(reference)})" for item, reference in duties]
        item, reference = duties[0]
        near = someone_near(plan, item, person.id)
        return self.at(
            plan,
            person,
            ("end",),
            f"the last day of '{person.id}' is {end}, and they still answer for what continues:"
            f" {name_some(named, _MOST_NAMED)}",
            "agree on who takes over, and write it down before that day"
            + (f", such as `{reference.pointer[-1]}: {near}` in '{item.id}'" if near else ""),
            subjects=(duty for duty, _ in duties),
            near=(near,),
        )


def _role(reference: Reference) -> str:
    return str(reference.field.path[0])


def _list_open(plan: Plan, person: Item, end: dt.date) -> Iterator[tuple[Item, Reference]]:
    """Yield where a person is still named for what goes on after their last day."""
    heard = frozenset(check_in.item.id for check_in in newest_check_ins(plan))
    for item, reference in plan.referrers.get(person.id, ()):
        path = reference.field.path
        if path not in DUTIES and path not in _ALSO:
            continue
        old_news = item.kind.name == CHECK_IN and item.id not in heard
        ends_before = item.kind.name != CHECK_IN and item.period and item.period.end <= end
        if not item.current or old_news or ends_before or path[0] == "away":
            continue  # who stands in for a leave has to be there when it begins: another rule
        if path in _ALSO or needed_from(plan, item, reference):
            yield item, reference
