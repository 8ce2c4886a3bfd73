"""What files that cannot be read keep from being counted, said where sums stand.

In: a site. Out: words, empty where every file could be read. Names a file only where people have
names: a file may be called after somebody.
"""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.items.item import Item
from goldenthread.site.site import Site

_MOST = 3


def count_unread(site: Site) -> str:
    """Say beside a count that files could not be read: "1 file could not be read"."""
    found = len(site.plan.unread)
    return site.words("unread.count", n=found) if found else ""


def name_others_unread(site: Site) -> str:
    """Say which files are not in the counts of a page that begins with the first one's name."""
    return name_unread(site) if len(site.plan.unread) > 1 else ""


def name_unread(site: Site, *, tables: bool = False) -> str:
    """Say which files are not in the counts of a page, those of values if it counts these, too."""
    plan, words = site.plan, site.words
    found = [document.path for document in plan.unread]
    if tables:
        found += sorted({m.unread for item in plan.threaded for m in item.metrics if m.unread})
    if not found:
        return ""
    count = words("unread.count", n=len(found))
    if plan.settings.people != "named":
        return f"{count}."
    paths = [plan.settings.shown_path(path) for path in found]
    files = ", ".join(paths[:_MOST])
    if len(paths) > _MOST:
        files = words("unread.more", files=files, n=len(paths) - _MOST)
    return f"{count}. {words('unread.files', files=files)}"


def not_computable(site: Site, path: str = "", key: str = "unread.not_computable") -> str:
    """Say that a number cannot be calculated, and because of which file; without one, of any."""
    plan = site.plan
    path = path or (plan.unread[0].path if plan.unread else "")
    if not path:
        return ""
    named = plan.settings.people == "named"
    file = plan.settings.shown_path(path) if named else site.words("unread.a_file")
    return site.words(key, file=file)


def count_alone(site: Site, items: Iterable[Item]) -> str:
    """Say beside a share how many items stand alone and are not in it."""
    found = sum(1 for item in items if item.stands_alone)
    return site.words("report.alone_short", n=found) if found else ""


def join_notes(*notes: str) -> str:
    """Join what stands beside a number."""
    return " · ".join(note for note in notes if note)
