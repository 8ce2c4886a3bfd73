"""A week, asked for at the terminal in at most eight questions.

In: where the week stands. Out: what was said. Enter always means "nothing more", and says nothing
on anybody's behalf. A slip is told, and the question asked again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import click

from goldenthread.cli.failure import Slip
from goldenthread.cli.naming import Names
from goldenthread.items.item import Item
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from goldenthread.questions.commitment.week.cli.listing import (
    MOST_LISTED,
    show_items,
    show_metrics,
    show_open,
    span,
    tell,
)
from goldenthread.questions.commitment.week.cli.notation import (
    read_hindrances,
    read_outcomes,
    read_pledge,
    read_values,
)
from goldenthread.questions.commitment.week.cli.submission import (
    NewBlocker,
    NewCall,
    NewCommitment,
    NewResult,
    NewValue,
    Submission,
)
from goldenthread.reporters.plain import plain
from goldenthread.reporters.style import bold, dim

Answer = TypeVar("Answer")
MOST_COMMITMENTS = 3
_PLACES = ("First", "Second", "Third")


def converse(agenda: Agenda, date: dt.date) -> Submission:
    """Ask what came of last week, for values of `date`, for commitments, and for what hinders."""
    return _Conversation(agenda, date).run()


@dataclass(frozen=True)
class _Conversation:
    agenda: Agenda
    date: dt.date

    def run(self) -> Submission:
        agenda = self.agenda
        _say(bold(f"{agenda.titles(agenda.whose)}, {agenda.week.text}"), span(agenda.week))
        outcomes = self._ask_outcomes()
        readings = self._ask_values()
        pledges = self._ask_pledges([o.commitment for o in outcomes if o.result == "carried"])
        obstacles, needs = self._ask_hindrances()
        return Submission(outcomes, pledges, readings, obstacles, needs)

    @property
    def _owner(self) -> str:
        return self.agenda.person.id if self.agenda.person else ""

    def _names(self, listed: Iterable[Item] = ()) -> Names:
        return Names(self.agenda.plan, self.agenda.titles, tuple(listed))

    def _ask_outcomes(self) -> tuple[NewResult, ...]:
        open_ = self.agenda.open
        if not open_:
            return ()
        _say("\nWhat came of these?", "1 kept, 2 missed: the printer broke; k: all kept")
        show_open(self.agenda)
        names = self._names()
        return _ask("Results", lambda text: read_outcomes(text, open_, names), ())

    def _ask_values(self) -> tuple[NewValue, ...]:
        offered = self.agenda.metrics[:MOST_LISTED]
        if not offered:
            return ()
        _say("\nAny new numbers?", "1=640, 2=12: two of the shows fell through")
        show_metrics(self.agenda)
        names = self._names()
        return _ask("Values", lambda text: read_values(text, names, offered, self.date), ())

    def _ask_pledges(self, answered: Sequence[Commitment]) -> tuple[NewCommitment, ...]:
        agenda = self.agenda
        carried = [*agenda.carried, *(e for e in answered if e.week < agenda.week)]
        most = MOST_COMMITMENTS - len(carried) - self._count_standing()
        if most <= 0 and not agenda.team:
            return ()
        names = self._names(agenda.items[:MOST_LISTED])
        example = "Shoot new photos @1" if self._owner else "Shoot new photos @1 @person-id"
        _say(f"\nWhat will be done in {agenda.week.text}?", f"{example}; Enter: no more")
        show_items(agenda, carried)
        pledges: list[NewCommitment] = []
        while agenda.team or len(pledges) < most:
            pledge = self._ask_pledge(len(pledges), names)
            if pledge is None:
                break
            pledges.append(pledge)
        return self._complete(pledges, names)

    def _count_standing(self) -> int:
        existing = self.agenda.existing
        return len(existing.commitments) if existing and not self.agenda.team else 0

    def _ask_pledge(self, place: int, names: Names) -> NewCommitment | None:
        asked = _PLACES[place] if place < len(_PLACES) else "Next"
        return _ask(asked, lambda text: read_pledge(text, names, self._owner), None)

    def _complete(
        self, pledges: Sequence[NewCommitment], names: Names
    ) -> tuple[NewCommitment, ...]:
        """Ask once for whatever the commitments lack."""
        lacking = {n: p for n, p in enumerate(pledges) if not p.item or not p.person}
        if not lacking:
            return tuple(pledges)
        for number, (_, pledge) in enumerate(lacking.items(), 1):
            lacks = [name for name in ("item", "person") if not getattr(pledge, name)]
            missing = " and ".join(lacks)
            _say(f"{number:>4}  {plain(pledge.text)}", f"needs its {missing}")
        asked = "Number or id for each, with commas between" if len(lacking) > 1 else "Number or id"
        filled = _ask(asked, lambda t: _fill(t, list(lacking.values()), names), None, needed=True)
        assert filled is not None
        whole = dict(enumerate(pledges)) | dict(zip(lacking, filled, strict=True))
        return tuple(whole.values())

    def _ask_hindrances(self) -> tuple[tuple[NewBlocker, ...], tuple[NewCall, ...]]:
        names = self._names(self.agenda.items[:MOST_LISTED])
        example = "No photos allowed @1 -> ask on Friday; help: a designer @2 @product"
        _say("\nIs anything in the way?", example)
        nothing: tuple[tuple[NewBlocker, ...], tuple[NewCall, ...]] = ((), ())
        return _ask("In the way", lambda text: read_hindrances(text, names, self._owner), nothing)


def _fill(text: str, pledges: Sequence[NewCommitment], names: Names) -> list[NewCommitment]:
    parts = [part.split() for part in text.split(",")]
    if len(parts) == 1:
        parts *= len(pledges)
    if len(parts) != len(pledges):
        raise Slip(f"{len(pledges)} are needed, {len(parts)} were given")
    filled = []
    for pledge, words in zip(pledges, parts, strict=True):
        for item in (names.item(word.removeprefix("@")) for word in words):
            field = "person" if item.is_person else "item"
            pledge = replace(pledge, **{field: item.id})  # noqa: PLW2901 - one step after another
        if not pledge.item or not pledge.person:
            raise Slip(f"'{pledge.text}' still lacks its {'item' if pledge.person else 'person'}")
        filled.append(pledge)
    return filled


def _ask(
    question: str, read: Callable[[str], Answer], nothing: Answer, *, needed: bool = False
) -> Answer:
    while True:
        text = click.prompt(question, default="", show_default=False, err=True).strip()
        if not text and not needed:
            return nothing
        try:
            return read(text)
        except Slip as slip:
            tell(f"  {plain(str(slip))}")


def _say(text: str, aside: str = "") -> None:
    tell(f"{text}  {dim(aside)}" if aside else text)
