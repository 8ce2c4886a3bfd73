"""A folder beside the site in which one build at a time works.

In: the site's folder. Out: a hidden folder on the same disk, locked until it is left, and cleared
of what a killed build left in it. Never touches a folder that it did not make.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

_LOCK = "lock"
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_WITHOUT_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}


class OccupiedError(Exception):
    """Another build works there."""


class Workplace:
    """The folder with its lock; a build writes to `new`, and a site may wait in `old`."""

    def __init__(self, folder: Path, site: Path) -> None:
        """Take the folder, and mend or remove what a killed build has left.

        Raises:
            OccupiedError: another build has it.
            OSError: it cannot be made or cleared.
        """
        self._folder, self._site = folder, site
        self._lock = folder / _LOCK
        self.new, self.old = folder / "new", folder / "old"
        self._held = _take(self._lock)
        try:
            self._put_back()
            for path in (self.new, self.old):
                if path.exists():
                    shutil.rmtree(path)
            self.new.mkdir()
        except OSError:
            self.leave()
            raise

    def leave(self) -> None:
        """Remove what is no site any more, then the folder, and let go of the lock."""
        with suppress(OSError):
            self._put_back()
        shutil.rmtree(self.new, ignore_errors=True)
        if self._site.exists():
            shutil.rmtree(self.old, ignore_errors=True)
        if sys.platform == "win32":  # removes no open file, and so none that another build has
            os.close(self._held)
            self._remove()
        else:  # while it is locked: whoever has just opened the file sees that it is gone
            self._remove()
            os.close(self._held)

    def _remove(self) -> None:
        """Remove the folder; beside what cannot be removed the lock stays as its mark."""
        with suppress(OSError):
            if [path.name for path in self._folder.iterdir()] == [_LOCK]:
                self._lock.unlink()
                self._folder.rmdir()

    def reaches(self, site: Path) -> bool:
        """Tell whether a file moves from here into the site in one step."""
        probe, there = self.new / "probe", site / f"{self._folder.name}-probe"
        probe.touch()
        try:
            probe.replace(there)
        except OSError:
            probe.unlink()
            return False
        there.unlink()
        return True

    def _put_back(self) -> None:
        """Give the old site its place again, where two renames ended after the first."""
        if self.old.exists() and not self._site.exists():
            self.old.rename(self._site)


def enter(site: Path) -> Workplace:
    """Take the folder beside the site, or in it where that is no way or on another disk.

    Raises:
        OccupiedError: another build writes this site.
        OSError: nothing can be written there.
    """
    name = f".{site.name}-goldenthread"
    beside = site.parent / name
    try:
        place = Workplace(beside, site)
    except OSError:
        if os.path.lexists(beside) or not site.is_dir():
            raise
        return Workplace(site / name, site)
    if not site.exists() or place.reaches(site):
        return place
    place.leave()
    return Workplace(site / name, site)


def _take(lock: Path) -> int:
    """Open and lock the file, and return its descriptor; the system lets go of it in a crash."""
    folder = lock.parent
    while True:
        try:
            _make_private(folder)
            names = [path.name for path in folder.iterdir()]
            if names and _LOCK not in names:
                raise _not_ours(folder)
            held = os.open(lock, _OPEN, 0o600)
        except FileNotFoundError:  # a build that has just ended took the folder away
            continue
        try:
            _hold(held)
            if _is(held, lock):
                return held
        except BaseException:
            os.close(held)
            raise
        os.close(held)


def _make_private(folder: Path) -> None:
    """Make a folder that nobody else enters; one that is there must be of the same user."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        there = folder.lstat()
        if not stat.S_ISDIR(there.st_mode) or (
            hasattr(os, "geteuid") and there.st_uid != os.geteuid()
        ):
            raise _not_ours(folder) from None


def _not_ours(folder: Path) -> OSError:
    return FileExistsError(errno.EEXIST, "something else has this name; move it away", str(folder))


def _is(held: int, lock: Path) -> bool:
    """Tell whether an open file still has its name: a build that ends takes its lock away."""
    try:
        return os.path.samestat(os.fstat(held), lock.stat())
    except FileNotFoundError:
        return False


def _hold(held: int) -> None:
    """Lock an open file for this process, where its disk knows locks."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            raise OccupiedError from error
        if error.errno not in _WITHOUT_LOCKS:
            raise
