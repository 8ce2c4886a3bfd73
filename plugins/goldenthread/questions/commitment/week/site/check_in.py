"""The page of one check-in: whose week it is, commitments and what they serve, numbers, and needs.

In: a site and the check-in's item. Out: one `ViewPage`. What was not kept stands beside a name
only where `may_name` allows it. Search forgets check-ins that are older than last week.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.group import group
from goldenthread.ground.week import step_weeks
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.anonymity import may_count, may_name, unnamed_of
from goldenthread.questions.commitment.week.check_in import CheckIn, Commitment, GivenValue
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.site.check_ins import (
    link_check_in,
    name_check_in,
    name_days,
)
from goldenthread.questions.commitment.week.site.commitments import (
    ShownCommitment,
    say_counts,
    show_commitment,
)
from goldenthread.questions.commitment.week.site.commitments_of_week import (
    Mood,
    PersonWeek,
    group_by_person,
    show_mood,
)
from goldenthread.questions.commitment.week.site.needs import Need, needs_of
from goldenthread.questions.commitment.week.weeks import (
    TeamWeek,
    is_excused,
    read_check_in,
    read_weeks,
)
from goldenthread.site.parts.actions import Actions, build_actions
from goldenthread.site.parts.amounts import show_amount
from goldenthread.site.parts.findings import ShownFinding, by_weight, show_finding
from goldenthread.site.parts.parts import (
    ItemLink,
    PageHead,
    Person,
    kind_word,
    link_id,
    link_item,
    show_person,
)
from goldenthread.site.parts.team import leads_of
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.views.item import build_item_page


@dataclass(frozen=True, slots=True)
class ServedItem:
    """An item that commitments serve, with the steps from it up to the purpose.

    `alone` is the reason why it hangs from nothing, where it gives one.
    """

    item: ItemLink
    steps: tuple[ItemLink, ...]
    broken: bool
    alone: str = ""


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A number that the check-in gives."""

    metric: ItemLink
    value: str
    date: str
    note: str


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """The page; `unnamed` are commitments not kept that stand beside no name.

    `aside` tells of a person's week that such ones stand with the team and nothing is counted.
    """

    head: PageHead
    team: ItemLink | None
    person: Person | None
    leads: tuple[Person, ...]
    people: tuple[PersonWeek, ...]
    unnamed: tuple[ShownCommitment, ...]
    said: str
    aside: bool
    served: tuple[ServedItem, ...]
    values: tuple[ShownValue, ...]
    needs: tuple[Need, ...]
    mood: Mood | None
    earlier: ItemLink | None
    later: ItemLink | None
    week_address: str
    findings: tuple[ShownFinding, ...]
    actions: Actions


def build_check_in_page(site: Site, item: Item) -> ViewPage:
    """Build the page of one check-in; one that names no week is shown as any item is."""
    check_in = read_check_in(site.plan, item)
    if check_in is None:
        return build_item_page(site, item)
    plan, team = site.plan, site.plan.department(item)
    shown = _allowed(site, check_in)
    counts = Counter(one.result or "open" for one in shown if not is_excused(plan, one))
    title = name_check_in(site, check_in)
    aside = bool(check_in.person) and not may_count(plan)
    page = CheckInPage(
        head=PageHead(title, kind=kind_word(site, item), lead=name_days(site, check_in.week)),
        team=link_item(team) if team else None,
        person=show_person(site, check_in.person),
        leads=leads_of(site, team) if team else (),
        people=group_by_person(site, check_in.week, [one for one in shown if may_name(plan, one)]),
        unnamed=tuple(show_commitment(site, one) for one in shown if not may_name(plan, one)),
        said="" if aside else say_counts(site, counts),
        aside=aside,
        served=_serve(site, shown),
        values=tuple(_show_value(site, value) for value in check_in.values),
        needs=tuple(need for _, need in needs_of(site, check_in, team)),
        mood=show_mood(site, _moods(site, check_in)),
        earlier=_beside(site, check_in, -1),
        later=_beside(site, check_in, 1),
        week_address=site.view_address("week"),
        findings=tuple(
            show_finding(site, finding, here=item.id)
            for finding in by_weight(site.result.by_item.get(item.id, ()))
        ),
        actions=build_actions(site, item),
    )
    recent = check_in.week.start >= step_weeks(read_weeks(plan).current, -1).start
    return ViewPage(
        view="check_in",
        address=item.address,
        title=title,
        model=page,
        headings=_headings(site, page),
        description=f"{page.head.lead}. {page.said}".rstrip(),
        styles=("view/commitments.css", "view/needs.css", "view/week.css"),
        searchable=recent and not item.over,
    )


def _allowed(site: Site, check_in: CheckIn) -> tuple[Commitment, ...]:
    """Return the commitments that may be shown: a person's own file names that person.

    Commitments without a name are on the team's page, from all files of the week. If any were
    missing there, they could only belong to the few people who have a file of their own.
    """
    named = tuple(one for one in check_in.commitments if may_name(site.plan, one))
    week = _team_week(site, check_in)
    if not check_in.team or week is None:
        return named if check_in.person else check_in.commitments
    return (*named, *unnamed_of(site.plan, week.commitments))


def _team_week(site: Site, check_in: CheckIn) -> TeamWeek | None:
    team = site.plan.department(check_in.item)
    return read_weeks(site.plan).week(team.id, check_in.week) if team else None


def _moods(site: Site, check_in: CheckIn) -> tuple[int, ...]:
    """Return a team's answers if they are in one file; from parts, one could work out the rest."""
    week = _team_week(site, check_in) if check_in.team else None
    return week.moods if week and len(week.moods) == len(check_in.moods) else ()


def _headings(site: Site, page: CheckInPage) -> tuple[Heading, ...]:
    shown = {
        "commitments": page.people or page.unnamed,
        "serves": page.served,
        "values": page.values,
        "needs": page.needs,
        "findings": page.findings,
    }
    return tuple(Heading(key, site.words(f"checkin.{key}")) for key, part in shown.items() if part)


def _serve(site: Site, commitments: tuple[Commitment, ...]) -> tuple[ServedItem, ...]:
    found: dict[str, ServedItem] = {}
    for one in commitments:
        item = site.plan.find(one.item)
        if item and item.kind.threaded and item.id not in found:
            above = reversed(site.plan.thread(item)[:-1])
            steps = tuple(link_item(step) for step in above)
            broken = site.plan.is_broken(item)
            found[item.id] = ServedItem(link_item(item), steps, broken, item.stands_alone)
    return tuple(found.values())


def _show_value(site: Site, value: GivenValue) -> ShownValue:
    item = site.plan.find(value.item)
    metric = item.metric(value.metric) if item else None
    if item and metric is None and item.metrics:
        metric = item.metrics[0]
    return ShownValue(
        metric=link_item(item, metric.name) if item and metric else link_id(site, value.item),
        value=show_amount(site.words, value.value, metric.unit if metric else ""),
        date=site.words.date(value.date, short=True),
        note=value.note,
    )


def _beside(site: Site, check_in: CheckIn, way: int) -> ItemLink | None:
    """Link to the check-in of the same team or person before or after this one."""
    same = _by_side(site.plan).get((check_in.team, check_in.person), ())
    weeks = [one.week.start for one in same]
    index = bisect_left(weeks, check_in.week.start) - 1
    if way > 0:
        index = bisect_right(weeks, check_in.week.start)
    return link_check_in(site, same[index]) if 0 <= index < len(same) else None


@lru_cache(maxsize=2)
def _by_side(plan: Plan) -> Mapping[tuple[str, str], tuple[CheckIn, ...]]:
    """Return the check-ins of each team and of each person by week."""
    return group(((one.team, one.person), one) for one in read_check_ins(plan))
