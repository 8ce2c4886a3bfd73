"""What YAML reads as a comment, although it was meant to be text.

In: a document and the place of a value. Out: the `#` right behind it and what it cuts off. Holds no
rule itself.
"""

from __future__ import annotations

import re

from goldenthread.findings.rules.fields.field_errors import name_field, schema_at
from goldenthread.items.item import Item
from goldenthread.kinds.validation import FieldError
from goldenthread.source.document import Document
from goldenthread.source.front_matter import Mark, Pointer
from goldenthread.source.line_slip import in_quotes
from goldenthread.source.marks import lines_of, marks_of

_COMMENT = re.compile(r"[ \t]+(?P<text>#\w.*)")
_LONGEST = 80
_NAMES_SOMETHING = frozenset({"x-link", "format", "enum"})


def may_be_cut(document: Document) -> bool:
    """Tell whether there is anything to look for."""
    front = document.front
    return document.data is not None and (" #" in front or "\t#" in front)


def find_cut(document: Document, pointer: Pointer) -> tuple[Mark, str] | None:
    """Return where a `#` that no space follows cuts a plain value, and the text cut off."""
    if not may_be_cut(document):
        return None
    marks = marks_of(document.front)
    end = marks.behind(pointer)
    line = lines_of(document.front)[end.line - 1] if end else ""
    found = _COMMENT.match(line, end.column - 1) if end else None
    if not found or not end:
        return None
    return Mark(end.line + 1, found.start("text") + 1), found["text"].rstrip()


def mend_cut(name: str, kept: str, text: str) -> str:
    """Say how to keep the whole text."""
    whole = f"{kept} {text}".strip()
    shown = f": `{name}: {in_quotes(whole)}`" if len(whole) <= _LONGEST else ""
    return f"put quotes around the text{shown}"


def word_empty(item: Item, error: FieldError) -> tuple[str, str] | None:
    """Word a value of which nothing is left, because all of it follows a `#`."""
    cut = find_cut(item.document, error.pointer) if error.value is None else None
    if not cut:
        return None
    fact = f"{name_field(error.pointer)} is empty: YAML reads '{cut[1]}' as a comment"
    last = error.pointer[-1]
    if not _NAMES_SOMETHING.isdisjoint(schema_at(item, error.pointer)):
        return fact, f"take the '#' away: `{last}: {cut[1].lstrip('#')}`"
    return fact, mend_cut(last, "", cut[1]) if isinstance(last, str) else "put it in quotes"
