"""Change one field of a file, and nothing else of it.

In: the whole text of a file, a pointer and a value. Out: the whole text with the change made:
comments, order, formatting and line ends are the writer's own. What comes out is read again, and
refused unless it says what the file said before and the change. Never touches a file.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from goldenthread.edits.splice import EditRefused, Splice, place_entry, place_value
from goldenthread.ground.period import read_day
from goldenthread.source.document import Document, parse_document
from goldenthread.source.front_matter import Pointer

__all__ = ["EditRefused", "append_entry", "set_field"]

_BOM = "\ufeff"
# Facts about a text that leave its data certain.
_HARMLESS = frozenset({"surprising-value"})


def set_field(text: str, pointer: Pointer, value: object) -> str:
    """Return `text` with `value` at `pointer`; fields on the way there are made.

    Values are texts, numbers, booleans, days, and lists and mappings of them.

    Raises:
        EditRefused: it cannot be done without harm; the text says why.
    """
    return _edit(text, pointer, value, place_value, _set)


def append_entry(text: str, pointer: Pointer, entry: object) -> str:
    """Return `text` with `entry` as the last of the list at `pointer`, which is made if missing.

    Raises:
        EditRefused: it cannot be done without harm; the text says why.
    """
    return _edit(text, pointer, entry, place_entry, _append)


def _edit(
    text: str,
    pointer: Pointer,
    value: object,
    place: Callable[[str, Pointer, object], list[Splice]],
    change: Callable[[Any, Pointer, object], object],
) -> str:
    before = _read(text)
    value = _tidied(value)
    splices = place(before.front, pointer, value)
    start = _front_start(text)
    after = _spliced(text, [Splice(s.start + start, s.end + start, s.text) for s in splices])
    found = parse_document(before.path, after.encode("utf-8", "surrogatepass"))
    wanted = change(before.data, pointer, value)
    same_text = found.body == before.body and _names(found) == _names(before)
    if found.data is None or not same_text or not _same(found.data, wanted):
        raise EditRefused("its front matter is written in a way that cannot be changed safely")
    return after


def _front_start(text: str) -> int:
    """Return where front matter starts, were each line to end in a single line feed."""
    return _plain_lines(text).index("\n") + 1


def _read(text: str) -> Document:
    """Return the document of a text that carries data.

    Raises:
        EditRefused: it carries none, or has errors.
    """
    document = parse_document("", text.encode("utf-8", "surrogatepass"))
    errors = [problem for problem in document.problems if problem.name not in _HARMLESS]
    if errors:
        raise EditRefused(f"its front matter has an error in line {errors[0].mark.line}")
    if document.data is None:
        raise EditRefused("it has no front matter")
    return document


def _names(document: Document) -> list[tuple[str, str]]:
    return [(problem.name, problem.detail) for problem in document.problems]


def _plain_lines(text: str) -> str:
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def _spliced(text: str, splices: list[Splice]) -> str:
    """Put splices, counted in plain lines, into a text that may end its lines otherwise."""
    mark = _BOM if text.startswith(_BOM) else ""
    inner = text.removeprefix(_BOM)
    # Each of these is one character longer than the line feed it stands for.
    pairs = [match.start() - n for n, match in enumerate(re.finditer("\r\n", inner))]
    ending = re.search("\r\n|\r|\n", inner)
    newline = ending[0] if ending else "\n"
    for start, end, words in sorted(splices, reverse=True):
        first, last = (at + bisect.bisect_left(pairs, at) for at in (start, end))
        inner = inner[:first] + words.replace("\n", newline) + inner[last:]
    return mark + inner


def _tidied(value: object) -> object:
    """Return a value as plan files hold it: a day written as text is a day."""
    if isinstance(value, Mapping):
        return {key: _tidied(each) for key, each in value.items()}
    if isinstance(value, str):
        try:
            return read_day(value)
        except ValueError:
            return value
    if isinstance(value, Sequence):
        return [_tidied(each) for each in value]
    return value


def _set(data: Any, pointer: Pointer, value: object) -> object:  # noqa: ANN401 - YAML
    if not pointer:
        return value
    step, rest = pointer[0], pointer[1:]
    if isinstance(data, list):
        return [_set(each, rest, value) if n == step else each for n, each in enumerate(data)]
    held = data or {}
    return {**held, step: _set(held.get(step), rest, value)}


def _append(data: Any, pointer: Pointer, entry: object) -> object:  # noqa: ANN401 - YAML
    held: Any = data
    for step in pointer:
        held = held[int(step)] if isinstance(held, list) else (held or {}).get(step)
    return _set(data, pointer, [*(held or []), entry])


def _same(found: object, wanted: object) -> bool:
    """Compare data as read with data as meant: order of fields counts, true is not 1."""
    if isinstance(wanted, dt.date):
        return found == wanted.isoformat()
    if isinstance(wanted, Mapping):
        return (
            isinstance(found, Mapping)
            and list(found) == list(wanted)
            and all(_same(found[key], wanted[key]) for key in wanted)
        )
    if isinstance(wanted, list):
        if not isinstance(found, list) or len(found) != len(wanted):
            return False
        return all(map(_same, found, wanted))
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    return found == wanted
