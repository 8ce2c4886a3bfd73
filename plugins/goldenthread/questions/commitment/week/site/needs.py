"""Who needs help: what blocks work, and what people ask of each other.

In: a site. Out: one `Need` for each blocker and each call for help in the newest check-in of a
team or person, in the company's order of teams. Says what is missing; blames nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import Blocker, Call, CheckIn
from goldenthread.questions.commitment.week.site.check_ins import link_check_in
from goldenthread.questions.commitment.week.site.commitments import name_week
from goldenthread.questions.commitment.week.weeks import newest_check_ins
from goldenthread.site.parts.looked import Looked, look
from goldenthread.site.parts.parts import (
    ItemLink,
    Person,
    link_id,
    link_item,
    show_person,
    shown_status,
)
from goldenthread.site.site import Site

_MOST = 5


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that somebody needs; `kind` is blocker or help.

    A blocker has an `owner` and a `next` step, a call has who `asks` and a place or person
    `asked`; what is None or empty was left open, which `open` says in words.
    """

    kind: str
    text: str
    item: ItemLink | None
    status: str
    team: ItemLink | None
    owner: Person | None
    next: str
    asks: Person | None
    asked: ItemLink | None
    open: tuple[str, ...]
    week: str
    source: ItemLink


@dataclass(frozen=True, slots=True)
class Help:
    """The first needs; `more` counts the others, `none` is said where there is no need."""

    needs: tuple[Need, ...]
    more: str
    none: Looked


def list_needs(site: Site, team: Item | None = None) -> tuple[Need, ...]:
    """List what is needed now, by team; blockers of a team before its calls for help."""
    teams = {one.id: n for n, one in enumerate(site.departments)}
    found: list[tuple[int, int, Need]] = []
    for check_in in newest_check_ins(site.plan):
        own = site.plan.department(check_in.item)
        if team is not None and own is not team:
            continue
        place = teams.get(own.id, len(teams)) if own else len(teams)
        found += [(place, n, need) for n, need in needs_of(site, check_in, own)]
    found.sort(key=lambda entry: entry[:2])
    return tuple(need for _, _, need in found)


def show_help(site: Site) -> Help:
    """Show who needs help, the first few."""
    needs = list_needs(site)
    left = len(needs) - _MOST
    more = site.words("home.help_more", n=left) if left > 0 else ""
    return Help(needs[:_MOST], more, look(site, "needs", len(newest_check_ins(site.plan))))


def list_needs_of_item(site: Site, item: Item) -> tuple[Need, ...]:
    """List what one item needs by the newest check-ins."""
    found = []
    for check_in, one in _by_item(site.plan).get(item.id, ()):
        team = site.plan.department(check_in.item)
        if isinstance(one, Blocker):
            found.append(_show_blocker(site, check_in, team, one))
        else:
            found.append(_show_call(site, check_in, team, one))
    return tuple(found)


@lru_cache(maxsize=2)
def _by_item(plan: Plan) -> Mapping[str, tuple[tuple[CheckIn, Blocker | Call], ...]]:
    """Return what the newest check-ins name, by the id of the item that needs it."""
    needs: Iterator[tuple[CheckIn, Blocker | Call]] = (
        (check_in, one)
        for check_in in newest_check_ins(plan)
        for one in chain[Blocker | Call](check_in.blockers, check_in.calls)
    )
    return group((item.id, need) for need in needs if (item := plan.find(need[1].item)))


def needs_of(site: Site, check_in: CheckIn, team: Item | None) -> Iterator[tuple[int, Need]]:
    """Yield what one check-in names: blockers (0) before calls for help (1)."""
    for blocker in check_in.blockers:
        yield 0, _show_blocker(site, check_in, team, blocker)
    for call in check_in.calls:
        yield 1, _show_call(site, check_in, team, call)


def _show_blocker(site: Site, check_in: CheckIn, team: Item | None, one: Blocker) -> Need:
    owner = show_person(site, one.owner)
    missing = (
        *(() if owner else (site.words("needs.no_owner"),)),
        *(() if one.next else (site.words("needs.no_next"),)),
    )
    return Need(
        kind="blocker",
        text=one.text or site.words("needs.blocked"),
        item=link_id(site, one.item) if one.item else None,
        status=_status(site, one.item),
        team=link_item(team) if team else None,
        owner=owner,
        next=one.next,
        asks=None,
        asked=None,
        open=missing,
        week=name_week(site, check_in.week),
        source=link_check_in(site, check_in),
    )


def _show_call(site: Site, check_in: CheckIn, team: Item | None, one: Call) -> Need:
    asked = link_side(site, one.asked_of)
    return Need(
        kind="help",
        text=one.text,
        item=link_id(site, one.item) if one.item else None,
        status=_status(site, one.item),
        team=link_item(team) if team else None,
        owner=None,
        next="",
        asks=show_person(site, one.person),
        asked=asked,
        open=() if asked else (site.words("needs.not_asked"),),
        week=name_week(site, check_in.week),
        source=link_check_in(site, check_in),
    )


def link_side(site: Site, name: str) -> ItemLink | None:
    """Link to a person or a department; None where nobody is named."""
    item = site.plan.find(name)
    if item is None or not item.is_person:
        return link_id(site, name) if name else None
    person = show_person(site, name)
    return ItemLink(person.name, person.address, person.role) if person else None


def _status(site: Site, item_id: str) -> str:
    item = site.plan.find(item_id)
    return shown_status(site, item) if item else ""
