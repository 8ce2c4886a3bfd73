"""Which teams have not checked in this week, and whether they are expected to.

In: a site. Out: one `Waiting` for each team with a rhythm and without a check-in this week, in the
company's order.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.ground.week import CADENCES
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.reading import read_last_check_ins
from goldenthread.questions.commitment.week.site.commitments import name_week
from goldenthread.questions.commitment.week.weeks import read_weeks
from goldenthread.site.parts.parts import ItemLink, Person, link_item
from goldenthread.site.parts.team import leads_of
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Waiting:
    """A team that has not checked in this week; `state` is due, paused or later."""

    team: ItemLink
    state: str
    word: str
    leads: tuple[Person, ...]
    last: str


def list_waiting(site: Site) -> tuple[Waiting, ...]:
    """List the teams that have not checked in this week, in the company's order."""
    found = ((team, is_due(site, team)) for team in site.departments)
    return tuple(_show(site, team, state) for team, state in found if state)


def is_due(site: Site, team: Item) -> str:
    """Tell whether a team's check-in is missing this week: due, paused, or later by its rhythm.

    Empty for a team that has checked in, or has agreed on no rhythm.
    """
    weeks = read_weeks(site.plan)
    entry = weeks.week(team.id, weeks.current)
    cadence = CADENCES.get(team.cadence, 0)
    if not cadence or team.over or (entry and entry.check_ins):
        return ""
    if entry and entry.paused:
        return "paused"
    past = [one for one in weeks.by_team.get(team.id, ()) if not one.paused][-cadence:-1]
    return "later" if any(one.check_ins for one in past) else "due"


def _show(site: Site, team: Item, state: str) -> Waiting:
    words, last = site.words, read_last_check_ins(site.plan).get(team.id)
    cadence = team.cadence
    return Waiting(
        team=link_item(team, words(f"cadence.{cadence}")),
        state=state,
        word=words("kept.paused" if state == "paused" else f"week.{state}"),
        leads=leads_of(site, team),
        last=words("week.last", week=name_week(site, last)) if last else "",
    )
