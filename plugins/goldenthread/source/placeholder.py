"""The words with which `init` and `new` hold places open.

In: a text of a plan. Out: whether it is one that a starter or a draft wrote, to be written over.
They are read from the very templates that are written. Never changes a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from goldenthread.ground.resources import folders, resource
from goldenthread.source.document import parse_document
from goldenthread.source.fields import read_entries, read_text

_MARK = re.compile(r"@[A-Z_]+@")
_FROM_DRAFTS = re.compile(
    r"(?:^[ #]*(?:- )?(?:[a-z_]+: )?|\{text: )((?:what|who|the|when|where) [^{}\n]*?)"
    r"(?=  #|, target_audience|$)",
    re.MULTILINE,
)
_FIRST = 4
_OPEN = frozenset({"...", "\u2026"})  # what `new` writes into samples


@cache
def starter_texts() -> Mapping[str, frozenset[str]]:
    """Return by kind the titles, roles, names, whys and paragraphs that `init` writes."""
    found: dict[str, set[str]] = {}
    for file in sorted((resource("site_templates/init") / "plans").rglob("*.md")):
        text = _MARK.sub("2026", file.read_text("utf-8"))
        document = parse_document(file.name, text.encode())
        data = document.data or {}
        texts = found.setdefault(read_text(data.get("kind")), set())
        texts |= {read_text(data.get("title")), read_text(data.get("role"))} - {""}
        texts |= {read_text(entry.get("name")) for _, entry in read_entries(data.get("metrics"))}
        texts |= {read_text(entry.get("why")) for _, entry in read_entries(data.get("supports"))}
        texts |= {one for _, one in split_paragraphs(document.body)}
    return MappingProxyType({kind: frozenset(texts - {""}) for kind, texts in found.items()})


@cache
def _draft_texts() -> frozenset[str]:
    drafts = (file for one in folders("site_templates", "drafts") for file in one.glob("*.yml"))
    texts = (file.read_text("utf-8") for file in drafts)
    return frozenset(found.strip() for text in texts for found in _FROM_DRAFTS.findall(text))


@cache
def _beginnings() -> frozenset[str]:
    """Return how they all begin: of nearly every text nothing more has to be looked at."""
    texts = [*_OPEN, *_draft_texts(), *(t for texts in starter_texts().values() for t in texts)]
    return frozenset(text[:_FIRST] for text in texts)


def is_placeholder(kind: str, text: str) -> bool:
    """Tell whether an item of a kind still says what a template wrote there."""
    if text[:_FIRST] not in _beginnings():
        return False
    folded = " ".join(text.split())
    return folded in _OPEN or folded in _draft_texts() or folded in starter_texts().get(kind, ())


def split_paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and the words of each paragraph of a text."""
    lines: list[str] = []
    for number, line in enumerate([*body.split("\n"), ""], 1):
        if line.strip():
            lines.append(line)
        elif lines:
            yield number - len(lines), " ".join(" ".join(lines).split())
            lines = []
