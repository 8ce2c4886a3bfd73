"""One build of a site: plan, findings, files and pages, in the order in which MkDocs asks.

In: MkDocs' configuration. Out: what the plugin's events hand back. Everything that can fail
because of the plan happens in `SiteBuild.start`, before MkDocs empties the site folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from goldenthread.config.clock import now
from goldenthread.config.settings import Settings
from goldenthread.findings.check import Result, check_plan, closes_gate
from goldenthread.git.history import read_history
from goldenthread.host.drop import drop_files
from goldenthread.host.files import ItemFile, Links, add_generated, shape_files
from goldenthread.host.front import FrontOfHouse
from goldenthread.host.hidden import find_hidden
from goldenthread.host.nav import build_nav, drop_absent, list_sources, name_views
from goldenthread.host.page_keys import settle_title
from goldenthread.host.parts import Parts, add_fragments, add_parts
from goldenthread.plan.load import load_plan
from goldenthread.plan.plan import Plan
from goldenthread.reporters.as_text import help_lines, say_finding, say_what_stops
from goldenthread.site.pages import Renderer
from goldenthread.site.parts.embed import build_embed
from goldenthread.site.parts.search import search_words
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.views.problems import build_problems
from goldenthread.site.views.registry import build_page, site_pages
from goldenthread.source.mention import MentionText
from goldenthread.wording.words import load_words

PAGE_ANCHOR = "gt-page"  # the theme's skip link leads to the first entry of the contents


class SiteBuild:
    """The state of one build."""

    def __init__(self, config: MkDocsConfig, settings: Settings) -> None:
        """Load and check the plan.

        Raises:
            SettingsError: the settings cannot be used.
            SchemaError: a schema file cannot be used.
        """
        there = {name: page for name, page in settings.pages.items() if name in site_pages()}
        self._absent = {*settings.pages.values()} - {*there.values()}
        self.settings = settings = replace(settings, pages=MappingProxyType(there))
        words = load_words(settings)
        plan = load_plan(settings)
        self.result: Result = check_plan(plan, extra=find_hidden(plan, config))
        self.front = FrontOfHouse(self.result)
        history = self.front.history(read_history(settings))
        self.site = Site(self.front.result.plan, self.front.result, words, now(), history)
        self.failed = self.result.fails(settings.fail_on)
        self._views: dict[str, str] = {}
        self._parts = Parts({})
        self._pages: dict[str, ViewPage] = {}
        custom = config.theme.custom_dir
        overrides = [Path(custom)] if custom else []
        self._renderer = Renderer(self.site, overrides)
        self._links: Links | None = None
        self._whole: dict[str, str] = {}
        self._single_views: dict[str, ViewPage] = {}
        self._page: Page | None = None
        self.left_out: tuple[str, ...] = ()
        self.not_there: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan of this build."""
        return self.site.plan

    def shape(self, files: Files, config: MkDocsConfig) -> Files:
        """Give items, views and exports their files."""
        self.left_out = drop_files(files, config, self.site)
        views = shape_files(files, config, self.site)
        self.front.hide_files(files, config)
        self._views = {file.src_uri: view for view, file in views.items()}
        self._parts = Parts({}) if self.failed else add_parts(files, config, self.site)
        self._links = Links(files, self.site, views)
        add_fragments(files, config, self._parts, self._draw)
        finish = None if self.failed else self.front.finish
        add_generated(files, config, self.site, self._links, finish)
        return files

    def _draw(self, fragment: ViewPage) -> str:
        """Draw a fragment; links in it lead from the folder that it lies in."""
        links = self._links
        assert links is not None
        html = self._renderer.render(fragment, lambda to: links.url(to, fragment.address))
        return self.front.look_through(html)

    def open_page(self, page: Page) -> None:
        """Note which page the markdown extension is about to render; name view pages."""
        self._page = page
        known = page.file.src_uri in self._views or page.file.src_uri in self._parts.pages
        view_page = self._view_page(page) if known else None
        if view_page and "title" not in page.meta:
            page.meta["title"] = escape(view_page.title)

    def fill_page(self, page: Page, body: str) -> str:
        """Put the author's HTML into the page of its item or view; other pages stay as they are."""
        if self.failed:
            problems = build_problems(self.site)
            page.meta = {"title": escape(problems.title)}
            page.toc = TableOfContents([])
            return self.front.finish(self._fill(page, problems, ""))
        view_page = self._view_page(page)
        if view_page is None:
            settle_title(page)
        body = self.front.close_page(page, body)
        html = body if view_page is None else self._fill(page, view_page, body)
        return self.front.finish(html)

    def _fill(self, page: Page, view_page: ViewPage, body: str) -> str:
        assert self._links is not None
        links, page_url = self._links, page.url
        if isinstance(page, ItemFile):
            page.body = body
            page.meta["title"] = escape(view_page.title)
        html = self._renderer.render(view_page, lambda address: links.url(address, page_url), body)
        self._pages[page.file.src_uri] = view_page
        finish = self.front.look_through
        headings = [
            AnchorLink(finish(escape(h.title)), finish(h.anchor), 2) for h in view_page.headings
        ]
        top = AnchorLink(escape(view_page.title), PAGE_ANCHOR, 1)
        top.children = [*headings, *page.toc]
        page.toc = TableOfContents([top])
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *_find_ids(html)}
        if not view_page.searchable:
            page.meta["search"] = {"exclude": True}
        if view_page.description:
            page.meta.setdefault("description", escape(view_page.description))
        self._set_dates(page)
        return html

    def _view_page(self, page: Page) -> ViewPage | None:
        if isinstance(page, ItemFile):
            return build_page(self.site, page.item)
        view = self._views.get(page.file.src_uri)
        return self._single_view(view) if view else self._parts.pages.get(page.file.src_uri)

    def _single_view(self, view: str) -> ViewPage:
        """Build a single view once, though its title is asked for before its text."""
        if view not in self._single_views:
            self._single_views[view] = site_pages()[view].build(self.site)
        return self._single_views[view]

    def _set_dates(self, page: Page) -> None:
        if isinstance(page, ItemFile):
            change = self.site.last_change(page.item)
            page.edit_url = self.site.edit_address(page.item.path) or None
            if change:
                page.update_date = change.date.isoformat()

    def show_to_search(self, page: Page) -> None:
        """Let search plugins, which read the content now, see the page's own words only."""
        view_page = self._pages.get(page.file.src_uri)
        if view_page is None:
            return
        if view_page.search_whole:
            page.content = self.front.look_through(page.content or "")
            return
        self._whole[page.file.src_uri] = page.content or ""
        words, body = view_page.description, ""
        if isinstance(page, ItemFile) and not self.failed:
            words, body = " · ".join(search_words(self.site, page.item)), page.body
        text = f"<h1>{escape(view_page.title)}</h1><p>{escape(words)}</p>{body}"
        page.content = self.front.look_through(text)

    def show_to_readers(self, page: Page) -> None:
        """Put the whole page back before it is written."""
        page.content = self._whole.pop(page.file.src_uri, page.content)

    def context(self, page: Page | None) -> dict[str, Any]:
        """Return what the theme reads as `goldenthread`."""
        view_page = self._pages.get(page.file.src_uri) if page else None
        return {
            "plan_page": view_page is not None,
            "styles": [f"assets/goldenthread/css/{s}" for s in view_page.styles]
            if view_page
            else [],
            "scripts": [f"assets/goldenthread/js/{s}" for s in view_page.scripts]
            if view_page
            else [],
            "asof": self._as_of,
            "noindex": self.settings.noindex,
        }

    @cached_property
    def _as_of(self) -> str:
        """The line "as of DATE, COMMIT", the same on every page."""
        built, history = self.site.built, self.site.history
        day = self.plan.today if self.settings.today else built.date()
        at = {
            "date": self.site.words.date(day),
            "iso": f"{built:%Y-%m-%dT%H:%M:%SZ}",
            "commit": history.commit + ("+" if history.dirty else ""),
        }
        return self._renderer.render_part("asof", "asof", str, at)

    def mention(self, mention: MentionText) -> str | None:
        """Turn a `[[id]]` of the page being rendered into HTML."""
        page, links = self._page, self._links
        if page is None or links is None or self.failed:
            return None
        embed = build_embed(self.site, mention)
        if embed is None:
            return None
        return self._renderer.render_part(
            "embed", embed.macro, lambda a: links.url(a, page.url), *embed.arguments
        )

    def nav(self, stated: Any) -> Any:  # noqa: ANN401 - a list of whatever MkDocs accepts
        """Return the navigation: what a site states as far as it is published, else our own."""
        if stated is None:
            return name_views(self.default_nav(), self.site)
        absent = self._absent - {document.path for document in self.plan.documents}
        unasked = (d.path for d in self.plan.unknown_kinds if self.plan.kinds.is_unasked(d.data))
        absent |= {*unasked}
        self.not_there = tuple(source for source in list_sources(stated) if source in absent)
        return name_views(self.front.nav(drop_absent(stated, absent)), self.site)

    def default_nav(self) -> list[Any]:
        """Return a navigation for a site that states none."""
        return [entry for entry in build_nav(self.site) if self.front.is_kept(entry)]

    def report_lines(self) -> list[tuple[bool, str]]:
        """Return for each finding whether it closes the gate, and its line with its help."""
        fail_on = self.settings.fail_on
        return [
            (closes_gate(f, fail_on), "\n".join((say_finding(f), *help_lines(f, "    "))))
            for f in self.result.findings
        ]

    def summary(self) -> str:
        """Say in one line what closed the gate."""
        closing = self.result.closing(self.settings.fail_on)
        return f"nothing was written; {say_what_stops(closing, 'the build')}"


def _find_ids(html: str) -> Iterator[str]:
    """Yield the ids in a page of ours: splitting at a fixed text is far faster than a pattern."""
    for part in html.split(' id="')[1:]:
        yield part.partition('"')[0]
