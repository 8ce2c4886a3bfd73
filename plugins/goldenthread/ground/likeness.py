"""Words that are spelt alike, for "did you mean".

In: a word and the ones that exist. Out: the few that somebody may have meant.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection

_MOST = 3
_LEAST = 0.6
_WORSE = 0.15


def nearest(word: str, known: Collection[str], least: float = _LEAST) -> tuple[str, ...]:
    """Return up to three known words most like `word`: the best first, none much worse than it.

    `least` is how much alike they must be, 1 for the same.
    """
    matcher = difflib.SequenceMatcher()
    matcher.set_seq2(word)
    best: list[tuple[float, str]] = []
    for one in known:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        likeness = matcher.ratio()
        if likeness >= least:
            best = sorted((*best, (likeness, one)), reverse=True)[:_MOST]
            # What is less like the word than the third, or much less than the best, has no place.
            third = best[-1][0] if len(best) == _MOST else least
            least = max(least, third, best[0][0] - _WORSE)
    return tuple(one for likeness, one in best if likeness > best[0][0] - _WORSE)
