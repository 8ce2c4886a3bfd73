"""How rules tell of rows of a table: the first ten, and of the rest how many they are.

In: what was found in one table, in the order of its rows. Out: the part that is told. Holds no rule
itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Found = TypeVar("Found")
_MOST_ROWS = 10


def first_rows(found: Sequence[Found]) -> Iterator[tuple[Found, str]]:
    """Yield the first ten with what to add to the message: "" but for the tenth of more."""
    rest = len(found) - _MOST_ROWS
    for place, one in enumerate(found[:_MOST_ROWS], 1):
        last = rest > 0 and place == _MOST_ROWS
        yield (
            one,
            f"; {rest} more {'row is' if rest == 1 else 'rows are'} like this" if last else "",
        )
