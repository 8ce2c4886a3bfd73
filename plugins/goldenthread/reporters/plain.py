"""Text from a plan, made safe to show on a terminal.

In: any text that somebody else wrote. Out: the same text on one line, without a character that a
terminal obeys instead of showing. Never shortens and never drops anything silently.
"""

from __future__ import annotations

import re

# Controls (C0, DEL, C1), line and paragraph separators, marks that reorder what follows, and
# halves of surrogate pairs, which stand for bytes of a file name that are not UTF-8.
_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ONE_BYTE = 0xFF


def plain(text: str) -> str:
    r"""Return `text` with each such character spelled out: ESC becomes `\x1b`."""
    return _OBEYED.sub(_spell, text)


def plain_lines(text: str) -> list[str]:
    """Return the lines of a text that may have several, each made safe."""
    return [plain(line) for line in text.split("\n")]


def _spell(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= _ONE_BYTE else f"\\u{code:04x}"
