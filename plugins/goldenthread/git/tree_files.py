"""The files of a commit, as `Files`: nothing is checked out, and no file is written.

In: a repository and a revision. Out: `TreeFiles`, or None where git has no answer. Objects come by
their own names, so that no attribute or filter of the repository takes part. A tree may hold names
that no checkout would write: these are `missing`, as is what git does not give.
"""

from __future__ import annotations

import errno
import os
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from goldenthread.git.git import read_blobs, run_git
from goldenthread.ground.files import Content, Entry, EntrySort
from goldenthread.ground.group import group
from goldenthread.source.document import MAX_BYTES

_AHEAD = 16 * MAX_BYTES  # read with one call, whoever asks for the first of them
_MOST_LINKS = 40  # on one way, as a system allows


@dataclass(frozen=True, slots=True)
class _Blob:
    name: str
    size: int


@dataclass(frozen=True)
class _Tree:
    """What a commit holds, by paths from the top of its repository."""

    top: Path
    commit: str
    files: Mapping[str, _Blob]
    links: Mapping[str, str]
    missing: set[str]

    @cached_property
    def folders(self) -> Mapping[str, Collection[str]]:
        """The paths in each folder; the top is ""."""
        found: dict[str, set[str]] = {"": set()}
        for path in (*self.files, *self.links):
            rest = path
            while rest:
                folder = rest.rpartition("/")[0]
                known = folder in found
                found.setdefault(folder, set()).add(rest)
                if known:
                    break
                rest = folder
        return found

    def resolve(self, path: str) -> str | None:
        """Return where a path leads, links followed; None where that is outside the repository."""
        done: list[str] = []
        rest, hops = deque(path.split("/")), 0
        while rest:
            part = rest.popleft()
            if part == "..":
                if not done:
                    return None
                done.pop()
            elif part not in ("", "."):
                done.append(part)
            said = self.links.get("/".join(done))
            if said is None:
                continue
            hops += 1
            if said.startswith("/"):
                return None
            if hops > _MOST_LINKS:
                return path
            done.pop()
            rest.extendleft(reversed(said.split("/")))
        return "/".join(done)


@dataclass(frozen=True)
class TreeFiles:
    """The files below a folder of a commit; that folder need not be there."""

    tree: _Tree
    folder: str = ""
    _ahead: dict[str, Mapping[str, bytes]] = field(default_factory=dict, repr=False, compare=False)

    def below(self, folder: str) -> TreeFiles:
        """Return the files below a folder; what leads out of it leads outside."""
        there = self.tree.resolve(self._from_top(folder))
        return replace(self, folder=there or folder, _ahead={})

    @property
    def missing(self) -> Collection[str]:
        """Names that git lists and does not give, or that no checkout would write."""
        return self.tree.missing

    def scan(self, folder: str = "") -> list[Entry]:
        """Return what lies in a folder."""
        real = self.tree.resolve(self._from_top(folder))
        if real is None or real not in self.tree.folders:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        names = sorted(path.rpartition("/")[2] for path in self.tree.folders[real])
        before = f"{folder}/" if folder else ""
        return [self._entry(before + name, f"{real}/{name}".lstrip("/")) for name in names]

    def look(self, path: str) -> Entry | None:
        """Return what lies at a path."""
        parent, _, name = self._from_top(path).rpartition("/")
        above = self.tree.resolve(parent) if not path.startswith("/") else None
        if above is None:
            return None
        at = f"{above}/{name}".strip("/")
        tree = self.tree
        there = at in tree.files or at in tree.links or at in tree.folders or name == ".."
        return self._entry(path, at) if there else None

    def read(self, path: str, most: int = -1) -> Content:
        """Read a file; with it come those that stand behind it and are called alike."""
        real = None if path.startswith("/") else self.tree.resolve(self._from_top(path))
        blob = self.tree.files.get(real or "")
        if real is None or blob is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        ending = PurePosixPath(real).suffix
        if real not in self._ahead.get(ending, {}):
            self._ahead[ending] = self._read_ahead(real)
        raw = self._ahead[ending].get(real)
        if raw is None:
            self.tree.missing.add(real)
            raise OSError(errno.EIO, "git does not give it")
        if most < 0 and len(raw) < blob.size:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        return Content(raw if most < 0 else raw[:most], blob.size)

    def name(self, path: str) -> str:
        """Return what git calls the file."""
        return f"{self.tree.commit[:9]}:{self._from_top(path)}"

    def _from_top(self, path: str) -> str:
        return "/".join(filter(None, (self.folder, path)))

    def _inside(self, real: str) -> bool:
        return not self.folder or real == self.folder or real.startswith(f"{self.folder}/")

    def _entry(self, path: str, at: str) -> Entry:
        said = self.tree.links.get(at, "")
        real = self.tree.resolve(at)
        if real is None or not self._inside(real):
            return Entry(path, EntrySort.OUTSIDE, f"../{at}", said)
        sort = EntrySort.FILE if real in self.tree.files else EntrySort.OTHER
        sort = EntrySort.FOLDER if real in self.tree.folders else sort
        return Entry(path, sort, real[len(self.folder) :].lstrip("/"), said)

    @cached_property
    def _alike(self) -> Mapping[str, Sequence[str]]:
        """The files of this folder by their endings, in the order of their paths."""
        inside = sorted(filter(self._inside, self.tree.files))
        return group((PurePosixPath(path).suffix, path) for path in inside)

    def _read_ahead(self, real: str) -> Mapping[str, bytes]:
        names = self._alike.get(PurePosixPath(real).suffix, ()) if self._inside(real) else ()
        wanted, room = [real], _AHEAD
        for path in names[bisect_left(names, real) + 1 :]:
            room -= self.tree.files[path].size
            if room < 0:
                break
            wanted.append(path)
        contents = read_blobs(self.tree.top, [self.tree.files[path].name for path in wanted])
        blobs = {path: self.tree.files[path].name for path in wanted}
        return {path: contents[blob] for path, blob in blobs.items() if blob in contents}


def read_tree(top: Path, revision: str, only: Sequence[str] = ()) -> TreeFiles | None:
    """List the files of a revision, all or those below some folders; None without an answer."""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = (run_git(top, *asked) or "").strip()
    paths = [path for path in only if path not in ("", ".")] if "." not in only else []
    listed = (
        run_git(top, "ls-tree", "-rlz", "--full-tree", commit, "--", *paths) if commit else None
    )
    if listed is None:
        return None
    files: dict[str, _Blob] = {}
    links: dict[str, _Blob] = {}
    missing: set[str] = set()
    for path, mode, blob in _read_listing(listed):
        group = {"100": files, "120": links}.get(mode[:3])
        if group is None:  # a submodule is another repository
            continue
        if _is_name(path) and path not in files and path not in links:
            group[path] = blob
        else:
            missing.add(path)
    for path in [path for path in (*files, *links) if _is_below_file(path, files, links)]:
        missing.add(path)
        files.pop(path, None)
        links.pop(path, None)
    contents = read_blobs(top, [blob.name for blob in links.values()])
    missing |= {path for path, blob in links.items() if blob.name not in contents}
    said = {path: os.fsdecode(contents.get(blob.name, b"")) for path, blob in links.items()}
    return TreeFiles(_Tree(top, commit, files, {p: t for p, t in said.items() if t}, missing))


def _read_listing(listed: str) -> Iterator[tuple[str, str, _Blob]]:
    for entry in listed.split("\0"):
        head, _, path = entry.partition("\t")
        fields = head.split()
        if len(fields) == 4:  # noqa: PLR2004 - mode, type, name, size
            size = int(fields[3]) if fields[3].isdigit() else 0
            yield path, fields[0], _Blob(fields[2], size)


def _is_name(path: str) -> bool:
    """Tell whether a checkout could write a file of that name; a tree may hold any."""
    return not {"", ".", ".."} & {*path.split("/")}


def _is_below_file(path: str, *groups: Collection[str]) -> bool:
    folder = path.rpartition("/")[0]
    while folder:
        if any(folder in group for group in groups):
            return True
        folder = folder.rpartition("/")[0]
    return False
