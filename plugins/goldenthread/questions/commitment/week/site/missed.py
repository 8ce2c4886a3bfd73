"""Weeks that went by without a check-in, company-wide, by who leads the team.

In: a site. Out: one `ViewPage`. A missed week is a question and no verdict: teams stand in the
company's order, nothing is added up per person, and pauses do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.ground.week import CADENCES, step_weeks
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.reading import read_last_check_ins
from goldenthread.questions.commitment.week.rules.weekly import find_doubt
from goldenthread.questions.commitment.week.site.check_ins import last_check_in, link_check_in
from goldenthread.questions.commitment.week.site.commitments import (
    LAST_WEEKS,
    WeekDots,
    name_week,
    show_team_dots,
)
from goldenthread.questions.commitment.week.site.needs import list_needs
from goldenthread.questions.commitment.week.weeks import read_weeks
from goldenthread.site.parts.looked import Looked, look
from goldenthread.site.parts.parts import ItemLink, PageHead, Person, join_names, link_item
from goldenthread.site.parts.team import leads_of
from goldenthread.site.parts.unread import join_notes, name_unread
from goldenthread.site.site import Heading, Site, ViewPage


@dataclass(frozen=True, slots=True)
class MissedTeam:
    """One team with its last weeks; `said` names the weeks without a check-in."""

    team: ItemLink
    cadence: str
    weeks: tuple[WeekDots, ...]
    said: str
    last: ItemLink | None
    needs: str


@dataclass(frozen=True, slots=True)
class MissedGroup:
    """The teams that one Pathfinder leads; None for those that nobody leads."""

    lead: Person | None
    teams: tuple[MissedTeam, ...]


@dataclass(frozen=True, slots=True)
class MissedPage:
    """The page; `well` checked in every time, `silent` have agreed on no rhythm yet."""

    head: PageHead
    groups: tuple[MissedGroup, ...]
    well: tuple[ItemLink, ...]
    none: Looked
    uncounted: tuple[ItemLink, ...]


def build_missed(site: Site) -> ViewPage:
    """Build the page of missed check-ins."""
    words = site.words
    asked = [team for team in site.departments if team.cadence in CADENCES]
    well = tuple(
        link_item(team)
        for team in asked
        if not list_missed(site, team)
        and team.id in read_last_check_ins(site.plan)
        and team.id not in find_doubt(site.plan).teams
    )
    lead = words("missed.lead", n=LAST_WEEKS)
    page = MissedPage(
        head=PageHead(words("missed.title"), lead=join_notes(lead, name_unread(site))),
        groups=_group(site, asked),
        well=well,
        none=look(site, "check_ins", len(well)),
        uncounted=tuple(link_item(team) for team in site.departments if team not in asked),
    )
    return ViewPage(
        view="missed",
        address=site.view_address("missed"),
        title=words("missed.title"),
        model=page,
        headings=(Heading("well", words("missed.well")),) if page.well else (),
        description=lead,
        styles=("view/commitments.css", "view/week.css"),
    )


def list_missed(site: Site, team: Item) -> tuple[Period, ...]:
    """Return the weeks among the last ones that went by without a check-in, oldest first.

    None of a team, and no week, for which a file may have been written that cannot be read.
    """
    weeks, doubt = read_weeks(site.plan), find_doubt(site.plan)
    if team.id in doubt.teams:
        return ()
    oldest = step_weeks(weeks.current, 1 - LAST_WEEKS)
    missed = [week for week in weeks.missed(team.id) if week.start >= oldest.start]
    return tuple(week for week in missed if week not in doubt.weeks)


def _group(site: Site, asked: list[Item]) -> tuple[MissedGroup, ...]:
    found: dict[Person | None, list[MissedTeam]] = {}
    for team in asked:
        never = team.id not in read_last_check_ins(site.plan)
        if never or list_missed(site, team):
            lead = next(iter(leads_of(site, team)), None)
            found.setdefault(lead, []).append(_show(site, team, never=never))
    return tuple(MissedGroup(lead, tuple(teams)) for lead, teams in found.items())


def _show(site: Site, team: Item, *, never: bool) -> MissedTeam:
    words, last = site.words, last_check_in(site, team)
    needs = len(list_needs(site, team))
    return MissedTeam(
        team=link_item(team),
        cadence=words(f"cadence.{team.cadence}"),
        weeks=show_team_dots(site, team),
        said=words("kept.never") if never else say_missed(site, list_missed(site, team)),
        last=link_check_in(site, last) if last else None,
        needs=words("missed.needs", n=needs) if needs else "",
    )


def say_missed(site: Site, missed: Sequence[Period]) -> str:
    """Say in which weeks nothing was heard; empty where there is no such week."""
    if not missed:
        return ""
    return site.words(
        "missed.said", weeks=join_names(site, [name_week(site, week) for week in missed])
    )
