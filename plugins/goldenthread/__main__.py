"""Let `python -m goldenthread` do what the `goldenthread` command does."""

from __future__ import annotations

from goldenthread.cli import main

main()
