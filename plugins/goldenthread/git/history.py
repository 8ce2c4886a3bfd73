"""What git knows about the plan's files, read with one call.

In: the settings. Out: a `History`. Without git, or outside a repository, it is empty and says so;
a shallow clone leaves out dates it cannot know. Never changes anything.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.config.settings import Settings
from goldenthread.git.git import is_changed, run_git
from goldenthread.ground.period import read_day

_RECORD, _FIELD = "\x1e", "\x1f"


@dataclass(frozen=True, slots=True)
class Change:
    """The newest commit that touched a file; `date` is the author's day."""

    date: dt.date
    author: str


@dataclass(frozen=True, slots=True)
class History:
    """The commit of a checkout and the last change of each file.

    `commit` is abbreviated and empty without git; `dirty` tells of edits that are not committed.
    `last` is keyed by the path inside the plan folder.
    """

    commit: str = ""
    dirty: bool = False
    last: Mapping[str, Change] = field(default_factory=dict)


def read_history(settings: Settings) -> History:
    """Read the commit and the last change of every file below the plan folder."""
    folder = settings.plan_dir
    commit = run_git(folder, "rev-parse", "--short=9", "HEAD")
    if not commit:
        return History()
    dirty = is_changed(folder)
    shallow = (run_git(folder, "rev-parse", "--is-shallow-repository") or "").strip() == "true"
    last = {} if shallow else _last_changes(folder)
    return History(commit.strip(), dirty, last)


def _last_changes(folder: Path) -> dict[str, Change]:
    log = run_git(
        folder,
        "log",
        f"--format={_RECORD}%as{_FIELD}%an",
        "--name-only",
        "--relative",
        "--no-renames",
        "--",
        ".",
    )
    last: dict[str, Change] = {}
    for record in (log or "").split(_RECORD)[1:]:
        head, _, names = record.partition("\n")
        day, _, author = head.partition(_FIELD)
        try:
            change = Change(read_day(day), os.fsencode(author).decode("utf-8", "replace"))
        except ValueError:  # a commit may claim any day, and a name hold any character
            continue
        for name in names.split("\n"):
            if name:
                last.setdefault(name, change)
    return last
