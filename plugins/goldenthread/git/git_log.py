"""What git's log says: commits, and the files that each changed.

In: a folder, and which commits are meant. Out: `Commit`s, newest first. Knows nothing of plans,
and reads no text of any file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from goldenthread.git.git import run_git
from goldenthread.ground.period import day_of
from goldenthread.source.document import ENDINGS

_RECORD, _FIELD = "\x1e", "\x1f"
_LOG = ("log", "--no-color", "-z", "--raw", "--no-abbrev")
_FORMAT = "--format=" + _RECORD + _FIELD.join(("%H", "%P", "%as", "%D", "%an"))
PAGES = tuple(f":(glob)**/*{ending}" for ending in ENDINGS)
RENAMES = ("-M", "-l400")
# Without these git leaves out a branch whose content did not stay.
ALL_LINES = ("-c", "--combined-all-paths", "--full-history", "--parents", "--decorate=full")


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file in one commit: its name there and those it had in the parents, and its texts.

    `before` and `after` are git's ids of the texts. `moved` is known for commits with one parent.
    """

    status: str
    name: str
    old: tuple[str, ...]
    is_file: bool
    before: str
    after: str
    moved: bool


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit; `date` is the author's day, None where it claims one that cannot be read.

    `parents` are the nearest commits above that the log has, too; `cut` tells that a clone ends
    here.
    """

    name: str
    parents: tuple[str, ...]
    date: dt.date | None
    cut: bool
    changes: tuple[FileChange, ...]
    author: str = ""


def read_log(
    folder: Path, *options: str, paths: Sequence[str] = PAGES
) -> tuple[Commit, ...] | None:
    """Return the commits that changed one of the paths; None where git has no answer."""
    log = run_git(folder, *_LOG, *options, _FORMAT, "--", *paths)
    return None if log is None else tuple(_read_commits(log))


def _read_commits(log: str) -> Iterator[Commit]:
    head: list[str] | None = None
    changes: list[FileChange] = []
    rest = iter(log.split("\0"))
    for token in rest:
        entry = token.lstrip("\n")
        if entry.startswith(_RECORD):
            if head:
                yield _read_commit(head, changes)
            head, changes = entry[1:].split(_FIELD), []
        elif entry.startswith(":"):
            change = _read_change(entry, rest)
            if change:
                changes.append(change)
    if head:
        yield _read_commit(head, changes)


def _read_commit(head: Sequence[str], changes: Sequence[FileChange]) -> Commit:
    name, parents, day, marks, author = [*head, *[""] * 4][:5]
    cut = "grafted" in marks.strip().split(", ")
    date = day_of(day)  # a commit may claim any day
    return Commit(name, tuple(parents.split()), date, cut, tuple(changes), author.strip("\n"))


def _read_change(entry: str, rest: Iterator[str]) -> FileChange | None:
    """Read one line of `--raw` and take the names that belong to it from what follows."""
    bare = entry.lstrip(":")
    parents = len(entry) - len(bare)
    fields = bare.split(" ")
    status = fields[-1]
    moved = parents == 1 and status[:1] in "RC"
    names = tuple(islice(rest, parents + 1 if parents > 1 or moved else 1))
    if len(fields) != 2 * parents + 3 or not names:
        return None
    is_file, before, after = fields[parents], fields[parents + 1], fields[2 * parents + 1]
    return FileChange(
        status, names[-1], names[:-1], is_file.startswith("100"), before, after, moved
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """How commits follow each other, to tell what lies before one on each way back."""

    parents: Mapping[str, tuple[str, ...]]
    ends: frozenset[str]

    def before(self, commit: str) -> frozenset[str]:
        """Return all that a commit came after, as far as the log goes."""
        found: set[str] = set()
        left = [commit]
        while left:
            for parent in self.parents.get(left.pop(), ()):
                if parent not in found:
                    found.add(parent)
                    left.append(parent)
        return frozenset(found)


NO_LINES = Lines({}, frozenset())


def read_lines(commits: Sequence[Commit]) -> Lines:
    """Return how commits follow each other; `ends` are those beyond which the log does not look."""
    parents = {commit.name: commit.parents for commit in commits}
    unseen = {parent for above in parents.values() for parent in above if parent not in parents}
    return Lines(parents, frozenset(unseen | {commit.name for commit in commits if commit.cut}))
