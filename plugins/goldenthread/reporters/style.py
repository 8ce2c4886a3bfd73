"""Colour for people who can see it.

In: the environment and a stream. Out: whether to colour, and coloured text. Never the only carrier
of a meaning: every coloured word also stands there in letters.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import IO

import click

_SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_STATUS_COLOURS = {
    "on-track": "green",
    "done": "green",
    "at-risk": "yellow",
    "off-track": "red",
    "missed": "red",
    "broken": "red",
}


def wants_colour(stream: IO[str], environment: Mapping[str, str] = os.environ) -> bool:
    """Decide on colour: `NO_COLOR` forbids it, `FORCE_COLOR` asks for it, else a terminal has it.

    The two variables count when they are set to anything but nothing (no-color.org,
    force-color.org).
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def bold(text: str) -> str:
    """Return a heading."""
    return click.style(text, bold=True)


def dim(text: str) -> str:
    """Return what a reader may skip."""
    return click.style(text, dim=True)


def by_severity(text: str, severity: str) -> str:
    """Colour a text by how severe its finding is."""
    return click.style(text, fg=_SEVERITY_COLOURS[severity], bold=True)


def by_status(name: str) -> str:
    """Return the word of a status, coloured where the colour says something."""
    return click.style(name.replace("-", " "), fg=_STATUS_COLOURS.get(name))
