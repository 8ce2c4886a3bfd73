"""What in a person's file is theirs alone: a purpose without consent, and e-mail addresses.

In: a document. Out: whether its purpose is shut, its data without it, and the lines on which such
things stand. Whatever is in doubt counts as shut. Nothing here says what the words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from goldenthread.source.document import Document
from goldenthread.source.fields import read_all_texts
from goldenthread.source.front_matter import Mark

PURPOSE, EMAILS = "purpose", "emails"
_KEY = re.compile(r"""(?:^\s*|[{,?]\s*|-\s+)["']?([\w-]+)["']?\s*:""")
_TOP = re.compile(r"[^\s#-]")
_KEY_LINE = re.compile(r"\s{0,3}[A-Za-z0-9_-]+:")


def is_shut(document: Document) -> bool:
    """Tell whether a file holds a purpose of which nobody may hear.

    That is every `purpose` without `consent: true` beside it. A key that stands there twice says
    two things, and the first is not the one to trust; a file that cannot be read says nothing at
    all.
    """
    if document.data is None:
        return bool(_lines_of(document, PURPOSE)) and bool(_lines_of(document, "kind"))
    if PURPOSE not in document.data or "kind" not in document.data:
        return False
    purpose = document.data[PURPOSE]
    doubtful = any(problem.detail in (PURPOSE, "consent") for problem in document.problems)
    return doubtful or not isinstance(purpose, dict) or purpose.get("consent") is not True


def open_data(document: Document) -> Mapping[str, Any]:
    """Return the data of a file without a purpose that is shut."""
    data = document.data or {}
    if PURPOSE in data and is_shut(document):
        return {key: value for key, value in data.items() if key != PURPOSE}
    return data


def read_shut_words(document: Document) -> Iterator[str]:
    """Yield the texts of a purpose that is shut; a single word is said by others, too."""
    if is_shut(document):
        texts = read_all_texts((document.data or {}).get(PURPOSE))
        yield from (text for text in texts if len(text.split()) > 1)


def find_purpose(document: Document) -> Mark:
    """Return where the purpose of a file begins."""
    if document.data is None:
        return Mark(min(_lines_of(document, PURPOSE), default=1), 1)
    return document.place((PURPOSE,), key=True)


def private_lines(document: Document) -> frozenset[int]:
    """Return the lines of the file, from 1, whose words are repeated nowhere.

    They are those of a shut purpose and of e-mail addresses; of a file that cannot be read, all of
    them where it has either.
    """
    fields = [EMAILS, *([PURPOSE] if is_shut(document) else [])]
    lines = frozenset(line for field in fields for line in _lines_of(document, field))
    if lines and document.data is None:
        return frozenset(range(document.front.count("\n") + document.body.count("\n") + 4))
    return lines


def read_head(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of what is, or was to be, the front matter.

    Without fences MkDocs takes the first lines for keys as far as they look like keys, and shows
    what stands below a fence that comes too late.
    """
    if document.front:
        yield from enumerate(document.front.split("\n"), start=2)
        return
    begun = False
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        fence = line.strip().startswith("---")
        if fence or _KEY_LINE.match(line) or (begun and line.startswith((" ", "\t"))):
            begun = True
            yield number, line
        elif begun or line.strip("\ufeff \t"):
            return


def _lines_of(document: Document, field: str) -> frozenset[int]:
    """Return the lines from the one that has a key to the one before the next key beside it."""
    found: set[int] = set()
    inside = False
    if field not in (document.front or document.body).lower():
        return frozenset()
    for number, line in read_head(document):
        if _TOP.match(line):
            inside = False
        if any(_is(match[1], field) for match in _KEY.finditer(line)):
            inside = True
        if inside:
            found.add(number)
    return frozenset(found)


@cache
def _is(key: str, field: str) -> bool:
    return key.lower() == field
