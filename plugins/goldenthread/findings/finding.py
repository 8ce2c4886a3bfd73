"""A finding: one result of one rule.

Defines what every reporter, page and export shows; holds no logic beyond ordering.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.source.front_matter import Pointer

Key = tuple[str, str, Pointer, tuple[str, ...]]
"""Code, item (else path), pointer, subjects."""


class Severity(StrEnum):
    """How severe a finding is, from advice to what breaks the graph."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)

    @property
    def next(self) -> Severity:
        """The next heavier one."""
        return Severity.WARNING if self is Severity.INFO else Severity.ERROR

    @property
    def last(self) -> Severity:
        """The next lighter one."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


class Sort(StrEnum):
    """What a rule is about; pages choose icons, lists and their order by it."""

    THREAD = "thread"
    """Something does not reach the purpose."""
    CONFLICT = "conflict"
    """Two items pull against each other."""
    GAP = "gap"
    """Something that belongs between two neighbours, or below an item, is not there."""
    SLIP = "slip"
    """Something is written otherwise than it can be meant."""
    ADVICE = "advice"
    """Something is worth doing or deciding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a rule.

    `path` is relative to the folder of the governing configuration file; `line` and `column`
    count from 1. `message` states the fact, `why` the reason it matters, `help` the remedy.
    `item` is the id of the item it is about, empty for a page. `also` holds ids of further items
    on whose pages it must appear. `raised` makes it one level more severe than its rule usually
    is, because a day that somebody set has passed; `lowered` one level less, because somebody has
    taken it on until a future day, or because it holds only in part; `noted` makes it a note,
    because nobody has made a mistake. `weeks` are the weeks it mentions, such as "2026-W43", if a
    waiver may name them.

    `pointer` is the place in the item's data. `subjects` are the ids of the other items that the
    message mentions, whether they exist or not, and of those that the help takes for granted;
    `near` is what the help proposes: what was probably meant, or who could do it.
    """

    code: str
    name: str
    severity: Severity
    path: str
    line: int
    column: int
    item: str
    message: str
    why: str
    help: str
    also: tuple[str, ...] = ()
    raised: bool = False
    lowered: bool = False
    noted: bool = False
    weeks: tuple[str, ...] = ()
    pointer: Pointer = ()
    subjects: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, str, int, int, str, str, str]:
        """Sort key: the heaviest first, then by place."""
        return (-self.severity.rank, *self.place)

    @property
    def place(self) -> tuple[str, int, int, str, str, str]:
        """Sort key: place, then code; what differs in any word never changes places."""
        return (self.path, self.line, self.column, self.code, self.message, self.help)

    @property
    def key(self) -> Key:
        """What identifies it from one revision to the next, however it is worded."""
        return (self.code, self.item or self.path, self.pointer, (*self.subjects, *self.weeks))

    @property
    def record(self) -> dict[str, object]:
        """The finding as plain data, as formats for machines write it."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "item": self.item,
            "message": self.message,
            "why": self.why,
            "help": self.help,
        }
