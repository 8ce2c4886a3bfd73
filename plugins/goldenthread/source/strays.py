"""Files that begin as an item does and are no page: copies, and items with another ending.

In: a plan folder. Out: the path of each, with the place of its `kind`. Says nothing of what else
stands there, and never raises because of what a file is or holds.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goldenthread.source.document import ENDINGS, MAX_BYTES
from goldenthread.source.front_matter import Mark

_FIRST = 4096  # enough to see whether a file opens front matter
# A merge may have left its own mark above the fence.
_OPENING = re.compile(r"\s*(?:<{7}[^\n]*\n\s*)?-{3}[ \t]*\n")
_CLOSING = re.compile(r"^(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)
_KIND = re.compile(r"""(?:^|[{,])[ \t]*["']?kind["']?[ \t]*:""", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stray:
    """A file of the plan folder that is no page; `mark` is where it says `kind`."""

    path: str
    mark: Mark


def find_strays(folder: Path) -> tuple[Stray, ...]:
    """Find them below a folder, in the order of their paths; hidden names are left out."""
    found = []
    for top, names, files in os.walk(folder):
        names[:] = [name for name in names if not name.startswith(".")]
        for name in files:
            if name.startswith(".") or name.endswith(ENDINGS):
                continue
            path = Path(top, name)
            mark = None if path.is_symlink() else find_kind(path)
            if mark:
                found.append(Stray(path.relative_to(folder).as_posix(), mark))
    return tuple(sorted(found, key=lambda stray: stray.path))


def find_kind(path: Path) -> Mark | None:
    """Return where the front matter of a file says `kind`; None where it has none."""
    text = "".join(_read(path)).replace("\r\n", "\n").replace("\r", "\n")
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


def _read(path: Path) -> Iterator[str]:
    """Yield the text of a plain file, no more than its beginning unless that opens a fence."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its writer
            return
        with path.open("rb") as file:
            first = file.read(_FIRST)
            if b"-\0-\0-\0" in first or b"---" in first:
                yield _decode(first + file.read(MAX_BYTES))
    except (OSError, ValueError):
        return


def _decode(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")
