"""The formats by name.

In: a `Result` and the name of a format. Out: lines or bytes on standard output.
Never decides what counts; `check.py` has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import click

from goldenthread.check import Result
from goldenthread.reporters.as_github import github_lines
from goldenthread.reporters.as_gitlab import dump_gitlab
from goldenthread.reporters.as_json import dump_json
from goldenthread.reporters.as_sarif import dump_sarif
from goldenthread.reporters.as_text import text_lines

LINES: Mapping[str, Callable[[Result], Iterator[str]]] = MappingProxyType(
    {"text": text_lines, "github": github_lines}
)
BYTES: Mapping[str, Callable[[Result], bytes]] = MappingProxyType(
    {"json": dump_json, "gitlab": dump_gitlab, "sarif": dump_sarif}
)
FORMATS = ("text", "json", "github", "gitlab", "sarif")


def report(result: Result, form: str, *, colour: bool) -> None:
    """Write a result to standard output; `colour` concerns only the text for people."""
    if form in LINES:
        for line in LINES[form](result):
            click.echo(line, color=colour)
    else:
        click.echo(BYTES[form](result), nl=False)
