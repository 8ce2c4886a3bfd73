"""The formats by name.

In: a `Result` and the name of a format. Out: lines or bytes on standard output.
Never decides what counts; `check.py` has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import click

from goldenthread.findings.check import Result
from goldenthread.reporters.as_github import github_lines
from goldenthread.reporters.as_gitlab import dump_gitlab
from goldenthread.reporters.as_json import dump_json
from goldenthread.reporters.as_sarif import dump_sarif
from goldenthread.reporters.as_text import text_lines


@dataclass(frozen=True, slots=True)
class Manner:
    """How the text for people is written; formats for machines do not ask.

    With `waived` it also lists what is waived, and with `why` it says once for each rule why it
    matters. What closes the gate at `fail_on` is said last.
    """

    colour: bool
    waived: bool = False
    why: bool = False
    fail_on: str = "never"


def _write_text(result: Result, manner: Manner) -> Iterator[str]:
    return text_lines(result, waived=manner.waived, why=manner.why, fail_on=manner.fail_on)


FORMATS: Mapping[str, Callable[[Result, Manner], Iterable[str] | bytes]] = MappingProxyType(
    {
        "text": _write_text,
        "json": lambda result, _: dump_json(result),
        "github": lambda result, _: github_lines(result),
        "gitlab": lambda result, _: dump_gitlab(result),
        "sarif": lambda result, _: dump_sarif(result),
    }
)
"""Lines for people, bytes for machines."""


def report(result: Result, form: str, manner: Manner) -> None:
    """Write a result to standard output."""
    written = FORMATS[form](result, manner)
    if isinstance(written, bytes):
        click.echo(written, nl=False)
        return
    for line in written:
        click.echo(line, color=manner.colour)
