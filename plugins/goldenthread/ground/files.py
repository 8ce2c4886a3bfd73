"""The files below a folder, wherever they are kept.

In: a folder of this machine, or other files and unsaved texts to lay over them; a git tree is one
more sort (`git/tree_files.py`). Out: what lies where, and its bytes. Never writes, never waits for
a pipe, and judges nothing: whoever walks decides what a link that leads out is worth.
"""

from __future__ import annotations

import errno
import os
import posixpath
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EBADF)


class EntrySort(Enum):
    """What lies at a path, links followed."""

    FILE = "file"
    FOLDER = "folder"
    OUTSIDE = "a link that leads out of the folder"
    CLOSED = "a folder that cannot be opened"
    OTHER = "a pipe, a device, a link to nothing"


@dataclass(frozen=True, slots=True)
class Entry:
    """What lies at a path.

    Paths are relative, with `/`, and "" is the folder itself; bytes that are not UTF-8 come as
    halves of surrogate pairs. `real` is the path without links. `detail` is what a link says, or
    why a folder is closed.
    """

    path: str
    sort: EntrySort
    real: str
    detail: str = ""


class Content(NamedTuple):
    """What was read of a file, and how large all of it is."""

    raw: bytes
    size: int


class Files(Protocol):
    """The files below one folder; what it says about them holds until somebody changes them."""

    def scan(self, folder: str = "") -> list[Entry]:
        """Return what lies in a folder, in the order of names, hidden ones included.

        Raises:
            OSError: it cannot be opened, or is no folder.
        """

    def look(self, path: str) -> Entry | None:
        """Return what lies at a path, None where nothing does.

        Raises:
            OSError: that cannot be told.
        """

    def read(self, path: str, most: int = -1) -> Content:
        """Read a file, or its first bytes, wherever links lead.

        Raises:
            OSError, ValueError: it is no file, or cannot be read.
        """

    def name(self, path: str) -> str:
        """Return what messages call a file."""


def walk(files: Files) -> Iterator[Entry]:
    """Yield what lies below, without hidden names, and look into each folder once.

    A folder is yielded only if it cannot be opened. What lies outside is yielded but not entered.
    """
    pending, seen = [Entry("", EntrySort.FOLDER, "")], {""}
    while pending:
        folder = pending.pop()
        try:
            entries = files.scan(folder.path)
        except OSError as error:
            why = error.strerror or "the file cannot be opened"
            yield Entry(folder.path or ".", EntrySort.CLOSED, folder.real, why)
            continue
        for entry in entries:
            if posixpath.basename(entry.path).startswith("."):
                continue
            if entry.sort is not EntrySort.FOLDER:
                yield entry
            elif entry.real not in seen:
                seen.add(entry.real)
                pending.append(entry)


def read_text(files: Files, path: str) -> str:
    """Read a whole file as UTF-8, with the line ends of this program.

    Raises:
        OSError, ValueError: it cannot be read, or is not UTF-8.
    """
    text = files.read(path).raw.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@dataclass(frozen=True)
class DiskFiles:
    """The files below a folder of this machine."""

    root: Path

    @cached_property
    def _base(self) -> str:
        return os.path.realpath(self.root)

    def scan(self, folder: str = "") -> list[Entry]:
        """Return what lies in a folder; only of links more is asked than the folder tells."""
        top = os.path.join(self.root, folder)  # noqa: PTH118 - a path of text is much faster
        before = f"{folder}/" if folder else ""
        real = self._inside(os.path.realpath(top))
        real_before = f"{real}/" if real else ""
        with os.scandir(top) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        return [
            self._follow(before + entry.name, entry.path)
            if entry.is_symlink()
            else Entry(before + entry.name, _sort_of(entry), real_before + entry.name)
            for entry in entries
        ]

    def look(self, path: str) -> Entry | None:
        """Return what lies at a path."""
        try:
            os.lstat(self._full(path))
        except OSError as error:
            if error.errno in _NOT_THERE:
                return None
            raise
        except ValueError:  # a NUL, which no path can hold
            return None
        return self._follow(path, self._full(path))

    def read(self, path: str, most: int = -1) -> Content:
        """Read a plain file; opening a pipe does not wait for somebody to write into it."""
        with open(self._full(path), "rb", opener=_open) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                code = errno.EISDIR if stat.S_ISDIR(about.st_mode) else errno.EINVAL
                raise OSError(code, os.strerror(code))
            # Room for all that may be read is made first; a page needs a thousandth of it.
            raw = file.read(most if most < 0 else min(most, about.st_size + 1))
        return Content(raw, max(about.st_size, len(raw)))

    def name(self, path: str) -> str:
        """Return the path on this machine."""
        return str(self.root / path)

    def _full(self, path: str) -> str:
        return os.path.join(self.root, path)  # noqa: PTH118 - a path of text is much faster

    def _inside(self, real: str) -> str:
        """Return a real path as seen from the folder; it begins with `..` where it lies outside."""
        if real == self._base:
            return ""
        if real.startswith(before := os.path.join(self._base, "")):  # noqa: PTH118
            return real[len(before) :].replace(os.sep, "/")
        try:
            return os.path.relpath(real, self._base).replace(os.sep, "/")
        except ValueError:  # another drive
            return f"../{real}"

    def _follow(self, path: str, full: str) -> Entry:
        said = str(Path(full).readlink()) if os.path.islink(full) else ""  # noqa: PTH114
        real = self._inside(os.path.realpath(full))
        if real.split("/", 1)[0] == "..":
            return Entry(path, EntrySort.OUTSIDE, real, said)
        # Asked this way, a link to itself is neither, and no error.
        sort = EntrySort.OTHER
        if os.path.isdir(full):  # noqa: PTH112
            sort = EntrySort.FOLDER
        elif os.path.isfile(full):  # noqa: PTH113
            sort = EntrySort.FILE
        return Entry(path, sort, real, said)


def _open(path: str, flags: int) -> int:
    del flags
    return os.open(path, _OPEN)


def _sort_of(entry: os.DirEntry[str]) -> EntrySort:
    if entry.is_file(follow_symlinks=False):
        return EntrySort.FILE
    return EntrySort.FOLDER if entry.is_dir(follow_symlinks=False) else EntrySort.OTHER


@dataclass(frozen=True)
class OverlayFiles:
    """Other files with texts laid over them, as an editor has not saved them yet.

    A text may be new, and its folder, too; what lies below is left alone.
    """

    files: Files
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _texts(self) -> Mapping[str, bytes]:
        """The texts by their real paths: a file that a link leads to has two names."""
        return {self._real(path): text.encode() for path, text in self.texts.items()}

    @cached_property
    def _added(self) -> Mapping[str, Mapping[str, EntrySort]]:
        """Names that the texts bring into each folder, new or not."""
        found: dict[str, dict[str, EntrySort]] = {}
        for path in self._texts:
            sort, rest = EntrySort.FILE, path
            while rest:
                folder, _, name = rest.rpartition("/")
                found.setdefault(folder, {})[name] = sort
                sort, rest = EntrySort.FOLDER, folder
        return found

    def _real(self, path: str) -> str:
        entry = self.files.look(path)
        if entry:
            return entry.real
        folder, _, name = path.rpartition("/")
        before = self._real(folder) if folder else ""
        return f"{before}/{name}" if before else name

    def scan(self, folder: str = "") -> list[Entry]:
        """Return what lies in a folder and what the texts add to it."""
        real = self._real(folder) if folder else ""
        added = self._added.get(real, {})
        try:
            found = {entry.path: entry for entry in self.files.scan(folder)}
        except FileNotFoundError:
            if not added:
                raise
            found = {}
        for name, sort in added.items():
            path = f"{folder}/{name}" if folder else name
            found.setdefault(path, Entry(path, sort, f"{real}/{name}" if real else name))
        return sorted(map(self._laid_over, found.values()), key=lambda entry: entry.path)

    def look(self, path: str) -> Entry | None:
        """Return what lies at a path, a text or what is below."""
        entry = self.files.look(path)
        laid_over = self._laid_over(entry or Entry(path, EntrySort.OTHER, self._real(path)))
        return entry if laid_over.sort is EntrySort.OTHER else laid_over

    def _laid_over(self, entry: Entry) -> Entry:
        """Return the file that a text makes of an entry that is none itself, as a broken link."""
        if entry.sort is not EntrySort.OTHER:
            return entry
        if entry.real in self._texts:
            return replace(entry, sort=EntrySort.FILE)
        return replace(entry, sort=EntrySort.FOLDER) if entry.real in self._added else entry

    def read(self, path: str, most: int = -1) -> Content:
        """Read the text of a path, else the file."""
        raw = self._texts.get(self._real(path))
        if raw is None:
            return self.files.read(path, most)
        return Content(raw if most < 0 else raw[:most], len(raw))

    def name(self, path: str) -> str:
        """Return what messages call a file."""
        return self.files.name(path)
