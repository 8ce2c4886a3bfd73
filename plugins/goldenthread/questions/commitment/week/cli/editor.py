"""A week written in an editor.

In: where the week stands and what flags said. Out: files, once what came back from the editor can
be read and would bring no error. A text that cannot be used is offered again, or kept and named; so
is one for a file that somebody else has written to while the editor was open.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from goldenthread.cli.asking import can_ask
from goldenthread.cli.failure import Refused, Slip
from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.finish import finish
from goldenthread.cli.writing.trial import try_changes
from goldenthread.findings.finding import Finding
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from goldenthread.questions.commitment.week.cli.draft import read_draft, write_draft
from goldenthread.questions.commitment.week.cli.entries import LISTS
from goldenthread.questions.commitment.week.cli.submission import Submission
from goldenthread.questions.commitment.week.cli.write_up import path_of, read_data, write_up


def edit_week(changes: Changes, agenda: Agenda, submission: Submission) -> None:
    """Let somebody edit the week, write it, and say what is found there.

    Raises:
        Refused: there is no editor, or what came back cannot be used and nobody mends it.
    """
    name = f"{agenda.week.text.lower()}-{agenda.whose.id}-"
    handle, path = tempfile.mkstemp(".md", name)
    file = Path(path)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
        out.write(write_draft(changes, agenda, submission))
    while True:
        try:
            click.edit(filename=str(file))
        except click.ClickException as error:
            file.unlink()
            raise Refused(f"no editor: {error.message}; name one in $EDITOR") from None
        except ValueError as error:  # a quote that is not closed
            file.unlink()
            raise Refused(f"no editor: {error}; name one in $EDITOR") from None
        try:
            finish(*_take(changes, agenda, file.read_text("utf-8")))
        except (Slip, Refused, UnicodeDecodeError) as error:
            why = error.format_message() if isinstance(error, Refused) else str(error)
            why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else why
            if can_ask():
                click.echo(why, err=True)
                if click.confirm("Open it again?", default=True, err=True):
                    continue
            raise Refused(f"{why}\nyour text is kept in {file}") from None
        file.unlink()
        return


def _take(changes: Changes, agenda: Agenda, text: str) -> tuple[Changes, tuple[Finding, ...]]:
    path = path_of(agenda)
    edited = read_draft(changes, agenda, text)
    fresh = Changes(changes.plan)
    if agenda.existing:
        # As it was when the editor was opened: what came to it since must not be lost.
        fresh.before[path] = changes.before[path]
    if agenda.existing or any(read_data(edited.text).get(name) for name in LISTS):
        fresh.after[path] = edited.text
    write_up(fresh, agenda, Submission(edited.outcomes))
    fresh.tidy()
    return fresh, try_changes(fresh.plan, fresh.after)
