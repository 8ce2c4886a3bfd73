"""Whether a file is for fewer readers than the company.

In: a document and the audiences of the settings. Out: the place where it says so. Whatever is in
doubt counts as a yes; says nothing of what the file holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from goldenthread.ground.likeness import nearest
from goldenthread.source.consent import read_head
from goldenthread.source.document import Document
from goldenthread.source.front_matter import Mark
from goldenthread.source.odd_space import plain_spaces

# A key and its value at the start of a line or within braces; the colon may have been forgotten.
_RAW = re.compile(
    r"""(?:^|[{,])[\s?"'-]*([\w-]+)["']?(?:\s*[:=]\s*["']?|\s+["']?(?=\S+\s*$))([^\s,"'}#]*)"""
)
_LIKE_IT = 0.8
_SHORTEST, _LONGEST = 6, 12  # beyond, no key is like `audience` enough


def open_audiences(ordered: Sequence[str]) -> tuple[str, ...]:
    """Return the audiences that one site can be shown to, of those ordered from the widest."""
    return tuple(ordered[: ordered.index("company") + 1 if "company" in ordered else 1])


def find_restriction(
    document: Document, audiences: Sequence[str], fields: Collection[str]
) -> Mark | None:
    """Return where a file says that it is restricted; whatever is in doubt counts as a yes.

    `audiences` come from the widest to the fewest; `fields` are those that a kind declares: none
    of them is `audience` misspelt.
    """
    open_to_all = open_audiences(audiences)

    def restricts(key: str, value: object) -> bool:
        known = key in fields and key != "audience"
        return value not in open_to_all and not known and _means_audience(key)

    if document.data is None or any(_means_audience(p.detail) for p in document.problems):
        # The fields can not be trusted, so the text decides.
        for number, line in read_head(document):
            if any(restricts(match[1], match[2]) for match in _RAW.finditer(plain_spaces(line))):
                return Mark(number, 1)
    for key, value in (document.data or {}).items():
        if restricts(key, value):
            return document.place((key,), key=True)
    return None


@cache
def _means_audience(key: str) -> bool:
    """Tell whether a key is `audience` or spelt nearly so."""
    if not _SHORTEST <= len(key) <= _LONGEST:
        return False
    return bool(nearest(key.lower(), ("audience",), 0.8))
