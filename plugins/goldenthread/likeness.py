"""Words that are spelt alike, for "did you mean".

In: a word and the ones that exist. Out: the few that somebody may have meant.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

_WORSE = 0.15


def nearest(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return up to three known words most like `word`: the best first, none much worse than it."""
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.6)
    likeness = [difflib.SequenceMatcher(None, found, word).ratio() for found in near]
    return tuple(w for w, like in zip(near, likeness, strict=True) if like > likeness[0] - _WORSE)
