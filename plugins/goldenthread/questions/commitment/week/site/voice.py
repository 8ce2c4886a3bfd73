"""What the weeks say of items wherever core pages list them.

In: a site and an item. Out: words by which search finds a check-in; whether a plan has weeks.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import CHECK_IN
from goldenthread.questions.commitment.week.anonymity import may_name
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.weeks import read_check_in
from goldenthread.site.site import Site


def list_words(site: Site, item: Item) -> Iterator[str]:
    """Yield the commitments of a check-in that may stand beside a name, and what blocks it."""
    check_in = read_check_in(site.plan, item) if item.kind.name == CHECK_IN else None
    if check_in:
        yield from (one.text for one in check_in.commitments if may_name(site.plan, one))
        yield from (one.text for one in check_in.blockers)
        yield from (one.text for one in check_in.calls)


def has_check_ins(plan: Plan) -> bool:
    """Tell whether anybody has checked in."""
    return bool(read_check_ins(plan))


def has_weeks(plan: Plan) -> bool:
    """Tell whether a week has anything to show: a check-in, or a team that is to write one."""
    return bool(read_check_ins(plan)) or any(team.cadence for team in plan.departments)
