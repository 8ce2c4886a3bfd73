r"""Plan text as Markdown that shows exactly that text.

In: tidy text from a stranger. Out: Markdown with paragraphs, line breaks and bullets.
Never lets the text become a heading, a list of its own, HTML, a link inside the site, a mention,
an attribute list or an include; plain web addresses become links that leave the site.
"""

from __future__ import annotations

import re

_URL = re.compile(r"https?://[^\s<>\"^`]+", re.IGNORECASE)
_URL_TAIL = ".,;:!?)]}'*_|\\"
_URL_UNSAFE = {char: f"%{ord(char):02X}" for char in "[]{}|\\"}
_INLINE = re.compile(
    r"[\\`*\[\]]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|&(?=#?\w+;)|[<>{}|]"
    r"|[~^](?=\S)|(?<=\S)[~^]|([=+])(?=\1)|:(?=[\w+-]+:)|-(?=-8)|\$(?=\$)"
)
_ENTITIES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;", "|": "&#124;",
    "~": "&#126;", "=": "&#61;", "+": "&#43;", "^": "&#94;", ":": "&#58;", "-": "&#45;",
    "$": "&#36;",
}  # fmt: skip
_LINE_START = re.compile(r"#|[-+](?=\s|$|-)|=|!!!|\?\?\?|:|~~~|\d+(?=[.)](?:\s|$))")


def to_markdown(text: str) -> str:
    """Return tidy text (see `model.py`) as Markdown, without a final line break."""
    return "\n\n".join(_to_block(paragraph.split("\n")) for paragraph in text.split("\n\n"))


def to_inline(text: str) -> str:
    """Return a line of text as Markdown for the middle of a line."""
    parts, end = [], 0
    for match in _URL.finditer(text):
        url = match[0].rstrip(_URL_TAIL)
        parts.append(_escape(text[end : match.start()]))
        safe = "".join(_URL_UNSAFE.get(char, char) for char in url)
        parts.append(f"<{safe}>" if len(url) > len("https://") else _escape(url))
        end = match.start() + len(url)
    parts.append(_escape(text[end:]))
    return "".join(parts)


def to_line(text: str) -> str:
    """Return a line of text as Markdown for a line of its own."""
    line = to_inline(text)
    start = _LINE_START.match(line)
    if not start:
        return line
    mark = start[0]
    if mark[0].isdigit():
        return f"{mark}\\{line[len(mark) :]}"
    if mark in ("=", ":") or mark.startswith(("?", "~")):
        return f"&#{ord(mark[0])};{line[1:]}"
    return f"\\{line}"


def _to_block(lines: list[str]) -> str:
    """Return one paragraph: runs of bullets become a list, other lines keep their breaks."""
    blocks: list[str] = []
    run: list[str] = []
    for index, line in enumerate(lines):
        bullet = line.startswith("* ")
        run.append(f"- {to_line(line[2:])}" if bullet else to_line(line))
        last = index + 1 == len(lines) or lines[index + 1].startswith("* ") != bullet
        if last:
            blocks.append(("\n" if bullet else "  \n").join(run))
            run = []
    return "\n\n".join(blocks)


def _escape(text: str) -> str:
    return _INLINE.sub(lambda m: _ENTITIES.get(m[0]) or f"\\{m[0]}", text)
