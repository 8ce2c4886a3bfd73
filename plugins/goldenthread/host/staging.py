"""Build beside the site and put the new site in its place at the end.

In: MkDocs' configuration. Out: the site folder, either as it was or wholly new. A build that fails
late, be it in a theme or in another plugin, loses nothing: MkDocs empties the folder it writes to,
and that is not the site's until everything is written.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from goldenthread.host.swap import swap
from goldenthread.host.workplace import OccupiedError, enter

_IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Staging:
    """A folder that takes the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Let the build write to a new folder beside the site's.

        Raises:
            PluginError: another build is under way, or nothing can be written there.
        """
        self._config = config
        self._configured = config.site_dir
        self._name = _shown(config)
        self._site = Path(os.path.realpath(config.site_dir))
        self.complete = False
        if self._site.exists() and not self._site.is_dir():
            raise PluginError(
                f"'{self._name}' is a file, and the site needs a folder there; "
                "move it away or set another `site_dir`"
            )
        try:
            self._place = enter(self._site)
        except OccupiedError:
            raise PluginError(
                f"another build is writing '{self._name}'; "
                "nothing was written, build again when it has ended"
            ) from None
        except OSError as error:
            raise PluginError(
                f"the site '{self._name}' cannot be written: {_reason(error)}; it stays as it was"
            ) from error
        config.site_dir = str(self._place.new)
        _make_like(self._site, self._place.new)

    def close(self) -> None:
        """Publish what is complete, throw away what is not; the second call does nothing.

        Raises:
            PluginError: the new site cannot take the place of the old one.
        """
        if self._config.site_dir == self._configured:
            return
        self._config.site_dir = self._configured
        try:
            if self.complete:
                swap(self._place.new, self._site, self._place.old)
        except OSError as error:
            raise PluginError(
                f"the new site cannot take its place in '{self._name}': {_reason(error)}; "
                "build again when that is mended, until then some pages may be old and some new"
            ) from error
        finally:
            self._place.leave()


def say_why(error: Exception, folder: str) -> str | None:
    """Word what kept a build from writing to its folder; None for what is no matter of files."""
    if not isinstance(error, OSError):
        return None
    if error.errno in _OF_THE_DISK:
        return f"the site cannot be written: {_strerror(error)}"
    named = [Path(name) for name in (error.filename, error.filename2) if isinstance(name, str)]
    path = next((path for path in named if path.is_relative_to(folder)), None)
    if path is None or error.errno == errno.ENOENT:  # of a plugin that looks for a file there
        return None
    if error.errno not in _IN_THE_WAY:
        name = path.relative_to(folder).as_posix()
        return f"the site cannot be written: '{name}': {_strerror(error)}"
    while not os.path.lexists(path):
        path = path.parent
    name, needed = path.relative_to(folder).as_posix(), "file" if path.is_dir() else "folder"
    return f"'{name}' is in the way: the site needs a {needed} of this name; rename it"


def _make_like(site: Path, new: Path) -> None:
    """Let who may do what in the folder of the new site be as it is in the old one's."""
    if not site.exists():
        return
    there = site.stat()
    for owner, group in ((-1, there.st_gid), (there.st_uid, -1)):
        with suppress(OSError, AttributeError):  # only root gives away; Windows has no owners
            os.chown(new, owner, group)
    with suppress(OSError):
        shutil.copystat(site, new)


def _shown(config: MkDocsConfig) -> str:
    """Name the site folder as seen from the configuration."""
    path, root = Path(config.site_dir), Path(config.config_file_path or ".").parent.absolute()
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _reason(error: OSError) -> str:
    return f"{_strerror(error)}{f' ({error.filename!r})' if error.filename else ''}"


def _strerror(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
