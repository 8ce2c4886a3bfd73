"""Give the further pages of items, such as a journey's hand-offs, their files.

In: MkDocs' collection in which items have their addresses already, and a site. Out: the same
collection with one file more for each page, and those pages by the name of their file. An item
that is not published has none, and a file of the user's own at such an address wins.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from goldenthread.host.files import move_file
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.views.registry import PART_VIEWS


def add_parts(files: Files, config: MkDocsConfig, site: Site) -> dict[str, ViewPage]:
    """Add the files; return the page of each by its source address."""
    taken = {file.dest_uri for file in files}
    added: dict[str, ViewPage] = {}
    for item in site.plan.items:
        build = PART_VIEWS.get(item.kind.name)
        file = files.get_file_from_path(item.path) if build else None
        if build is None or file is None or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            continue
        for page in build(site, item):
            source = f"{page.address}index.md"
            places = {f"{page.address}index.html", f"{page.address.rstrip('/')}.html"}
            if files.get_file_from_path(source) or places & taken:
                continue
            part = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            move_file(part, f"{page.address}index.html")
            files.append(part)
            added[source] = page
    return added
