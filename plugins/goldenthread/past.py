"""Earlier versions of files of the plan, from git.

In: a folder, its documents and today. Out: a `Past`. Without git, or outside a repository, it is
empty and says so. Asks git twice at most, and not at all where nobody needs it. Never changes
anything, and never looks at a file that nobody asks for.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from goldenthread.document import ENDINGS, MAX_BYTES, Document
from goldenthread.git import read_blobs, run_git
from goldenthread.period import parse_period, read_day

REACH = dt.timedelta(weeks=12)
"""Check-ins whose week ended longer ago are not looked up."""
_MOST_COMMITS = 20_000
_MOST_VERSIONS = 200  # of one file, the newest
_MOST_ASIDE = 5_000  # of all files together that are asked for by their path
_SHARES = (200, 100, 50, 20, 10, 5, 2, 1)
_RECORD, _FIELD = "\x1e", "\x1f"
_LOG = ("log", "--no-color", "-z", "--raw", "--no-abbrev", "--no-relative", "-M", "-l400", "-c")


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it; `email` is the author's address, in lower case.

    `date` is the author's day. `open` is False where the file then lay outside the plan folder or
    had a name that MkDocs passes over, or its text is not to be had: then nothing may be told.
    """

    date: dt.date
    email: str
    text: str
    open: bool = True


@dataclass(frozen=True, slots=True)
class Past:
    """The committed versions of each file, newest first, by its path inside the plan folder.

    `known` is False without git; `shallow` tells that older versions may be missing. What a file
    was before it was moved counts as its own. `removed` holds what pages last said that were taken
    out of the plan within `REACH`, with the day and the author of that. `aside` has versions of
    files that were asked for by their path; nothing of them goes into a plan.
    """

    known: bool = False
    shallow: bool = False
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    removed: Mapping[str, Version] = field(default_factory=dict)
    aside: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)


NO_PAST = Past()


@dataclass(frozen=True, slots=True)
class _Trace:
    """One version before its text is read: `blob` is the name that git gave the text."""

    date: dt.date
    email: str
    blob: str
    open: bool = True

    def read(self, texts: Mapping[str, str]) -> Version:
        return Version(self.date, self.email, texts[self.blob], self.open)


@dataclass
class _Traces:
    """What the log tells, by path; `cut` where it breaks off before its beginning."""

    kept: dict[str, list[_Trace]]
    removed: dict[str, _Trace] = field(default_factory=dict)
    cut: bool = False


def read_past(
    folder: Path, documents: Sequence[Document], today: dt.date, also: Collection[str] = ()
) -> Past:
    """Read the versions of recent check-ins, of what people have put their name to, and `also`.

    That are the check-ins of the last twelve weeks, people with `acknowledged`, and roadmaps with
    `committed`. `also` are paths of further documents; what they were is held `aside`.
    """
    asked = [document.path for document in documents if _is_asked(document, today)]
    if not asked and not also:
        return NO_PAST
    pages = [f":(glob)**/*{ending}" for ending in ENDINGS]
    shape = f"--format={_RECORD}%as{_FIELD}%ae{_FIELD}%D"
    log = run_git(folder, *_LOG, "--decorate=full", f"-n{_MOST_COMMITS}", shape, "--", *pages)
    if log is None:
        return NO_PAST
    present = {document.path for document in documents}
    traces = _follow(log.split("\0"), {*asked, *also}, set(asked), _find_prefix(folder))
    gone = [
        (path, trace)
        for path, trace in traces.removed.items()
        if path not in present and trace.date >= today - REACH
    ][:_MOST_VERSIONS]
    aside = _share({path: traces.kept[path] for path in also})
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
        aside={path: tuple(_read_each(found, texts)) for path, found in aside.items()},
    )


def _share(found: Mapping[str, list[_Trace]]) -> dict[str, list[_Trace]]:
    """Cut off the oldest versions, of each file after as many, until all are few enough."""
    sizes = [len(traces) for traces in found.values()]
    fitting = (n for n in _SHARES if sum(min(size, n) for size in sizes) <= _MOST_ASIDE)
    most = next(fitting, 1)
    return {path: traces[:most] for path, traces in found.items()}


def _names(traces: Iterable[_Trace], but: Collection[str] = ()) -> list[str]:
    return [blob for blob in dict.fromkeys(trace.blob for trace in traces) if blob not in but]


def _read_all(traces: Iterable[_Trace], texts: Mapping[str, str]) -> tuple[Version, ...]:
    return tuple(trace.read(texts) for trace in traces if trace.blob in texts)


def _read_each(traces: Iterable[_Trace], texts: Mapping[str, str]) -> Iterator[Version]:
    """Keep the place of a text that is too large or not to be had: it may have been restricted."""
    for one in traces:
        known = one.blob in texts
        yield one.read(texts) if known else Version(one.date, one.email, "", open=False)


def _is_asked(document: Document, today: dt.date) -> bool:
    data = document.data or {}
    kind = data.get("kind")
    if kind == "check-in":
        with suppress(ValueError):
            return parse_period(str(data.get("week"))).end >= today - REACH
        return False
    signed = {"person": "acknowledged", "roadmap": "committed"}.get(str(kind), "")
    return bool(data.get(signed))


def _find_prefix(folder: Path) -> str:
    """Return the way from the top of the work tree to the folder, with a slash at its end."""
    path = Path(os.path.realpath(folder))
    top = next((above for above in (path, *path.parents) if (above / ".git").exists()), path)
    inside = path.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"


def _follow(
    tokens: Sequence[str], wanted: set[str], asked: Collection[str], prefix: str
) -> _Traces:
    """Gather the versions of each wanted path, back through the names it had, newest first.

    One that is not `asked` may have more than are read.
    """
    names = {prefix + path: path for path in wanted}
    found = _Traces({path: [] for path in wanted})
    commits = 0
    day: dt.date | None = None
    email = ""
    rest = iter(tokens)
    for token in rest:
        entry = token.lstrip("\n")
        if entry.startswith(_RECORD):
            written, email, marks = [*entry[1:].split(_FIELD), "", ""][:3]
            day, email = _read_day(written), email.strip().lower()
            commits += 1
            found.cut = found.cut or "grafted" in marks.split(", ")
        elif entry.startswith(":"):
            change = _read_entry(entry)
            old = next(rest, "")
            new = next(rest, "") if change.moved else old
            path = names.get(new)
            if path is None:
                if day and change.status == "D" and new.startswith(prefix):
                    gone = _Trace(day, email, change.before)
                    found.removed.setdefault(new.removeprefix(prefix), gone)
                continue
            if change.moved:
                names[old] = names.pop(new)
            full = len(found.kept[path]) >= _MOST_VERSIONS
            found.cut = found.cut or (full and path in asked)
            if day and change.is_file and not full:
                shown = _is_published(new, prefix)
                found.kept[path].append(_Trace(day, email, change.after, shown))
    found.cut = found.cut or commits >= _MOST_COMMITS
    return found


def _is_published(name: str, prefix: str) -> bool:
    """Tell whether MkDocs takes a file for a page: it passes over hidden ones and `templates/`."""
    inside = name.removeprefix(prefix)
    passed_over = "/." in f"/{inside}" or inside.startswith("templates/")
    return name.startswith(prefix) and not passed_over


@dataclass(frozen=True, slots=True)
class _Change:
    """One line of `git log --raw`: the names of the texts before and after."""

    status: str = ""
    is_file: bool = False
    before: str = ""
    after: str = ""
    moved: bool = False


def _read_entry(entry: str) -> _Change:
    bare = entry.lstrip(":")
    parents = len(entry) - len(bare)
    fields = bare.split(" ")
    if len(fields) != 2 * parents + 3:
        return _Change()
    status = fields[-1]
    return _Change(
        status,
        fields[parents].startswith("100"),
        fields[parents + 1],
        fields[2 * parents + 1],
        moved=parents == 1 and status[:1] in "RC",
    )


def _read_day(text: str) -> dt.date | None:
    try:
        return read_day(text)
    except ValueError:  # a commit may claim any day
        return None
