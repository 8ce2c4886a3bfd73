"""Write several files, or none.

In: new texts and the bytes they take the place of. Out: files. When one of them cannot be written,
those before it are put back; when even that fails, the message names them. Of two commands that
write at once, the second compares what is there after the first has written.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from goldenthread.cli.failure import Refused
from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.lock import one_writer
from goldenthread.cli.writing.write_file import replace_file, write_new


def write_together(changes: Changes) -> list[Path]:
    """Write all changes and return the paths, changed files before new ones.

    Raises:
        Refused: one cannot be written; then none is, or the text names those that were.
    """
    folder = changes.plan.settings.plan_dir
    stuck: list[str] = []
    written: list[Path] = []
    with one_writer(folder), ExitStack() as undo:
        try:
            for path in sorted(changes.after, key=lambda p: (p not in changes.before, p)):
                file, text = folder / path, changes.after[path]
                _refuse_outside(file, folder)
                if path in changes.before:
                    replace_file(file, changes.before[path], text)
                    undo.callback(_put_back, file, changes.before[path], text, stuck)
                else:
                    undo.callback(_remove_empty, file.parent, folder)
                    _write_new(file, text)
                    undo.callback(file.unlink)
                written.append(file)
        except Refused as refused:
            undo.close()
            left = f"; changed all the same: {', '.join(stuck)}" if stuck else ""
            raise Refused(f"{refused.format_message()}; nothing else is written{left}") from None
        undo.pop_all()
    return written


def _refuse_outside(file: Path, folder: Path) -> None:
    """Refuse a file that a symbolic link leads out of the plan: no check would read it again."""
    real = Path(os.path.realpath(file))
    if not real.is_relative_to(os.path.realpath(folder)):
        raise Refused(f"'{file}' leads out of the plan, to '{real}'")


def _write_new(file: Path, text: str) -> None:
    try:
        write_new(file, text)
    except FileExistsError as error:
        name = file if os.path.lexists(file) else error.filename
        raise Refused(f"'{name}' exists and is left as it is") from None
    except OSError as error:
        raise Refused(f"'{file}' cannot be written: {error.strerror}") from None


def _put_back(file: Path, before: bytes, after: str, stuck: list[str]) -> None:
    try:
        replace_file(file, after.encode(), before.decode())
    except Refused:
        stuck.append(str(file))


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove folders that were made for a file that did not come."""
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
