"""The written part of the handbook: a text and examples for each kind we ship.

In: the files of the folders `handbook/` in `site_templates/`. Out: `Written` by the name of a
kind or topic, its sections still markdown. Knows no site, so that the same files can be tested as
a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from goldenthread.findings.rule import all_rules
from goldenthread.ground.resources import folders
from goldenthread.source.document import parse_document

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_CODE = re.compile(r"(?<![`\[#\w])(GT\d{3})(?![`\w])")
_KIND_LINK = re.compile(r"\[([^\]]+)\]\(#kind-([\w-]+)\)")
_FENCE = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """One file of the example plan: its path, whole text, and front matter as data.

    A table has no front matter.
    """

    path: str
    text: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What is written about one kind or topic; `sections` are markdown by heading.

    The text before the first heading is the section "". Codes of rules have become links to
    `gt:rules`; the template turns such addresses into links. `order` sorts the chapters of kinds.
    """

    sections: Mapping[str, str]
    examples: tuple[Example, ...] = ()
    order: int = 0


@cache
def read_kind_texts() -> Mapping[str, Written]:
    """Read the chapters of our kinds, in the order in which a company writes them."""
    found = {file.stem: _read(file) for file in _list("kinds")}
    return MappingProxyType(dict(sorted(found.items(), key=lambda entry: entry[1].order)))


@cache
def read_topic(name: str) -> Written:
    """Read a chapter that is about no kind; each question that is there adds sections."""
    files = [_read(file) for file in _list("topics") if file.stem == name]
    return Written(MappingProxyType({k: v for one in files for k, v in one.sections.items()}))


@cache
def read_examples() -> Mapping[str, Example]:
    """Read the example plan, each file by its name, which is the id of its item."""
    plans = folders("site_templates", "handbook/plan")
    files = [(base, path) for base in plans for path in base.rglob("*") if path.is_file()]
    found: dict[str, Example] = {}
    for base, path in sorted(files):
        name, raw = path.relative_to(base).as_posix(), path.read_bytes()
        document = parse_document(name, raw)
        text = raw.decode("utf-8").rstrip()
        found[path.stem] = Example(f"plans/{name}", text, document.data or {})
    return MappingProxyType(found)


def _list(name: str) -> Iterator[Path]:
    for folder in folders("site_templates", f"handbook/{name}"):
        yield from folder.glob("*.md")


def _read(file: Path) -> Written:
    document = parse_document(file.name, file.read_bytes())
    assert document.data is not None, file
    examples = read_examples()
    return Written(
        sections=MappingProxyType(_split(document.body)),
        examples=tuple(
            examples[item] for item in document.data.get("examples", ()) if item in examples
        ),
        order=document.data.get("order", 0),
    )


def _split(text: str) -> dict[str, str]:
    """Cut a text at its headings of the second level."""
    first, *rest = _HEADING.split(text)
    sections = {"": first, **dict(zip(rest[::2], rest[1::2], strict=True))}
    return {heading.strip(): _link(part.strip()) for heading, part in sections.items()}


def _link(text: str) -> str:
    """Link each code of a rule outside code to its place in the catalogue.

    What belongs to a question that is not there is left as words.
    """
    kinds = {file.stem for file in _list("kinds")}
    text = _KIND_LINK.sub(lambda found: found[0] if found[2] in kinds else found[1], text)
    parts = _FENCE.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _CODE.sub(
            lambda found: (
                f"[{found[1]}](gt:rules#{found[1].lower()})"
                if found[1] in all_rules()
                else found[1]
            ),
            parts[index],
        )
    return "".join(parts)
