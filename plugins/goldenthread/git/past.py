"""Earlier versions of files of the plan, from git.

In: a folder, its documents and today. Out: a `Past`. Without git, or outside a repository, it is
empty and says so. Asks git twice at most, and not at all where nobody needs it. Never changes
anything, and never looks at a file that nobody asks for.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from goldenthread.git.git import read_blobs
from goldenthread.git.git_log import (
    ALL_LINES,
    NO_LINES,
    RENAMES,
    Commit,
    Lines,
    read_lines,
    read_log,
)
from goldenthread.source.document import MAX_BYTES, Document

REACH = dt.timedelta(weeks=12)
"""Check-ins whose week ended longer ago are not looked up."""
Wants = Callable[[Document, dt.date], bool]
"""Tells of a document whether its past is to be read, as of a day."""
_MOST_COMMITS = 20_000
_MOST_VERSIONS = 200  # of one file, the newest
_MOST_ASIDE = 5_000  # of all files together that are asked for by their path
_SHARES = (200, 100, 50, 20, 10, 5, 2, 1)


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it.

    `date` is the author's day. `open` is False where the file then lay outside the plan folder or
    had a name that MkDocs passes over, or its text is not to be had: then nothing may be told.
    `commit` is empty unless the file was asked for by its path.
    """

    date: dt.date
    text: str
    open: bool = True
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """The committed versions of each file, newest first, by its path inside the plan folder.

    `known` is False without git; `shallow` tells that older versions may be missing. What a file
    was before it was moved counts as its own. `removed` holds what pages last said that were taken
    out of the plan within `REACH`, with the day of that. `aside` has versions of
    files that were asked for by their path, on whatever line of the history, and `lines` how their
    commits follow each other; nothing of either goes into a plan.
    """

    known: bool = False
    shallow: bool = False
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    removed: Mapping[str, Version] = field(default_factory=dict)
    aside: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    lines: Lines = NO_LINES


NO_PAST = Past()


@dataclass(frozen=True, slots=True)
class _Trace:
    """One version before its text is read: `blob` is what git calls the text, if there is one."""

    date: dt.date
    blob: str
    open: bool = True
    commit: str = ""

    def read(self, texts: Mapping[str, str]) -> Version:
        text = texts.get(self.blob)
        is_open = self.open and text is not None
        return Version(self.date, text or "", is_open, self.commit)


@dataclass
class _Traces:
    """What the log tells, by path; `cut` where it breaks off before its beginning."""

    kept: dict[str, list[_Trace]]
    removed: dict[str, _Trace] = field(default_factory=dict)
    cut: bool = False


def read_past(
    folder: Path,
    documents: Sequence[Document],
    today: dt.date,
    also: Collection[str] = (),
    *,
    wants: Wants,
) -> Past:
    """Read the versions of the documents that somebody `wants`, and of `also`.

    `also` are paths of further documents; what they were is held `aside`.
    """
    asked = [document.path for document in documents if wants(document, today)]
    if not asked and not also:
        return NO_PAST
    commits = read_log(folder, *ALL_LINES, "--no-relative", *RENAMES, f"-n{_MOST_COMMITS}")
    if commits is None:
        return NO_PAST
    present = {document.path for document in documents}
    prefix = _find_prefix(folder)
    traces = _follow(commits, asked, prefix)
    gone = [
        (path, trace)
        for path, trace in traces.removed.items()
        if path not in present and trace.date >= today - REACH
    ][:_MOST_VERSIONS]
    aside = _share(_gather(commits, also, prefix))
    needed = _names([*chain(*map(traces.kept.__getitem__, asked)), *(one for _, one in gone)])
    blobs = [*needed, *_names(chain(*aside.values()), but=frozenset(needed))]
    texts = {
        blob: content.decode("utf-8-sig", "replace")
        for blob, content in read_blobs(folder, blobs).items()
        if len(content) <= MAX_BYTES
    }
    return Past(
        known=True,
        shallow=traces.cut or not texts.keys() >= set(needed),
        versions={path: _read_all(traces.kept[path], texts) for path in asked},
        removed={path: trace.read(texts) for path, trace in gone if trace.blob in texts},
        aside={path: tuple(one.read(texts) for one in found) for path, found in aside.items()},
        lines=read_lines(commits) if also else NO_LINES,
    )


def _share(found: Mapping[str, list[_Trace]]) -> dict[str, list[_Trace]]:
    """Leave the oldest versions unread, of each file after as many, until all are few enough.

    They keep their place: nobody knows who was to read them.
    """
    sizes = [len(traces) for traces in found.values()]
    fitting = (n for n in _SHARES if sum(min(size, n) for size in sizes) <= _MOST_ASIDE)
    most = min(next(fitting, 1), _MOST_VERSIONS)
    return {
        path: [*traces[:most], *(replace(one, blob="", open=False) for one in traces[most:])]
        for path, traces in found.items()
    }


def _names(traces: Iterable[_Trace], but: Collection[str] = ()) -> list[str]:
    blobs = dict.fromkeys(trace.blob for trace in traces if trace.blob)
    return [blob for blob in blobs if blob not in but]


def _read_all(traces: Iterable[_Trace], texts: Mapping[str, str]) -> tuple[Version, ...]:
    return tuple(trace.read(texts) for trace in traces if trace.blob in texts)


def _find_prefix(folder: Path) -> str:
    """Return the way from the top of the work tree to the folder, with a slash at its end."""
    path = Path(os.path.realpath(folder))
    top = next((above for above in (path, *path.parents) if (above / ".git").exists()), path)
    inside = path.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"


def _follow(commits: Sequence[Commit], asked: Collection[str], prefix: str) -> _Traces:
    """Gather the versions of each path, back through the names it had, newest first."""
    names = {prefix + path: path for path in asked}
    found = _Traces({path: [] for path in asked}, cut=len(commits) >= _MOST_COMMITS)
    for commit in commits:
        day = commit.date
        found.cut = found.cut or commit.cut
        for change in commit.changes:
            path = names.get(change.name)
            if path is None:
                if day and change.status == "D" and change.name.startswith(prefix):
                    gone = _Trace(day, change.before)
                    found.removed.setdefault(change.name.removeprefix(prefix), gone)
                continue
            if change.moved:
                names[change.old[0]] = names.pop(change.name)
            full = len(found.kept[path]) >= _MOST_VERSIONS
            found.cut = found.cut or full
            if day and change.is_file and not full:
                found.kept[path].append(_Trace(day, change.after))
    return found


def _gather(
    commits: Sequence[Commit], wanted: Collection[str], prefix: str
) -> dict[str, list[_Trace]]:
    """Gather what stood under any name that a path ever had, on all lines of the history.

    What is no version that can be read, such as a removal, takes its place as one that is not open.
    """
    linked: dict[str, set[str]] = {}
    for commit in commits if wanted else ():
        for change in commit.changes:
            for old in {*change.old} - {change.name}:
                linked.setdefault(change.name, set()).add(old)
                linked.setdefault(old, set()).add(change.name)
    whose: dict[str, list[str]] = {}
    for path in wanted:
        for name in _reach(prefix + path, linked):
            whose.setdefault(name, []).append(path)
    found: dict[str, list[_Trace]] = {path: [] for path in wanted}
    for commit in commits if wanted else ():
        for change in commit.changes:
            for path in whose.get(change.name, ()):
                is_open = change.is_file and _is_published(change.name, prefix)
                blob = change.after if change.is_file else ""
                day = commit.date or dt.date.min
                found[path].append(_Trace(day, blob, is_open, commit.name))
    return found


def _reach(name: str, linked: Mapping[str, Collection[str]]) -> Collection[str]:
    found, left = {name}, [name]
    while left:
        new = set(linked.get(left.pop(), ())) - found
        found |= new
        left += new
    return found


def _is_published(name: str, prefix: str) -> bool:
    """Tell whether MkDocs takes a file for a page: it passes over hidden ones and `templates/`."""
    inside = name.removeprefix(prefix)
    passed_over = "/." in f"/{inside}" or inside.startswith("templates/")
    return name.startswith(prefix) and not passed_over
