"""What a question adds to the core's commands: the seam between `cli/` and the questions.

In: the `FACE` of each question's `for_cli`. Out: lines for `show`, values for `new`, drafts for
`rollover`. Never names a question, and is content where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.cli.opening import Titles
from goldenthread.ground.period import Period
from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kind
from goldenthread.plan.plan import Plan

Section = tuple[str, Iterator[str]]
"""A heading and the lines below it; without lines nothing is shown."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A new file, to be put where others of its kind and of the same team are."""

    kind: Kind
    team: Item | None
    new_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a question prepares for a period.

    `steps` are left to do by hand; `nothing` says why there are no drafts.
    """

    drafts: tuple[Draft, ...]
    steps: tuple[str, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class ForCli:
    """What a question gives to the stage `for_cli`.

    By the name of a kind: `show` yields more sections, `propose` has for each field that nobody
    gave a maker of its YAML for a department, `refuse` says how else an item is written.
    `is_settled` puts an item last where one is chosen. `marks` fills marks of skeletons.
    """

    show: Mapping[str, Callable[[Plan, Item, Titles], Iterator[Section]]] = field(
        default_factory=dict
    )
    propose: Mapping[str, Mapping[str, Callable[[Plan, str, Titles], str]]] = field(
        default_factory=dict
    )
    refuse: Mapping[str, str] = field(default_factory=dict)
    is_settled: Callable[[Plan, Item], bool] | None = None
    marks: Callable[[Plan], Mapping[str, str]] | None = None
    prepare: Callable[[Plan, Period, Mapping[str, Item], Titles], Ahead] | None = None


def cli_faces() -> tuple[ForCli, ...]:
    """Return what each question that is there adds."""
    return faces("for_cli", ForCli)
