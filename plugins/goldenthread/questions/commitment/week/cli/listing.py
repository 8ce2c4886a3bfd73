"""What a person chooses from, shown on standard error with numbers.

In: where the week stands. Out: lines on the terminal. Titles of restricted items are not shown.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence

import click

from goldenthread.ground.period import Period
from goldenthread.ground.week import step_weeks
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Metric
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from goldenthread.reporters.plain import plain
from goldenthread.reporters.style import dim, wants_colour

MOST_LISTED = 12
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def tell(line: str) -> None:
    """Write a line to the person at the terminal, in colour if it can show any."""
    click.echo(line, err=True, color=None if wants_colour(sys.stderr) else False)


def show_open(agenda: Agenda) -> None:
    """List the commitments without a result."""
    for count, entry in enumerate(agenda.open, 1):
        tell(f"{count:>4}  {_tell_open(agenda, entry)}")


def show_metrics(agenda: Agenda) -> None:
    """List the metrics with their last values."""
    shown = agenda.metrics[:MOST_LISTED]
    lines = (
        f"{plain(metric.name or metric.id)}: {plain(tell_metric(metric))}  "
        f"{dim(f'{item.id}#{metric.id}')}"
        for item, metric in shown
    )
    _list(lines, len(agenda.metrics))


def show_items(agenda: Agenda, carried: Sequence[Commitment]) -> None:
    """List what can be worked on, and what is carried over and need not be said again."""
    titles = agenda.titles
    shown = agenda.items[:MOST_LISTED]
    _list((f"{titles(item)}  {dim(item.id)}" for item in shown), len(agenda.items))
    for entry in carried:
        tell(f"   +  {plain(entry.text)}  {dim('carried over')}")
    if agenda.team and not agenda.person:
        team = agenda.team.id
        people = [
            person.id
            for person in agenda.plan.people
            if agenda.plan.department_ids.get(person.id) == team
            and not agenda.plan.has_left(person.id)
        ]
        tell(dim(f"      people: {', '.join(people)}"))


def _tell_open(agenda: Agenda, entry: Commitment) -> str:
    who = "" if agenda.person else f"{entry.person}: "
    week = "" if entry.week == step_weeks(agenda.week, -1) else f", {entry.week.text}"
    return f"{plain(who + entry.text)}  {dim(plain(entry.item + week))}"


def tell_metric(metric: Metric) -> str:
    """Tell the last value, its day and the target."""
    latest = metric.latest
    told = f"{spell_number(latest.value)} {metric.unit}".rstrip() if latest else "no value yet"
    if latest and latest.date:
        told += f" on {day(latest.date)}"
    goal = metric.target_text or (spell_number(metric.target) if metric.target is not None else "")
    return f"{told}, target {goal}" if goal else told


def day(date: dt.date) -> str:
    """Write a day shortly: 20 Nov 2026."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def span(week: Period) -> str:
    """Write the days of a week: 23 Nov to 29 Nov 2026."""
    return f"{day(week.start).rpartition(' ')[0]} to {day(week.end)}"


def _list(lines: Iterable[str], total: int) -> None:
    for count, line in enumerate(lines, 1):
        tell(f"{count:>4}  {line}")
    if total > MOST_LISTED:
        tell(dim(f"      and {total - MOST_LISTED} more, by their ids"))
