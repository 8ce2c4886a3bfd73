"""Files that start like an item but are not pages: copies, and items with another ending.

In: the files of a plan. Out: the path of each, with the place of its `kind`. Says nothing else
about their content, and never raises because of what a file is or contains.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from goldenthread.ground.files import EntrySort, Files, walk
from goldenthread.source.document import ENDINGS, MAX_BYTES
from goldenthread.source.front_matter import Mark

_FIRST = 4096  # enough to see whether a file opens front matter
# A merge may have left its own mark above the fence.
_OPENING = re.compile(r"\s*(?:<{7}[^\n]*\n\s*)?-{3}[ \t]*\n")
_CLOSING = re.compile(r"^(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)
_KIND = re.compile(r"""(?:^|[{,])[ \t]*["']?kind["']?[ \t]*:""", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stray:
    """A file of the plan that is no page; `mark` is where it says `kind`."""

    path: str
    mark: Mark


def find_strays(files: Files) -> tuple[Stray, ...]:
    """Find them in the order of their paths; hidden names and links are left out."""
    found = []
    for entry in walk(files):
        if entry.sort is EntrySort.FILE and not entry.detail and not entry.path.endswith(ENDINGS):
            mark = find_kind(files, entry.path)
            if mark:
                found.append(Stray(entry.path, mark))
    return tuple(sorted(found, key=lambda stray: stray.path))


def find_kind(files: Files, path: str) -> Mark | None:
    """Return where the front matter of a file says `kind`; None where it has none."""
    text = _read(files, path).replace("\r\n", "\n").replace("\r", "\n")
    opening = _OPENING.match(text)
    if not opening:
        return None
    closing = _CLOSING.search(text, opening.end())
    kind = _KIND.search(text, opening.end(), closing.start() if closing else len(text))
    if not kind:
        return None
    start = kind.end() - len(kind[0].lstrip("{, \t\n"))
    line = text.count("\n", 0, start) + 1
    return Mark(line, start - text.rfind("\n", 0, start))


def _read(files: Files, path: str) -> str:
    """Return the text of a file, nothing where its beginning opens no fence."""
    try:
        first = files.read(path, _FIRST).raw
        if b"-\0-\0-\0" in first or b"---" in first:
            return _decode(files.read(path, _FIRST + MAX_BYTES).raw)
    except (OSError, ValueError):
        pass
    return ""


def _decode(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")
