"""Which stage of a journey an item means by its own words.

In: a plan and an item. Out: the stage, with the word by which it is meant. Matches whole words
only, in singular or plural, so that a reader can check each match by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.journey import Journey, Stage
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.source.front_matter import Pointer

_WORD = re.compile(r"\w+(?:-\w+)*")
_PLURALS = ("s", "es", "n", "en")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Pointing:
    """The stage that an item's own words point at; `word` stands in its field at `pointer`.

    Where `counted`, the word is the id of the item's metric that counts the stage.
    """

    journey: Journey
    stage: Stage
    word: str
    pointer: Pointer
    counted: bool = False

    @property
    def name(self) -> str:
        """What an item writes to name the stage: `journey#stage`."""
        return f"{self.journey.item.id}#{self.stage.id}"


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of all stages, by the forms of their first word; and the items that count one."""

    phrases: tuple[tuple[Journey, Stage, tuple[str, ...]], ...]
    starting: Mapping[str, Sequence[int]]
    counted: Mapping[str, Sequence[tuple[Journey, Stage, str]]]


def stage_of_words(plan: Plan, item: Item) -> Pointing | None:
    """Return the stage that an item points at: its metric counts it, or its words name it.

    A longer name wins over a shorter one, the title over a metric's name, an earlier word over a
    later one, an earlier journey over a later one.
    """
    names = _read_names(plan)
    for journey, stage, part in names.counted.get(item.id, ()):
        if metric := item.metric(part):
            return Pointing(journey, stage, metric.id, metric.pointer, counted=True)
    best: tuple[int, Pointing] | None = None
    for text, pointer in own_texts(item):
        words = _WORD.findall(text)
        for at, place in _find_names(words, names):
            journey, stage, phrase = names.phrases[place]
            if best is None or len(phrase) > best[0]:
                word = " ".join(words[at : at + len(phrase)])
                best = (len(phrase), Pointing(journey, stage, word, pointer))
    return best[1] if best else None


def own_texts(item: Item) -> Iterator[tuple[str, Pointer]]:
    """Yield the texts in which an item says what it is about, each with its place."""
    yield item.title, ("title",)
    for metric in item.metrics:
        yield metric.name, (*metric.pointer, "name")


@lru_cache(maxsize=2)
def _read_names(plan: Plan) -> _Names:
    """Collect the names of all stages, so that an item is compared with few of them."""
    phrases: list[tuple[Journey, Stage, tuple[str, ...]]] = []
    starting: dict[str, list[int]] = {}
    counted: dict[str, list[tuple[Journey, Stage, str]]] = {}
    for journey in read_journeys(plan):
        for stage in journey.stages:
            for phrase in _as_phrases((stage.name, stage.id.replace("-", " "))):
                for form in _forms(phrase[0]):
                    starting.setdefault(form, []).append(len(phrases))
                phrases.append((journey, stage, phrase))
            target, _, part = stage.metric.partition("#")
            if item := plan.find(target):
                counted.setdefault(item.id, []).append((journey, stage, part))
    return _Names(tuple(phrases), starting, counted)


def _find_names(words: Sequence[str], names: _Names) -> Iterator[tuple[int, int]]:
    """Yield (position in `words`, place in `phrases`) for each name that stands there."""
    folded = [word.casefold() for word in words]
    for at, word in enumerate(folded):
        places = {place for form in _forms(word) for place in names.starting.get(form, ())}
        for place in sorted(places):
            phrase = names.phrases[place][2]
            here = folded[at : at + len(phrase)]
            if len(here) == len(phrase) and all(map(_is_same_word, here, phrase)):
                yield at, place


@lru_cache(maxsize=1024)
def _as_phrases(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    found = (tuple(word.casefold() for word in _WORD.findall(name)) for name in names)
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def _is_same_word(first: str, second: str) -> bool:
    return bool(_forms(first) & _forms(second))


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    """Return a word and what it may be the plural of: leads, lead; enquiries, enquiry."""
    found = {word}
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            found.add(word.removesuffix(ending))
    if word.endswith("ies"):
        found.add(f"{word[:-3]}y")
    return frozenset(found)
