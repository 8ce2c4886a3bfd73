"""What a merge leaves in a file when nobody has settled it: conflict markers.

In: a text. Out: the lines on which its conflicts begin and end. Never says which side is right;
an example inside a fenced block is none, and neither is a heading that is underlined by `=`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKER = re.compile(r"(?P<sign>[<>|])(?P=sign){6}(?:[ \t].*)?|(?P<parts>={7})[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class MergeConflict(NamedTuple):
    """Where one begins and where it ends, both lines counted from 1; alike for a lone marker."""

    start: int
    end: int


def find_conflicts(text: str, *, fences: bool = True) -> tuple[MergeConflict, ...]:
    """Return the conflicts of a text; `fences` tells whether it may have fenced blocks."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    return tuple(_pair(_list_markers(text, fences=fences)))


def _list_markers(text: str, *, fences: bool) -> Iterator[tuple[int, str]]:
    """Yield the line and the sign of each marker outside of fenced blocks."""
    open_fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        fence = _FENCE.match(line) if fences else None
        if fence and not open_fence:
            open_fence = fence[1]
        elif fence and line.strip().startswith(open_fence) and not line.strip().strip(fence[1][0]):
            open_fence = ""
        elif not open_fence and (found := _MARKER.fullmatch(line)):
            yield number, found["sign"] or "="


def _pair(markers: Iterator[tuple[int, str]]) -> Iterator[MergeConflict]:
    """Yield what lies from `<` to `>`; one of the two alone is what half a repair has left."""
    start = parts = 0
    for number, sign in markers:
        if sign == "<":
            if start:
                yield MergeConflict(start, start)
            start, parts = number, 0
        elif sign == ">":
            if start or parts:  # alone it may be a quotation, seven deep
                yield MergeConflict(start or parts, number)
            start = parts = 0
        else:
            parts = number
    if start:
        yield MergeConflict(start, start)
