"""`goldenthread close`: end an item, and keep what was learned.

In: an item, how it ended, what was learned. Out: `closed` in its file. Closes nothing twice.
"""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path

import click

from goldenthread.cli.asking import ask_text
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, find_item, open_plan
from goldenthread.cli.options import complete_ids, examples, plan_option
from goldenthread.cli.parents import name_kind
from goldenthread.cli.writing.amend import put, write_changes
from goldenthread.cli.writing.changes import Changes
from goldenthread.findings.phrases import name_some
from goldenthread.ground.period import read_day
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan

VERDICTS = ("achieved", "missed", "abandoned")
_MOST = 5


@click.command(
    "close",
    epilog=examples(
        'goldenthread close flat-leads --verdict missed --learned "Portals need a contract first"',
        'goldenthread close van-tour --verdict achieved --score 0.9 --learned "Come early"',
    ),
)
@click.argument("item_id", metavar="ID", shell_complete=complete_ids)
@click.option("--verdict", required=True, type=click.Choice(VERDICTS), help="How it ended.")
@click.option(
    "--learned",
    default="",
    metavar="TEXT",
    help="What you would do differently; asked for if left out.",
)
@click.option("--score", type=float, metavar="N", help="How far it came, on a scale of your own.")
@click.option("--date", "date", metavar="DAY", default="", help="YYYY-MM-DD. Default: today.")
@plan_option
def close_command(
    *, item_id: str, verdict: str, learned: str, score: float | None, date: str, where: Path
) -> None:
    """End an item and keep what was learned.

    On the site the item is folded away below the tree, left out of search, and listed in the
    archive with its verdict. What was learned is shown there, and is copied when
    `goldenthread rollover` carries the item over.
    """
    plan = open_plan(where)
    titles = Titles(plan)
    item = find_item(plan, item_id)
    _refuse_ended(plan, item)
    day = _read_date(plan, date)
    if score is not None and not math.isfinite(score):
        raise Refused("--score takes a number")
    words = " ".join((learned or ask_text("What was learned?")).split())
    if not words:
        raise Refused('say what was learned, for those who come next: --learned "..."')
    closed = {"date": day, "verdict": verdict, "score": score, "learned": words}
    changes = Changes(plan)
    given = {name: value for name, value in closed.items() if value is not None}
    put(changes, item, ("closed",), given)
    write_changes(changes)
    click.echo(f"closed as {verdict}: {titles.named(item)}", err=True)
    _name_open(plan, item, titles)


def _refuse_ended(plan: Plan, item: Item) -> None:
    """Refuse what is over, and what is of a kind that does not end.

    Raises:
        Refused: with what can be done.
    """
    if "closed" not in item.kind.schema["properties"]:
        hint = "give them an `end`" if item.is_person else "use `retired` in its file"
        raise Refused(f"{name_kind(item.kind)} is not closed; {hint}")
    shown = plan.settings.shown_path(item.path)
    if item.closed:
        when = f" on {item.closed.date}" if item.closed.date else ""
        how = f" as {item.closed.verdict}" if item.closed.verdict else ""
        raise Refused(f"'{item.id}' was closed{when}{how}; change that in {shown}")
    if item.over:
        raise Refused(f"'{item.id}' is {item.state}; see {shown}")


def _read_date(plan: Plan, text: str) -> dt.date:
    try:
        day = read_day(text) if text else plan.today
    except ValueError as error:
        raise Refused(f"--date: {error}") from None
    if day > plan.today:
        raise Refused(f"--date: {day} is yet to come; today is {plan.today}")
    return day


def _name_open(plan: Plan, item: Item, titles: Titles) -> None:
    """Say what still hangs from it."""
    still = [titles.named(one) for one in plan.carried_by(item) if not one.over]
    if still:
        listed = name_some(still, _MOST)
        click.echo(
            f"next: close what still hangs from it, or let it support another: {listed}", err=True
        )
