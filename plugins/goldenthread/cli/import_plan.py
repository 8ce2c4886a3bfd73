"""`goldenthread import`: plans from other formats become plan files.

In: files. Out: a folder and a report. Never writes over anything, never shows a traceback for
what a file holds.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.failure import Refused

if TYPE_CHECKING:
    from goldenthread.interop.stratml import Imported

_EXAMPLE = """
\b
Example:
  goldenthread import stratml plan.xml --out library-plan --site
  goldenthread check library-plan
"""


@click.group("import", epilog=_EXAMPLE)
def import_group() -> None:
    """Convert a plan from another format to plan files."""


@import_group.command("stratml", epilog=_EXAMPLE)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A new or empty folder. Each of several files gets a folder of its own in it.",
)
@click.option("--site", is_flag=True, help="Put a mkdocs.yml beside the plan, so that it builds.")
@click.option(
    "--nest-by-sequence/--no-nest-by-sequence",
    default=None,
    help="Hang objective 1.2.1 under 1.2. Default: leave them flat and say where it matters.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the report of repairs and losses is printed.",
)
def import_stratml_command(
    files: tuple[Path, ...], out: Path, form: str, *, site: bool, nest_by_sequence: bool | None
) -> None:
    """Import StratML files, Part 1 and Part 2.

    These are ISO 17469-1 and ANSI/AIIM 22. What the source lacks stays visibly missing; what was
    repaired, dropped, adapted or lost is reported on standard output. Nothing is written unless
    every file can be imported.
    """
    from goldenthread.interop.stratml import (  # noqa: PLC0415  (start-up of other commands)
        UnreadableFileError,
        UnwritableFolderError,
        import_stratml,
        write_plan,
    )

    try:
        imported = import_stratml(files, nest_by_sequence=nest_by_sequence)
        folders = write_plan(imported, out, site=site)
    except (UnreadableFileError, UnwritableFolderError) as error:
        raise Refused(str(error)) from error
    _print_report(imported, form)
    for folder in folders:
        check = f"goldenthread check {shlex.quote(str(folder))}"
        click.echo(f"written: {folder}; next: {check}", err=True)


def _print_report(imported: Imported, form: str) -> None:
    from goldenthread.interop.stratml import report_as_data, report_as_text  # noqa: PLC0415

    if form == "json":
        data = {"version": 1, "plans": [report_as_data(report) for report in imported.report]}
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(report_as_text(report) for report in imported.report), nl=False)
