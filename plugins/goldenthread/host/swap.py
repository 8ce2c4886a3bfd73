"""Put a new site in the place of an old one.

In: a folder that holds the new site, and the site's folder, on one disk. Out: the site is the new
one; what was there before may lie where the new one was. Never lets a reader miss a page that
both have, except between the two renames of a system that cannot exchange folders.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are taken as they are
_EXCHANGE = 2  # RENAME_EXCHANGE


def swap(new: Path, site: Path, old: Path) -> None:
    """Replace the site by the new one; `old` is free for the one before.

    Raises:
        OSError: the site cannot be replaced, or only some of its files could be.
    """
    if not site.exists():
        new.rename(site)
        return
    hidden = [entry for entry in os.scandir(site) if entry.name.startswith(".")]
    # No folder can be in two places at once, and git would miss `.git` while it moves.
    if any(entry.is_dir(follow_symlinks=False) for entry in hidden):
        _move_in(new, site)
        return
    for entry in hidden:
        _keep(entry, new / entry.name)
    try:
        _exchange(new, site)
    except OSError:
        try:
            _rename_twice(new, site, old)
        except OSError:  # in use, or a disk of its own
            _move_in(new, site)


def _keep(entry: os.DirEntry[str], target: Path) -> None:
    """Let the new site have a hidden file of the old one, which keeps it until it is gone."""
    if os.path.lexists(target):
        return
    try:
        os.link(entry.path, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(entry.path, target, follow_symlinks=False)


def _exchange(new: Path, site: Path) -> None:
    """Exchange two folders in one step, as Linux can."""
    code = errno.ENOSYS
    if sys.platform == "linux":
        call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        if call:
            if not call(_HERE, os.fsencode(new), _HERE, os.fsencode(site), _EXCHANGE):
                return
            code = ctypes.get_errno()
    raise OSError(code, os.strerror(code), str(site))


def _rename_twice(new: Path, site: Path, old: Path) -> None:
    """Move the old site aside and the new one in; for a moment there is none."""
    site.rename(old)
    try:
        new.rename(site)
    except BaseException:
        old.rename(site)
        raise


def _move_in(new: Path, site: Path) -> None:
    """Replace file by file, pages after what they need; what is gone goes last."""
    files = [path.relative_to(new) for path in new.rglob("*") if not path.is_dir()]
    folders = {above for file in files for above in file.parents}
    for target in (site / folder for folder in sorted(folders)):
        if target.is_symlink() or not target.is_dir():
            target.unlink(missing_ok=True)
            target.mkdir()
    for file in sorted(files, key=lambda file: (file.suffix == ".html", file)):
        target = site / file
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        (new / file).replace(target)
    _remove_others(site, {site / path for path in (*folders, *files)}, hidden=False)


def _remove_others(folder: Path, kept: set[Path], *, hidden: bool) -> None:
    """Remove what is not kept; hidden entries of a site's own folder stay, as MkDocs has it."""
    for entry in list(os.scandir(folder)):
        path = Path(entry.path)
        if entry.name.startswith(".") and not hidden:
            continue
        if entry.is_dir(follow_symlinks=False):
            if path in kept:
                _remove_others(path, kept, hidden=True)
            else:
                shutil.rmtree(path)
        elif path not in kept:
            path.unlink()
