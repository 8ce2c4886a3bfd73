"""`goldenthread rollover`: prepare the files of the next period.

In: a period, and what is to be carried into it. Out: drafts: a roadmap for each team that has none
so far ahead, a new item for each that is carried. Carries nothing by itself, and closes nothing.
"""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.carry import draft_carried, find_carried
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, open_plan
from goldenthread.cli.options import complete_ids, examples, plan_option
from goldenthread.cli.placing import choose_folder
from goldenthread.cli.writing.amend import write_changes
from goldenthread.cli.writing.changes import Changes
from goldenthread.ground.period import Period, parse_period
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kind
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.cli.next_roadmap import (
    draft_roadmap,
    find_teams,
    look_back,
    roadmap_id,
)

_MOST = 5
_SHORTEST_DAYS = 27


@click.command(
    "rollover",
    epilog=examples(
        "goldenthread rollover 2027-Q1",
        "goldenthread rollover 2027-Q1 --carry flat-leads --carry van-tour",
    ),
)
@click.argument("period_text", metavar="PERIOD")
@click.option(
    "--carry",
    "carried",
    multiple=True,
    metavar="ID",
    shell_complete=complete_ids,
    help="A closed item that goes on, as a new draft with what was learned. May be repeated.",
)
@plan_option
def rollover_command(*, period_text: str, carried: tuple[str, ...], where: Path) -> None:
    """Prepare the files of the next period.

    PERIOD is one such as 2027-Q1. Each team that had a roadmap, or has work that ends before, gets
    a draft of a roadmap for it. Nothing is carried on but what --carry names.
    """
    plan = open_plan(where)
    titles = Titles(plan)
    period = _read_period(plan, period_text)
    along = find_carried(plan, carried, period)
    teams = find_teams(plan, period)
    changes = Changes(plan)
    renamed = {item.id: new_id for new_id, item in along.items()}
    for new_id, item in along.items():
        _place(changes, item.kind, item, new_id, draft_carried(item, new_id, period, renamed))
    for team in teams:
        text = draft_roadmap(plan, team, period, along, titles)
        _place(changes, plan.kinds["roadmap"], team, roadmap_id(team, period), text)
    if not changes.after:
        some = plan.departments or plan.of_kind("roadmap")
        told = f"every team has a roadmap for {period.text}" if some else "the plan has no team yet"
        click.echo(f"{told}; nothing is written")
        return
    write_changes(changes)
    _name_left(plan, along, teams, period, titles)


def _read_period(plan: Plan, text: str) -> Period:
    try:
        period = parse_period(text.upper(), plan.settings.fiscal_year_start)
    except ValueError as error:
        reason = str(error).replace(text.upper(), text)
        raise Refused(f"{reason}; write it like 2027-Q1, 2027-H1 or 2027") from None
    if (period.end - period.start).days < _SHORTEST_DAYS:
        raise Refused(f"'{text}' is too short for a roadmap; weeks have `goldenthread check-in`")
    if period.end < plan.today:
        raise Refused(f"'{text}' is over; it ended on {period.end}")
    return period


def _place(changes: Changes, kind: Kind, near: Item | None, new_id: str, text: str) -> None:
    """Put a new file where files like it are.

    Raises:
        Refused: the id is taken.
    """
    plan = changes.plan
    taken = plan.find(new_id)
    if taken:
        shown = plan.settings.shown_path(taken.path)
        raise Refused(f"the id '{new_id}' is taken by {shown}; give that another id first")
    team = plan.department_ids.get(near.id, "") if near else ""
    if near and near.is_department:
        team = near.id
    folder = choose_folder(plan, kind, None, team, None)
    base = plan.settings.plan_dir.resolve()
    changes.after[(folder / f"{new_id}.md").relative_to(base).as_posix()] = text


def _name_left(
    plan: Plan, along: dict[str, Item], teams: list[Item | None], period: Period, titles: Titles
) -> None:
    """Say what is left to do by hand."""
    strays = [new_id for new_id, item in along.items() if plan.department(item) not in teams]
    if strays:
        click.echo(f"next: put on a roadmap what is on none yet: {', '.join(strays)}", err=True)
    ended = [item.id for team in teams for item in look_back(plan, team, period).still_open]
    ended = [item_id for item_id in ended if item_id not in titles.restricted]
    if ended:
        more = f" and {len(ended) - _MOST} more" if len(ended) > _MOST else ""
        named = ", ".join(ended[:_MOST]) + more
        click.echo(f"next: close what ends before {period.text}: {named}", err=True)
    click.echo("next: agree on the drafts, then take `state: draft` away", err=True)
