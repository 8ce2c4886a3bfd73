"""The kinds of items that this question brings, by name."""

from __future__ import annotations

CHECK_IN = "check-in"
ROADMAP = "roadmap"
ACKNOWLEDGED = ("purpose", "vision", ROADMAP)
"""What people put their name to; the first two are the core's."""
