"""The keys of a page that MkDocs and Material read.

In: front matter. Out: the same keys in the shape that themes expect. A theme does not escape them,
and one of another shape would stop the build deep inside a template.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_SHAPES: Mapping[str, type] = {
    "hide": list, "search": dict, "tags": list, "description": str, "icon": str,
}  # fmt: skip


def page_keys(data: Mapping[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    """Return the keys of an item's page; what has another shape, or no icon, is left out."""
    keys: dict[str, Any] = {}
    for key, wanted in _SHAPES.items():
        value = data.get(key)
        if isinstance(value, str) and wanted is str:
            keys[key] = html.escape(value)
        elif isinstance(value, list) and wanted is list:
            keys[key] = [html.escape(entry) for entry in value if isinstance(entry, str)]
        elif isinstance(value, dict) and wanted is dict:
            plain = {name: part for name, part in value.items() if isinstance(part, int | float)}
            keys[key] = {name: plain[name] for name in ("exclude", "boost") if name in plain}
    if "icon" in keys and not _has_icon(config, keys["icon"]):
        del keys["icon"]
    return keys


def mend_keys(meta: MutableMapping[str, Any], config: MkDocsConfig) -> Iterator[str]:
    """Take the keys out of an ordinary page that would stop its theme; yield their names.

    The page's author knows its theme better than we do: all other keys stay as they are.
    """
    wrong = {
        "hide": not isinstance(meta.get("hide"), list | str),
        "search": not isinstance(meta.get("search"), dict),
        "icon": not _has_icon(config, meta.get("icon")),
        "template": not _lies_in(config, meta.get("template")),
    }
    for key, is_wrong in wrong.items():
        if is_wrong and key in meta:
            del meta[key]
            yield key


def _has_icon(config: MkDocsConfig, icon: object) -> bool:
    return isinstance(icon, str) and _lies_in(config, f".icons/{icon}.svg")


def _lies_in(config: MkDocsConfig, template: object) -> bool:
    """Tell whether the theme can find a template of this name."""
    if not isinstance(template, str) or ".." in template.split("/") or "\0" in template:
        return False
    try:
        return any((Path(folder) / template).is_file() for folder in config.theme.dirs)
    except OSError:  # no name of a file, it is too long
        return False
