"""Write a file that does not exist yet, or put a new text in place of the one that was read.

In: a path and a text. Out: the whole file, or the old one: a reader never sees half of either.
What is there is replaced only as long as it is what the command has read; the caller sees to it
that no other command writes between the look and the write (`lock`).
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from goldenthread.cli.failure import Refused

_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_new(path: Path, text: str) -> None:
    """Write `text` to `path` in one step.

    Raises:
        FileExistsError: something of that name exists, be it a dangling link.
        OSError: the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _write_draft(path, text.encode())
    try:
        try:
            os.link(draft, path)  # unlike a rename, this fails where the name is taken
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with path.open("xb") as file:
                file.write(text.encode())
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()


def replace_file(path: Path, before: bytes, after: str) -> None:
    """Put `after` in place of `before`, in one step; mode and a symbolic link stay as they are.

    Raises:
        Refused: the file is read-only, its folder is, or it no longer holds `before`.
    """
    file = Path(os.path.realpath(path))
    try:
        mode = file.stat().st_mode
        if not mode & _ANY_WRITE or not os.access(file, os.W_OK):
            raise Refused(f"'{path}' is read-only and is left as it is; make it writable first")
        draft = _write_draft(file, after.encode())
    except OSError as error:
        raise Refused(f"'{path}' cannot be written: {error.strerror}") from None
    try:
        draft.chmod(stat.S_IMODE(mode))
        if file.read_bytes() != before:
            raise Refused(f"'{path}' was changed meanwhile and is left as it is; try again")
        draft.replace(file)
    except OSError as error:
        raise Refused(f"'{path}' cannot be written: {error.strerror}") from None
    finally:
        draft.unlink(missing_ok=True)


def _write_draft(file: Path, content: bytes) -> Path:
    """Write a hidden file beside `file`; nothing of it stays where that fails."""
    draft = file.parent / f".{secrets.token_hex(8)}.tmp"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:  # be it Ctrl-C
        draft.unlink(missing_ok=True)
        raise
    return draft
