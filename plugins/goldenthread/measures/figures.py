"""Figures as text: numbers, and sums spelled out so that a reader can check them by hand.

In: a number, or the parts of a sum. Out: text as a plan or a message has it. Pages write both with
the marks of their language instead; see `words.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import takewhile


def number(value: float) -> str:
    """Write a number as a plan does: no trailing zeros, no grouping, `.` for decimals."""
    return f"{value:.0f}" if value == int(value) else f"{value:.10g}"


def spell_number(value: float) -> str:
    """Write a number as a message does: like `number`, thousands apart: "20,711"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def write_percent(figure: str) -> str:
    """Put the sign behind a figure, as a plan and a message do."""
    return f"{figure} %"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in a formula: 7.5 is "7.5 %"."""

    value: float | str


Part = float | str | Percent
"""A number, the words and signs between numbers, or a share."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum spelled out, such as `(45, " / ", 600, " = ", Percent(7.5))`; empty where none is."""

    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is one."""
        return bool(self.parts)

    def __str__(self) -> str:
        """Write it as a plan does."""
        return self.spell(number, write_percent)

    def spell(
        self,
        figure: Callable[[float], str] = spell_number,
        share: Callable[[str], str] = write_percent,
    ) -> str:
        """Write it as a message does, or with the figures and shares of a language."""

        def write(part: Part) -> str:
            if isinstance(part, Percent):
                return share(write(part.value))
            return part if isinstance(part, str) else figure(part)

        return "".join(map(write, self.parts))

    @property
    def left(self) -> Formula:
        """What stands before the result; nothing where no result is apart."""
        there = " = " in self.parts
        return Formula(tuple(takewhile(lambda part: part != " = ", self.parts)) if there else ())


NO_FORMULA = Formula()


def interleave(mark: str, terms: Iterable[Iterable[Part]]) -> tuple[Part, ...]:
    """Put a sign between terms."""
    return tuple(part for term in terms for part in (mark, *term))[1:]
