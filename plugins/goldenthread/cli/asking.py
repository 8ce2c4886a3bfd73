"""Questions to the person at the terminal.

In: a question and what can be chosen. Out: the choice. Asks on standard error, and only where
somebody can answer.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles
from goldenthread.items.item import Item

_MOST_LISTED = 20


def can_ask() -> bool:
    """Tell whether a person is there: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def choose_item(
    question: str, found: Sequence[Item], titles: Titles, refusal: str, *, optional: bool = False
) -> Item | None:
    """Let a person choose one of the items by number or id; None only where it is optional.

    Raises:
        Refused: nobody can be asked; the text is the refusal and what can be chosen.
    """
    if not can_ask():
        raise Refused(f"{refusal}\n{list_items(found, titles)}")
    click.echo(question, err=True)
    for number, item in enumerate(found, 1):
        click.echo(f"{number:>4}  {_line(item, titles)}", err=True)
    by_answer = {str(number): item for number, item in enumerate(found, 1)}
    by_answer |= {item.id: item for item in found}
    asked = "Number or id" + (" (nothing to skip)" if optional else "")
    while True:
        answer = click.prompt(asked, default="", show_default=False, err=True).strip()
        if answer in by_answer:
            return by_answer[answer]
        if optional and not answer:
            return None
        click.echo(f"'{answer}' is none of them", err=True)


def ask_text(question: str) -> str:
    """Ask for a line of text; nothing is an answer, and the only one where nobody is there."""
    if not can_ask():
        return ""
    answer: str = click.prompt(question, default="", show_default=False, err=True)
    return " ".join(answer.split())


def list_items(found: Sequence[Item], titles: Titles) -> str:
    """Return the first of the items, one a line, and how many more there are."""
    lines = [f"  {_line(item, titles)}" for item in found[:_MOST_LISTED]]
    if len(found) > _MOST_LISTED:
        lines.append(f"  and {len(found) - _MOST_LISTED} more; `goldenthread tree` shows them")
    return "\n".join(lines)


def _line(item: Item, titles: Titles) -> str:
    return f"{item.id}  ({item.kind.label}) {titles(item)}"
