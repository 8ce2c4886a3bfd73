"""What an item says is read where items are built: counted, so that it only becomes less."""

from __future__ import annotations

from tests.house import kind_names, raw_reads

MOST_READS = 13
"""Reads of `Item.data` outside `source/` and `items/`: what has to look at all that is written."""
MOST_NAMES = 37
"""Kinds known by their names outside `kinds/` and `items/`, those of questions included."""


def test_raw_reads_become_fewer() -> None:
    """A rule, a page or a command asks for a typed property; the bound follows the count down."""
    found = raw_reads()
    assert len(found) <= MOST_READS, "\n".join(map(str, found))


def test_names_of_kinds_become_fewer() -> None:
    """A kind says by its schema what it is for; the bound follows the count down."""
    found = kind_names()
    assert len(found) <= MOST_NAMES, "\n".join(map(str, found))
