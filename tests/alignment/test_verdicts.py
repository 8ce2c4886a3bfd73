"""The vocabulary against verdicts that were written down before it existed."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest

from goldenthread.load_kinds import load_kinds
from goldenthread.vocabulary import Vocabulary

VERDICTS = Path(__file__).with_name("verdicts.md")

# The sentences of the table, in the words of the vocabulary.
FOCUSES = {
    "Bring in more leads": ("lead-generation",),
    "Turn more leads into customers": ("lead-conversion",),
    "Win new markets and segments": ("new-markets", "new-segments"),
    "Raise the value of each sale": ("order-value",),
    "Sell again to the customers we have": ("remarketing",),
}
VISIONS = {
    "Reach a million people": ("reach",),
    "Be the market's first choice": ("market-share",),
    "Keep half of every euro": ("margin",),
    "Never lose a customer": ("retention",),
    "Double what we sell": ("revenue",),
    "Make the safest product there is": ("quality",),
}
# Where the vocabulary answers otherwise than the table, and why: (focus, vision) and the reason.
# The first draft of the vocabulary agrees with all thirty; whoever changes it explains what moved.
DISAGREEMENTS: dict[tuple[str, str], str] = {}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The words that are shipped."""
    return load_kinds().vocabulary


def read_verdicts() -> dict[tuple[str, str], bool]:
    """Read the table: whether a focus brings a vision nearer."""
    rows = [
        [cell.strip() for cell in line.strip("|\n ").split("|")]
        for line in VERDICTS.read_text("utf-8").splitlines()
        if line.startswith("|") and not re.fullmatch(r"[|\s-]+", line)
    ]
    (_, *visions), *lines = rows
    return {
        (focus, vision): {"yes": True, "no": False}[cell]
        for focus, *cells in lines
        for vision, cell in zip(visions, cells, strict=True)
    }


def test_the_table_is_the_one_that_is_read() -> None:
    """Five focuses, six visions, each with words of the vocabulary."""
    assert set(read_verdicts()) == {(focus, vision) for focus in FOCUSES for vision in VISIONS}


def test_the_vocabulary_agrees_or_says_why_not(vocabulary: Vocabulary) -> None:
    """Each verdict follows from the vocabulary, but for those that are listed with a reason."""
    different = {
        (focus, vision)
        for (focus, vision), verdict in read_verdicts().items()
        if vocabulary.meets(FOCUSES[focus], VISIONS[vision]) != verdict
    }
    assert different == set(DISAGREEMENTS)
    assert all(len(reason) > 20 for reason in DISAGREEMENTS.values())


def test_the_vocabulary_can_tell_aims_apart(vocabulary: Vocabulary) -> None:
    """Between a third and three quarters of the ordered pairs of different aims conflict.

    With fewer, nearly everything would count as aligned; with more, nearly nothing.
    """
    pairs = list(permutations(vocabulary.aims, 2))
    conflicts = [pair for pair in pairs if not vocabulary.meets(pair[:1], pair[1:])]
    assert 1 / 3 <= len(conflicts) / len(pairs) <= 3 / 4


def test_the_shipped_words_hold_together(vocabulary: Vocabulary) -> None:
    """No aim drives what is none, none drives itself in the end, and each has its sentence."""
    assert vocabulary.unknown == ()
    assert vocabulary.cycles == ()
    for entry in (*vocabulary.aims.values(), *vocabulary.outcomes.values()):
        assert re.fullmatch(r"[A-Z][^.]+\.", entry.description), entry.name


def test_the_nearest_comes_first(vocabulary: Vocabulary) -> None:
    """What an aim brings about is told from near to far, each once."""
    assert vocabulary.follow("remarketing") == (
        "remarketing",
        "retention",
        "lifetime-value",
        "revenue",
        "margin",
    )
    assert vocabulary.follow("margin") == ("margin",)
