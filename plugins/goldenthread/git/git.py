"""Ask git, with settings and time limits of our own.

In: a folder and what to ask. Out: what git prints. Never changes anything, never fetches, and
never raises: where git is missing or refuses, there is no answer.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from goldenthread.source.document import MAX_BYTES

_TIMEOUT_SECONDS = 30
_MOST_BYTES = 64 * MAX_BYTES  # of all texts together
_GIT = (
    *("git", "-c", "core.quotePath=false", "-c", "log.showSignature=false"),
    # What a repository brings along is read, and never run.
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
)
# What a hook sets for its own git, relative to another folder than ours.
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    # A clone without all objects must not fetch them for a check.
    ours = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
    return {**kept, **ours, "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C"}


def _emptied(names: Sequence[str], environment: dict[str, str]) -> dict[str, str]:
    """Return an environment in which these settings are empty, wherever they were set."""
    count = environment.get("GIT_CONFIG_COUNT", "")
    first = int(count) if count.isascii() and count.isdigit() else 0
    added = {"GIT_CONFIG_COUNT": str(first + len(names))}
    for number, name in enumerate(names, start=first):
        added |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": ""}
    return environment | added


def is_changed(folder: Path) -> bool:
    """Tell whether files of a folder differ from the last commit; runs no filter to find out."""
    names = run_git(folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\.") or ""
    filters = tuple(filter(None, names.split("\0")))
    asked = ("status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all", "--", ".")
    return bool(run_git(folder, *asked, without=filters))


def run_git(folder: Path, *arguments: str, without: Sequence[str] = ()) -> str | None:
    """Run git and return what it prints; None where it is missing or refuses.

    Settings named in `without` count as empty.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            [*_GIT, *arguments],
            cwd=folder,
            env=_emptied(without, _environment()),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return os.fsdecode(done.stdout) if done.returncode == 0 else None


def read_blobs(folder: Path, blobs: Sequence[str]) -> dict[str, bytes]:
    """Return what blobs hold by their names, up to a sum of bytes.

    Of one that is too large to be a page there is only so much that it still is.
    """
    if not blobs:
        return {}
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{blob}\n" for blob in blobs).encode("ascii", "replace"))
        asked.seek(0)
        try:
            git = subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
                [*_GIT, "cat-file", "--batch"],
                cwd=folder,
                env=_environment(),
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return {}
        with git:
            watch = threading.Timer(_TIMEOUT_SECONDS, git.kill)
            watch.start()
            try:
                return dict(_read_batch(git.stdout)) if git.stdout else {}
            finally:
                watch.cancel()
                git.kill()


def _read_batch(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of what `git cat-file --batch` prints, up to a sum of bytes."""
    room = _MOST_BYTES
    while room > 0 and (head := stream.readline().split()):
        if len(head) != 3 or not head[2].isdigit():  # noqa: PLR2004 - name, type, size
            continue
        size = int(head[2])
        kept = min(size, MAX_BYTES + 1)
        room -= kept
        content = stream.read(kept)
        _skip(stream, size - kept + 1)
        if len(content) == kept:
            yield head[0].decode("ascii", "replace"), content


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (part := stream.read(min(size, MAX_BYTES))):
        size -= len(part)
