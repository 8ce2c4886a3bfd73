"""How much of what people committed to was kept, week by week: for the company and for each team.

In: a site. Out: a line of shares with the counts behind it, and dots for each team. Teams stand in
the company's order, never by what they kept.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.ground.week import CADENCES, list_weeks, step_weeks
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.site.check_ins import name_days
from goldenthread.questions.commitment.week.site.commitments import (
    LAST_WEEKS,
    WeekDots,
    draw_week,
    name_week,
    say_counts,
    show_team_dots,
)
from goldenthread.questions.commitment.week.site.waiting import is_due
from goldenthread.questions.commitment.week.weeks import TeamWeek, read_weeks
from goldenthread.site.parts.amounts import show_share
from goldenthread.site.parts.spark import Spark, draw_values
from goldenthread.site.site import Site

_PER_ROW = 16


@dataclass(frozen=True, slots=True)
class Tally:
    """The commitments of one week, how many were kept, and how many have an answer."""

    week: Period
    kept: int
    answered: int
    total: int

    @property
    def share(self) -> float:
        """Kept of all commitments, 0 to 1."""
        return self.kept / self.total

    def closed(self, today: dt.date) -> bool:
        """Tell whether nothing can be added any more: the week is over, or all is answered."""
        return self.week.end < today or self.answered == self.total


@dataclass(frozen=True, slots=True)
class TeamKept:
    """One team: its last weeks as dots, and the shown week in one row and in words."""

    title: str
    address: str
    cadence: str
    weeks: tuple[WeekDots, ...]
    now: WeekDots | None
    said: str


@dataclass(frozen=True, slots=True)
class Kept:
    """All teams together in the newest week with an answer, and the way there.

    `first` and `last` are the ends of the line: share and week.
    """

    kept: str
    of: str
    week: str
    days: str
    current: bool
    open: str
    spark: Spark | None
    first: tuple[str, str]
    last: tuple[str, str]
    teams: tuple[TeamKept, ...]


def list_tallies(site: Site, team: Item | None = None) -> tuple[Tally, ...]:
    """Return the last weeks in which anybody committed to anything, oldest first."""
    weeks = read_weeks(site.plan)
    shown = list_weeks(step_weeks(weeks.current, 1 - LAST_WEEKS), weeks.current)
    found = {week: Counter[str]() for week in shown}
    for name, entries in weeks.by_team.items():
        for entry in entries if team is None or name == team.id else ():
            if entry.week in found:
                found[entry.week].update(one.result for one in entry.commitments)
    return tuple(_tally(week, counts) for week, counts in found.items() if counts)


def _tally(week: Period, counts: Counter[str]) -> Tally:
    total = sum(counts.values())
    return Tally(week, counts["kept"], total - counts[""], total)


def build_kept(site: Site) -> Kept | None:
    """Build the whole picture; None in a plan without check-ins."""
    words, tallies = site.words, list_tallies(site)
    if not tallies:
        return None
    shown = next((tally for tally in reversed(tallies) if tally.answered), tallies[-1])
    left = shown.total - shown.answered
    closed = [tally for tally in tallies if tally.closed(site.plan.today)]
    line = [(tally.week.end, round(tally.share * 100, 1)) for tally in closed]
    return Kept(
        kept=words.number(shown.kept),
        of=words("kept.of", n=shown.total),
        week=name_week(site, shown.week),
        days=name_days(site, shown.week),
        current=shown.week == read_weeks(site.plan).current,
        open=words("kept.still_open", n=left) if left else "",
        spark=draw_values(words, line, None, "%"),
        first=_end(site, closed[0]) if closed else ("", ""),
        last=_end(site, closed[-1]) if closed else ("", ""),
        teams=tuple(
            show_team(site, team, shown.week) for team in site.departments if not team.over
        ),
    )


def _end(site: Site, tally: Tally) -> tuple[str, str]:
    return show_share(site.words, round(tally.share, 2)), name_week(site, tally.week)


def show_team(site: Site, team: Item, week: Period) -> TeamKept:
    """Show one team in a week and the weeks before it."""
    cadence = team.cadence
    entry = read_weeks(site.plan).week(team.id, week)
    counts = _count(entry.commitments) if entry else Counter[str]()
    return TeamKept(
        title=team.title,
        address=team.address,
        cadence=site.words(f"cadence.{cadence}") if cadence in CADENCES else "",
        weeks=show_team_dots(site, team),
        now=draw_week(site, week, entry.commitments, _PER_ROW) if entry and counts else None,
        said=_say(site, team, entry, counts),
    )


def _count(commitments: tuple[Commitment, ...]) -> Counter[str]:
    return Counter(entry.result or "open" for entry in commitments)


def _say(site: Site, team: Item, entry: TeamWeek | None, counts: Counter[str]) -> str:
    """Say how the week went, or why there is nothing to say."""
    words = site.words
    if entry is None:
        return words("kept.never")
    if counts:
        return say_counts(site, counts)
    if entry.paused:
        return words("kept.paused")
    if entry.check_ins:
        return words("kept.nothing")
    later = entry.week == read_weeks(site.plan).current and is_due(site, team) == "later"
    return words("kept.later" if later else "kept.not_yet")
