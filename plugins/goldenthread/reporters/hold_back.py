"""Say nothing about a plan that must not be shown.

In: a `Result`. Out: the same, or, where something in the plan is restricted, only the findings
that say so: others quote titles and values. Never opens a gate that was closed.
"""

from __future__ import annotations

from dataclasses import replace

from goldenthread.check import ALWAYS_ERRORS, Result


def hold_back(result: Result) -> Result:
    """Keep only the findings on restricted content, where there are any."""
    closed = tuple(finding for finding in result.findings if finding.code in ALWAYS_ERRORS)
    return replace(result, findings=closed, waived=(), known=()) if closed else result


def is_held_back(result: Result) -> bool:
    """Tell whether a result is about restricted content."""
    return any(finding.code in ALWAYS_ERRORS for finding in result.findings)
