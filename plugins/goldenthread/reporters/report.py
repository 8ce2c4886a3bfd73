"""The formats by name.

In: a `Result` and the name of a format. Out: lines or bytes on standard output.
Never decides what counts; `check.py` has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import click

from goldenthread.findings.check import Result
from goldenthread.reporters.as_github import github_lines
from goldenthread.reporters.as_gitlab import dump_gitlab
from goldenthread.reporters.as_json import dump_json
from goldenthread.reporters.as_sarif import dump_sarif
from goldenthread.reporters.as_text import text_lines

BYTES: Mapping[str, Callable[[Result], bytes]] = MappingProxyType(
    {"json": dump_json, "gitlab": dump_gitlab, "sarif": dump_sarif}
)
FORMATS = ("text", "json", "github", "gitlab", "sarif")


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


def report(result: Result, form: str, manner: Manner) -> None:
    """Write a result to standard output."""
    colour = manner.colour
    if form == "text":
        lines = text_lines(result, waived=manner.waived, why=manner.why, fail_on=manner.fail_on)
        _write(lines, colour=colour)
    elif form == "github":
        _write(github_lines(result), colour=colour)
    else:
        click.echo(BYTES[form](result), nl=False)


def _write(lines: Iterable[str], *, colour: bool) -> None:
    for line in lines:
        click.echo(line, color=colour)
