"""Where a plan lies inside its repository.

In: settings. Out: paths as a code host counts them, from the top of the repository.
Never runs git: the folder that holds `.git` is the top.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from goldenthread.config.settings import Settings


def path_prefix(settings: Settings) -> PurePosixPath:
    """Return what to put before a finding's path; empty outside a repository."""
    inside = settings.plan_dir.is_relative_to(settings.root)
    base = (settings.root if inside else settings.plan_dir).resolve()
    top = find_top(base)
    return PurePosixPath(base.relative_to(top).as_posix() if top else ".")


def find_top(folder: Path) -> Path | None:
    """Return the nearest folder with a `.git` (a file in worktrees), else None."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), None)
