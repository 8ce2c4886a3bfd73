"""One writer of a plan at a time.

In: a plan folder. Out: nobody else who asks here writes to it until the block ends. A process that
dies holds nothing, and no file is left in the plan. Whoever writes without asking, such as an
editor, is not kept out.
"""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from goldenthread.cli.failure import Refused

_PATIENCE = 20.0  # seconds; writing takes a fraction of one
_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Wait for other commands that write to a plan, and keep later ones waiting.

    The folder itself is locked where the system can do that, else a file of the user's beside
    other temporary ones.

    Raises:
        Refused: another command does not come to an end.
    """
    until = time.monotonic() + _PATIENCE
    handle = _open_folder(folder)
    if handle is None:
        handle = _open_stand_in(folder)
    try:
        while not _taken(handle):
            if time.monotonic() > until:
                raise Refused("another command is writing to this plan; try again")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _open_folder(folder: Path) -> int | None:
    """Open the folder for locking; None where it cannot be locked: on Windows, on some shares."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        _lock(handle)
    except BlockingIOError:
        return handle
    except OSError:
        os.close(handle)
        return None
    return handle


def _open_stand_in(folder: Path) -> int:
    name = f"{getpass.getuser()}\0{os.path.realpath(folder)}"
    digest = hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    path = Path(tempfile.gettempdir()) / f"goldenthread-{digest}.lock"
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise Refused(f"'{path}' cannot be opened: {error.strerror}; nothing is written") from None


def _taken(handle: int) -> bool:
    try:
        _lock(handle)
    except (BlockingIOError, PermissionError):  # on Windows the second
        return False
    return True
