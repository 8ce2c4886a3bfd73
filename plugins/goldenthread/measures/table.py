"""Tables of values beside the plan: one CSV file each, with a date in its first column.

In: the files of a plan and the documents that name a `file#column`. Out: a `Table` for each file,
with what is wrong in it. Never reads outside the plan, never more than one mebibyte of a file, and
never raises because of what a file contains.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from goldenthread.ground.files import EntrySort, Files
from goldenthread.ground.period import first_out_of_order, read_day
from goldenthread.measures.metric import Actual, Metric, merge_actuals
from goldenthread.source.conflict import find_conflicts
from goldenthread.source.document import MAX_BYTES, Document
from goldenthread.source.fields import read_entries, read_number, read_text
from goldenthread.source.front_matter import Mark, Pointer

_LISTS = ("metrics", "stages")
_LONGEST_SHOWN = 40
_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?", re.ASCII)
# Where semicolons part the cells, commas stand for decimals, and this is a thousand or one.
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a table; without a `mark` it is the whole file that is wrong.

    `name` is leaves-plan, no-table, missing, unreadable, oversized, empty, conflict, day, cells,
    number, doubled or unsorted; `other` is the place where a conflict ends, which refuses the
    whole file; `column` is the only column it harms, empty where it harms all.
    """

    name: str
    detail: str = ""
    mark: Mark | None = None
    column: str = ""
    other: Mark | None = None


@dataclass(frozen=True, slots=True)
class CellValue:
    """One cell that could be read, with the line it stands on."""

    date: dt.date
    value: float
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file; `columns` holds the values of each, oldest first, the first column left out."""

    path: str
    columns: Mapping[str, tuple[CellValue, ...]] = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()

    @property
    def refused(self) -> Flaw | None:
        """What keeps the file as a whole from being read."""
        whole = (flaw for flaw in self.flaws if flaw.mark is None or flaw.name == "conflict")
        return next(whole, None)


Tables = Mapping[str, Table]
NO_TABLES: Tables = MappingProxyType({})


def split_column(name: str) -> tuple[str, str]:
    """Split `file#column`."""
    path, _, column = name.partition("#")
    # One file has one name, however many dots and slashes lead to it.
    return str(PurePosixPath(path.strip())) if path.strip() else "", column.strip()


def read_tables(files: Files, documents: Sequence[Document]) -> Tables:
    """Read each file once that a metric or a stage of an item names."""
    names = {name for document in documents for name in name_tables(document)}
    return {name: read_table(files, name) for name in sorted(names)}


def name_tables(document: Document) -> Iterator[str]:
    """Yield the path of each file that a metric or a stage of an item names."""
    data: Mapping[str, Any] = document.data or {}
    if "kind" in data:
        for group in _LISTS:
            for _, entry in read_entries(data.get(group)):
                if name := split_column(read_text(entry.get("data")))[0]:
                    yield name


def read_table(files: Files, name: str) -> Table:
    """Read one file; `name` is its path inside the plan, with `/`."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or {"..", "\\", "\0"} & {*parts, *name}:
        return Table(name, flaws=(Flaw("leaves-plan"),))
    try:
        entry = files.look(name)
        if entry and entry.sort is EntrySort.OUTSIDE:
            return Table(name, flaws=(Flaw("leaves-plan"),))
        # An item may be restricted, and no other file of it may be quoted as a table.
        if {name[-4:].lower(), entry.real[-4:].lower() if entry else ".csv"} != {".csv"}:
            return Table(name, flaws=(Flaw("no-table"),))
        if entry is None or entry.sort is not EntrySort.FILE:
            return Table(name, flaws=(Flaw("missing"),))
        raw = files.read(name, MAX_BYTES + 1).raw
    except (OSError, ValueError) as error:
        return Table(name, flaws=(Flaw("unreadable", _reason(error)),))
    if len(raw) > MAX_BYTES:
        return Table(name, flaws=(Flaw("oversized"),))
    return parse_table(name, raw)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", "") or "it cannot be opened").lower()


def parse_table(name: str, raw: bytes) -> Table:
    """Read the bytes of a CSV file: UTF-8, a header row, commas or semicolons."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        if conflicts := find_conflicts(text, fences=False):
            start, end = conflicts[0]
            return Table(name, flaws=(Flaw("conflict", mark=Mark(start, 1), other=Mark(end, 1)),))
        first = text.lstrip("\n").partition("\n")[0]
        separator = ";" if ";" in first else ","
        reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=separator)
        rows = []
        start = 1
        for row in reader:
            if any("\n" in cell for cell in row):
                # Whatever follows the mark is one cell, however many rows it was meant to be.
                detail = f"a quote opened on line {start} is not closed there"
                return Table(name, flaws=(Flaw("unreadable", detail),))
            if any(map(str.strip, row)):
                rows.append((reader.line_num, row))
            start = reader.line_num + 1
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Table(name, flaws=(Flaw("unreadable", f"line {line} is not UTF-8"),))
    except csv.Error as error:
        return Table(name, flaws=(Flaw("unreadable", str(error).lower()),))
    if not rows:
        return Table(name, flaws=(Flaw("empty"),))
    header = [cell.strip() for cell in rows[0][1]]
    return _fill(name, header, rows[1:], decimal="," if separator == ";" else ".")


def _fill(
    name: str, header: Sequence[str], rows: Sequence[tuple[int, list[str]]], decimal: str
) -> Table:
    columns: dict[str, list[CellValue]] = {title: [] for title in header[1:] if title}
    flaws: list[Flaw] = []
    seen: dict[dt.date, int] = {}
    for line, row in rows:
        try:
            date = read_day(row[0].strip()[:_LONGEST_SHOWN])
        except ValueError as error:
            flaws.append(Flaw("day", str(error), Mark(line, 1)))
            continue
        if date in seen:
            flaws.append(Flaw("doubled", f"{date} stands on line {seen[date]}", Mark(line, 1)))
            continue
        if any(map(str.strip, row[len(header) :])):
            # A decimal comma moves every number behind it into the column of the next.
            detail = f"{len(row)} cells below {len(header)} titles"
            flaws.append(Flaw("cells", detail, Mark(line, 1)))
            continue
        seen[date] = line
        for title, cell in _cells(header, row):
            value = _number(cell, decimal)
            if value is None:
                flaws.append(Flaw("number", cell[:_LONGEST_SHOWN], Mark(line, 1), title))
            else:
                columns[title].append(CellValue(date, value, line))
    flaws.extend(_unsorted(seen))
    ordered = {title: tuple(sorted(v, key=lambda v: v.date)) for title, v in columns.items()}
    return Table(name, ordered, tuple(flaws))


def _unsorted(lines: Mapping[dt.date, int]) -> Iterator[Flaw]:
    """Yield the first day, in the order of rows, that breaks the order which most rows keep."""
    days = tuple(lines)
    index = first_out_of_order(days)
    if index is not None:
        detail = f"{days[index]} stands below {days[index - 1]}"
        yield Flaw("unsorted", detail, Mark(lines[days[index]], 1))


def _cells(header: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (title, text) for each filled cell below a title; the first of two columns wins."""
    done: set[str] = set()
    for title, cell in zip(header[1:], row[1:], strict=False):
        if title and title not in done and cell.strip():
            yield title, cell.strip()
        done.add(title)


def _number(cell: str, decimal: str) -> float | None:
    if decimal == "," and _THOUSANDS.fullmatch(cell):
        return None
    text = cell.replace(",", ".") if decimal == "," and "." not in cell else cell
    return read_number(float(text)) if _NUMBER.fullmatch(text) else None


def find_values(tables: Tables, name: str) -> tuple[CellValue, ...]:
    """Return the values that `file#column` names, none where there is no such column."""
    path, column = split_column(name)
    table = tables.get(path)
    return table.columns.get(column, ()) if table else ()


def is_readable(tables: Tables, name: str) -> bool:
    """Tell whether `file#column` names a column that is there, with values in it or not."""
    path, column = split_column(name)
    return path in tables and column in tables[path].columns


def find_fault(name: str, user: str) -> str:
    """Return which file keeps `file#column` from being read: its `user` where it is only half."""
    path, column = split_column(name)
    return path if path and column else user


def as_actuals(values: Sequence[CellValue], pointer: Pointer) -> tuple[Actual, ...]:
    """Turn values into actuals; `pointer` leads to the field that names the column."""
    return tuple(Actual(v.date, v.value, "", pointer, line=v.line) for v in values)


def fill_metric(metric: Metric, tables: Tables, user: str) -> Metric:
    """Return a metric of the file `user` with the values of the column it names."""
    if not metric.data:
        return metric
    if not is_readable(tables, metric.data):
        return replace(metric, unread=find_fault(metric.data, user))
    values = find_values(tables, metric.data)
    if not values:
        return metric
    actuals = merge_actuals(metric.actuals, as_actuals(values, (*metric.pointer, "data")))
    return replace(metric, actuals=actuals, source=metric.source or metric.data)
