"""Golden Thread: a company's plan, from markdown in git to a validated, browsable site."""

from __future__ import annotations

__version__ = "0.1.0"
