"""Values as the exports write them, the core's and those of questions.

In: a number, or an id as written. Out: what stands in JSON. Judges and rounds nothing.
"""

from __future__ import annotations

import math

from goldenthread.plan.plan import Plan


def number_of(value: float | None) -> float | int | None:
    """Write whole numbers without a fraction, as the plan does; JSON has no infinity."""
    if value is not None and not math.isfinite(value):
        return None
    return int(value) if value is not None and value.is_integer() else value


def resolve(plan: Plan, target: str) -> str | None:
    """Return the living id behind a written one; the written one where there is none."""
    found = plan.find(target)
    return found.id if found else target or None
