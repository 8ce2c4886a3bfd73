"""Write a file that does not exist yet.

In: a path and a text. Out: the whole file, or none: a reader never sees half of it, and what is
already there is never touched.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write `text` to `path` in one step.

    Raises:
        FileExistsError: something of that name exists, be it a dangling link.
        OSError: the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.parent / f".{secrets.token_hex(8)}.tmp"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
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
