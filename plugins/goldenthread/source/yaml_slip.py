"""What a writer did when front matter is not YAML: a place and plain words.

In: the text and the parser's error. Out: the mark where the slip was made, which may lie far above
the place where the parser noticed, and a detail `what has happened; what to do`, or the parser's
own reason. Never parses YAML, and never raises because of what the text says.
"""

from __future__ import annotations

import re

import yaml

from goldenthread.source.line_slip import (
    explain_brackets,
    explain_bullet,
    explain_comment,
    explain_line,
    explain_start,
)
from goldenthread.source.odd_space import find_in_lines

Place = tuple[int, int]
"""Line and column in the front matter, both counted from 1."""

Slip = tuple[Place, str]
"""Where the slip was made, and the detail."""

_FIELD = re.compile(r"[ ]*(?:- +)*(?P<name>[\w-]+):(?:\s|$)")
_QUOTED = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?:[\w-]+:\s+)?(?P<quote>[\"'])")
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*"'),
    "'": re.compile(r"'(?:[^']|'')*'"),
}


def explain_slip(text: str, error: yaml.MarkedYAMLError) -> tuple[Place, str]:
    """Say the most common slips in the writer's words; else repeat the parser's reason."""
    mark = error.problem_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    for explain in (_explain_space, _explain_brackets, _explain_quote, _explain_colon):
        if slip := explain(lines, place, error):
            return slip
    begun = error.context_mark
    if begun and error.context and "simple key" in error.context:
        place = (begun.line + 1, begun.column + 1)
    if begun and "parsing a flow" in (error.context or ""):
        place = (begun.line + 1, begun.column + 1)
    elif slip := _explain_plainly(lines, place):
        return slip
    reason = error.problem or "cannot be read"
    return place, f"{error.context}, {reason}" if error.context else reason


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _explain_space(lines: list[str], place: Place, _: yaml.MarkedYAMLError) -> Slip | None:
    """Find what looks like a space and is none."""
    if odd := find_in_lines(lines[: place[0]]):
        return odd
    line = _line(lines, place[0])
    if "\t" in line[: len(line) - len(line.lstrip())] or line[place[1] - 1 :][:1] == "\t":
        return place, "a tab indents this line; replace the tab by two spaces"
    return None


def _explain_brackets(lines: list[str], place: Place, error: yaml.MarkedYAMLError) -> Slip | None:
    """Find a text inside brackets that has a meaning there."""
    begun = error.context_mark
    if not begun or "parsing a flow" not in (error.context or ""):
        return None
    number = begun.line + 1
    column = place[1] if place[0] == number else len(_line(lines, number)) + 1
    slip = explain_brackets(_line(lines, number), begun.column + 1, column)
    return ((number, slip[0]), slip[1]) if slip else None


def _explain_quote(lines: list[str], place: Place, error: yaml.MarkedYAMLError) -> Slip | None:
    """Find a quote that is open, or closed before the value ends, and a backslash inside one."""
    if "escape character" in (error.problem or ""):
        return place, "a backslash inside double quotes begins a code; use single quotes"
    opened = _open_quote(lines[: place[0]], error)
    if opened:  # the parser notices at the next quote, or at the end
        return opened, "a quote is never closed; close the quote where the value ends"
    colon = "mapping values" in (error.problem or "")
    if not colon and _follows_quote(_line(lines, place[0]), place[1]):
        return place, (
            "text follows the closing quote; put quotes of the other kind around the whole value"
        )
    return None


def _explain_plainly(lines: list[str], place: Place) -> Slip | None:
    """Look for the slip on the line itself, then for what the line above has begun."""
    line, above = _line(lines, place[0]), _line(lines, place[0] - 1)
    if slip := explain_line(line) or explain_start(line):
        return (place[0], slip[0]), slip[1]
    if slip := explain_bullet(above) or explain_comment(above):
        return (place[0] - 1, slip[0]), slip[1]
    field = _FIELD.match(line)
    if not field:
        return None
    return (place[0], field.start("name") + 1), (
        f"'{field['name']}' does not begin in the column of any field above it; "
        "begin it where the field begins that it stands beside"
    )


def explain_character(text: str, error: Exception) -> tuple[Place, str]:
    """Say which character the parser refused, and where it stands."""
    position = getattr(error, "position", None)
    character = getattr(error, "character", None)
    place = (1, 1)
    if isinstance(position, int):
        before = text[:position]
        place = (before.count("\n") + 1, position - before.rfind("\n"))
    if character is None:
        return place, "cannot be read"
    code = character if isinstance(character, int) else ord(character)
    return place, f"the character U+{code:04X} is not allowed in YAML"


def _open_quote(lines: list[str], error: yaml.MarkedYAMLError) -> Place | None:
    """Find the quote that swallowed a field; a quoted text over several lines is no slip."""
    for number, line in enumerate(lines, 1):
        start = _QUOTED.match(line)
        if not start or _CLOSED[start["quote"]].match(line, start.start("quote")):
            continue
        for later in lines[number:]:
            field = _FIELD.match(later)
            if field and field.start("name") <= start.end("lead"):
                return number, start.start("quote") + 1
            if start["quote"] in later:
                break
    mark = error.context_mark
    if mark and error.context and "quoted scalar" in error.context:
        return mark.line + 1, mark.column + 1
    return None


def _explain_colon(lines: list[str], place: Place, error: yaml.MarkedYAMLError) -> Slip | None:
    """Tell a field that is indented too far, or follows a bare word, from a colon in a value."""
    if "mapping values" not in (error.problem or ""):
        return None
    line = _line(lines, place[0])
    field = _FIELD.match(line)
    if not field or field.end("name") != place[1] - 1:
        if (slip := explain_start(line)) and slip[0] < place[1]:
            return (place[0], slip[0]), slip[1]
        return place, "a ': ' inside a value; put the value in quotes"
    if slip := explain_line(_line(lines, place[0] - 1)):
        return (place[0] - 1, slip[0]), slip[1]
    if not field.start("name"):
        return (max(place[0] - 1, 1), 1), "a line has no ': '; write 'field: value'"
    return (place[0], field.start("name") + 1), (
        "the line is indented further than the field above it; "
        "begin it in the same column as that field"
    )


def _follows_quote(line: str, column: int) -> bool:
    start = _QUOTED.match(line)
    closed = _CLOSED[start["quote"]].match(line, start.start("quote")) if start else None
    if not closed:
        return False
    return closed.end() < column and not line[closed.end() : column - 1].strip()
