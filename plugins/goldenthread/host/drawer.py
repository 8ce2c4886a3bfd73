"""The navigation drawer of pages outside the navigation: drawn once for all pages of a folder.

In: a page, the navigation, and what draws the drawer. Out: its HTML. On a page in the navigation
the drawer marks that page; on all others it differs by its links alone, and those are the same
from every page of one folder, but for a page above one in the navigation: it has a shorter way.
Drawing it anew for each of a thousand items took over half of the time that the theme needs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from goldenthread.ground.resources import folders


class Drawer:
    """The drawers of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Keep drawers only where their template is known not to look at the page."""
        self._keeps = config.theme.name == "material" and not _has_own_partials(config)
        self._nav: Navigation | None = None
        self._inside: frozenset[str] = frozenset()
        self._above: frozenset[PurePosixPath] = frozenset()
        self._kept: dict[PurePosixPath, str] = {}

    def draw(self, page: Page, nav: Navigation, make: Callable[[], str]) -> str:
        """Return the drawer of a page; `make` draws it on the page under way."""
        if nav is not self._nav:  # plugins for translations build one site after another
            self._nav, self._kept = nav, {}
            self._inside = frozenset(inside.file.src_uri for inside in nav.pages)
            targets = (PurePosixPath(inside.file.dest_uri) for inside in nav.pages)
            self._above = frozenset(folder for target in targets for folder in target.parents)
        folder = PurePosixPath(page.file.dest_uri).parent
        if not self._keeps or page.file.src_uri in self._inside or folder in self._above:
            return make()
        if folder.parent not in self._kept:
            self._kept[folder.parent] = make()
        return self._kept[folder.parent]


def _has_own_partials(config: MkDocsConfig) -> bool:
    """Tell whether a site or another plugin brings partials, which may look at the page.

    The folder of a whole theme has a file that says so, ours has partials that do not look.
    """
    others = {Path(folder) for folder in config.theme.dirs} - {*folders("site_templates", "theme")}
    return any(
        (folder / "partials").is_dir() and not (folder / "mkdocs_theme.yml").is_file()
        for folder in others
    )
