"""`goldenthread new`: add an item where it belongs.

In: a kind, a title and what it supports. Out: one new file of the plan.
Never overwrites, and writes nothing that `goldenthread check` would call an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from goldenthread.cli.asking import ask_text, choose_item
from goldenthread.cli.draft import Wish, draft_item
from goldenthread.cli.failure import Refused
from goldenthread.cli.hook import cli_faces
from goldenthread.cli.opening import Titles, open_plan
from goldenthread.cli.options import (
    complete_ids,
    complete_kinds,
    complete_parents,
    examples,
    plan_option,
)
from goldenthread.cli.parents import find_parents
from goldenthread.cli.placing import choose_folder
from goldenthread.cli.template import Parents
from goldenthread.cli.writing.finish import shown
from goldenthread.cli.writing.write_file import write_new
from goldenthread.ground.likeness import nearest
from goldenthread.kinds.kinds import Kind
from goldenthread.plan.plan import Plan


@click.command(
    "new",
    epilog=examples(
        'goldenthread new goal "Be chosen by one home in four" --supports forty-cities',
        'goldenthread new person "Maya Lindqvist" --department marketing',
        "goldenthread new assessment --campaign van-tour",
    ),
)
@click.argument("kind_name", metavar="KIND", shell_complete=complete_kinds)
@click.argument("title", required=False)
@click.option(
    "--supports",
    multiple=True,
    metavar="ID",
    shell_complete=complete_parents,
    help="What it supports; the first draws the thread. May be repeated.",
)
@click.option("--why", default="", help='Finishes the sentence "we do this so that ...".')
@click.option("--owner", default="", metavar="ID", shell_complete=complete_ids, help="Who owns it.")
@click.option(
    "--department",
    default="",
    metavar="ID",
    shell_complete=complete_ids,
    help="Only if it differs from that of the item above.",
)
@click.option(
    "--campaign",
    default="",
    metavar="ID",
    shell_complete=complete_ids,
    help="The campaign that the assessment looks at.",
)
@click.option("--id", "item_id", default="", metavar="ID", help="Default: made from the title.")
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help="Any other field.")
@click.option(
    "--dir",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the new file. Default: beside its siblings.",
)
@plan_option
def new_command(  # noqa: PLR0913 - the options of the command
    *,
    kind_name: str,
    title: str | None,
    supports: tuple[str, ...],
    why: str,
    owner: str,
    department: str,
    campaign: str,
    item_id: str,
    fields: tuple[str, ...],
    folder: Path | None,
    where: Path,
) -> None:
    """Add an item where it belongs.

    KIND is one of the plan's kinds, such as goal or objective. Without --supports it asks which
    of the allowed items the new one supports; outside a terminal it lists them instead. An
    assessment needs no title: it takes that of its campaign.
    """
    plan = open_plan(where)
    kind = _find_kind(plan, kind_name)
    titles = Titles(plan)
    for face in cli_faces():
        if kind.name in face.refuse:
            raise Refused(face.refuse[kind.name])
    if title is None and "title" in kind.schema["required"]:
        raise click.UsageError("missing argument 'TITLE'", click.get_current_context())
    wish = Wish(kind, " ".join((title or "").split()), item_id, owner, department, campaign, fields)
    wish.check(plan, titles)
    wish.check_fields()
    if "campaign" in kind.schema["required"] and not campaign and "campaign" not in wish.more():
        wish = replace(wish, campaign=_choose_campaign(plan, titles))
    wish = replace(wish, fields=(*fields, *_propose(plan, wish, titles)))
    parents = find_parents(plan, kind, supports, department, titles)
    above = plan.find(parents[0].partition("#")[0]) if parents else None
    says_why = above is not None and not above.is_purpose
    if says_why and not why:
        why = ask_text("Why? Finish: we do this so that (nothing to skip)")
    new_id, text = draft_item(plan, wish, Parents(parents, why, says_why))
    path = choose_folder(plan, kind, above, department, folder) / f"{new_id}.md"
    try:
        write_new(path, text)
    except FileExistsError:
        raise Refused(f"'{path}' exists and is left as it is; give another --id") from None
    click.echo(f"written: {shown(path)}")
    hint = "say why in it" if says_why and not why else "fill in what is missing"
    click.echo(f"next: {hint}, then run `goldenthread check`", err=True)


def _propose(plan: Plan, wish: Wish, titles: Titles) -> Iterator[str]:
    """Yield FIELD=VALUE for what a question can say of a new item and nobody has."""
    for face in cli_faces():
        for name, make in face.propose.get(wish.kind.name, {}).items():
            if name not in wish.more():
                yield f"{name}={make(plan, wish.department, titles)}"


def _choose_campaign(plan: Plan, titles: Titles) -> str:
    """Take the only campaign, or ask which is meant; those that are settled come last.

    Raises:
        Refused: there is none, or nobody can be asked.
    """
    found = [i for i in plan.campaigns if i.id not in titles.restricted]
    found.sort(key=lambda item: any(f.is_settled(plan, item) for f in cli_faces() if f.is_settled))
    if not found:
        raise Refused('the plan has no campaign yet; start with `goldenthread new campaign "..."`')
    if len(found) == 1:
        return found[0].id
    question = "Which campaign does it look at?"
    chosen = choose_item(question, found, titles, "say with --campaign ID which one it looks at:")
    assert chosen is not None
    return chosen.id


def _find_kind(plan: Plan, name: str) -> Kind:
    """Return the kind of a name or label, in upper or lower case.

    Raises:
        Refused: there is no such kind; the text names all of them.
    """
    by_name = {kind.name: kind for kind in plan.kinds.values()}
    by_name |= {kind.label.lower(): kind for kind in plan.kinds.values()}
    kind = by_name.get(name.lower())
    if kind is None:
        near = nearest(name.lower(), list(by_name))
        hint = f"did you mean '{near[0]}'? " if near else ""
        raise Refused(f"there is no kind '{name}'; {hint}the kinds are {', '.join(plan.kinds)}")
    return kind
