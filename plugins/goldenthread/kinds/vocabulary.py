"""The words a plan shares: aims and what they drive, outcomes, signs of work on a buyer's journey.

In: the merged `vocabulary.yml` of the product and the company. Out: a `Vocabulary` that follows
aims through `drives` and knows which are `against` each other. Never reads a file, and never raises
because of what a company wrote there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from goldenthread.ground.graph import below, find_cycles
from goldenthread.source.fields import read_mapping, read_text, read_texts


@dataclass(frozen=True, slots=True)
class Aim:
    """Something an item is meant to bring about; `drives` names the aims it brings about in turn.

    `against` names aims that it turns away from. `journey` marks work on the way of a buyer, which
    has to name the stage it serves.
    """

    name: str
    label: str
    description: str
    drives: tuple[str, ...]
    against: tuple[str, ...]
    journey: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something the business cares about most, such as revenue."""

    name: str
    label: str
    description: str


@dataclass(frozen=True)
class Vocabulary:
    """The shared words; `groups` is the merged file as read, `own` the text of the company's.

    `journey_teams` are words in the id or title of a department, `journey_words` words in a title
    or a metric's name: where nothing is declared, they show work on a buyer's journey.
    """

    groups: Mapping[str, Any]
    aims: Mapping[str, Aim]
    outcomes: Mapping[str, Outcome]
    journey_teams: tuple[str, ...]
    journey_words: tuple[str, ...]
    own: str = ""

    @cached_property
    def driven(self) -> Mapping[str, frozenset[str]]:
        """For each aim, itself and everything it brings about, directly or not."""
        edges = {aim.name: aim.drives for aim in self.aims.values()}
        return {name: frozenset(below(edges, [name])) for name in edges}

    @cached_property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Closed walks `(a, b, a)` through `drives`; an aim that drives itself is one, too."""
        edges = {aim.name: aim.drives for aim in self.aims.values()}
        loops = tuple((name, name) for name, drives in edges.items() if name in drives)
        return (*loops, *find_cycles(edges))

    @cached_property
    def unknown(self) -> tuple[tuple[Aim, str, str], ...]:
        """Names that are no aim: the aim that has one, `drives` or `against`, and the name."""
        return tuple(
            (aim, field, name)
            for aim in self.aims.values()
            for field, names in (("drives", aim.drives), ("against", aim.against))
            for name in names
            if name not in self.aims
        )

    @cached_property
    def opposed(self) -> Mapping[str, tuple[str, ...]]:
        """For each aim, those it is against, in their order.

        One entry counts both ways, because either of the two may be the upper one, and for these
        two aims alone: what drives them is against nothing for that. Where one of the two leads to
        the other, that is the stronger word, and neither is against the other.
        """
        named = {(aim.name, other) for aim in self.aims.values() for other in aim.against}
        pairs = {
            frozenset(pair)
            for pair in named
            if not (self.meets(pair[:1], pair[1:]) or self.meets(pair[1:], pair[:1]))
        }
        return {
            name: tuple(other for other in self.aims if frozenset((name, other)) in pairs)
            for name in self.aims
        }

    def meets(self, aims: Iterable[str], wanted: Iterable[str]) -> bool:
        """Tell whether any of `aims` is, or brings about, any of the `wanted` ones."""
        goal = frozenset(wanted)
        return any(self.driven.get(aim, frozenset((aim,))) & goal for aim in aims)

    def chain(self, aims: Iterable[str], wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the shortest way through `drives` from `aims` to `wanted`, empty without one."""
        goal = frozenset(wanted)
        came: dict[str, str] = {}
        queue = list(dict.fromkeys(aims))
        seen = set(queue)
        for name in queue:
            if name in goal:
                walk = [name]
                while walk[-1] in came:
                    walk.append(came[walk[-1]])
                return tuple(reversed(walk))
            for target in self.aims[name].drives if name in self.aims else ():
                if target not in seen:
                    seen.add(target)
                    came[target] = name
                    queue.append(target)
        return ()

    def follow(self, aim: str) -> tuple[str, ...]:
        """Return an aim and everything it brings about, the nearest first."""
        queue = [aim]
        for name in queue:
            drives = self.aims[name].drives if name in self.aims else ()
            queue.extend(dict.fromkeys(target for target in drives if target not in queue))
        return tuple(queue)

    def driving(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return the aims that are, or bring about, any of the `wanted` ones, in their order."""
        goal = frozenset(wanted)
        return tuple(name for name, driven in self.driven.items() if driven & goal)

    def label(self, name: str) -> str:
        """Name an aim or an outcome as people say it."""
        entry = self.outcomes.get(name) or self.aims.get(name)
        return entry.label if entry else name.replace("-", " ").capitalize()

    def nearest(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return what `driving` does, those with the shortest way first."""
        goal = tuple(wanted)
        return tuple(sorted(self.driving(goal), key=lambda aim: len(self.chain((aim,), goal))))


def build_vocabulary(groups: Mapping[str, Any], own: str = "") -> Vocabulary:
    """Build what can be built of a merged vocabulary; an entry that is null is taken out."""
    journey = read_mapping(groups.get("journey"))
    aims = [
        Aim(
            name,
            _label(name, entry),
            read_text(entry.get("description")),
            read_texts(entry.get("drives")),
            read_texts(entry.get("against")),
            entry.get("journey") is True,
        )
        for name, entry in _entries(groups.get("aims"))
    ]
    outcomes = [
        Outcome(name, _label(name, entry), read_text(entry.get("description")))
        for name, entry in _entries(groups.get("outcomes"))
    ]
    return Vocabulary(
        groups=groups,
        aims={aim.name: aim for aim in aims},
        outcomes={outcome.name: outcome for outcome in outcomes},
        journey_teams=tuple(word.casefold() for word in read_texts(journey.get("teams"))),
        journey_words=tuple(word.casefold() for word in read_texts(journey.get("words"))),
        own=own,
    )


def _entries(group: object) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield (name, fields); a list names entries, and a text is an entry's description."""
    if isinstance(group, list):
        yield from ((name, {}) for name in read_texts(group))
    for name, entry in read_mapping(group).items():
        if isinstance(entry, Mapping):
            yield str(name), entry
        elif entry is not None:
            yield str(name), {"description": str(entry)}


def _label(name: str, entry: Mapping[str, Any]) -> str:
    return read_text(entry.get("label")) or name.replace("-", " ").capitalize()
