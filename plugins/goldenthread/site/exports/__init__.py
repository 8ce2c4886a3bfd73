"""Machine-readable copies of the published plan.

In: the result of a check. Out: bytes by file name, the same for the same input. Writes nothing
and reads no clock; shapes are laid down in `schema/output/plan.schema.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goldenthread.findings.check import Result
from goldenthread.site.exports.plan_json import dump_plan
from goldenthread.site.exports.tables import dump_items, dump_links, dump_tables

__all__ = ["dump_items", "dump_links", "dump_plan", "dump_tables", "export_files"]


def export_files(result: Result, url: Callable[[str], str]) -> Mapping[str, bytes]:
    """Return every export by its name at the top of the site.

    `url` turns an address ("goals/one-in-four/") into a link from the site's root.
    """
    return {
        "plan.json": dump_plan(result, url),
        "items.csv": dump_items(result, url),
        "links.csv": dump_links(result),
        **dump_tables(result),
    }
