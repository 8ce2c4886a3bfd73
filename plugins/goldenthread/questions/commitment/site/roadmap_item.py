"""The page of one roadmap: what a team has committed to, when it is due, and who stands by it.

In: a site and an item of the kind `roadmap`. Out: the page of an item with the drawing, its items
by quarter, its version, and the answers of everybody who is asked. People are listed by name only
where the settings show them so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.items.item import Item
from goldenthread.questions.commitment.acknowledgement import (
    STATES,
    Acknowledgement,
    count_answers,
    read_acknowledgements,
    version_of,
)
from goldenthread.questions.commitment.roadmap import Roadmap, build_roadmap
from goldenthread.questions.commitment.site.asked import ICONS, show_answer
from goldenthread.questions.commitment.site.due import DueGroup, group_by_quarter
from goldenthread.questions.commitment.site.timeline import Timeline, build_chart
from goldenthread.site.parts.parts import ItemLink, Person, link_id, show_person
from goldenthread.site.parts.window import Window, open_window
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.views.item import ItemPage, build_item_page, inherit
from goldenthread.source.document import parse_document
from goldenthread.source.fields import read_texts


@dataclass(frozen=True, slots=True)
class Pledge:
    """One person, with how and when they committed."""

    person: Person
    text: str


@dataclass(frozen=True, slots=True)
class PledgeGroup:
    """Everybody who stands alike; `pledges` is empty where people are not shown by name."""

    state: str
    icon: str
    title: str
    pledges: tuple[Pledge, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of a roadmap since some committed to another version of it."""

    title: str
    added: tuple[ItemLink, ...]
    removed: tuple[ItemLink, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RoadmapItemPage(ItemPage):
    """The page; `share` says in words how many of those who are asked have committed."""

    chart: Timeline | None
    groups: tuple[DueGroup, ...]
    version: str
    share: str
    pledges: tuple[PledgeGroup, ...]
    drifts: tuple[Drift, ...]
    fix: str


def build_roadmap_page(site: Site, item: Item) -> ViewPage:
    """Build the page of one roadmap."""
    base, words = build_item_page(site, item), site.words
    roadmap = build_roadmap(site.plan, item)
    window = _window(site, roadmap)
    answers = read_acknowledgements(site.plan).by_item.get(item.id, ())
    share = count_answers(answers)
    page = RoadmapItemPage(
        **inherit(base),
        chart=build_chart(site, roadmap.items, window),
        groups=group_by_quarter(site, roadmap.items, window),
        version=version_of(site.plan, item),
        share=words("pledge.share", given=share.given, asked=share.asked) if answers else "",
        pledges=_group(site, answers),
        drifts=_find_drifts(site, roadmap, answers),
        fix=f"goldenthread acknowledge {item.id} --person {words('pledge.person')}",
    )
    own = (("by-quarter", "by_quarter", page.groups), ("pledges", "pledges", page.pledges))
    headings = [
        Heading(f"gt-{anchor}", words(f"pledge.{key}")) for anchor, key, part in own if part
    ]
    return replace(
        base,
        view="roadmap_item",
        model=page,
        headings=(*headings, *base.headings),
        styles=(*base.styles, "view/roadmap.css", "view/columns.css", "view/due.css"),
    )


def _window(site: Site, roadmap: Roadmap) -> Window:
    """Open the year in which the roadmap begins, or today's where it began longer ago."""
    start, today = site.plan.settings.fiscal_year_start, site.plan.today
    if roadmap.period is None:
        return open_window(today, start)
    first = open_window(roadmap.period.start, start)
    late = first.end < today <= roadmap.period.end
    return open_window(today, start) if late else first


def _group(site: Site, answers: Sequence[Acknowledgement]) -> tuple[PledgeGroup, ...]:
    named = site.plan.settings.people == "named"
    groups = []
    for state in STATES:
        found = [answer for answer in answers if answer.state == state]
        if found:
            pledges = (_pledge(site, answer) for answer in found if named)
            title = site.words(f"pledge.{state}", n=len(found))
            groups.append(
                PledgeGroup(state, ICONS[state], title, tuple(one for one in pledges if one))
            )
    return tuple(groups)


def _pledge(site: Site, answer: Acknowledgement) -> Pledge | None:
    person = show_person(site, answer.person.id)
    text = show_answer(site, answer).text if answer.date else ""
    return Pledge(person, text) if person else None


def _find_drifts(
    site: Site, roadmap: Roadmap, answers: Sequence[Acknowledgement]
) -> tuple[Drift, ...]:
    """Compare today's roadmap with each version that somebody still stands by, newest first."""
    days: dict[str, dt.date] = {}
    for answer in answers:
        if answer.state == "outdated" and answer.date:
            days[answer.version] = min(days.get(answer.version, answer.date), answer.date)
    newest = sorted(days.items(), key=lambda pair: pair[1], reverse=True)
    return tuple(_compare(site, roadmap, version, day) for version, day in newest)


def _compare(site: Site, roadmap: Roadmap, version: str, day: dt.date) -> Drift:
    words = site.words
    title = words("pledge.since", version=version, date=words.date(day))
    before = _names_on(site, roadmap.item, day)
    if before is None:
        return Drift(title, (), (), words("pledge.unknown"))
    now = dict.fromkeys(item.id for item in roadmap.items)
    added = tuple(link_id(site, name) for name in now if name not in before)
    removed = tuple(link_id(site, name) for name in before if name not in now)
    return Drift(title, added, removed, "" if added or removed else words("pledge.moved"))


def _names_on(site: Site, item: Item, day: dt.date) -> dict[str, None] | None:
    """Return what stood on a roadmap at the end of a day, by the ids of today where there are any.

    None where git does not know.
    """
    for version in site.plan.past.versions.get(item.path, ()):
        if version.date <= day:
            data = parse_document(item.path, version.text.encode("utf-8", "surrogatepass")).data
            names = (name.partition("#")[0] for name in read_texts((data or {}).get("items")))
            found = ((name, site.plan.find(name)) for name in names)
            return dict.fromkeys(item.id if item else name for name, item in found)
    return None
