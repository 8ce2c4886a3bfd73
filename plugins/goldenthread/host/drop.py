"""Take out of MkDocs' collection what must not be published.

In: the files MkDocs has found, and a site. Out: the same collection without pages that no rule has
read, files behind links that leave the plan, copies that editors and merges leave behind, what
cannot be opened, and restricted files.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from goldenthread.consent import is_shut
from goldenthread.views.site import Site
from goldenthread.waive import ALWAYS_ERRORS

# MkDocs copies `goal.md.orig` and `goal.MD` as they are, front matter and all.
_LEFT_BEHIND = re.compile(
    r"\.(?:md|markdown|mdown|mkdn?)(?:~|[.#_-]?(?:bak|backup|base|local|remote|old|orig|rej|save|swp"
    r"|tmp|\d+))*~?",
    re.IGNORECASE,
)


def drop_files(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Remove what must not be published; files of themes and plugins are not looked at.

    A file that cannot be read and may hold somebody's purpose is left out, too: of a readable one
    the page is made from what may be shown.
    """
    found = site.result.findings
    restricted = {finding.path for finding in found if finding.code in ALWAYS_ERRORS}
    base = os.path.realpath(config.docs_dir)
    read = {d.path for d in site.plan.documents if d.data is not None or not is_shut(d)}
    for file in tuple(files):
        if file.generated_by or file.src_dir != config.docs_dir:
            continue
        if (
            site.plan.settings.shown_path(file.src_uri) in restricted
            or (file.is_documentation_page() and file.src_uri not in read)
            or not _can_be_published(file, base)
        ):
            files.remove(file)


def drop_clashes(files: Files) -> None:
    """Remove each file that lies where a folder of the site must be."""
    folders = {str(above) for file in files for above in PurePosixPath(file.dest_uri).parents}
    for file in tuple(files):
        if file.dest_uri in folders:
            files.remove(file)


def _can_be_published(file: File, base: str) -> bool:
    """Tell whether a file lies in the plan, is plain, and no copy of a page left behind."""
    path = Path(file.abs_src_path or "")
    if re.search("[\ud800-\udfff]", file.src_uri):  # no address can be written for such a name
        return False
    if os.path.commonpath([base, os.path.realpath(path)]) != base:
        return False
    if not path.is_file() or not os.access(path, os.R_OK):
        return False
    suffix = re.search(r"\.(?:md|markdown|mdown|mkdn?)\b.*$", path.name, re.IGNORECASE)
    return file.is_documentation_page() or not suffix or not _LEFT_BEHIND.fullmatch(suffix[0])
