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
from goldenthread.git.git_log import read_log


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
    last: dict[str, Change] = {}
    for commit in read_log(folder, "--relative", "--no-renames", paths=(".",)) or ():
        if commit.date:
            author = os.fsencode(commit.author).decode("utf-8", "replace")
            for change in commit.changes:
                last.setdefault(change.name, Change(commit.date, author))
    return last
