"""What `mkdocs serve` watches beyond the pages.

In: the live server and the settings. Out: nothing; the server watches more folders.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from goldenthread.config.settings import Settings

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def watch_folders(server: LiveReloadServer, settings: Settings, config: MkDocsConfig) -> None:
    """Watch the company's schema, its theme folder and the baseline, where they exist."""
    candidates: list[Path] = [settings.company_schema]
    if config.theme.custom_dir:
        candidates.append(Path(config.theme.custom_dir))
    if settings.baseline:
        candidates.append(settings.root / settings.baseline)
    for path in candidates:
        if path.exists():
            server.watch(str(path))
