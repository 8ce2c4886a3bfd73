"""Files that somebody meant, where a name leads to no item: beside the plan, hidden, or no page.

In: a plan and the id that was written. Out: what to do about the file that would have that id.
Looks at names only, never into a file, and at so many at most; holds no rule itself.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from goldenthread.items.build_item import default_id
from goldenthread.plan.plan import Plan
from goldenthread.source.document import ENDINGS

_MOST = 5_000
_TEXT = ".txt"
# What tools own: nobody keeps an item there.
_PASSED_OVER = frozenset({"node_modules", "site", "public", "dist", "build", "venv", "__pycache__"})
_TOOLS = frozenset({".git", ".venv", ".tox", ".nox", ".cache", ".mypy_cache", ".ruff_cache"})


def find_file(plan: Plan, item_id: str) -> str:
    """Say what keeps a file of this id from being the item; empty where there is no such file."""
    path = _find_files(plan).get(item_id.casefold(), "")
    if not path:
        return ""
    name = path.rpartition("/")[2]
    if name.endswith(_TEXT):
        return f"'{path}' is no page: rename it to '{_without_text(name)}'"
    if _is_inside(plan, path):
        return f"'{path}' is hidden by a dot in its name: take the dot out"
    return f"'{path}' lies outside the plan folder: move it into '{_folder(plan).name}'"


@lru_cache(maxsize=2)
def _find_files(plan: Plan) -> Mapping[str, str]:
    """Return files that are no part of the plan by the id they would have, nearest to it first."""
    found: dict[str, str] = {}
    files = sorted(_walk(plan.settings.root), key=lambda path: not _is_inside(plan, path))
    for path in files:
        if path.endswith(_TEXT):
            found.setdefault(default_id(_without_text(path)).casefold(), path)
        elif path.endswith(ENDINGS) and (not _is_inside(plan, path) or "/." in f"/{path}"):
            found.setdefault(default_id(path).casefold(), path)
    return found


def _walk(root: Path) -> Iterator[str]:
    """Yield files below a folder, nearest first; links are not followed."""
    pending, left = deque([""]), _MOST
    while pending:
        folder = pending.popleft()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries[:left]:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _PASSED_OVER | _TOOLS:
                    pending.append(f"{path}/")
            elif entry.is_file(follow_symlinks=False):
                yield path
        left -= len(entries)
        if left <= 0:
            return


def _folder(plan: Plan) -> Path:
    return plan.settings.plan_dir


def _is_inside(plan: Plan, path: str) -> bool:
    return (plan.settings.root / path).is_relative_to(_folder(plan))


def _without_text(path: str) -> str:
    """Return the name of the page: both `goal.md.txt` and `goal.txt` are `goal.md`."""
    bare = path.removesuffix(_TEXT)
    return bare if bare.endswith(ENDINGS) else f"{bare}.md"
