"""Write steps and shares as people read them.

In: the name of a step, or a share, 0 to 1. Out: text such as "6.7 %". Holds no rule itself.
"""

from __future__ import annotations

from goldenthread.measures.figures import number

# From here on one digit behind the point is enough.
_PLAIN = 10
_MOST_PLACES = 6


def name_step(step: str) -> str:
    """Name those who are counted at a step: "people reached", "qualified leads", "leads"."""
    return {"reached": "people reached", "qualified": "qualified leads"}.get(step, step)


def write_share(share: float | None) -> str:
    """Write a share in per cent, with the digits that tell it from nothing: 7 %, 6.7 %, 0.33 %."""
    percent = (share or 0.0) * 100
    places = next((p for p in range(1, _MOST_PLACES) if percent >= _PLAIN * 10.0**-p), _MOST_PLACES)
    return f"{number(round(percent, places))} %"
