"""Find `[[id]]` in a body without rendering it.

In: markdown text. Out: each mention with its place. Fenced blocks, indented code and code spans
are skipped, as they are when the page is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PATTERN = (
    r"\[\[[ \t]*(?:(?P<block>thread|tree|metric)[ \t]*:[ \t]*)?"
    r"(?P<target>[^\[\]|#\s][^\[\]|#\n]*?)[ \t]*"
    r"(?:#[ \t]*(?P<part>[^\[\]|#\s][^\[\]|#\n]*?)[ \t]*)?"
    r"(?:\|(?P<text>[^\[\]\n]*))?\]\]"
)
_MENTION = re.compile(PATTERN)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.*?)(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MentionText:
    """What one mention says: `block` is thread, tree, metric or empty for a link."""

    target: str
    part: str
    text: str
    block: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One `[[id]]` or `[[thread: id]]`; line and column count from 1 in the body."""

    target: str
    part: str
    text: str
    block: str
    line: int
    column: int


def find_mentions(body: str) -> Iterator[Mention]:
    """Yield the mentions of a body in reading order."""
    if "[[" not in body:
        return
    text = _blank_code(body)
    for match in _MENTION.finditer(text):
        if match.start() and text[match.start() - 1] == "\\":
            continue
        before = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        yield Mention(
            match["target"],
            match["part"] or "",
            match["text"] or "",
            match["block"] or "",
            before + 1,
            column,
        )


def _blank_code(body: str) -> str:
    """Replace code by spaces of the same length, so that places stay true."""
    lines, fence = body.split("\n"), ""
    for index, line in enumerate(lines):
        opening = _FENCE.match(line)
        if fence:
            closing = line.strip()
            lines[index] = " " * len(line)
            if closing.startswith(fence) and not closing.strip(fence[0]):
                fence = ""
        elif opening:
            fence = opening[1]
            lines[index] = " " * len(line)
        elif line.startswith(("    ", "\t")) and (not index or not lines[index - 1].strip()):
            lines[index] = " " * len(line)
    return _CODE_SPAN.sub(_blank, "\n".join(lines))


def _blank(match: re.Match[str]) -> str:
    return "".join("\n" if character == "\n" else " " for character in match[0])
