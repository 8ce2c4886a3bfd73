"""How sure teams are to reach their targets, and where that changed.

In: a site. Out: one row for each metric whose confidence moved between its two newest check-ins.
Confidence is what people say; it is never mixed with progress or with a final score.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.check_in import CheckIn, GivenValue
from goldenthread.items.item import Item
from goldenthread.site.parts.amounts import show_share
from goldenthread.questions.commitment.week.site.commitments import name_week
from goldenthread.site.parts.parts import ItemLink, department_title, part_name
from goldenthread.site.site import Site
from goldenthread.ground.week import step_weeks
from goldenthread.questions.commitment.week.weeks import read_weeks

_RECENT = -2


@dataclass(frozen=True, slots=True)
class Change:
    """How sure a team was and is; `way` is up or down."""

    item: ItemLink
    team: str
    before: str
    before_week: str
    now: str
    way: str
    word: str
    note: str


def list_changes_of_confidence(site: Site) -> tuple[Change, ...]:
    """List what changed in the newest weeks, in reading order of the items."""
    plan = site.plan
    given: dict[tuple[str, str], list[tuple[CheckIn, GivenValue]]] = {}
    for check_in in read_check_ins(plan):
        for value in check_in.values:
            item = plan.find(value.item)
            if item and value.confidence is not None and check_in.week.start <= plan.today:
                given.setdefault((item.id, value.metric), []).append((check_in, value))
    places = {item.id: n for n, item in enumerate(plan.items)}
    oldest = step_weeks(read_weeks(plan).current, _RECENT).start
    return tuple(
        _show(site, plan.by_id[item_id], found)
        for (item_id, _), found in sorted(given.items(), key=lambda one: places[one[0][0]])
        if found[-1][0].week.start > oldest and _moved(found)
    )


def _moved(found: list[tuple[CheckIn, GivenValue]]) -> bool:
    return len(found) > 1 and found[-1][1].confidence != found[-2][1].confidence


def _show(site: Site, item: Item, found: list[tuple[CheckIn, GivenValue]]) -> Change:
    (first, before), (_, now) = found[-2:]
    assert before.confidence is not None
    assert now.confidence is not None
    way = "up" if now.confidence > before.confidence else "down"
    return Change(
        item=ItemLink(item.title, item.address, part_name(item, now.metric)),
        team=department_title(site, item),
        before=show_share(site.words, before.confidence),
        before_week=name_week(site, first.week),
        now=show_share(site.words, now.confidence),
        way=way,
        word=site.words(f"confidence.{way}"),
        note=now.note,
    )
