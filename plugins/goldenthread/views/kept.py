"""How much of what was promised was kept, week by week: for the company and for each team.

In: a site. Out: a line of shares with the counts behind it, and dots for each team. Teams stand in
the company's order, never by what they kept.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from goldenthread.check_in import Commitment
from goldenthread.fields import read_text
from goldenthread.item import Item
from goldenthread.period import Period
from goldenthread.views.amounts import show_share
from goldenthread.views.check_ins import name_days
from goldenthread.views.commitments import (
    LAST_WEEKS,
    WeekDots,
    name_week,
    say_counts,
    show_team_dots,
)
from goldenthread.views.site import Site
from goldenthread.views.spark import Spark, draw_values
from goldenthread.week import CADENCES, list_weeks, step_weeks
from goldenthread.weeks import TeamWeek, read_weeks

_EVERY_WEEK = "weekly"


@dataclass(frozen=True, slots=True)
class Tally:
    """The promises of one week and what came of them; `share` is kept of what has an answer."""

    week: Period
    kept: int
    answered: int
    total: int

    @property
    def share(self) -> float:
        """Kept of what was kept, not kept or carried on, 0 to 1."""
        return self.kept / self.answered if self.answered else 0.0


@dataclass(frozen=True, slots=True)
class TeamKept:
    """One team: its last weeks as dots, and the shown week in words."""

    title: str
    address: str
    cadence: str
    odd: bool
    weeks: tuple[WeekDots, ...]
    said: str
    share: str


@dataclass(frozen=True, slots=True)
class Kept:
    """All teams together in the newest week with an answer, and the way there.

    `first` and `last` are the ends of the line: share and week.
    """

    kept: str
    of: str
    week: str
    days: str
    open: str
    spark: Spark | None
    first: tuple[str, str]
    last: tuple[str, str]
    teams: tuple[TeamKept, ...]


def list_tallies(site: Site, team: Item | None = None) -> tuple[Tally, ...]:
    """Return the last weeks in which anything was promised, oldest first."""
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
    answered = [tally for tally in tallies if tally.answered]
    shown = answered[-1] if answered else tallies[-1]
    left = shown.total - shown.answered
    line = [(tally.week.end, round(tally.share * 100, 1)) for tally in answered]
    return Kept(
        kept=words.number(shown.kept),
        of=words("kept.of", n=shown.total),
        week=name_week(site, shown.week),
        days=name_days(site, shown.week),
        open=words("kept.still_open", n=left) if left else "",
        spark=draw_values(words, line, None, "%"),
        first=_end(site, answered[0]) if answered else ("", ""),
        last=_end(site, answered[-1]) if answered else ("", ""),
        teams=tuple(show_team(site, team, shown.week) for team in site.departments if _asked(team)),
    )


def _asked(team: Item) -> bool:
    return not team.over


def _end(site: Site, tally: Tally) -> tuple[str, str]:
    return show_share(site.words, round(tally.share, 2)), name_week(site, tally.week)


def show_team(site: Site, team: Item, week: Period) -> TeamKept:
    """Show one team in a week and the weeks before it."""
    cadence = read_text(team.data.get("cadence"))
    entry = read_weeks(site.plan).week(team.id, week)
    shown = show_team_dots(site, team)
    counts = _count(entry.commitments) if entry else Counter[str]()
    return TeamKept(
        title=team.title,
        address=team.address,
        cadence=site.words(f"cadence.{cadence}") if cadence in CADENCES else "",
        odd=cadence in CADENCES and cadence != _EVERY_WEEK,
        weeks=shown,
        said=_say(site, entry, counts),
        share=f"{counts['kept']}/{sum(counts.values())}" if counts else "",
    )


def _count(commitments: tuple[Commitment, ...]) -> Counter[str]:
    return Counter(entry.result or "open" for entry in commitments)


def _say(site: Site, entry: TeamWeek | None, counts: Counter[str]) -> str:
    if entry is None:
        return site.words("kept.never")
    if counts:
        return say_counts(site, counts)
    if entry.paused:
        return site.words("kept.paused")
    return site.words("kept.nothing" if entry.check_ins else "kept.not_yet")
