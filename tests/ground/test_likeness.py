"""What "did you mean" suggests is what difflib would, found with fewer comparisons."""

from __future__ import annotations

import difflib
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

import goldenthread
from goldenthread.ground.likeness import nearest

_WORDS = st.text("ab-12", max_size=8)


def _ratio(one: str, word: str) -> float:
    return difflib.SequenceMatcher(None, one, word).ratio()


@example("leads", ["lead", "leads", "leadsy", "leeds", "leads-1"])
@example("leads", ["leads", "lead", "eads", "leadsy"])
@given(_WORDS, st.lists(_WORDS, max_size=12))
def test_the_three_best_are_suggested(word: str, known: list[str]) -> None:
    """Whatever the order of the known words; what is much worse than the best is left out."""
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.6)
    wanted = [one for one in near if _ratio(one, word) > _ratio(near[0], word) - 0.15]
    assert list(nearest(word, known)) == wanted


@example("kind", ["kine", "kinds"], 0.8)
@given(_WORDS, st.lists(_WORDS, max_size=12), st.sampled_from([0.6, 0.8]))
def test_the_first_is_what_difflib_would_name(word: str, known: list[str], least: float) -> None:
    """Wherever only one word is suggested, or asked whether there is one at all."""
    wanted = difflib.get_close_matches(word, known, n=1, cutoff=least)
    assert list(nearest(word, known, least)[:1]) == wanted


def test_one_module_asks_how_alike_words_are() -> None:
    """No second "did you mean" with other bounds."""
    package = Path(goldenthread.__file__).parent
    asking = [path.name for path in package.rglob("*.py") if "difflib" in path.read_text("utf-8")]
    assert asking == ["likeness.py"]
