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
    r"(?P<target>[^\[\]|#\s][^\[\]|#\n]*)"
    r"(?:#[ \t]*(?P<part>[^\[\]|#\s][^\[\]|#\n]*))?"
    r"(?:\|(?P<text>[^\[\]\n]*))?\]\]"
)
_MENTION = re.compile(PATTERN)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TICKS = re.compile("`+")


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
    line, counted = 1, 0
    for match in _MENTION.finditer(text):
        start = match.start()
        if start and text[start - 1] == "\\":
            continue
        line += text.count("\n", counted, start)
        counted = start
        said = read_mention(match)
        column = start - text.rfind("\n", 0, start)
        yield Mention(said.target, said.part, match["text"] or "", said.block, line, column)


def read_mention(match: re.Match[str]) -> MentionText:
    """Return what a match of `PATTERN` says; the pattern leaves spaces at the ends, to be fast."""
    target, part = match["target"].strip(), (match["part"] or "").strip()
    return MentionText(target, part, (match["text"] or "").strip(), match["block"] or "")


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
    return _blank_spans("\n".join(lines))


def _blank_spans(text: str) -> str:
    """Blank code spans: from a run of backticks to the next run of the same length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    following: dict[int, list[int]] = {}  # for each length the runs to come, the next one last
    for index in reversed(range(len(runs))):
        following.setdefault(runs[index][1] - runs[index][0], []).append(index)
    parts, done, after = [], 0, 0
    for index, (start, end) in enumerate(runs):
        same = following[end - start]
        same.pop()
        if index < after or not same or text[start - 1 : start] == "\\":
            continue
        after = same[-1] + 1
        stop = runs[same[-1]][1]
        parts += [text[done:start], re.sub(r"[^\n]", " ", text[start:stop])]
        done = stop
    return "".join([*parts, text[done:]])
