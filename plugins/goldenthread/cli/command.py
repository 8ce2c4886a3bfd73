"""What `--help` says of a command, kept apart from the command so that help starts fast.

A question lists its own in `commands.py`, which imports nothing of ours but this.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command by name, the module that holds it, and its line in the help, ordered by rank."""

    name: str
    module: str
    help: str
    rank: int


@dataclass(frozen=True, slots=True)
class ForHelp:
    """What a question gives to the stage `commands`."""

    commands: tuple[Command, ...] = ()
