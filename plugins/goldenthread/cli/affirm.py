"""`goldenthread affirm`: a link still holds, as the item above reads today.

In: an item, or a person with all they own. Out: `seen` beside each link, the fingerprint of what
the item above sets out to do. Never judges a link itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, find_item, open_plan
from goldenthread.cli.options import complete_ids, examples, plan_option
from goldenthread.cli.who import find_whose
from goldenthread.cli.writing.amend import put, refuse_errors, write_changes
from goldenthread.cli.writing.changes import Changes
from goldenthread.intent import take_intent
from goldenthread.item import Item
from goldenthread.link import Link
from goldenthread.plan import Plan


@click.command(
    "affirm",
    epilog=examples(
        "goldenthread affirm renter-leads",
        "goldenthread affirm --all-mine --person maya-lindqvist",
    ),
)
@click.argument("item_id", metavar="[ID]", required=False, shell_complete=complete_ids)
@click.option("--all-mine", is_flag=True, help="All that you own, instead of one item.")
@click.option(
    "--person",
    metavar="ME",
    default="",
    shell_complete=complete_ids,
    help="With --all-mine: an id or a name. Default: whose address in the plan is git's.",
)
@plan_option
def affirm_command(*, item_id: str | None, all_mine: bool, person: str, where: Path) -> None:
    """Say that a link still holds, as the item above reads today.

    Read first what has changed above. It writes `seen` beside what ID supports; when title,
    clauses, targets, period or aims of the item above change, you are asked again.
    """
    if bool(item_id) == all_mine or (person and not all_mine):
        raise click.UsageError("give either an ID or --all-mine", click.get_current_context())
    plan = open_plan(where)
    titles = Titles(plan)
    items = _find_mine(plan, titles, person) if all_mine else [_find_one(plan, item_id or "")]
    changes, told = Changes(plan), []
    for item in items:
        for link in _stale(plan, item):
            refuse_errors(plan, link.parent)
            _stamp(changes, link)
            told.append(f"affirmed: {titles.named(item)} supports {titles.named(link.parent)}")
    if not told:
        click.echo("every link was affirmed as the items above read today; nothing is written")
        return
    write_changes(changes)
    click.echo("\n".join(told), err=True)


def _find_one(plan: Plan, text: str) -> Item:
    item = find_item(plan, text)
    if item.over:
        raise Refused(f"'{item.id}' is {item.state}; its links are no longer asked for")
    refuse_errors(plan, item)
    if not plan.parents(item):
        raise Refused(f"'{item.id}' supports nothing in the plan, so there is nothing to affirm")
    return item


def _find_mine(plan: Plan, titles: Titles, person: str) -> list[Item]:
    """Return what a person owns and is not over.

    Raises:
        Refused: there is no such person, or they own nothing.
    """
    who = find_whose(plan, titles, person)
    mine = [item for item in plan.threaded if plan.find(item.owner) is who]
    if not mine:
        raise Refused(f"{titles(who)} owns nothing that supports anything")
    return mine


def _stale(plan: Plan, item: Item) -> Iterator[Link]:
    """Yield the links that were never affirmed, or not as their parent reads today."""
    for link in plan.parents(item):
        if not link.parent.over and link.support.seen != take_intent(link.parent):
            yield link


def _stamp(changes: Changes, link: Link) -> None:
    item, pointer = link.child, link.support.pointer
    seen = take_intent(link.parent)
    written = item.data["supports"]
    entry = written[pointer[1]] if len(pointer) > 1 else written
    if isinstance(entry, dict):
        put(changes, item, (*pointer, "seen"), seen)
    elif len(pointer) > 1:
        put(changes, item, pointer, {"id": entry, "seen": seen})
    else:
        put(changes, item, pointer, [{"id": entry, "seen": seen}])
