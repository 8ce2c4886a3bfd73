"""A week said by flags alone.

In: the texts of the flags. Out: what was said. A slip is a refusal that names the flag; nothing is
asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from goldenthread.cli.failure import Refused, Slip
from goldenthread.cli.naming import Names
from goldenthread.questions.commitment.week.cli.notation import (
    read_need,
    read_obstacle,
    read_outcomes,
    read_pledge,
    read_values,
)
from goldenthread.questions.commitment.week.cli.said import Pledge, Said
from goldenthread.questions.commitment.week.cli.standing import Standing

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Flags:
    """The texts, as they were given."""

    results: tuple[str, ...] = ()
    commits: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """True where any of them was."""
        return self != Flags()


def read_flags(flags: Flags, standing: Standing, date: dt.date) -> Said:
    """Read all flags; values are of `date`.

    Raises:
        Refused: one of them cannot be read.
    """
    names = Names(standing.plan, standing.titles)
    own = standing.person.id if standing.person else ""
    outcomes = _read("--result", flags.results, lambda t: read_outcomes(t, standing.open, names))
    values = _read("--value", flags.values, lambda t: read_values(t, names, (), date))
    return Said(
        outcomes=tuple(outcome for found in outcomes for outcome in found),
        pledges=tuple(
            _read("--commit", flags.commits, lambda t: _whole(read_pledge(t, names, own)))
        ),
        readings=tuple(reading for found in values for reading in found),
        obstacles=tuple(_read("--blocker", flags.blockers, lambda t: read_obstacle(t, names, own))),
        needs=tuple(_read("--need", flags.needs, lambda t: read_need(t, names, own))),
    )


def _read(name: str, texts: Iterable[str], read: Callable[[str], Answer]) -> list[Answer]:
    try:
        return [read(text) for text in texts]
    except Slip as slip:
        raise Refused(f"{name}: {slip}") from None


def _whole(pledge: Pledge) -> Pledge:
    """Refuse a commitment without an item or a person."""
    if not pledge.item:
        raise Slip(f"name the item that it serves: {pledge.text} @item-id")
    if not pledge.person:
        raise Slip(f"name who makes it: {pledge.text} @{pledge.item} @person-id")
    return pledge


def say_missing(standing: Standing) -> str:
    """Say in one line what a check-in lacks where nobody can be asked."""
    served = list(dict.fromkeys(entry.item for entry in standing.open))
    open_ = f'; open from before: --result "{served[0]} kept", or missed: why' if served else ""
    return f'nobody is there to ask; say what will be done with --commit "text @item-id"{open_}'
