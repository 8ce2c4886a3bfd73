"""The end of a check-in: judge what was written up, write it, say so.

In: changes. Out: files, their names on standard output, and what a check says of them. Never asks
again.
"""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.trial import say_findings, try_changes
from goldenthread.cli.writing.write_together import write_together
from goldenthread.findings.finding import Finding


def finish(changes: Changes, found: tuple[Finding, ...] | None = None) -> None:
    """Write all changes, or none; `found` are the findings where they were judged already.

    Raises:
        Refused: the plan would have a new error, or a file cannot be written.
    """
    changes.tidy()
    if not changes.after:
        click.echo("nothing new was said; nothing is written", err=True)
        return
    if found is None:
        found = try_changes(changes.plan, changes.after)
    for path in write_together(changes):
        added = path.relative_to(changes.plan.settings.plan_dir).as_posix() in changes.before
        click.echo(f"{'added to' if added else 'written'}: {shown(path)}")
    for line in say_findings(found):
        click.echo(line, err=True)


def shown(path: Path) -> Path:
    """Return a path as seen from the current folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
