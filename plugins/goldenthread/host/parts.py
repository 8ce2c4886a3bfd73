"""Give further pages, such as a journey's hand-offs, their files.

In: MkDocs' collection in which items and views have their addresses already, and a site. Out: the
same collection with one file more for each page, and those pages by the name of their file. An item
that is not published has none, and a file of the user's own at such an address wins. A fragment is
no page: it becomes a file that neither search, navigation nor site map knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from goldenthread.host.files import move_file
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.views.registry import build_more, site_pages


@dataclass(frozen=True, slots=True)
class Parts:
    """Further pages by the name of their source file, and fragments."""

    pages: Mapping[str, ViewPage]
    fragments: tuple[ViewPage, ...] = ()


def add_parts(files: Files, config: MkDocsConfig, site: Site) -> Parts:
    """Add the files of the pages; return these, and the fragments, which are yet to be drawn."""
    taken = {file.dest_uri for file in files}
    added: dict[str, ViewPage] = {}
    fragments: list[ViewPage] = []
    for page in _find_pages(files, site):
        if page.fragment:
            fragments.append(page)
            continue
        source = f"{page.address}index.md"
        places = {f"{page.address}index.html", f"{page.address.rstrip('/')}.html"}
        if files.get_file_from_path(source) or places & taken:
            continue
        part = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        move_file(part, f"{page.address}index.html")
        files.append(part)
        added[source] = page
    return Parts(added, tuple(fragments))


def add_fragments(
    files: Files, config: MkDocsConfig, parts: Parts, draw: Callable[[ViewPage], str]
) -> None:
    """Add a file for each fragment, unless the user has one of that name."""
    for page in parts.fragments:
        if files.get_file_from_path(page.address) is None:
            files.append(File.generated(config, page.address, content=draw(page)))


def _find_pages(files: Files, site: Site) -> Iterator[ViewPage]:
    """Yield the further pages of the site's own pages, then of each item that is published."""
    for spec in site_pages().values():
        yield from spec.more(site)
    for item in site.plan.items:
        file = files.get_file_from_path(item.path)
        if file is not None and not file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            yield from build_more(site, item)
