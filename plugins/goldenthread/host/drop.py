"""Take out of MkDocs' collection what must not be published.

In: the files MkDocs has found, and a site. Out: the same collection without pages that no rule has
read, files behind links that leave the plan, what cannot be opened, restricted files, and every
other file that neither an item nor the configuration names and that is of no published type.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from goldenthread.findings.waive import ALWAYS_ERRORS
from goldenthread.ground.files import DiskFiles
from goldenthread.plan.plan import Plan
from goldenthread.site.site import Site
from goldenthread.source.consent import is_shut
from goldenthread.source.fields import read_all_texts
from goldenthread.source.strays import find_kind

# MkDocs copies whatever lies there, and editors, merges and synchronised folders leave copies of
# pages behind under names that nobody can list. What makes up a site can be listed.
_TYPES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico"}
    | {".woff", ".woff2", ".ttf", ".otf", ".eot", ".css", ".js", ".mjs", ".pdf"}
    | {".mp4", ".webm", ".ogv", ".mp3", ".ogg", ".wav", ".m4a", ".vtt"}
)
_NAMES = frozenset(
    {"CNAME", "robots.txt", "humans.txt", "ads.txt", ".nojekyll", "_headers", "_redirects"}
    | {"site.webmanifest", "manifest.webmanifest", "manifest.json", "browserconfig.xml"}
)
"""What hosts and browsers look for at the top of a site."""
_WELL_KNOWN = ".well-known/"


def drop_files(files: Files, config: MkDocsConfig, site: Site) -> tuple[str, ...]:
    """Remove what must not be published; return what lacks only a word that allows it.

    Files of themes and plugins are not looked at. A file that cannot be read and may hold
    somebody's purpose is left out, too: of a readable one the page is made from what may be shown.
    """
    found = site.result.findings
    restricted = {finding.path for finding in found if finding.code in ALWAYS_ERRORS}
    base = os.path.realpath(config.docs_dir)
    read = {d.path for d in site.plan.documents if d.data is not None or not is_shut(d)}
    allowed = {*_list_named(site.plan), *_list_configured(config)}
    left_out: list[str] = []
    for file in tuple(files):
        if file.generated_by or file.src_dir != config.docs_dir:
            continue
        if (
            site.plan.settings.shown_path(file.src_uri) in restricted
            or (file.is_documentation_page() and file.src_uri not in read)
            or not _can_be_published(file, base)
        ):
            files.remove(file)
        elif not file.is_documentation_page() and not _is_allowed(file, allowed, site.plan):
            files.remove(file)
            if not file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
                left_out.append(file.src_uri)
    return tuple(left_out)


def tell_left_out(left_out: tuple[str, ...]) -> str:
    """Say which files stay at home, and how one of them is published."""
    names = "\n  - ".join(left_out)
    return (
        "not published, since no item names them and their type is none of a site's "
        f"(`assets` of the plugin allows more, such as [.docx, data/prices.csv]):\n  - {names}"
    )


def drop_clashes(files: Files) -> None:
    """Remove each file that lies where a folder of the site must be."""
    folders = {str(above) for file in files for above in PurePosixPath(file.dest_uri).parents}
    for file in tuple(files):
        if file.dest_uri in folders:
            files.remove(file)


def _can_be_published(file: File, base: str) -> bool:
    """Tell whether a file lies in the plan, is plain, and is no item that only looks like one."""
    path = Path(file.abs_src_path or "")
    if re.search("[\ud800-\udfff]", file.src_uri):  # no address can be written for such a name
        return False
    if os.path.commonpath([base, os.path.realpath(path)]) != base:
        return False
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    return file.is_documentation_page() or find_kind(DiskFiles(path.parent), path.name) is None


def _is_allowed(file: File, allowed: set[str], plan: Plan) -> bool:
    path = file.src_uri
    if path.rpartition("/")[2].startswith("~$"):  # an office program's note of who has it open
        return False
    folded = path.lower()
    return (
        PurePosixPath(folded).suffix in _TYPES
        or path in _NAMES
        or path.startswith(_WELL_KNOWN)
        or path in allowed
        or any(
            folded.endswith(entry.lower())
            if entry.startswith(".")
            else path == entry or (entry.endswith("/") and path.startswith(entry))
            for entry in plan.settings.assets
        )
    )


def _list_named(plan: Plan) -> Iterator[str]:
    """Yield every path that an item may mean, from the top of the plan or from its own folder."""
    yield from plan.tables
    for item in plan.items:
        folder = item.path.rpartition("/")[0]
        for text in read_all_texts(item.data):
            name = text.partition("#")[0].strip()
            if "." in name:
                yield os.path.normpath(name).replace(os.sep, "/")
                yield os.path.normpath(f"{folder}/{name}".lstrip("/")).replace(os.sep, "/")


def _list_configured(config: MkDocsConfig) -> Iterator[str]:
    """Yield every path that the company's configuration names."""
    yield from read_all_texts(config.nav)
    for paths in (config.extra_css, config.extra_javascript, config.extra_templates):
        yield from (str(path) for path in paths)
    yield from (str(config.theme.get(key)) for key in ("logo", "favicon"))
