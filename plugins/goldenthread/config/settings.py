"""The settings of one plan, read from its `mkdocs.yml` without mkdocs.

In: a path, or a mapping of options that mkdocs has read. Out: one frozen `Settings`.
Never imports mkdocs and never looks at the plan's own files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from goldenthread.config.mkdocs_yaml import ConfigFileError, path_text, read_config_file
from goldenthread.config.options import OPTIONS
from goldenthread.ground.files import DiskFiles, Files
from goldenthread.ground.likeness import nearest
from goldenthread.ground.period import Period

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
VIEW_ADDRESSES = MappingProxyType(
    {
        "home": "index.md",
        "tree": "tree.md",
        "map": "map.md",
        "departments": "departments/index.md",
        "journeys": "journeys/index.md",
        "campaigns": "campaigns/index.md",
        "week": "this-week.md",
        "owed": "what-we-owe.md",
        "missed": "missed-check-ins.md",
        "roadmap": "roadmap.md",
        "people": "people/index.md",
        "acknowledged": "acknowledged.md",
        "report": "report.md",
        "coverage": "coverage.md",
        "archive": "archive.md",
        "handbook": "how-we-plan.md",
        "glossary": "glossary.md",
        "rules": "rules.md",
    }
)


class SettingsError(Exception):
    """A setting that cannot be used; the text names the file, the option and the mend."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that steers a run; paths are absolute, mappings are read-only."""

    root: Path
    plan_dir: Path
    config_file: Path | None = None
    site_name: str = "Plan"
    site_url: str = ""
    repo_url: str = ""
    edit_uri: str = ""
    edit_uri_template: str = ""
    schema_dir: str = "schema"
    fail_on: str = "error"
    rules: Mapping[str, str] = field(default_factory=dict)
    baseline: str | None = None
    today: dt.date | None = None
    fiscal_year_start: int = 1
    rollup: str = "off"
    progress: str = "mean"
    stale_after: int = 6
    assess_within: int = 30
    holidays: tuple[Period, ...] = ()
    people: str = "named"
    missed: str = "team"
    mood: bool = False
    assets: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ("public", "company", "leadership", "board")
    language: str = "en"
    words: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=lambda: VIEW_ADDRESSES)
    add_uri: str | None = None
    report_uri: str | None = None
    noindex: bool = False

    @property
    def company_schema(self) -> Path:
        """Folder of the company's own schema files; it need not exist."""
        return self.root / self.schema_dir

    def shown_path(self, path: str) -> str:
        """Turn a path inside the plan folder into one relative to `root`, with `/`."""
        try:
            return (self.plan_dir / path).relative_to(self.root).as_posix()
        except ValueError:
            return path


def find_settings(path: Path) -> Settings:
    """Find what governs `path`: a folder with a `mkdocs.yml`, or a plan folder alone.

    A plan folder takes its settings from the nearest `mkdocs.yml` above it; a folder deeper
    inside that file's `docs_dir` stands for the whole plan, since links cross folders.

    Raises:
        SettingsError: the path is no folder, or the file cannot be used.
    """
    folder = path.resolve()
    if folder.is_file() and folder.name in CONFIG_NAMES:
        return read_settings(folder)
    if not folder.is_dir():
        raise SettingsError(f"'{path}' is not a folder; give the folder that holds the plan")
    for candidate in (folder, *folder.parents):
        for name in CONFIG_NAMES:
            if (candidate / name).is_file():
                settings = read_settings(candidate / name)
                if candidate == folder or folder.is_relative_to(settings.plan_dir):
                    return settings
                return _replace_plan(settings, folder)
    return Settings(root=folder, plan_dir=folder)


def _replace_plan(settings: Settings, plan_dir: Path) -> Settings:
    values = {f.name: getattr(settings, f.name) for f in fields(settings)}
    return Settings(**{**values, "plan_dir": plan_dir})


def read_settings(config_file: Path, files: Files | None = None) -> Settings:
    """Read one configuration file, from this machine unless `files` of its folder are given.

    Raises:
        SettingsError: unreadable file, or an option with a value it cannot take.
    """
    try:
        config = read_config_file(files or DiskFiles(config_file.parent), config_file.name)
    except ConfigFileError as error:
        raise SettingsError(str(error)) from error
    root = config_file.parent
    site = {
        name: str(config.get(name) or "")
        for name in ("site_name", "site_url", "repo_url", "edit_uri", "edit_uri_template")
    }
    return build_settings(
        _plugin_options(config.get("plugins")),
        root=root,
        plan_dir=(root / path_text(config.get("docs_dir") or "docs")).resolve(),
        config_file=config_file,
        **site,
    )


def _plugin_options(plugins: object) -> Mapping[str, Any]:
    """Return the options of our plugin; MkDocs takes `plugins` as a list or a mapping."""
    entries: list[object] = []
    if isinstance(plugins, Mapping):
        entries = [{name: options} for name, options in plugins.items()]
    elif isinstance(plugins, list):
        entries = plugins
    for entry in entries:
        if isinstance(entry, Mapping) and isinstance(entry.get("goldenthread"), Mapping):
            found: Mapping[str, Any] = entry["goldenthread"]
            return found
    return {}


def build_settings(options: Mapping[str, Any], **site: Any) -> Settings:  # noqa: ANN401
    """Check the plugin's options and combine them with what the site configuration says.

    Raises:
        SettingsError: an unknown option or a value of the wrong kind.
    """
    where = site.get("config_file")
    name = where.name if where else "the options"
    known = {option.name: option for option in OPTIONS}
    values: dict[str, Any] = {}
    for key, value in options.items():
        if key not in known:
            near = nearest(str(key), known)
            hint = f"did you mean '{near[0]}'? Else take" if near else "take"
            raise SettingsError(f"{name}: goldenthread has no option '{key}'; {hint} it out")
        if value is not None:
            try:
                values[key] = known[key].read(value)
            except (TypeError, ValueError) as error:
                raise SettingsError(
                    f"{name}: option '{key}' of goldenthread takes {known[key].accepts}, "
                    f"not {error}"
                ) from error
    return Settings(**{**site, **values, "pages": _addresses(values.get("pages", {}), name)})


def _addresses(pages: Mapping[str, str], name: str) -> Mapping[str, str]:
    unknown = sorted(set(pages) - set(VIEW_ADDRESSES))
    if unknown:
        raise SettingsError(
            f"{name}: option 'pages' of goldenthread has no view '{unknown[0]}'; "
            f"the views are {', '.join(VIEW_ADDRESSES)}"
        )
    return MappingProxyType({**VIEW_ADDRESSES, **pages})
