"""`goldenthread show`: everything about one item.

In: an id. Out: its thread, why it exists, its facts, what a question knows of its kind, what
carries it and its findings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from goldenthread.cli.draw import choose_lines, draw
from goldenthread.cli.facts import facts
from goldenthread.cli.hook import Section, cli_faces
from goldenthread.cli.label import Label
from goldenthread.cli.opening import Titles, find_item, open_plan
from goldenthread.cli.options import complete_ids, examples, plan_option
from goldenthread.cli.waiting import waiting
from goldenthread.config.clock import now
from goldenthread.findings.check import Result, check_plan
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.reporters.as_text import finding_lines
from goldenthread.reporters.plain import plain
from goldenthread.reporters.style import bold, dim, wants_colour
from goldenthread.site.parts.sentence import build_sentence
from goldenthread.site.site import Site
from goldenthread.wording.words import load_words


@click.command("show", epilog=examples("goldenthread show renter-leads"))
@click.argument("item_id", metavar="ID", shell_complete=complete_ids)
@click.option("--depth", metavar="N", type=click.IntRange(0), help="Levels below the item.")
@plan_option
def show_command(item_id: str, depth: int | None, where: Path) -> None:
    """Show one item: its thread, its facts, what carries it."""
    plan = open_plan(where)
    item = find_item(plan, item_id)
    titles = Titles(plan)
    with waiting(f"checking {len(plan.items):,} items"):
        result = check_plan(plan)
    colour = wants_colour(sys.stdout)
    click.echo(bold(titles(item)), color=colour)
    path = plan.settings.shown_path(item.path)
    about = f"{plain(item.kind.label)} {titles.id_of(item)}".rstrip()
    click.echo(dim(f"{about}, {plain(path)}"), color=colour)
    for heading, lines in (
        ("Thread", _thread(plan, item, titles)),
        ("In one sentence", _sentence(result, item, titles)),
        *(() if item.id in titles.restricted else _told(plan, item, titles)),
        (f"Carried by ({_count(plan, item)})", _below(plan, item, titles, depth)),
        ("Findings", _findings(result, item)),
    ):
        for number, line in enumerate(lines):
            if not number:
                click.echo(f"\n{bold(heading)}", color=colour)
            click.echo(f"  {line}", color=colour)


def _count(plan: Plan, item: Item) -> str:
    """Count what hangs below an item, and what could not be read and may hang there, too."""
    unread = len(plan.unread)
    files = "file" if unread == 1 else "files"
    return f"{plan.count_below(item)}" + (f", {unread} {files} not read" if unread else "")


def _told(plan: Plan, item: Item, titles: Titles) -> Iterator[Section]:
    """Yield what the item says of itself, part by part."""
    yield "Facts", facts(plan, item, titles)
    for face in cli_faces():
        if item.kind.name in face.show:
            yield from face.show[item.kind.name](plan, item, titles)


def _thread(plan: Plan, item: Item, titles: Titles) -> Iterator[str]:
    """Yield the thread from its top down to the item."""
    if not item.kind.threaded:
        return
    thread = plan.thread(item)
    widest = max(len(step.kind.label) for step in thread)
    if plan.is_broken(item):
        yield "(broken: it does not reach the purpose)"
    for step in thread:
        here = bold(titles(step)) if step is item else titles(step)
        yield f"{plain(step.kind.label):<{widest}}  {here}  {dim(titles.id_of(step))}".rstrip()


def _below(plan: Plan, item: Item, titles: Titles, depth: int | None) -> Iterator[str]:
    label = Label(plan, titles)
    children = label.below(item.id)
    if depth == 0 or not children:
        return
    below = None if depth is None else depth - 1
    lines = choose_lines(sys.stdout.encoding)
    yield from draw(children, label.below, label, lines, below)


def _sentence(result: Result, item: Item, titles: Titles) -> Iterator[str]:
    """Yield what the item is for, up to the purpose: one "so that" a line, holes in the open."""
    site = Site(result.plan, result, load_words(result.plan.settings), now())
    sentence = build_sentence(site, item)
    if sentence is None or any(i.id in titles.restricted for i in result.plan.thread(item)):
        return
    yield plain(sentence.start)
    for clause in sentence.clauses:
        text = f"... ({site.words(f'sentence.hole_{clause.hole}')})" if clause.hole else clause.text
        yield f"{site.words('sentence.so_that')} {plain(text)}"


def _findings(result: Result, item: Item) -> Iterator[str]:
    for finding in result.by_item.get(item.id, ()):
        yield from finding_lines(finding)
