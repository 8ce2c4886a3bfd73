"""Characters that look like a space, or like nothing, and are none to YAML.

In: a text, or the nodes it was read into. Out: where one stands at which a space was meant, and
which it is. Inside a text, where a no-break space is good typography, none is one.
"""

from __future__ import annotations

import re
from types import MappingProxyType

import yaml

_NAMES = MappingProxyType(
    {
        "\u00a0": "a no-break space",
        "\u1680": "an ogham space",
        "\u2007": "a figure space",
        "\u202f": "a narrow no-break space",
        "\u205f": "a mathematical space",
        "\u3000": "an ideographic space",
        "\u200b": "a zero-width space",
        "\u2060": "a word joiner",
        "\ufeff": "a byte order mark",
    }
)
_INVISIBLE = frozenset("\u200b\u2060\ufeff")
_ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_ANY = re.compile(f"[{_ODD}]")
# In the indentation, after a dash, before a field's name, or right behind its colon.
_MISPLACED = re.compile(rf"[ ]*(?:-[ ]+)*(?:-?(?P<before>[{_ODD}])|[\w-]+:[ ]*(?P<after>[{_ODD}]))")
_AT_START = re.compile(rf"-?[{_ODD}]")

Place = tuple[int, int]


def has_odd_space(text: str) -> bool:
    """Tell whether there is anything to look for."""
    return _ANY.search(text) is not None


def find_in_lines(lines: list[str]) -> tuple[Place, str] | None:
    """Return place and detail of the last misplaced character in lines that cannot be read."""
    for number in range(len(lines), 0, -1):
        found = _MISPLACED.match(lines[number - 1])
        if found:
            column = found.start("before" if found["before"] else "after")
            return (number, column + 1), _word(found["before"] or found["after"])
    return None


def find_in_nodes(root: yaml.Node) -> tuple[Place, str] | None:
    """Return the first key or plain value that begins with such a character; depth is bounded."""
    if isinstance(root, yaml.ScalarNode):
        if root.style or not _AT_START.match(root.value):
            return None
        dash = root.value.startswith("-")
        mark = root.start_mark
        return (mark.line + 1, mark.column + 1 + dash), _word(root.value[dash])
    parts = [root.value] if isinstance(root, yaml.SequenceNode) else root.value
    return next((found for pair in parts for node in pair if (found := find_in_nodes(node))), None)


def _word(character: str) -> str:
    name = _NAMES.get(character, "a space of another width")
    remedy = "delete it" if character in _INVISIBLE else "type the space anew"
    return (
        f"{name} (U+{ord(character):04X}) stands where YAML wants a plain space or none; "
        f"{remedy}: text copied from a web page or a word processor brings such characters along"
    )


def plain_spaces(text: str) -> str:
    """Return the text with a plain space for each such character."""
    return _ANY.sub(" ", text)
