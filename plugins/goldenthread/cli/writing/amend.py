"""Change the front matter of items' files: in memory first, then all of them or none.

In: changes gathered so far, an item, what to set or append. Out: the same changes, one more among
them; at the end files. Refuses a file with errors before or after, one that is not as it was read,
and what cannot be done without harm to what the writer wrote.
"""

from __future__ import annotations

from collections.abc import Callable

import click

from goldenthread.cli.failure import Refused
from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.finish import shown
from goldenthread.cli.writing.trial import try_changes
from goldenthread.cli.writing.write_together import write_together
from goldenthread.edits.edit import EditRefused, append_entry, set_field
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.document import parse_document
from goldenthread.source.front_matter import Pointer

# What a reader would stumble over, and a change can leave as it is.
_HARMLESS = frozenset({"surprising-value"})


def put(changes: Changes, item: Item, pointer: Pointer, value: object) -> None:
    """Set a field of an item.

    Raises:
        Refused: it cannot be done safely; the text names the file and says how to go on.
    """
    _amend(changes, item, lambda text: set_field(text, pointer, value))


def add(changes: Changes, item: Item, field: str, entry: object) -> None:
    """Append an entry to a list of an item, which is made where it is missing.

    Raises:
        Refused: it cannot be done safely; the text names the file and says how to go on.
    """
    _amend(changes, item, lambda text: append_entry(text, (field,), entry))


def refuse_errors(plan: Plan, item: Item) -> None:
    """Refuse an item whose file has errors of its own, or whose id another file claims, too.

    Raises:
        Refused: with the file and what to do.
    """
    name = plan.settings.shown_path(item.path)
    others = [plan.settings.shown_path(other.path) for other in plan.duplicates.get(item.id, ())]
    if len(others) > 1:
        raise Refused(f"'{item.id}' is the id of {' and of '.join(others)}; give one another id")
    problems = {problem.name for problem in item.document.problems}
    if item.errors or problems - _HARMLESS:
        raise Refused(f"{name} has errors; mend them first, `goldenthread check` lists them")


def _amend(changes: Changes, item: Item, edit: Callable[[str], str]) -> None:
    plan, path = changes.plan, item.path
    name = plan.settings.shown_path(path)
    refuse_errors(plan, item)
    begun = path in changes.after
    text = changes.text(path)
    if not begun and parse_document(path, changes.before[path]) != item.document:
        raise Refused(f"{name} was changed meanwhile and is left as it is; try again")
    try:
        after = edit(text)
    except EditRefused as reason:
        raise Refused(f"{name} is left as it is: {reason}; change it in an editor") from None
    for error in item.kind.errors(parse_document(path, after.encode()).data or {}):
        field = ".".join(map(str, error.pointer))
        raise Refused(f"{name} is left as it is: '{field}' cannot be {error.value!r}")
    changes.after[path] = after


def write_changes(changes: Changes) -> None:
    """Write all changes, or none, and name the files on standard output.

    Raises:
        Refused: the plan would have an error that it does not have now, or a file cannot be
            written.
    """
    try_changes(changes.plan, changes.after, errors_only=True)
    for path in write_together(changes):
        begun = path.relative_to(changes.plan.settings.plan_dir).as_posix() in changes.before
        click.echo(f"{'changed' if begun else 'written'}: {shown(path)}")
