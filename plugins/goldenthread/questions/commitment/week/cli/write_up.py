"""What was said, as changes to files.

In: where the week stands and what was said. Out: the texts of files, new and changed; nothing is
written here. What stands in a file stays, and is not said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from goldenthread.cli.failure import Refused
from goldenthread.cli.writing.changes import Changes
from goldenthread.edits.edit import EditRefused, append_entry, set_field
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.cli.entries import list_entries, new_text, said_before
from goldenthread.questions.commitment.week.cli.said import Outcome, Said
from goldenthread.questions.commitment.week.cli.standing import Standing
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.source.document import parse_document
from goldenthread.source.front_matter import Pointer

_FOLDER = "check-ins"


def write_up(changes: Changes, standing: Standing, said: Said) -> None:
    """Add what was said to the changes.

    Raises:
        Refused: an existing file cannot be changed safely.
    """
    if said.nothing:
        return
    for outcome in said.outcomes:
        _answer(changes, standing, outcome)
    path = path_of(standing)
    if standing.existing or path in changes.after:
        _add(changes, path, standing, said)
        return
    lists = dict(list_entries(standing, said))
    if any(lists.values()):
        changes.after[path] = new_text(standing, lists)


def path_of(standing: Standing) -> str:
    """Return the path of the file of the week, where it is or where it belongs."""
    if standing.existing:
        return standing.existing.item.path
    week = standing.week.text.lower()
    base = PurePosixPath(_find_folder(standing.plan))
    if standing.team:
        return str(base / f"{week}-{standing.team.id}.md")
    return str(base / week / f"{standing.whose.id}.md")


def _find_folder(plan: Plan) -> str:
    """Return the folder of most check-ins, one that is for a single week left out of the path."""
    folders: dict[str, int] = {}
    for check_in in read_check_ins(plan):
        parent = PurePosixPath(check_in.item.path).parent
        if parent.name.lower() == check_in.week.text.lower():
            parent = parent.parent
        folders[str(parent)] = folders.get(str(parent), 0) + 1
    return max(folders, key=lambda name: (folders[name], name), default=_FOLDER)


def _answer(changes: Changes, standing: Standing, outcome: Outcome) -> None:
    """Add a result to the commitment where it stands."""
    entry = outcome.commitment
    item = standing.plan.by_id[entry.check_in]
    path = item.path
    changes.text(path)
    found = parse_document(path, changes.before[path]).data
    if _at(found, entry.pointer) != _at(item.document.data, entry.pointer):
        name = changes.plan.settings.shown_path(path)
        raise Refused(f"nothing is written; '{name}' was changed meanwhile; try again")
    with_result = [("result", outcome.result), *([("why", outcome.why)] if outcome.why else [])]
    for field, value in with_result:
        _edit(changes, path, set_field, (*entry.pointer, field), value)


def _at(data: Any, pointer: Pointer) -> Any:  # noqa: ANN401 - what YAML holds
    """Return what stands at a pointer, None where nothing does."""
    for step in pointer:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


def _add(changes: Changes, path: str, standing: Standing, said: Said) -> None:
    """Append to a file of the week that exists."""
    data = read_data(changes.text(path))
    for name, entries in list_entries(standing, said):
        if name == "mood" and entries:
            held = data.get("mood")
            moods = sorted([*(held if isinstance(held, list) else []), *entries])
            _edit(changes, path, set_field, ("mood",), moods)
            continue
        for entry in entries:
            if not said_before(standing.plan, data, name, entry):
                _edit(changes, path, append_entry, (name,), entry)


def read_data(text: str) -> Mapping[str, Any]:
    """Return the front matter of a text; nothing where it cannot be read."""
    return parse_document("", text.encode()).data or {}


def _edit(
    changes: Changes,
    path: str,
    edit: Callable[[str, Pointer, object], str],
    pointer: Pointer,
    value: object,
) -> None:
    try:
        changes.after[path] = edit(changes.text(path), pointer, value)
    except EditRefused as error:
        name = changes.plan.settings.shown_path(path)
        raise Refused(f"nothing is written; '{name}': {error}; change it there by hand") from None
