"""How messages and help name several things at once.

In: words or items. Out: part of a sentence. Knows no plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.items.item import Item

MOST_NAMED = 3


def listed(words: Sequence[str], word: str = "and") -> str:
    """Join words as a sentence does: "a", "a and b", "a, b and c"."""
    return f" {word} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def either(words: Sequence[str]) -> str:
    """Join words to choose from: "goal", "goal or mission", "goal, mission or vision"."""
    return listed(words, "or")


def one_of(kinds: Sequence[str]) -> str:
    """Name kinds to choose from, with the article: "an objective or goal"."""
    return f"{'an' if either(kinds)[:1] in 'aeiou' else 'a'} {either(kinds)}"


def name_some(names: Sequence[str], most: int) -> str:
    """Return "a, b and 3 more": the first names, and how many there are beyond them."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


def name_items(items: Sequence[Item]) -> str:
    """Name up to three items by id: "'leads' and 'kit'", "'leads', 'kit', 'van' and 2 more"."""
    named = [f"'{item.id}'" for item in items]
    return name_some(named, MOST_NAMED) if len(named) > MOST_NAMED else listed(named)


def nearest_help(near: tuple[str, ...], otherwise: str) -> str:
    """Word a suggestion: did you mean one of these, else another remedy."""
    if not near:
        return otherwise
    words = " or ".join(f"'{word}'" for word in near)
    return f"did you mean {words}?"
