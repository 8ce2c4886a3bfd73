"""`goldenthread affirm`: links and answers still hold, as the words above read today.

In: an item, or a person with all they own. Out: what has changed above; then `seen` beside each
link and answer that is affirmed, the fingerprint of what is there now. Never judges a link itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from goldenthread.cli.asking import can_ask
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, find_item, open_plan
from goldenthread.cli.options import complete_ids, examples, person_option, plan_option
from goldenthread.cli.stale import Stale, find_stale
from goldenthread.cli.who import find_whose, recognise_me
from goldenthread.cli.writing.amend import put, refuse_errors, write_changes
from goldenthread.cli.writing.changes import Changes
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan


@click.command(
    "affirm",
    epilog=examples(
        "goldenthread affirm renter-leads",
        "goldenthread affirm --all-mine --show",
        "goldenthread affirm --all-mine --person maya-lindqvist",
    ),
)
@click.argument("item_id", metavar="[ID]", required=False, shell_complete=complete_ids)
@click.option("--all-mine", is_flag=True, help="Everything you own instead of one item.")
@person_option("With --all-mine: an id or a name. Default: the person with git's address.")
@click.option("--show", is_flag=True, help="Only say what has changed; write nothing.")
@click.option("--yes", is_flag=True, help="Affirm everything without asking.")
@plan_option
def affirm_command(
    *, item_id: str | None, all_mine: bool, person: str, show: bool, yes: bool, where: Path
) -> None:
    """Say that a link still holds, as the item above reads today.

    It says what has changed above since the last time, as far as git knows. At a terminal it asks
    about each link, and about each of a vision's answers to clauses, before it writes `seen`
    beside it. If somebody else owns the item, it says for whom you affirmed. You are asked again
    when the title, clauses, targets, period or aims of the item above change.
    """
    if bool(item_id) == all_mine or (person and not all_mine):
        raise click.UsageError("give either an ID or --all-mine", click.get_current_context())
    if show and yes:
        raise click.UsageError("give --show or --yes, not both", click.get_current_context())
    plan = open_plan(where)
    titles = Titles(plan)
    items = _find_mine(plan, titles, person) if all_mine else [_find_one(plan, item_id or "")]
    stale = list(find_stale(plan, titles, items))
    if not stale:
        click.echo(_say_none_stale(sum(len(plan.parents(item)) for item in items)))
        return
    if show:
        for one in stale:
            click.echo("\n".join(_introduce(one)))
        return
    for one in stale:
        refuse_errors(plan, one.item)
        refuse_errors(plan, one.above)
    chosen = list(_choose(stale, ask=can_ask() and not yes))
    changes = Changes(plan)
    for one in chosen:
        put(changes, one.item, one.pointer, one.value)
    if chosen:
        write_changes(changes)
        click.echo("\n".join(_say_affirmed(plan, titles, chosen)), err=True)
    if len(chosen) < len(stale):
        click.echo(_say_left(len(stale) - len(chosen), some=bool(chosen)), err=True)


def _say_none_stale(links: int) -> str:
    """Say how many links were looked at; over none nothing was affirmed."""
    if not links:
        return "nothing to affirm: none of these items supports anything in the plan"
    told = "the one link was" if links == 1 else f"all {links} links were"
    return f"{told} affirmed as the items above read today; nothing is written"


def _introduce(one: Stale) -> Iterator[str]:
    yield one.told
    yield from (f"  {line}" for line in one.lines)


def _choose(stale: list[Stale], *, ask: bool) -> Iterator[Stale]:
    """Say what has changed, and yield what is affirmed: all of it where nobody is asked."""
    for one in stale:
        click.echo("\n".join(_introduce(one)), err=True)
        if not ask or click.confirm("  Does it still hold?", default=False, err=True):
            yield one


def _say_affirmed(plan: Plan, titles: Titles, chosen: list[Stale]) -> Iterator[str]:
    """Say what was affirmed, and for whom if that is somebody else: each answers for their own."""
    me = recognise_me(plan)
    for one in chosen:
        owner = plan.find(one.item.owner)
        other = owner is not None and owner.is_person and owner is not me
        yield f"affirmed{f' for {titles(owner)}' if owner and other else ''}: {one.told}"


def _say_left(count: int, *, some: bool) -> str:
    left = "one is" if count == 1 else f"{count} are"
    nothing = "" if some else "nothing is written; "
    return (
        f"{nothing}{left} left as before: where something no longer holds, change what the item "
        "does, or what it supports"
    )


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
