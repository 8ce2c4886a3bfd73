"""Differences in words: what, how it was, how it is.

In: differences, and a `ChangeWords` that knows a language. Out: lines of three parts, or one
sentence in English for messages. Whatever the language, the same is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from goldenthread.ground.period import Period
from goldenthread.items.difference import Difference, DifferencePart, MetricTarget, Value
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Direction

_MOST_TOLD, _MOST_LETTERS, _LETTERS_BEFORE = 4, 60, 20


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """How a language says it: `word` fills a key of `change.*` with values."""

    word: Callable[..., str]
    number: Callable[[float], str]
    date: Callable[[dt.date], str]
    period: Callable[[Period], str]
    aim: Callable[[str], str]
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference; `old` is empty where it may not be repeated, both for an order."""

    what: str
    old: str
    new: str


def describe(difference: Difference, voice: ChangeWords) -> DifferenceLine:
    """Put one difference into words."""
    key = f"change.{difference.part.value}"
    if difference.part in (DifferencePart.CLAUSE_ORDER, DifferencePart.METRIC_ORDER):
        return DifferenceLine(voice.word(key), "", "")
    if difference.part in (DifferencePart.CLAUSE, DifferencePart.METRIC) and not difference.name:
        key = f"{key}_unnamed"
    what = voice.word(key, name=difference.name)
    old, new = difference.old, difference.new
    if (
        isinstance(old, MetricTarget)
        and isinstance(new, MetricTarget)
        and old.direction == new.direction
    ):
        return DifferenceLine(what, _spell_target(old, voice), _spell_target(new, voice))
    gone = old is None and difference.hidden
    return DifferenceLine(what, "" if gone else _spell(old, voice), _spell(new, voice))


def _spell(value: Value | None, voice: ChangeWords) -> str:
    if value is None or value == ():
        return voice.word("change.none")
    if isinstance(value, MetricTarget):
        return _spell_target(value, voice, value.direction)
    if isinstance(value, Period):
        return voice.period(value)
    if isinstance(value, dt.date):
        return voice.date(value)
    if isinstance(value, str):
        return voice.text(value)
    return ", ".join(map(voice.aim, value))


def _spell_target(target: MetricTarget, voice: ChangeWords, direction: Direction = "up") -> str:
    """Write a target; whether it is reached from above only where that is new."""
    if target.direction == "between":
        low, high = (
            voice.word("change.none") if bound is None else voice.number(bound)
            for bound in (target.low, target.high)
        )
        return voice.word("change.between", low=low, high=high)
    if target.target is None:
        return voice.word("change.done" if target.direction == "done" else "change.no_target")
    number = voice.number(target.target)
    return voice.word("change.at_most", value=number) if direction == "down" else number


_ENGLISH = {
    "change.title": "title",
    "change.picture": "picture",
    "change.clause": "clause '{name}'",
    "change.clause_unnamed": "a clause",
    "change.metric": "metric '{name}'",
    "change.metric_unnamed": "a metric",
    "change.metric_id": "id of '{name}'",
    "change.target": "target of '{name}'",
    "change.due": "day of '{name}'",
    "change.period": "period",
    "change.aims": "aims",
    "change.clause_order": "order of the clauses",
    "change.metric_order": "order of the metrics",
    "change.none": "none",
    "change.no_target": "no target",
    "change.done": "done",
    "change.between": "{low} to {high}",
    "change.at_most": "at most {value}",
}


def _clip(text: str) -> str:
    short = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS].rstrip()}…"
    return f'"{short}"'


ENGLISH = ChangeWords(
    word=lambda key, **values: _ENGLISH[key].format(**values),
    number=spell_number,
    date=dt.date.isoformat,
    period=lambda period: period.text,
    aim=str,
    text=_clip,
)


def list_changes(differences: Sequence[Difference], most: int = _MOST_TOLD) -> list[str]:
    """Say in English what changed, each difference by itself.

    Old and new words are clipped to where they begin to differ.
    """
    lines = [say_line(describe(_focus(one), ENGLISH)) for one in differences[:most]]
    left = len(differences) - most
    return [*lines, f"{left} more"] if left > 0 else lines


def _focus(one: Difference) -> Difference:
    """Leave out a beginning that both texts share and that alone would be left of them."""
    if not (isinstance(one.old, str) and isinstance(one.new, str)):
        return one
    pairs = zip(one.old, one.new, strict=False)
    shared = next((at for at, (was, now) in enumerate(pairs) if was != now), len(one.old))
    start = one.old.rfind(" ", 0, max(0, shared - _LETTERS_BEFORE)) + 1
    if shared <= _MOST_LETTERS - _LETTERS_BEFORE:
        return one
    start = start or shared - _LETTERS_BEFORE  # one long word
    return replace(one, old=f"…{one.old[start:]}", new=f"…{one.new[start:]}")


def say_line(line: DifferenceLine) -> str:
    """Join the parts of a line: `target of 'Leads' 800 → 900`."""
    if not line.new:
        return line.what
    return f"{line.what} {line.old} → {line.new}" if line.old else f"{line.what}, now {line.new}"
