"""What a writer did when front matter is not YAML: a place and plain words.

In: the text and the parser's error. Out: the mark where the slip was made, which may lie far above
the place where the parser noticed, and a detail `what has happened; what to do`, or the parser's
own reason. Never parses YAML, and never raises because of what the text says.
"""

from __future__ import annotations

import re

import yaml

Place = tuple[int, int]
"""Line and column in the front matter, both counted from 1."""

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
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or line[place[1] - 1 :][:1] == "\t":
        return place, "a tab indents this line; YAML indents with spaces only"
    opened = _open_quote(lines[: place[0]], error)
    if opened:  # the parser notices at the next quote, or at the end
        return opened, "a quote is never closed; close the quote where the value ends"
    if error.problem and "mapping values" in error.problem:
        return _explain_colon(line, place)
    if _follows_quote(line, place[1]):
        return place, (
            "text follows the closing quote; put quotes of the other kind around the whole value"
        )
    begun = error.context_mark
    if begun and error.context and "simple key" in error.context:
        place = (begun.line + 1, begun.column + 1)
    reason = error.problem or "cannot be read"
    return place, f"{error.context}, {reason}" if error.context else reason


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


def _explain_colon(line: str, place: Place) -> tuple[Place, str]:
    """Tell a field that is indented too far, or follows a bare word, from a colon in a value."""
    field = _FIELD.match(line)
    if field and field.end("name") == place[1] - 1 and not field.start("name"):
        return (max(place[0] - 1, 1), 1), "a line has no ': '; write 'field: value'"
    if field and field.end("name") == place[1] - 1:
        return (place[0], field.start("name") + 1), (
            "the line is indented further than the field above it; "
            "begin it in the same column as that field"
        )
    return place, "a ': ' inside a value; put the value in quotes"


def _follows_quote(line: str, column: int) -> bool:
    start = _QUOTED.match(line)
    closed = _CLOSED[start["quote"]].match(line, start.start("quote")) if start else None
    if not closed:
        return False
    return closed.end() < column and not line[closed.end() : column - 1].strip()
