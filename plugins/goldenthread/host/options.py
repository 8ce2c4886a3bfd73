"""The plugin's options as MkDocs wants them declared, and their way into `Settings`.

In: MkDocs' configuration. Out: `Settings`. The options themselves are listed once, in
`goldenthread.config.options`, and checked there; this module only carries them over.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import PlainConfigSchemaItem
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from goldenthread.config.options import OPTIONS
from goldenthread.config.settings import Settings, SettingsError, build_settings

CONFIG_SCHEME: tuple[PlainConfigSchemaItem, ...] = tuple(
    (option.name, config_options.Optional(config_options.Type(object))) for option in OPTIONS
)


def settings_from_config(config: MkDocsConfig, options: dict[str, Any]) -> Settings:
    """Build the settings of a site.

    Raises:
        ConfigurationError: an option has a value that it cannot take.
    """
    config_file = Path(config.config_file_path) if config.config_file_path else None
    plan_dir = Path(config.docs_dir).resolve()
    try:
        return build_settings(
            options,
            root=config_file.parent.resolve() if config_file else plan_dir.parent,
            plan_dir=plan_dir,
            config_file=config_file,
            site_name=config.site_name or "",
            site_url=config.site_url or "",
            repo_url=config.repo_url or "",
            edit_uri=str(config.edit_uri or ""),
            edit_uri_template=str(config.edit_uri_template or ""),
        )
    except SettingsError as error:
        raise ConfigurationError(str(error)) from error
