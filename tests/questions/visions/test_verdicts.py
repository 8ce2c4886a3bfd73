"""The vocabulary against verdicts that were written down before it held them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.kinds.vocabulary import Vocabulary, build_vocabulary
from goldenthread.questions.visions.alignment import Fit, read_bearings

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
VERDICT = {"leads there": Fit.LEADS, "against": Fit.AGAINST, "says nothing": Fit.SILENT}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The words that are shipped."""
    return load_kinds().vocabulary


def read_verdicts() -> dict[tuple[str, str], Fit]:
    """Read the table: what each focus says to each vision."""
    rows = [
        [cell.strip() for cell in line.strip("|\n ").split("|")]
        for line in VERDICTS.read_text("utf-8").splitlines()
        if line.startswith("|") and not re.fullmatch(r"[|\s-]+", line)
    ]
    (_, *visions), *lines = rows
    return {
        (focus, vision): VERDICT[cell]
        for focus, *cells in lines
        for vision, cell in zip(visions, cells, strict=True)
    }


def read_disagreements() -> dict[tuple[str, str], str]:
    """Read where the vocabulary answers otherwise: focus, vision and the reason, one a line."""
    told = VERDICTS.read_text("utf-8").partition("## Where the vocabulary answers otherwise")[2]
    lines = re.findall(r"^- (.+?) / (.+?): (.+)$", told, flags=re.MULTILINE)
    return {(focus, vision): reason for focus, vision, reason in lines}


def judge(vocabulary: Vocabulary, focus: tuple[str, ...], vision: tuple[str, ...]) -> Fit:
    """Return the one verdict of all aims of a focus."""
    [fit] = {one.fit for one in read_bearings(vocabulary, focus, vision)}
    return fit


def test_the_table_is_the_one_that_is_read() -> None:
    """Five focuses, six visions, each with words of the vocabulary; all three verdicts occur."""
    verdicts = read_verdicts()
    assert set(verdicts) == {(focus, vision) for focus in FOCUSES for vision in VISIONS}
    assert set(verdicts.values()) == {Fit.LEADS, Fit.SILENT, Fit.AGAINST}


def test_the_vocabulary_agrees_or_says_why_not(vocabulary: Vocabulary) -> None:
    """Each verdict follows from the vocabulary, but for those that are listed with a reason."""
    different = {
        (focus, vision)
        for (focus, vision), verdict in read_verdicts().items()
        if judge(vocabulary, FOCUSES[focus], VISIONS[vision]) is not verdict
    }
    known = read_disagreements()
    assert different == set(known)
    assert all(len(reason) > 20 for reason in known.values())


def test_few_pairs_are_against_each_other(vocabulary: Vocabulary) -> None:
    """Of all ordered pairs of different aims a twentieth at most; most say nothing.

    With more, work that has nothing to do with each other would be accused of a conflict; with
    none, the scene of the two visions would pass in silence.
    """
    fits = Counter(
        judge(vocabulary, (lower,), (upper,)) for lower, upper in permutations(vocabulary.aims, 2)
    )
    pairs = sum(fits.values())
    assert 0 < fits[Fit.AGAINST] <= pairs / 20
    assert fits[Fit.SILENT] > pairs / 2
    assert fits[Fit.LEADS] > pairs / 5


def test_against_counts_both_ways_and_no_further(vocabulary: Vocabulary) -> None:
    """One entry speaks of two aims, whichever is the upper; what drives one of them is free."""
    for name, others in vocabulary.opposed.items():
        assert all(name in vocabulary.opposed[other] for other in others)
        for other in others:
            assert not vocabulary.meets((name,), (other,))
    written = {(aim.name, other) for aim in vocabulary.aims.values() for other in aim.against}
    assert sum(map(len, vocabulary.opposed.values())) == 2 * len(written)


@pytest.mark.parametrize(
    ("lower", "upper"), [("remarketing", "reach"), ("reach", "remarketing"), ("calm", "reach")]
)
def test_leading_there_outweighs_being_against(lower: str, upper: str) -> None:
    """Whoever says that selling again brings in neighbours has said that it is not against it."""
    words = build_vocabulary(
        {
            "aims": {
                "reach": {},
                "remarketing": {"drives": ["letters"], "against": ["reach"]},
                "letters": {"drives": ["reach"]},
                "calm": {"against": ["calm"]},
            }
        }
    )
    assert judge(words, (lower,), (upper,)) is not Fit.AGAINST


@pytest.mark.parametrize("upper", ["revenue", "margin", "market-share", "customer-delight"])
@pytest.mark.parametrize("lower", ["revenue", "margin", "market-share", "customer-delight"])
def test_what_marketing_is_for_is_in_no_conflict(
    vocabulary: Vocabulary, lower: str, upper: str
) -> None:
    """Revenue, margin, market share and delight are all of them what a business cares about."""
    assert judge(vocabulary, (lower,), (upper,)) is not Fit.AGAINST


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
