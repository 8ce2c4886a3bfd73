"""This week: what was kept, who needs help, who committed to what, and who has not checked in yet.

In: a site. Out: one `ViewPage`. Teams stand in the company's order and people by name; nothing is
ranked. How a team feels appears only where the plan allows it and five or more have answered.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.anonymity import may_name, unnamed_of
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.site.check_ins import (
    Absence,
    find_absence,
    link_check_in,
    name_days,
)
from goldenthread.questions.commitment.week.site.commitments import (
    ShownCommitment,
    name_week,
    say_counts,
    show_commitment,
)
from goldenthread.questions.commitment.week.site.commitments_of_week import (
    Mood,
    PersonWeek,
    group_by_person,
    show_mood,
)
from goldenthread.questions.commitment.week.site.kept_rate import Kept, build_kept
from goldenthread.questions.commitment.week.site.needs import Need, list_needs
from goldenthread.questions.commitment.week.site.waiting import Waiting, list_waiting
from goldenthread.questions.commitment.week.weeks import TeamWeek, newest_check_ins, read_weeks
from goldenthread.site.parts.looked import Looked, look
from goldenthread.site.parts.parts import ItemLink, PageHead, Person, link_item, show_person
from goldenthread.site.parts.team import members_of
from goldenthread.site.parts.unread import join_notes, name_unread
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.wording.masked_plan import is_named_after_somebody


@dataclass(frozen=True, slots=True)
class TeamCommitments:
    """A team's week, folded to what `said` says of it unless something was not kept.

    `unnamed` are those not kept that stand beside no name.
    """

    anchor: str
    team: ItemLink
    said: str
    unfolded: bool
    people: tuple[PersonWeek, ...]
    unnamed: tuple[ShownCommitment, ...]
    none: tuple[Person, ...]
    check_ins: tuple[ItemLink, ...]
    mood: Mood | None


@dataclass(frozen=True, slots=True)
class WeekPage:
    """The page; `none` says how to begin in a plan without check-ins."""

    head: PageHead
    none: str
    kept: Kept | None
    needs: tuple[Need, ...]
    no_needs: Looked
    teams: tuple[TeamCommitments, ...]
    waiting: tuple[Waiting, ...]
    owed_address: str
    missed_address: str


def build_week(site: Site) -> ViewPage:
    """Build the page of the week in which today lies."""
    words, weeks = site.words, read_weeks(site.plan)
    lead = _lead(site, weeks.current)
    shown = (weeks.week(team.id, weeks.current) for team in site.departments)
    page = WeekPage(
        head=PageHead(words("week.title"), lead=join_notes(lead, name_unread(site))),
        none="" if read_check_ins(site.plan) else words("week.none"),
        kept=build_kept(site),
        needs=list_needs(site),
        no_needs=look(site, "needs", len(newest_check_ins(site.plan))),
        teams=tuple(_show_team(site, entry) for entry in shown if entry and entry.check_ins),
        waiting=list_waiting(site),
        owed_address=site.view_address("owed"),
        missed_address=site.view_address("missed"),
    )
    return ViewPage(
        view="week",
        address=site.view_address("week"),
        title=words("week.title"),
        model=page,
        headings=_headings(site, page),
        description=lead,
        styles=("view/commitments.css", "view/needs.css", "view/week.css"),
    )


def _headings(site: Site, page: WeekPage) -> tuple[Heading, ...]:
    shown = {
        "kept": page.kept,
        "help": page.kept or page.needs,
        "commitments": page.teams,
        "waiting": page.waiting,
    }
    return tuple(Heading(key, site.words(f"week.{key}")) for key, part in shown.items() if part)


def _lead(site: Site, week: Period) -> str:
    return f"{name_week(site, week)}, {name_days(site, week)}"


def _show_team(site: Site, entry: TeamWeek) -> TeamCommitments:
    plan = site.plan
    named = [one for one in entry.commitments if may_name(plan, one)]
    committed = {one.person for one in entry.commitments}
    counts = Counter(one.result or "open" for one in entry.commitments)
    here = members_of(site, entry.team) if plan.settings.people != "team" else ()
    away = {person.id: find_absence(site, person, entry.week) for person in here}
    people = group_by_person(site, entry.week, named)
    shown = {one.person for one in people}
    idle = [person for person in here if person.id not in committed]
    unnamed = tuple(show_commitment(site, one) for one in unnamed_of(plan, entry.commitments))
    # Who stands neither here nor there would be whose commitment was not kept.
    silent = () if unnamed else [one for one in idle if not away[one.id]]
    return TeamCommitments(
        anchor=f"team-{entry.team.id}",
        team=link_item(entry.team),
        said=say_counts(site, counts) if counts else "",
        unfolded=counts["missed"] > 0,
        people=(*people, *_away(site, idle, away, shown)),
        unnamed=unnamed,
        none=tuple(person for person in (show_person(site, one.id) for one in silent) if person),
        check_ins=tuple(
            link_check_in(site, one)
            for one in entry.check_ins
            if not is_named_after_somebody(one.item)
        ),
        mood=show_mood(site, entry.moods),
    )


def _away(
    site: Site, idle: list[Item], away: dict[str, Absence | None], shown: set[Person]
) -> tuple[PersonWeek, ...]:
    found = ((show_person(site, one.id), away[one.id]) for one in idle if away[one.id])
    return tuple(PersonWeek(who, (), absence) for who, absence in found if who and who not in shown)
