"""The options of the plugin: what each one is called, accepts, means, and how it is read.

In: the value that stands in a configuration file. Out: the value that `Settings` holds. Raises
`TypeError` or `ValueError` with the value in words; whoever knows the file words the message.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from goldenthread.ground.period import Period, parse_period, read_day


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its name, what it accepts in words, its meaning, its reader.

    What holds without it is the default in `Settings`.
    """

    name: str
    accepts: str
    meaning: str
    read: Callable[[object], Any]


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError(f"'{value}'")


def _choice(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        # YAML 1.1 turns an unquoted `off` into false before anyone sees it.
        word = "off" if value is False else value
        if word not in words:
            raise ValueError(f"'{value}'")
        return str(word)

    return read


def _day(value: object) -> dt.date:
    try:
        return read_day(value.isoformat() if isinstance(value, dt.date) else _text(value))
    except ValueError:
        raise ValueError(f"'{value}'") from None


def _number(kind: type, low: float, high: float) -> Callable[[object], int | float]:
    def read(value: object) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"'{value}'")
        if not low <= value <= high or (kind is int and value != int(value)):
            raise ValueError(f"{value}")
        return int(value) if kind is int else float(value)

    return read


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise TypeError(f"'{value}'")
    return tuple(_text(entry) for entry in value)


def _periods(value: object) -> tuple[Period, ...]:
    if not isinstance(value, list):
        raise TypeError(f"'{value}'")
    return tuple(_period(str(entry)) for entry in value)


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except ValueError as error:
        reason = str(error)
    with suppress(ValueError):
        reason = f"a single day is written {read_day(text)}/{text}"
    raise ValueError(f"'{text}' ({reason})")


def _mapping(read: Callable[[object], str]) -> Callable[[object], Mapping[str, str]]:
    def read_all(value: object) -> Mapping[str, str]:
        if not isinstance(value, Mapping):
            raise TypeError(f"'{value}'")
        return MappingProxyType({str(key): read(entry) for key, entry in value.items()})

    return read_all


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"'{value}'")
    return value


def _page(value: object) -> str:
    address = _text(value)
    if not re.fullmatch(r"(?:[\w-]{1,60}/)*[\w-]{1,60}\.md", address):
        raise ValueError(f"'{address}' (an address ends in .md and stays inside the site)")
    return address


OPTIONS: tuple[Option, ...] = (
    Option(
        "schema_dir",
        "folder",
        "The folder with your own kinds and vocabulary, beside `mkdocs.yml`.",
        _text,
    ),
    Option(
        "fail_on",
        "error, warning or never",
        "Which findings stop the build.",
        _choice("error", "warning", "never"),
    ),
    Option(
        "rules",
        "code: off, info, warning or error",
        "Severity of single rules.",
        _mapping(_choice("off", "info", "warning", "error")),
    ),
    Option("baseline", "file", "Known findings that do not count against the gate.", _text),
    Option("today", "a day, YYYY-MM-DD", "The day to judge the plan by.", _day),
    Option(
        "fiscal_year_start",
        "month, 1 to 12",
        "First month of the fiscal year.",
        _number(int, 1, 12),
    ),
    Option(
        "rollup",
        "off or mean",
        "Progress of an item without a metric of its own.",
        _choice("off", "mean"),
    ),
    Option(
        "progress",
        "mean, lowest or first",
        "Which metrics of an item count: all by weight, the one furthest behind, or the first.",
        _choice("mean", "lowest", "first"),
    ),
    Option(
        "stale_after",
        "weeks, 1 or more",
        "Age at which a metric's newest value is old, where it has no `every`.",
        _number(int, 1, 1000),
    ),
    Option(
        "assess_within",
        "days, 1 or more",
        "How many days after its end a campaign should be assessed.",
        _number(int, 1, 1000),
    ),
    Option(
        "holidays",
        "list of periods",
        "Times when no team is expected to check in, such as 2026-12-21/2027-01-03.",
        _periods,
    ),
    Option(
        "people",
        "named, roles or team",
        "How people appear on the site: by name, by role, or by team alone.",
        _choice("named", "roles", "team"),
    ),
    Option(
        "missed",
        "team or person",
        "Where a missed commitment appears: with the team, without a name, or with the person too.",
        _choice("team", "person"),
    ),
    Option(
        "mood",
        "true or false",
        "Shows how teams feel, once there are five anonymous answers.",
        _flag,
    ),
    Option(
        "assets",
        "list of endings or paths",
        "Further files to publish, such as [.docx, data/a.csv].",
        _names,
    ),
    Option(
        "audiences",
        "list of names, widest first",
        "Who may read, from everyone to the fewest.",
        _names,
    ),
    Option("language", "en or de", "Language of the interface.", _text),
    Option("words", "word key: text", "Your own names for interface words.", _mapping(_text)),
    Option(
        "pages",
        "view: address",
        "The address of a view, such as `tree: all-work.md`.",
        _mapping(_page),
    ),
    Option("add_uri", "address with {kind} and {id}", "Target of “Add below this”.", _text),
    Option("report_uri", "address with {id} and {title}", "Target of “Report a gap”.", _text),
    Option("noindex", "true or false", "Asks search engines to stay away.", _flag),
)
