"""`goldenthread acknowledge`: say that somebody has read the purpose, a vision, a roadmap.

In: items, and whose word it is. Out: an entry in the file of the person, of a roadmap in its own:
which version, when, and how. Takes nobody's word for what they were not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from goldenthread.cli.asking import list_items
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, find_item, open_plan
from goldenthread.cli.options import complete_ids, examples, person_option, plan_option
from goldenthread.cli.who import find_whose
from goldenthread.cli.writing.amend import add, write_changes
from goldenthread.cli.writing.changes import Changes
from goldenthread.items.difference_words import list_changes
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.acknowledgement import asked_of, version_of
from goldenthread.questions.commitment.kinds import ROADMAP
from goldenthread.questions.commitment.signature import OWN_WORD, read_signatures
from goldenthread.reporters.as_text import count
from goldenthread.reporters.plain import plain

_MOST = 12


@click.command(
    "acknowledge",
    epilog=examples(
        "goldenthread acknowledge one-million --person maya-lindqvist",
        "goldenthread acknowledge roadmap-2027 --person tom-baird --how meeting",
    ),
)
@click.argument("acknowledged", metavar="[ITEM]...", nargs=-1, shell_complete=complete_ids)
@person_option("Who has read it: an id or a name. Default: the person with git's address.")
@click.option(
    "--how",
    type=click.Choice([OWN_WORD, "manager", "meeting"]),
    default=OWN_WORD,
    show_default=True,
    help="Who says so: the person, their manager, or the minutes of a meeting.",
)
@plan_option
def acknowledge_command(
    *, acknowledged: tuple[str, ...], person: str, how: str, where: Path
) -> None:
    """Say that you have read the purpose, a vision or a roadmap.

    It records today's version. When the words change, or a date on a roadmap, you are asked again
    and told what has changed, as far as git knows. Without ITEM it lists what is still open, and
    exits with code 2 if anything is.
    """
    plan = open_plan(where)
    titles = Titles(plan)
    who = find_whose(plan, titles, person)
    asked = asked_of(plan, who)
    found = (_find_asked(plan, who, asked, text, titles) for text in acknowledged)
    items = {item.id: item for item in found}
    if not items:
        return _list_open(plan, who, asked, titles)
    changes, told = Changes(plan), []
    for item in items.values():
        if _has_given(plan, who, item, how):
            click.echo(f"already acknowledged in this version: {titles.named(item)}", err=True)
        else:
            for line in _say_changes(plan, titles, who, item):
                click.echo(line, err=True)
            _sign(changes, who, item, how)
            told.append(f"acknowledged by {titles(who)}: {titles.named(item)}")
    if not told:
        return None
    write_changes(changes)
    click.echo("\n".join(told), err=True)
    return None


def _find_asked(
    plan: Plan, person: Item, asked: tuple[Item, ...], text: str, titles: Titles
) -> Item:
    item = find_item(plan, text)
    if item in asked:
        return item
    if not asked:
        raise Refused(f"nothing is asked of {titles(person)}{_why_nothing(plan, person)}")
    listed = list_items(asked, titles)
    raise Refused(f"'{item.id}' is not asked of {titles(person)}; these are\n{listed}")


def _why_nothing(plan: Plan, person: Item) -> str:
    if plan.has_left(person.id):
        return ", who has left"
    return "; the plan has no purpose yet" if not plan.purposes else ""


def _list_open(plan: Plan, person: Item, asked: tuple[Item, ...], titles: Titles) -> None:
    """Say what is open.

    Raises:
        Refused: something is, so that a script notices.
    """
    still = [i for i in asked if not _has_given(plan, person, i, "")]
    if still:
        open_items = list_items(still, titles)
        changed = [line for item in still for line in _say_changes(plan, titles, person, item)]
        since = "".join(f"\n{line}" for line in changed)
        raise Refused(f"say which; still open for {titles(person)}:\n{open_items}{since}")
    if not asked:
        click.echo(f"nothing is asked of {titles(person)}{_why_nothing(plan, person)}")
        return
    click.echo(f"nothing is open for {titles(person)}, of {count(len(asked), 'text')} asked for")


def _has_given(plan: Plan, person: Item, item: Item, how: str) -> bool:
    """Tell whether today's version was acknowledged at least as well as `how` would do it.

    One's own word outweighs another's.
    """
    version = version_of(plan, item)
    return any(
        how != OWN_WORD or entry.how == OWN_WORD
        for entry in read_signatures(plan).get((person.id, item.id), ())
        if entry.version == version
    )


def _say_changes(plan: Plan, titles: Titles, person: Item, item: Item) -> Iterator[str]:
    """Say what has changed since the person acknowledged an older version, as far as git knows."""
    entries = read_signatures(plan).get((person.id, item.id), ())
    if not entries or any(entry.version == version_of(plan, item) for entry in entries):
        return
    newest = entries[-1]
    since = f" since {newest.date}" if newest.date else ""
    known = titles.differences(item.id, newest.version)
    if known:
        yield f"{titles.named(item)} has changed{since}:"
        yield from (f"  {plain(line)}" for line in list_changes(known, _MOST))
    elif item.kind.name == ROADMAP:
        yield f"{titles.named(item)} has changed{since}; its page shows what is new on it"
    else:
        unknown = "what it said then is not known from the git history here"
        yield f"{titles.named(item)} has changed{since}; {unknown}"


def _sign(changes: Changes, person: Item, item: Item, how: str) -> None:
    plan = changes.plan
    entry = {"version": version_of(plan, item), "date": plan.today, "how": how}
    if item.kind.name == ROADMAP:
        add(changes, item, "committed", {"person": person.id, **entry})
    else:
        add(changes, person, "acknowledged", {"item": item.id, **entry})
