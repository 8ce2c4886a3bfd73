"""Where the first sentence of a text ends.

In: a text on one line. Out: its first sentence and the rest. Never takes the number of a heading
("13.", "1.2.", "A.") or a shortened word ("U.S.", "e.g.") for a sentence.
"""

from __future__ import annotations

import re

_QUOTES = "\"'“\N{LEFT SINGLE QUOTATION MARK}«(["
_END = re.compile(rf"[.!?][)\]\"'”’»]*\s+(?=[{re.escape(_QUOTES)}]?[^\W\d_a-zß-öø-ÿ])")
# A year may end a sentence; a shorter number before a capital is mostly a heading's or a date's.
_NO_END = re.compile(r"\W*(?:\d{1,3}|\d+(?:\.\d+)+|[^\W\d_](?:\.[^\W\d_])*)\.")
_SHORT = re.compile(
    r"approx|art|bzw|ca|cf|co|corp|dept|dr|etc|ext|fig|inc|ltd|min|mrs?|ms|no|nr|pp?|prof|sec|st|vgl|"
    r"vol|vs",
    re.IGNORECASE,
)


def split_sentence(line: str) -> tuple[str, str]:
    """Return the first sentence of a line, with its mark, and what follows it."""
    for end in _END.finditer(line):
        word = line[: end.end()].rstrip().rpartition(" ")[2]
        if not _NO_END.fullmatch(word) and not _SHORT.fullmatch(word.strip(f".{_QUOTES}")):
            return line[: end.end()].rstrip(), line[end.end() :]
    return line, ""
