"""Levels that are written only in the numbers of objectives.

In: the objectives of one goal. Out: for each one the objective it hangs under, if any.
Never looks across goals and never hangs an objective under a number that two objectives carry.
"""

from __future__ import annotations

from collections import Counter

from goldenthread.interop.stratml.model import Aim

MANY = 0.2  # above this share of hidden levels the report advises to nest


def parents_by_number(objectives: tuple[Aim, ...]) -> dict[int, int]:
    """Return {index: index of the parent} for objectives such as 1.2.1 under 1.2.

    The longest number that is a whole-part prefix wins, so that 1.20 is not under 1.2.
    """
    numbers = [objective.number.rstrip(".") for objective in objectives]
    counts = Counter(numbers)
    places = {n: index for index, n in enumerate(numbers) if n and counts[n] == 1}
    parents = {}
    for index, number in enumerate(numbers):
        prefix = number
        while "." in prefix:
            prefix = prefix.rpartition(".")[0]
            if prefix in places:
                parents[index] = places[prefix]
                break
    return parents
