"""The export of a form tool: a table with a header row.

In: bytes. Out: rows with the line they stand on, each cell under the field its column means. UTF-8
with or without a mark, comma, semicolon or tab, any line end, quoted cells over several lines.
Never looks what a cell says.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from goldenthread.cli.failure import Refused
from goldenthread.source.document import MAX_BYTES

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": ("person", "name", "your name", "who", "email", "e-mail", "email address",
                   "e-mail address", "username"),
        "week": ("week",),
        "team": ("team", "department"),
        "result": ("result", "results", "last week", "what came of it"),
        "why": ("why", "reason"),
        "commitment": ("commitment", "commitments", "this week", "next", "next week"),
        "item": ("item", "serves", "for"),
        "value": ("value", "values", "numbers"),
        "blocker": ("blocker", "blockers", "in the way"),
        "need": ("need", "help", "help needed"),
        "mood": ("mood", "how was your week"),
    }
)  # fmt: skip
"""What a column is called, in upper or lower case, by the field it means."""
NUMBERED = frozenset({"result", "why", "commitment", "item"})
METRIC = "metric"
_BY_NAME = {name: meant for meant, names in FIELDS.items() for name in names}
_WITH_NUMBER = re.compile(r"(.+?)[ _#-]*([1-9])")
_REVERSED = re.compile(r"(result|why|item) (?:of|for) (?:commitment )?([1-9])")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One answer; `cells` is keyed by field and number, 0 for a column without one.

    Cells under a metric are keyed by "metric" and hold (reference, text).
    """

    line: int
    cells: Mapping[tuple[str, int], str] = field(default_factory=dict)
    values: tuple[tuple[str, str], ...] = ()
    surplus: int = 0

    def get(self, name: str, number: int = 0) -> str:
        """Return a cell without the space around it, "" where there is none."""
        return self.cells.get((name, number), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows, and the names of the columns that nobody understands."""

    rows: tuple[SheetRow, ...]
    unread: tuple[str, ...]


def read_sheet(raw: bytes, name: str) -> Sheet:
    """Read a table.

    Raises:
        Refused: it is too large, not UTF-8, no table, or lacks a column it needs.
    """
    if len(raw) > MAX_BYTES:
        raise Refused(f"'{name}' is larger than a mebibyte; import it in parts")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Refused(f"{name}:{line}: not UTF-8; export the answers as CSV in UTF-8") from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    records = _read_records(text, delimiter, name)
    _, header = next(records, (1, []))
    meant = [_mean(title) for title in header]
    keys = [key for key in meant if key]
    doubled = next((k for k in keys if keys.count(k) > 1), None)
    if doubled:
        raise Refused(f"{name}:1: two columns mean '{' '.join(map(str, doubled)).rstrip(' 0')}'")
    if ("person", 0) not in keys and ("mood", 0) not in keys:
        wanted = ", ".join(FIELDS["person"])
        raise Refused(f"{name}:1: no column says who answers; call one of them {wanted}")
    unread = [title for title, key in zip(header, meant, strict=True) if title.strip() and not key]
    rows = (_build_row(line, cells, meant) for line, cells in records if any(map(str.strip, cells)))
    return Sheet(tuple(rows), tuple(unread))


def _read_records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of each record."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(f"{name}:{line}: {error}; nothing after it can be read") from None


def _mean(title: str) -> tuple[str, int | str] | None:
    """Return the field of a column; one with a `#` is a metric."""
    known = " ".join(title.replace("_", " ").lower().split()).rstrip(" ?:.")
    if re.fullmatch(r"[^\s#]+#[^\s#]+", title.strip()):
        return METRIC, title.strip()
    if known in _BY_NAME:
        return _BY_NAME[known], 0
    if match := _REVERSED.fullmatch(known):
        return match[1], int(match[2])
    match = _WITH_NUMBER.fullmatch(known)
    meant = _BY_NAME.get(match[1]) if match else None
    if match and meant in NUMBERED:
        return meant, int(match[2])
    return None


def _build_row(line: int, cells: list[str], meant: list[tuple[str, int | str] | None]) -> SheetRow:
    found = [(key, cell.strip()) for key, cell in zip(meant, cells, strict=False) if cell.strip()]
    return SheetRow(
        line,
        {(k[0], k[1]): c for k, c in found if k and isinstance(k[1], int)},
        tuple((k[1], c) for k, c in found if k and isinstance(k[1], str)),
        sum(1 for cell in cells[len(meant) :] if cell.strip()),
    )
