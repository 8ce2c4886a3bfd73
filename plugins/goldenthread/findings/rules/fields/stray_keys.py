"""What a writer meant by a key that no field has, where the slip is not in its spelling.

In: an item and the error of the key. Out: the finding's words, or that it has been told already.
Holds no rule itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.findings.rules.fields.pasted_rows import takes_rows, word_rows
from goldenthread.items.item import Item
from goldenthread.kinds.validation import FieldError
from goldenthread.source.front_matter import Pointer
from goldenthread.source.line_slip import in_quotes
from goldenthread.source.marks import lines_of

_LAST_FIELD = re.compile(r"(?P<name>[\w-]+):[ ]+(?P<value>(?:(?![{},][ ]*[\w-]+:[ ]).)*),[ ]*$")
_NEXT = re.compile(r",[ ]*[\w-]+:[ ]|\}")
_LONGEST, _LONGEST_LINE = 80, 1000


@dataclass(frozen=True, slots=True)
class StrayKey:
    """The words for a key; without any the key before it has said so."""

    message: str = ""
    help: str = ""


def explain_stray(item: Item, error: FieldError) -> StrayKey | None:
    """Return what was meant by a key, None where that cannot be told."""
    return _cut_by_comma(item, error) or _pasted(item, error) or _outside(item, error)


def is_pasted(item: Item, pointer: Pointer) -> bool:
    """Tell whether an entry is a day and its number, with neither of their names."""
    entry = item.at(pointer)
    return isinstance(entry, dict) and len(entry) == 1 and bool(word_rows(entry))


def is_reason_alone(item: Item, pointer: Pointer) -> bool:
    """Tell whether an entry of `supports` is the `why` of the one above it."""
    entry = item.at(pointer)
    return pointer[:1] == ("supports",) and isinstance(entry, dict) and set(entry) == {"why"}


def has_lost_reason(item: Item) -> bool:
    """Tell whether a `why` stands beside `supports`, or in an entry of its own."""
    entries = item.entries("supports")
    return item.states("why") or any(is_reason_alone(item, ("supports", i)) for i, _ in entries)


def _pasted(item: Item, error: FieldError) -> StrayKey | None:
    above = error.pointer[:-1]
    if not takes_rows(dict.fromkeys(error.known)) or not is_pasted(item, above):
        return None
    fact = f"'{error.pointer[-1]}' is not a field of '{above[-2]}'"
    return StrayKey(fact, word_rows(item.at(above)))


def _outside(item: Item, error: FieldError) -> StrayKey | None:
    if error.pointer != ("why",) or not item.supports:
        return None
    target = item.supports[0].target
    return StrayKey(
        "'why' is beside 'supports' but belongs inside it",
        f"indent it so that it starts in the column of 'id': `- id: {target}`, below it `  why: …`",
    )


def _cut_by_comma(item: Item, error: FieldError) -> StrayKey | None:
    """Find a comma inside braces that ends a text too early, and the text it was meant to be in."""
    if item.at(error.pointer) is not None:
        return None
    mark = item.place(error.pointer, key=True)
    line = lines_of(item.document.front)[mark.line - 2]
    if len(line) > _LONGEST_LINE:
        return None  # nobody wrote that by hand, and looking back at every comma takes for ever
    before, after = line[: mark.column - 1], line[mark.column - 1 :]
    cut = _LAST_FIELD.search(before)
    stop = _NEXT.search(after)
    if not cut or not stop or "{" not in before or cut.end() != len(before):
        return None
    key = str(error.pointer[-1])
    value = f"{before[cut.start('value') :]}{after[: stop.start()]}".strip()
    if "," in cut["value"].rstrip(","):
        return StrayKey()  # told at the first comma
    shown = f": `{cut['name']}: {in_quotes(value)}`" if len(value) <= _LONGEST else ""
    return StrayKey(
        f"a comma inside braces ends '{cut['name']}' before '{key}'",
        f"put quotes around the text{shown}",
    )
