"""Let the garbage collector rest while many objects are made that stay.

In: a block of code that reads or judges a plan. Out: the same, sooner. A plan is some hundred
objects an item that live to the end and of which hardly any form a cycle; by its own count the
collector would look through all of them again and again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 100_000


@contextmanager
def growing_heap() -> Iterator[None]:
    """Collect only after so many new objects; cycles, such as those of errors, still go."""
    first, *others = gc.get_threshold()
    if first:  # 0 means that somebody wants no collections at all
        gc.set_threshold(max(first, _NEW_OBJECTS), *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)
