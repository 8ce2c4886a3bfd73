"""`goldenthread rollover`: prepare the files of the next period.

In: a period, and what is to be carried into it. Out: drafts: what questions prepare, such as a
roadmap for each team that has none so far ahead, and a new item for each that is carried. Carries
nothing by itself, and closes nothing.
"""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.carry import draft_carried, find_carried
from goldenthread.cli.failure import Refused
from goldenthread.cli.hook import cli_faces
from goldenthread.cli.opening import Titles, open_plan
from goldenthread.cli.options import complete_ids, examples, plan_option
from goldenthread.cli.placing import choose_folder
from goldenthread.cli.writing.amend import write_changes
from goldenthread.cli.writing.changes import Changes
from goldenthread.ground.period import Period, parse_period
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kind
from goldenthread.plan.plan import Plan

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
    help="A closed item to continue as a new draft, with what was learned. May be repeated.",
)
@plan_option
def rollover_command(*, period_text: str, carried: tuple[str, ...], where: Path) -> None:
    """Prepare the files of the next period.

    PERIOD is written like 2027-Q1. What a team writes for each period is drafted for it, if it
    had one before or has work that ends first. Only what --carry names is carried over.
    """
    plan = open_plan(where)
    titles = Titles(plan)
    period = _read_period(plan, period_text)
    along = find_carried(plan, carried, period)
    prepared = [face.prepare(plan, period, along, titles) for face in cli_faces() if face.prepare]
    changes = Changes(plan)
    renamed = {item.id: new_id for new_id, item in along.items()}
    for new_id, item in along.items():
        _place(changes, item.kind, item, new_id, draft_carried(item, new_id, period, renamed))
    for draft in (draft for one in prepared for draft in one.drafts):
        _place(changes, draft.kind, draft.team, draft.new_id, draft.text)
    if not changes.after:
        told = [one.nothing for one in prepared] or ["--carry names what goes on"]
        click.echo(f"{', '.join(told)}; nothing is written")
        return
    write_changes(changes)
    for step in (step for one in prepared for step in one.steps):
        click.echo(f"next: {step}", err=True)
    click.echo("next: agree on the drafts, then take `state: draft` away", err=True)


def _read_period(plan: Plan, text: str) -> Period:
    try:
        period = parse_period(text.upper(), plan.settings.fiscal_year_start)
    except ValueError as error:
        reason = str(error).replace(text.upper(), text)
        raise Refused(f"{reason}; write it like 2027-Q1, 2027-H1 or 2027") from None
    if (period.end - period.start).days < _SHORTEST_DAYS:
        raise Refused(f"'{text}' is too short; write it like 2027-Q1, 2027-H1 or 2027")
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
