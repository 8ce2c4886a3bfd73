"""One markdown file as a document: front matter, body, and what is wrong with its text.

In: the files of a plan. Out: `Document`s in the order of their paths. Never judges what the front
matter means, and never raises because of what a file contains.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.ground.files import Entry, EntrySort, Files, walk
from goldenthread.source.conflict import find_conflicts
from goldenthread.source.front_matter import Mark, Pointer, Problem, read_yaml
from goldenthread.source.marks import marks_of

MAX_BYTES = 1024 * 1024
ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_LIKE_A_FENCE = re.compile(r"\s*[-\u2013\u2014]+\s*")
_LOOKS_LIKE_KEY = re.compile(r"""\s*["']?[\w-]+["']?\s*:(?:\s|$)""")


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the plan folder; `path` is relative to it, with `/`.

    `data` is None where there is no usable front matter; `body_line` is the file's line on which
    `body` starts, counted from 1.
    """

    path: str
    data: Mapping[str, Any] | None
    front: str
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()

    @property
    def unreadable(self) -> bool:
        """True when the file was meant to carry data that could not be read."""
        return self.data is None and bool(self.problems)

    def place(self, pointer: Pointer, *, key: bool = False) -> Mark:
        """Return the line and column, in the file, of a value or of its key."""
        if self.data is None:
            return Mark(1, 1)
        marks = marks_of(self.front)
        mark = marks.key(pointer) if key else marks.value(pointer)
        return Mark(mark.line + 1, mark.column)


def read_documents(files: Files) -> tuple[Document, ...]:
    """Read every page of a plan, in the order of their paths.

    A link that leads out of the plan, of whatever sort, and a folder that cannot be opened are a
    problem; neither is looked into.
    """
    found = sorted(walk(files), key=lambda entry: entry.path)
    return tuple(document for entry in found if (document := _read_entry(files, entry)))


def _read_entry(files: Files, entry: Entry) -> Document | None:
    if entry.sort is EntrySort.OUTSIDE:
        problem = Problem("link-leaves-plan", Mark(1, 1), entry.detail)
        return _problem_document(entry.path, problem)
    if entry.sort is EntrySort.CLOSED:
        return _problem_document(entry.path, Problem("unreadable-file", Mark(1, 1), entry.detail))
    is_page = entry.sort is EntrySort.FILE and entry.path.endswith(ENDINGS)
    return read_document(files, entry.path) if is_page else None


def read_document(files: Files, path: str) -> Document:
    """Read one page; its path is what messages and addresses call it."""
    try:
        raw, size = files.read(path, MAX_BYTES + 1)
    except OSError as error:
        why = error.strerror or "the file cannot be opened"
        return _problem_document(path, Problem("unreadable-file", Mark(1, 1), why))
    if len(raw) > MAX_BYTES:
        shown = f"{size / MAX_BYTES:.1f}"
        return _problem_document(path, Problem("oversized-file", Mark(1, 1), shown))
    return parse_document(path, raw)


def parse_document(path: str, raw: bytes) -> Document:
    """Split one file's bytes into front matter and body; BOM and CRLF are fine."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        detail = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        return _problem_document(path, Problem("unreadable-file", Mark(line, column), detail))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if problem := _find_conflict(text):
        return Document(path, None, rest, "", 1, (problem,))
    if first.rstrip() != "---":
        return _without_fence(path, text)
    front, body, body_line = _split(rest)
    if front is None:
        if _LOOKS_LIKE_KEY.match(rest.lstrip("\n")):
            problem = Problem("unclosed-front-matter", Mark(1, 1))
            return Document(path, None, rest, "", 1, (problem,))
        return Document(path, None, "", text, 1)
    return _with_data(path, front, body, body_line)


def _find_conflict(text: str) -> Problem | None:
    """Return the first conflict if it touches the front matter; one further down harms no data."""
    conflict = next(iter(find_conflicts(text)), None)
    if conflict is None:
        return None
    first, second = [*text.split("\n", 2), ""][:2]
    opened = first.rstrip() == "---" or (conflict.start == 1 and second.rstrip() == "---")
    front = _split(text.partition("\n")[2])
    if not opened or (front[0] is not None and conflict.start >= front[2] and conflict.start > 1):
        return None
    return Problem("merge-conflict", Mark(conflict.start, 1), "", Mark(conflict.end, 1))


def _split(rest: str) -> tuple[str | None, str, int]:
    """Find the closing fence in what follows the opening one."""
    position, line = 0, 2
    while position < len(rest):
        end = rest.find("\n", position)
        end = len(rest) if end < 0 else end
        if _FENCE.fullmatch(rest, position, end):
            return rest[:position], rest[end + 1 :], line + 1
        position, line = end + 1, line + 1
    return None, "", 1


def _without_fence(path: str, text: str) -> Document:
    """Tell a page from an item whose opening fence is missing, misspelt or not on line 1."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    fence = _LIKE_A_FENCE.fullmatch(lines[start])
    at = start + 1 if fence else start
    end = next((n for n, line in enumerate(lines[at:], at) if _FENCE.fullmatch(line)), None)
    bare = end is None and not fence
    if bare:  # then the fields end where the text begins
        end = next((n for n, line in enumerate(lines[at:], at) if not line.strip()), len(lines))
    fields = [line for line in lines[at:end] if line.strip() and line[0] not in " -#"]
    names = {line.partition(":")[0] for line in fields}
    meant = "kind" in names and (not bare or "title" in names)
    if end is None or not meant or not all(map(_LOOKS_LIKE_KEY.match, fields)):
        return Document(path, None, "", text, 1)
    spelt = fence and lines[start].strip() == "---"
    detail = ("late" if spelt else "misspelt") if fence else "bare" if bare else "missing"
    problem = Problem("unopened-front-matter", Mark(start + 1, 1), detail)
    return Document(path, None, "\n".join(lines[at:end]), "", 1, (problem,))


def _with_data(path: str, front: str, body: str, body_line: int) -> Document:
    data, problems = read_yaml(front)
    shifted = tuple(
        Problem(
            problem.name,
            Mark(problem.mark.line + 1, problem.mark.column),
            problem.detail,
            problem.other and Mark(problem.other.line + 1, problem.other.column),
        )
        for problem in problems
    )
    if data is not None and not isinstance(data, dict):
        kind = "a list" if isinstance(data, list) else "a single value"
        shifted = (*shifted, Problem("front-matter-not-mapping", Mark(2, 1), kind))
        data = None
    return Document(path, data, front, body, body_line, shifted)


def _problem_document(path: str, problem: Problem) -> Document:
    return Document(path, None, "", "", 1, (problem,))
