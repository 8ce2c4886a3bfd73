"""The kinds of items that this question brings, by name."""

from __future__ import annotations

ASSESSMENT = "assessment"
