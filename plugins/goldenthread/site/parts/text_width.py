"""How wide a text can be, and how many lines it then takes.

In: a text, the room in pixels. Out: a width, a count of lines, for the widest font that a reader
may get from the stack in `core/10-tokens.css`. Never asks which fonts this machine has: a site is
built on one machine and read on others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SIZE = 12
"""Pixels of the letters in a drawn node; `view/map.css` says the same."""

# Hundredths of the size, for each character the widest of DejaVu Sans (what `sans-serif` is on
# Debian), Inter, Roboto, Noto Sans, Open Sans (as Segoe UI) and Liberation Sans (as Arial, and as
# Helvetica Neue), at the weight of a node.
_WIDTHS = {
    28: "'ijl",
    32: " ,.’\u2018",
    34: ":;I·",
    37: "f",
    40: "()[]/t",
    42: "!\\",
    44: "r",
    47: '"-',
    52: "“”",
    56: "s*?J_z|",
    58: "Lck",
    60: "•`vxy",
    62: "Faeo",
    64: "1256789bdghnpqu{}",
    66: "$03–4T",
    69: "EKPS€BXYZ",
    73: "AVR",
    76: "CUH",
    79: "D&GNOQ",
    84: "w#+<=>^~×",
    93: "M",
    98: "%m",
    102: "W—…→@",
}
_ADVANCES = {character: width for width, several in _WIDTHS.items() for character in several}
_BOLD = 1.14  # how much wider the same texts are in bold letters
_SMALL, _CAPITAL, _WIDE, _PICTURE = 66, 84, 100, 130  # characters of other scripts

# A line may end after any of these: a space, a hyphen between letters, a character of a script
# that is written without spaces.
_FAR = "⺀-\U0010ffff"
_UNIT = re.compile(rf"[ \t\n]+|[{_FAR}]|[^ \t\n{_FAR}]+?-(?=[^\W\d])|[^ \t\n{_FAR}]+")


def measure(text: str, *, bold: bool = False) -> float:
    """Return the pixels that a text on one line takes at the most."""
    hundredths = sum(map(_advance, text))
    return hundredths * SIZE / 100 * (_BOLD if bold else 1)


def count_lines(text: str, room: float, *, bold: bool = False) -> int:
    """Return how many lines of `room` pixels a text takes, broken as a browser breaks it."""
    lines, used, space = 1, 0.0, 0.0
    for unit in _UNIT.findall(text):
        width = measure(unit, bold=bold)
        if unit[0] in " \t\n":
            space = width
            continue
        if used and used + space + width > room:
            lines, used, space = lines + 1, 0.0, 0.0
        used, space = used + space + width, 0.0
        if used > room:  # a word that is longer than a line is broken anywhere
            more, used = _break_anywhere(unit, room, bold=bold)
            lines += more
    return lines


def _break_anywhere(word: str, room: float, *, bold: bool) -> tuple[int, float]:
    """Return how many lines a long word adds to its first, and how much of the last it fills."""
    more, used = 0, 0.0
    for character in word:
        width = measure(character, bold=bold)
        if used and used + width > room:
            more, used = more + 1, 0.0
        used += width
    return more, used


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    known = _ADVANCES.get(character)
    if known is None:
        # "é" is as wide as "e"; a non-breaking space as a space.
        known = _ADVANCES.get(unicodedata.normalize("NFKD", character)[0])
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if category == "So":
        return _PICTURE
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return _WIDE
    return _SMALL if category in ("Ll", "Lo", "Lm", "Nd", "Po") else _CAPITAL
