"""The weeks of one department: how often it checks in, how that went, when it pauses.

In: a site and a department. Out: a `Cadence` and a `Rhythm`, None where there is neither a rhythm
nor a check-in. Another rhythm than weekly is a visible exception.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.ground.period import parse_period
from goldenthread.ground.week import CADENCES, step_weeks
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.site.check_ins import last_check_in, link_check_in
from goldenthread.questions.commitment.week.site.commitments import (
    LAST_WEEKS,
    WeekDots,
    name_week,
    show_team_dots,
    sum_weeks,
)
from goldenthread.questions.commitment.week.site.missed import list_missed, say_missed
from goldenthread.questions.commitment.week.site.needs import Need, list_needs
from goldenthread.questions.commitment.week.weeks import read_weeks
from goldenthread.site.parts.parts import ItemLink
from goldenthread.site.parts.unread import count_unread, join_notes
from goldenthread.site.site import Site
from goldenthread.source.fields import read_text


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a department checks in; `odd` tells that it does not every week."""

    said: str
    odd: bool
    last: ItemLink | None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a department keeps its weeks."""

    missed: str
    pauses: tuple[ItemLink, ...]
    weeks: tuple[WeekDots, ...]
    kept: str
    needs: tuple[Need, ...]


def build_cadence(site: Site, team: Item) -> Cadence | None:
    """Say how often a department checks in, and when it did so last."""
    words, cadence = site.words, team.cadence
    last, known = last_check_in(site, team), cadence in CADENCES
    if not known and last is None:
        return None
    return Cadence(
        said=words(f"cadence.{cadence}") if known else words("cadence.none"),
        odd=known and cadence != "weekly",
        last=link_check_in(site, last) if last else None,
    )


def build_rhythm(site: Site, team: Item) -> Rhythm | None:
    """Show the weeks of a department."""
    if team.cadence not in CADENCES and not last_check_in(site, team):
        return None
    weeks = show_team_dots(site, team)
    kept, total = sum_weeks(weeks)
    return Rhythm(
        missed=say_missed(site, list_missed(site, team)),
        pauses=_list_pauses(site, team),
        weeks=weeks,
        kept=join_notes(
            site.words("rhythm.kept", kept=kept, total=total, n=LAST_WEEKS), count_unread(site)
        )
        if total
        else "",
        needs=list_needs(site, team),
    )


def _list_pauses(site: Site, team: Item) -> tuple[ItemLink, ...]:
    """List the pauses of the last weeks and those to come, as words with their reason."""
    settings = site.plan.settings
    oldest = step_weeks(read_weeks(site.plan).current, 1 - LAST_WEEKS).start
    found = []
    for _, entry in team.entries("pauses"):
        try:
            period = parse_period(str(entry.get("period")), settings.fiscal_year_start)
        except ValueError:  # said by the rule on fields
            continue
        if period.end >= oldest:
            name = name_week(site, period) if "-W" in period.text else site.words.period(period)
            found.append(ItemLink(name, "", read_text(entry.get("why"))))
    return tuple(found)
