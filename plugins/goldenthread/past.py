"""Earlier versions of files of the plan, from git.

In: a folder, its documents and today. Out: a `Past`. Without git, or outside a repository, it is
empty and says so. Asks git twice at most, and not at all where no document needs it. Never changes
anything, and never looks at a file whose document does not ask for it.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from goldenthread.document import ENDINGS, MAX_BYTES, Document
from goldenthread.period import parse_period, read_day

REACH = dt.timedelta(weeks=12)
"""Check-ins whose week ended longer ago are not looked up."""
_TIMEOUT_SECONDS = 30
_MOST_COMMITS = 20_000
_MOST_VERSIONS = 200  # of one file, the newest
_MOST_BYTES = 64 * MAX_BYTES  # of all versions together
_RECORD, _FIELD = "\x1e", "\x1f"
_GIT = ("git", "-c", "core.quotePath=false", "-c", "log.showSignature=false")
_LOG = ("log", "--no-color", "-z", "--raw", "--no-abbrev", "--no-relative", "-M", "-l400", "-c")
# What a hook sets for its own git, relative to another folder than ours.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it; `email` is the author's address, in lower case.

    `date` is the author's day.
    """

    date: dt.date
    email: str
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """The committed versions of each file, newest first, by its path inside the plan folder.

    `known` is False without git; `shallow` tells that older versions may be missing. What a file
    was before it was moved counts as its own.
    """

    known: bool = False
    shallow: bool = False
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)


NO_PAST = Past()


@dataclass(frozen=True, slots=True)
class _Trace:
    """One version before its text is read: `blob` is the name that git gave the text."""

    date: dt.date
    email: str
    blob: str


def read_past(folder: Path, documents: Sequence[Document], today: dt.date) -> Past:
    """Read the versions of recent check-ins, and of what people have put their name to.

    That are the check-ins of the last twelve weeks, people with `acknowledged`, and roadmaps with
    `committed`.
    """
    wanted = {document.path for document in documents if _is_asked(document, today)}
    if not wanted:
        return NO_PAST
    pages = [f":(glob)**/*{ending}" for ending in ENDINGS]
    shape = f"--format={_RECORD}%as{_FIELD}%ae{_FIELD}%D"
    log = _run(folder, *_LOG, "--decorate=short", f"-n{_MOST_COMMITS}", shape, "--", *pages)
    if log is None:
        return NO_PAST
    traces, shallow = _follow(log.split("\0"), wanted, _find_prefix(folder))
    blobs = dict.fromkeys(trace.blob for found in traces.values() for trace in found)
    texts = _read_blobs(folder, list(blobs))
    versions = {
        path: tuple(Version(t.date, t.email, texts[t.blob]) for t in found if t.blob in texts)
        for path, found in traces.items()
    }
    return Past(known=True, shallow=shallow or len(texts) < len(blobs), versions=versions)


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
    tokens: Sequence[str], wanted: set[str], prefix: str
) -> tuple[dict[str, list[_Trace]], bool]:
    """Gather the versions of each wanted path, back through the names it had, newest first.

    Also tell whether the log breaks off before its beginning.
    """
    names = {prefix + path: path for path in wanted}
    traces: dict[str, list[_Trace]] = {path: [] for path in wanted}
    commits, cut = 0, False
    day: dt.date | None = None
    email = ""
    rest = iter(tokens)
    for token in rest:
        entry = token.lstrip("\n")
        if entry.startswith(_RECORD):
            written, email, names_of_commit = [*entry[1:].split(_FIELD), "", ""][:3]
            day = _read_day(written)
            commits += 1
            cut = cut or "grafted" in names_of_commit.split(", ")
        elif entry.startswith(":"):
            status, mode, blob, parents = _read_entry(entry)
            old = next(rest, "")
            new = next(rest, "") if parents == 1 and status[:1] in "RC" else old
            path = names.get(new)
            if path is None:
                continue
            if status.startswith("R"):
                names[old] = names.pop(new)
            full = len(traces[path]) >= _MOST_VERSIONS
            cut = cut or full
            if day and mode.startswith("100") and not full:
                traces[path].append(_Trace(day, email.strip().lower(), blob))
    return traces, cut or commits >= _MOST_COMMITS


def _read_entry(entry: str) -> tuple[str, str, str, int]:
    """Return status, mode and name of the text, and the number of parents it is compared with."""
    bare = entry.lstrip(":")
    parents = len(entry) - len(bare)
    fields = bare.split(" ")
    if len(fields) != 2 * parents + 3:
        return "", "", "", 1
    return fields[-1], fields[parents], fields[2 * parents + 1], parents


def _read_day(text: str) -> dt.date | None:
    try:
        return read_day(text)
    except ValueError:  # a commit may claim any day
        return None


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    # A clone without all objects must not fetch them for a check.
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


def _run(folder: Path, *arguments: str) -> str | None:
    """Run git and return what it prints; None where it is missing or refuses."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            [*_GIT, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return os.fsdecode(done.stdout) if done.returncode == 0 else None


def _read_blobs(folder: Path, blobs: Sequence[str]) -> dict[str, str]:
    """Return the texts of blobs by their names; those too large to be a page are left out."""
    if not blobs:
        return {}
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{blob}\n" for blob in blobs).encode("ascii", "replace"))
        asked.seek(0)
        try:
            git = subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
                [*_GIT, "cat-file", "--batch"],
                cwd=folder,
                env=_environment(),
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return {}
        with git:
            watch = threading.Timer(_TIMEOUT_SECONDS, git.kill)
            watch.start()
            try:
                return dict(_read_batch(git.stdout)) if git.stdout else {}
            finally:
                watch.cancel()
                git.kill()


def _read_batch(stream: IO[bytes]) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of what `git cat-file --batch` prints, up to a sum of bytes."""
    room = _MOST_BYTES
    while room > 0 and (head := stream.readline().split()):
        if len(head) != 3 or not head[2].isdigit():  # noqa: PLR2004 - name, type, size
            continue
        size = int(head[2])
        room -= size
        if size > MAX_BYTES:
            _skip(stream, size + 1)
            continue
        raw = stream.read(size + 1)
        if len(raw) == size + 1:
            yield head[0].decode("ascii", "replace"), raw[:-1].decode("utf-8-sig", "replace")


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (part := stream.read(min(size, MAX_BYTES))):
        size -= len(part)
