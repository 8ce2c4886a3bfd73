"""Ids from names.

In: a name in any script, and the ids that are taken. Out: an id that is free and valid: letters
and digits, lower case, NFC, joined by single hyphens.
Never returns an empty id or one that a file system or MkDocs gives a meaning of its own.
"""

from __future__ import annotations

import unicodedata

MAX_LENGTH = 48
_RESERVED = frozenset(
    {"index", "readme", "con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


def make_slug(text: str) -> str:
    """Return `text` as an id of at most `MAX_LENGTH` characters, cut between words, maybe empty."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    folded = folded.replace("'", "").replace("\u2019", "")
    words = "".join(char if char.isalnum() else " " for char in folded).split()
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        slug = longer
    return slug


def claim_slug(candidates: tuple[str, ...], taken: set[str]) -> str:
    """Return the first candidate text whose slug is free, and take it.

    Each later candidate is joined to the first; when all are taken a number is counted up.
    """
    slugs = [slug for slug in map(make_slug, candidates) if slug] or ["item"]
    first = slugs[0] if slugs[0] not in _RESERVED else f"{slugs[0]}-item"
    for slug in (first, *(f"{first}-{other}" for other in slugs[1:])):
        if slug not in taken:
            taken.add(slug)
            return slug
    number = 2
    while f"{first}-{number}" in taken:
        number += 1
    taken.add(f"{first}-{number}")
    return f"{first}-{number}"
