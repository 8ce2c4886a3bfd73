"""`goldenthread aims`: the aims of the vocabulary, and what they say of each other.

In: a folder, and an aim or nothing. Out: each aim with its sentence, what it drives, what serves
it and what it is against. Reads the vocabulary only, never the plan.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from goldenthread.cli.failure import Refused
from goldenthread.cli.options import examples, plan_option
from goldenthread.config.settings import find_settings
from goldenthread.ground.files import DiskFiles
from goldenthread.ground.likeness import nearest
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.kinds.vocabulary import Aim, Vocabulary
from goldenthread.reporters.as_json import encode
from goldenthread.reporters.plain import plain
from goldenthread.reporters.style import bold, dim, wants_colour

_WIDTH = 100
_LABEL = 12
VERSION = 2
"""Version of the shape of `--format json`."""


@click.command("aims", epilog=examples("goldenthread aims", "goldenthread aims reach"))
@click.argument("name", metavar="[AIM]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How the aims are written.",
)
@plan_option
def aims_command(name: str | None, form: str, where: Path) -> None:
    """List aims, what they lead to, and what they are against.

    An item leads to the one above it when each of its aims is, or leads to, one of the aims above;
    where only some do, it leads there in part. Two aims are against each other where the vocabulary
    says so, whichever is the upper one. Of all other pairs the lower says nothing about the upper.
    """
    vocabulary = load_kinds(DiskFiles(find_settings(where).company_schema)).vocabulary
    chosen = [_find(vocabulary, name)] if name else list(vocabulary.aims.values())
    if form == "json":
        click.echo(encode(_record(vocabulary, chosen)), nl=False)
        return
    colour = wants_colour(sys.stdout)
    for aim in chosen:
        for line in _tell(vocabulary, aim):
            click.echo(line, color=colour)
        click.echo()
    click.echo(_count(vocabulary))


def _find(vocabulary: Vocabulary, name: str) -> Aim:
    aim = vocabulary.aims.get(name.lower())
    if aim is None:
        near = nearest(name.lower(), (*vocabulary.aims,))
        hint = f"did you mean '{near[0]}'?" if near else "`goldenthread aims` lists them"
        raise Refused(f"there is no aim '{name}'; {hint}")
    return aim


def _tell(vocabulary: Vocabulary, aim: Aim) -> Iterator[str]:
    """Yield the paragraph of one aim."""
    yield f"{bold(plain(aim.name))}  {dim(plain(f'{aim.label}: {aim.description}'))}"
    lists: dict[str, Sequence[str]] = {
        "drives": [name for name in aim.drives if name in vocabulary.aims],
        "and then": [name for name in vocabulary.follow(aim.name)[1:] if name not in aim.drives],
        "served by": _serving(vocabulary, aim),
        "against": vocabulary.opposed[aim.name],
    }
    for label, names in lists.items():
        if names:
            words = plain(", ".join(name.replace("-", "\N{NON-BREAKING HYPHEN}") for name in names))
            first, rest = f"  {label:<{_LABEL}}", " " * (_LABEL + 2)
            text = textwrap.fill(words, _WIDTH, initial_indent=first, subsequent_indent=rest)
            yield text.replace("\N{NON-BREAKING HYPHEN}", "-")


def _serving(vocabulary: Vocabulary, aim: Aim) -> list[str]:
    """Return the other aims that lead to this one."""
    return [name for name in vocabulary.driving([aim.name]) if name != aim.name]


def _count(vocabulary: Vocabulary) -> str:
    """Say of all pairs of a lower and an upper aim how many have which verdict."""
    aims = vocabulary.aims
    pairs = len(aims) * (len(aims) - 1)
    lead = sum(len(_serving(vocabulary, aim)) for aim in aims.values())
    against = sum(map(len, vocabulary.opposed.values()))
    silent = pairs - lead - against
    return (
        f"{len(aims)} aims; of {pairs} pairs of a lower and an upper one {lead} lead there, "
        f"{against} are against each other, {silent} say nothing"
    )


def _record(vocabulary: Vocabulary, chosen: Sequence[Aim]) -> dict[str, object]:
    return {
        "version": VERSION,
        "aims": [
            {
                "name": aim.name,
                "label": aim.label,
                "description": aim.description,
                "drives": list(aim.drives),
                "leads_to": list(vocabulary.follow(aim.name)[1:]),
                "served_by": _serving(vocabulary, aim),
                "against": list(vocabulary.opposed[aim.name]),
            }
            for aim in chosen
        ],
    }
