"""`goldenthread tree`: the plan as an outline.

In: an id, or nothing for the whole plan. Out: a drawn tree on standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from goldenthread.cli.draw import choose_lines, draw
from goldenthread.cli.label import Label
from goldenthread.cli.opening import Titles, find_item, open_plan
from goldenthread.cli.options import complete_ids, examples, plan_option
from goldenthread.findings.phrases import name_some
from goldenthread.ground.graph import below
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.reporters.plain import plain
from goldenthread.reporters.style import bold, wants_colour

_MOST = 3


@click.command(
    "tree", epilog=examples("goldenthread tree --depth 2", "goldenthread tree renter-leads")
)
@click.argument("item_id", metavar="[ID]", required=False, shell_complete=complete_ids)
@click.option("--depth", metavar="N", type=click.IntRange(0), help="Levels below the top.")
@plan_option
def tree_command(item_id: str | None, depth: int | None, where: Path) -> None:
    """Show the plan, or everything below one item, as a tree.

    Each item stands under its first parent; further ones are named behind it.
    """
    plan = open_plan(where)
    colour = wants_colour(sys.stdout)
    groups = [("", [find_item(plan, item_id)])] if item_id else list(_groups(plan))
    label, lines = Label(plan, Titles(plan)), choose_lines(sys.stdout.encoding)
    for number, (heading, roots) in enumerate(groups):
        if number:
            click.echo()
        if heading:
            click.echo(bold(heading), color=colour)
        for line in draw([root.id for root in roots], label.below, label, lines, depth):
            click.echo(line, color=colour)
    if plan.unread:
        click.echo(f"not in the tree: {_name_unread(plan)}", err=True)
    if not groups:
        click.echo("the plan has no items yet; start with `goldenthread init DIR`", err=True)


def _name_unread(plan: Plan) -> str:
    """Name the first files that may be items and could not be read."""
    paths = [plain(plan.settings.shown_path(one.path)) for one in plan.unread]
    return f"{name_some(paths, _MOST)}, which could not be read"


def _groups(plan: Plan) -> Iterator[tuple[str, Sequence[Item]]]:
    """Yield the trees of the plan: what reaches a purpose, what stands alone, what is cut off."""
    shown = set(below(plan.primary_children, [item.id for item in plan.purposes]))
    if plan.purposes:
        yield "", plan.purposes
    rest = [i for i in plan.items if i.kind.threaded and i.id not in shown]
    tops = [item for item in rest if item.id not in plan.primary_parent]
    alone = [item for item in tops if item.stands_alone]
    cut_off = [item for item in tops if not item.stands_alone]
    reached = set(below(plan.primary_children, [item.id for item in tops]))
    for item in rest:
        if item.id not in reached:  # only a cycle has no top
            cut_off.append(item)
            reached.update(below(plan.primary_children, [item.id]))
    if alone:
        yield "Stands alone", alone
    if cut_off:
        yield "Broken threads", cut_off
