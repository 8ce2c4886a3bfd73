"""What a writer did on one line of front matter that is not YAML.

In: lines, and the place at which the parser gave up. Out: the column where the slip was made, and a
detail `what has happened; what to do` that shows the writer's own words mended. Never parses YAML,
and never raises because of what the text says.
"""

from __future__ import annotations

import re

_LONGEST = 80
_FIELD = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<name>[\w-]+):[ ]+(?P<value>.*\S)")
_GLUED = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<name>[a-z_]+):(?P<value>[^\s:/].*)")
_NO_COLON = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<name>[a-z_]+)[ ]*(?P<sign>=|\uff1a)\s*(?P<value>.*)"
)
_BULLET = re.compile(r"[ ]*(?P<sign>[*\u2022\u2013\u2014\u00b7])[ ]+(?P<value>\S.*)")
_TIGHT = re.compile(r"(?P<lead>[ ]*)-(?P<value>[^\W\d]\S{0,60}.{0,20})")
_CURLY = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019\u201a"
# A sign that YAML gives a meaning of its own at the start of a value, and its name.
_SIGN = re.compile(r"[>|?\[{%@`*&!-]")
_INSIDE = re.compile(r"(?:(?<=[{,])|(?<=[{,] ))[ ]*(?P<name>[\w-]+):[ ]+")
# A field that follows a value without a comma; any other word may be part of a text.
_NO_COMMA = re.compile(
    r"[^\s:]+ +(?P<name>why|id|date|value|note|unit|name|target|baseline|owner|person): "
)
_COMMENT = re.compile(r"(?<=\s)#\w.*")

Slip = tuple[int, str]
"""A column counted from 1, and the detail."""


def in_quotes(text: str) -> str:
    """Put a text in quotes that it does not hold; YAML doubles single ones."""
    text = text.strip()
    for quote in "\"'":
        if len(text) > 1 and text[0] == text[-1] == quote:
            text = text[1:-1]
    if len(text) > 1 and text[0] in _CURLY and text[-1] in _CURLY:
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _mended(name: str, value: str) -> str:
    """Show a field as it should be, where it is short enough to be shown."""
    return f": `{name}: {in_quotes(value)}`" if len(value) <= _LONGEST else ""


def explain_comment(line: str) -> Slip | None:
    """Find a `#` that a writer took for part of the text, such as `#1`."""
    found = _COMMENT.search(line)
    if not found or line.lstrip().startswith("#"):
        return None
    text = found[0].rstrip("}] ")[:_LONGEST]
    return found.start() + 1, f"YAML reads ' {text}' as a comment; put quotes around the text"


def explain_line(line: str) -> Slip | None:
    """Find what keeps a line from being a field or an entry of a list."""
    if found := _GLUED.match(line):
        written = f"{found['name']}: {found['value'].strip()[:_LONGEST]}"
        return found.end("name") + 2, (
            f"no space follows the colon of '{found['name']}'; write `{written}`"
        )
    if found := _NO_COLON.match(line):
        written = f"{found['name']}: {found['value'].strip()[:_LONGEST]}"
        return found.start("sign") + 1, (
            f"'{found['sign']}' stands where a field has ': '; write `{written}`"
        )
    return explain_bullet(line)


def explain_bullet(line: str) -> Slip | None:
    """Find an entry of a list that does not begin with a hyphen and a space."""
    if found := _TIGHT.match(line):
        return found.end("lead") + 2, f"no space follows the '-'; write `- {found['value']}`"
    found = _BULLET.match(line)
    if not found:
        return None
    return found.start("sign") + 1, (
        f"'{found['sign']}' is no bullet in YAML; "
        f"write `- {found['value'].strip()[:_LONGEST]}`, with a plain hyphen"
    )


def explain_start(line: str) -> Slip | None:
    """Find a value that begins with a sign, or with quotes that only a word processor knows."""
    found = _FIELD.match(line)
    if not found:
        return None
    first, column = found["value"][0], found.start("value") + 1
    if first in _CURLY:
        bare = found["value"].strip(_CURLY)
        return column, (
            f"the quotes {first} are no quotes to YAML; "
            f"use straight ones{_mended(found['name'], bare)}"
        )
    if not _SIGN.match(first):
        return None
    if found["value"].startswith("- "):
        return column, (
            f"a list cannot begin on the line of '{found['name']}'; write "
            f"`{found['value'][:_LONGEST]}` on a line of its own below it, or, if it is a text, "
            "put quotes around it"
        )
    return column, (
        f"a value cannot begin with '{first}' and go on as text; "
        f"put quotes around it{_mended(found['name'], found['value'])}"
    )


def explain_brackets(line: str, start: int, place: int) -> Slip | None:
    """Find the text inside brackets that a sign of its own ends too early.

    `start` is the column of the opening bracket, `place` that where the parser gave up.
    """
    if swallowed := explain_comment(line):
        return swallowed
    closed = line.rstrip().rstrip(",").rstrip()
    if line[: start - 1].rstrip().endswith("["):
        closed = closed.removesuffix("]").rstrip()
    if line[start - 1 : start] == "[" or not closed.endswith("}"):
        return None
    fields = [f for f in _INSIDE.finditer(closed, start - 1) if f.start("name") + 1 < place]
    if not fields:
        return None
    field = fields[-1]
    following = next((f.start() for f in _INSIDE.finditer(closed, field.end())), len(closed))
    value = closed[field.end() : following].rstrip("}, ")
    if glued := _NO_COMMA.match(value):
        column = field.end() + glued.start("name") + 1
        return column, f"no comma stands before '{glued['name']}'; put one there"
    return field.end() + 1, (
        "inside braces a colon, a comma or a quote ends a text; "
        f"put quotes around it{_mended(field['name'], value)}"
    )
