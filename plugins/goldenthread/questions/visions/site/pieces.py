"""A line of words of which some are marked.

In: a line, and words with their marks. Out: `Piece`s that together are the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `mark` is on (it holds), x (it does not) or empty."""

    text: str
    mark: str = ""


def mark_words(line: str, marks: Mapping[str, str]) -> tuple[Piece, ...]:
    """Cut a line where it holds one of the words of `marks`, in any case; each is marked once."""
    left = {words.casefold(): mark for words, mark in marks.items() if words}
    if not left:
        return (Piece(line),)
    longest_first = sorted(left, key=len, reverse=True)
    pattern = "|".join(re.escape(words) for words in longest_first)
    parts = re.split(f"({pattern})", line, flags=re.IGNORECASE)
    return tuple(Piece(part, left.pop(part.casefold(), "")) for part in parts if part)
