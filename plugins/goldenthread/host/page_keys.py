"""The keys of a page that MkDocs and Material read.

In: front matter. Out: the same keys in the shape that themes expect. A theme does not escape them,
and one of another shape would stop the build deep inside a template. What has been escaped is
`Markup`, which no theme and no second call escapes again.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_SHAPES: Mapping[str, type] = {
    "hide": list, "search": dict, "tags": list, "description": str, "icon": str,
}  # fmt: skip


def page_keys(data: Mapping[str, Any], config: MkDocsConfig) -> dict[str, Any]:
    """Return the keys of an item's page; what has another shape, or no icon, is left out."""
    keys: dict[str, Any] = {}
    for key, wanted in _SHAPES.items():
        value = data.get(key)
        if isinstance(value, str) and wanted is str:
            keys[key] = escape(value)
        elif isinstance(value, list) and wanted is list:
            keys[key] = [escape(entry) for entry in value if isinstance(entry, str)]
        elif isinstance(value, dict) and wanted is dict:
            plain = {name: part for name, part in value.items() if isinstance(part, int | float)}
            keys[key] = {name: plain[name] for name in ("exclude", "boost") if name in plain}
    if "icon" in keys and not _has_icon(config, keys["icon"]):
        del keys["icon"]
    return keys


def mend_page(page: Page, config: MkDocsConfig) -> Iterator[str]:
    """Escape the keys of a page, and the address at which it is edited.

    Those that would stop the theme are taken out, and their names yielded: the page's author knows
    its theme better than we do, so all others stay.
    """
    meta, leads = page.meta, "template" in page.meta
    wrong = {
        "title": isinstance(meta.get("title"), dict | list | None),
        "hide": not isinstance(meta.get("hide"), list | str),
        "tags": not _is_list_of_words(meta.get("tags")),
        "search": not isinstance(meta.get("search"), dict),
        "icon": not _has_icon(config, meta.get("icon")),
        "template": not _lies_in(config, meta.get("template")),
        "location": leads and not _is_way(meta.get("location")),
    }
    for key, is_wrong in wrong.items():
        if is_wrong and key in meta:
            del meta[key]
            yield key
    escaped = _escape(meta)
    if leads and "location" in meta:  # written into a script, where no entity is read
        escaped["location"] = _quote(meta["location"])
    meta.clear()
    meta.update(escaped)
    if page.edit_url:  # made of the name of a file
        page.edit_url = _quote(page.edit_url)


def settle_title(page: Page) -> None:
    """Escape a title that comes from a heading, where it is escaped, or from the name of a file.

    Material reads the escaped title of a page as plain text in its head; a key it takes as it is.
    """
    if "title" in page.meta or "title" in vars(page):  # the latter is the navigation's
        return
    page.title = escape(html.unescape(page.title or ""))
    if not page.is_homepage:
        page.meta["title"] = page.title


def _escape(value: Any) -> Any:  # noqa: ANN401 - whatever front matter may hold
    """Escape every text in a value, the keys of mappings included."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list | tuple):
        return [_escape(part) for part in value]
    if isinstance(value, Mapping):
        return {_escape(key): _escape(part) for key, part in value.items()}
    return value


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str | int | float) for v in value)


def _is_way(address: object) -> bool:
    """Tell whether an address leads on: it has no scheme that a browser would run."""
    scheme = re.match(r"[^/?#]*:", address) if isinstance(address, str) else None
    return isinstance(address, str) and (not scheme or scheme[0].lower() in ("http:", "https:"))


def _quote(address: str) -> str:
    """Spell what would end an attribute or a text of a script."""
    return re.sub(r"[^!#-&(-;=?-\[\]-~]", lambda m: quote(m[0], errors="replace"), address)


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
