"""What a rule is written with, in one import.

In: nothing. Out: the names that nearly every rule takes. Holds nothing of its own; what only some
rules take they import from where it lies.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import Rule
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.front_matter import Pointer

__all__ = ["Finding", "Item", "Iterator", "Plan", "Pointer", "Rule", "Severity", "Sort"]
