"""Shape MkDocs' collection of files after the plan.

In: the files MkDocs has found, and a site. Out: the same collection with items at their permanent
addresses, view pages, redirects and exports added. Writes nothing into the plan folder.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from goldenthread.host.author_page import AuthorPage
from goldenthread.host.drop import drop_clashes
from goldenthread.host.nav import stand_in
from goldenthread.host.page_keys import page_keys
from goldenthread.items.item import Item
from goldenthread.kinds.validation import is_item_id
from goldenthread.site.exports import export_files
from goldenthread.site.site import Site, page_address
from goldenthread.wording.masked_plan import is_named_after_somebody

CORE_CSS = "assets/goldenthread/core.css"
CORE_JS = "assets/goldenthread/js/core.js"
_CSS_PARTS = "assets/goldenthread/css/core/"
# A comment, or a string, which may hold the signs of one.
_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/\n?""", re.DOTALL)
_SAFE_STARTS = ("https://", "http://", "mailto:", "#")


class ItemFile(AuthorPage):
    """The page of an item; its front matter has been read already and is not read again."""

    def __init__(self, item: Item, file: File, config: MkDocsConfig, title: str | None) -> None:
        """Attach a page for `item` to `file`; `title` is the navigation's."""
        super().__init__(title, file, config)
        self.item = item
        self.body = ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take text and page keys from the item's document."""
        self.markdown = self.item.document.body
        self.meta = page_keys(self.item.data, config)
        self.meta["title"] = escape(self.item.title)
        if self.item.over:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the author's text; an item without any costs nothing."""
        if self.markdown and self.markdown.strip():
            super().render(config, files)
            return
        self.content, self.toc, self.present_anchor_ids = "", TableOfContents([]), set()


def shape_files(files: Files, config: MkDocsConfig, site: Site) -> dict[str, File]:
    """Move items, drop what has no page, add views; return the files of the views by name."""
    plan = site.plan
    unknown = {document.path for document in plan.unknown_kinds}
    titles = dict(_nav_titles(config.nav))
    for document in plan.documents:
        file = files.get_file_from_path(document.path)
        if file is None or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            continue
        item = plan.by_path.get(document.path)
        if item and is_named_after_somebody(item):
            files.remove(file)
        elif item and plan.by_id.get(item.id) is item:
            move_file(file, f"{item.address}index.html")
            if file.inclusion is not InclusionLevel.INCLUDED:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            ItemFile(item, file, config, titles.get(file.src_uri))
        elif item or document.unreadable or document.path in unknown:
            files.remove(file)
        else:
            AuthorPage(titles.get(file.src_uri), file, config)
    views = {}
    for view, source in plan.settings.pages.items():
        if source in plan.by_path:
            views[view] = _make_view(files, config, source, stand_in(source))
        elif files.get_file_from_path(source) is None:
            views[view] = _make_view(files, config, source, source)
    return views


def _make_view(files: Files, config: MkDocsConfig, source: str, name: str) -> File:
    """Add the file of a view at its address; an item's file may already have its name."""
    file = File.generated(config, name, content="", inclusion=_in_nav(config))
    move_file(file, File.generated(config, source, content="").dest_uri)
    files.append(file)
    return file


def _nav_titles(nav: object) -> Iterator[tuple[str, str]]:
    """Yield (source, title) for each page that the navigation gives a title."""
    if isinstance(nav, Mapping):
        for title, value in nav.items():
            if isinstance(value, str):
                yield value, str(title)
            else:
                yield from _nav_titles(value)
    elif isinstance(nav, list):
        for entry in nav:
            yield from _nav_titles(entry)


def _in_nav(config: MkDocsConfig) -> InclusionLevel:
    return InclusionLevel.INCLUDED if config.nav is None else InclusionLevel.NOT_IN_NAV


def move_file(file: File, dest_uri: str) -> None:
    """Give a file another address; links to its source path follow, since MkDocs asks `url`."""
    cached: dict[str, Any] = file.__dict__
    for name in ("url", "abs_dest_path"):
        cached.pop(name, None)
    file.dest_uri = dest_uri


class Links:
    """From addresses of the plan to links that work from one page."""

    def __init__(self, files: Files, site: Site, views: Mapping[str, File]) -> None:
        """Index where every item, view and asset will lie."""
        self._page_url, self._up = "", ""
        self._urls = {page_address(file.src_uri): file.url for file in files.documentation_pages()}
        for item in site.plan.items:
            file = files.get_file_from_path(item.path)
            if file is not None:
                self._urls[item.address] = file.url
        self._urls |= {site.view_address(view): file.url for view, file in views.items()}

    def url(self, address: str, page_url: str) -> str:
        """Return the link to `address`, which may carry a query or a fragment."""
        if "://" in address or address.startswith(("#", "mailto:")):
            return address if address.startswith(_SAFE_STARTS) else "#"
        path, mark, rest = address.partition("#")
        path, ask, query = path.partition("?")
        target = self._urls.get(path, quote(path))
        link = self._root(page_url) + ("" if target == "./" else target)
        return f"{link or './'}{ask}{query}{mark}{rest}"

    def _root(self, page_url: str) -> str:
        """Return the way from a page up to the site's root; most links start there."""
        if page_url != self._page_url:
            up = get_relative_url(".", page_url)
            self._page_url, self._up = page_url, "" if up in (".", "./") else f"{up.rstrip('/')}/"
        return self._up


def add_generated(
    files: Files,
    config: MkDocsConfig,
    site: Site,
    links: Links,
    finish: Callable[[str], str] | None,
) -> None:
    """Add the style sheet and, unless the gate is closed, redirects of former ids and exports.

    `finish` has the last word on the text of each.
    """
    parts = sorted(
        (file for file in files if file.src_uri.startswith(_CSS_PARTS)), key=lambda f: f.src_uri
    )
    css = join_styles([file.content_string for file in parts])
    for file in parts:
        files.remove(file)
    css = "\n".join([css, *_kind_colors(site)])
    generated: dict[str, str | bytes] = {CORE_CSS: css}
    if finish:
        exports = export_files(site.result, lambda address: links.url(address, ""))
        generated |= {uri: finish(page) for uri, page in _redirects(site)}
        generated |= {uri: finish(content.decode()) for uri, content in exports.items()}
    for uri, content in generated.items():
        taken = files.get_file_from_path(uri)
        if taken is None:
            files.append(File.generated(config, uri, content=content))
    drop_clashes(files)


def join_styles(parts: Iterable[str]) -> str:
    """Join style sheets into one without their comments, which every reader would load."""
    return _COMMENT.sub(r"\1", "\n".join(parts))


def _kind_colors(site: Site) -> Iterator[str]:
    """Yield the style of each kind that declares a colour: its word in trees and on its pages.

    The dark scheme takes the same hue mixed with white, so that one colour serves both.
    """
    for kind in site.plan.kinds.values():
        if kind.color:
            row, page = f".gt-row--{kind.name} .gt-row__k", f".gt-kind--{kind.name} .gt-head .gt-k"
            dark = '[data-md-color-scheme="slate"]'
            light = f"color-mix(in srgb, {kind.color} 55%, #fff)"
            yield f"{row} {{ display: inline; margin-right: .2rem; font-size: .62rem; }}"
            yield f"{row}, {page} {{ color: {kind.color}; }}"
            yield f"{dark} {row}, {dark} {page} {{ color: {light}; }}"


def _redirects(site: Site) -> Iterator[tuple[str, str]]:
    """Yield a page for each former id that forwards without a script."""
    for old, item in site.plan.aliases.items():
        if not is_item_id(old) or is_named_after_somebody(item):
            continue  # such a name might lead anywhere, or to a person who has none here
        target = quote(f"{get_relative_url(item.address, f'{item.kind.address}/{old}/')}")
        title = html.escape(item.title)
        page = (
            f'<!doctype html>\n<html lang="{site.words.language}">\n<head>\n'
            f'<meta charset="utf-8">\n<title>{title}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={target}">\n'
            f'<link rel="canonical" href="{target}">\n<meta name="robots" content="noindex">\n'
            f'</head>\n<body><p><a href="{target}">{title}</a></p></body>\n</html>\n'
        )
        yield f"{item.kind.address}/{old}/index.html", page
