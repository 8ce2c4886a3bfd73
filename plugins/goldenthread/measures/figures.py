"""Figures as a message has them: thousands apart, so that a reader sees how large they are.

In: a number, or a formula as `metric.py` and the sums of a journey write it. Out: text. Pages
write figures with the marks of their language instead; see `words.py`.
"""

from __future__ import annotations

import re

from goldenthread.measures.metric import number

# A number as `number` writes it: the whole part, and the point with what follows.
WRITTEN_NUMBER = re.compile(r"(\d+)((?:\.\d+)?)")


def spell_number(value: float) -> str:
    """Write a number as a message does: like `number`, thousands apart: "20,711"."""
    return group_digits(number(value))


def group_digits(formula: str) -> str:
    """Write the numbers of a formula as a message does: "84000 / 1.5" is "84,000 / 1.5"."""
    return WRITTEN_NUMBER.sub(lambda found: f"{int(found[1]):,}{found[2]}", formula)
