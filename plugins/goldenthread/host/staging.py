"""Build beside the site and put the new site in its place at the end.

In: MkDocs' configuration. Out: the site folder, either as it was or wholly new. A build that fails
late, be it in a theme or in another plugin, loses nothing: MkDocs empties the folder it writes to,
and that is not the site's until everything is written.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import clean_directory


class Staging:
    """A folder that takes the pages of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Let the build write to a new folder beside the site's."""
        self._config = config
        self._site = Path(config.site_dir)
        self._folder = _make_folder(self._site)
        self.complete = False
        config.site_dir = str(self._folder / "site")

    def close(self) -> None:
        """Publish what is complete, throw away what is not; the second call does nothing."""
        if self._config.site_dir == str(self._site):
            return
        built = Path(self._config.site_dir)
        self._config.site_dir = str(self._site)
        try:
            if self.complete:
                # Entry by entry: the folder may be a mount, and hidden files in it are kept, as
                # MkDocs keeps them.
                self._site.mkdir(parents=True, exist_ok=True)
                clean_directory(str(self._site))
                for entry in sorted(built.iterdir()):
                    shutil.move(entry, self._site / entry.name)
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)


def _make_folder(site: Path) -> Path:
    """Make a hidden folder on the same disk where possible: moving is then one step a file."""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    except OSError:
        return Path(tempfile.mkdtemp(prefix="goldenthread-"))
