"""A share of the way in whole percent, as pages, formulas and the console all write it.

In: a share. Out: a whole number, never that of the end where the end is not reached.
"""

from __future__ import annotations

# What a mean of whole shares may lack of 1 by the way machines reckon.
_THERE = 1 - 1e-9


def percent(share: float) -> int:
    """Return a share in whole percent; what is not there yet is at most 99."""
    rounded = round(share * 100)
    return min(rounded, 99) if share < _THERE else rounded
