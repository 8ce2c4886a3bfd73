"""What the plan knows about links: resolved ones, those that lead nowhere, mentions in texts.

Defines facts that `build_plan.py` finds; holds no logic.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item, Reference, Support
from goldenthread.source.document import Document
from goldenthread.source.mention import Mention


@dataclass(frozen=True, slots=True)
class Link:
    """A resolved entry of `supports`.

    `primary` links draw the thread. `broken` marks a primary link that only stands in for an
    earlier entry which does not resolve: pages draw it dashed.
    """

    child: Item
    parent: Item
    support: Support
    primary: bool
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that names no item; `nearest` are the most similar ids, best first."""

    item: Item
    reference: Reference
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageMention:
    """A `[[id]]` in the body of a document; `line` counts in the file."""

    document: Document
    mention: Mention
    line: int
