"""What somebody said about a week, understood: ids exist, numbers are numbers.

Frozen values without logic; whoever reads a prompt, a flag or a cell makes them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.questions.commitment.week.check_in import Commitment, fold_words


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A new commitment; `person` or `item` is empty where it was not said."""

    text: str
    item: str = ""
    person: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others of a week, as `Commitment.key` does."""
        return (self.person, fold_words(self.text))


@dataclass(frozen=True, slots=True)
class NewResult:
    """What came of an open commitment: kept, missed or carried, and why."""

    commitment: Commitment
    result: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class NewValue:
    """A value of `item#metric` on a day."""

    metric: str
    value: float
    date: dt.date
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewBlocker:
    """Something in the way of an item."""

    text: str
    item: str
    owner: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class NewCall:
    """Help that is needed; `asked_of` is a person or a department."""

    text: str
    item: str = ""
    person: str = ""
    asked_of: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """All of it. `moods` are anonymous answers, 1 to 5, of a team."""

    outcomes: tuple[NewResult, ...] = ()
    pledges: tuple[NewCommitment, ...] = ()
    readings: tuple[NewValue, ...] = ()
    obstacles: tuple[NewBlocker, ...] = ()
    needs: tuple[NewCall, ...] = ()
    moods: tuple[int, ...] = ()

    @property
    def nothing(self) -> bool:
        """True where nothing at all was said."""
        return self == Submission()
