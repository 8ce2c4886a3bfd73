"""Find what MkDocs' own options keep out of a site.

In: a plan and MkDocs' configuration. Out: findings, which a check without MkDocs cannot have.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions

from goldenthread.findings.finding import Finding
from goldenthread.findings.rule import all_rules
from goldenthread.findings.rules.reading.gt011_hidden_item import HiddenItem
from goldenthread.plan.plan import Plan


def find_hidden(plan: Plan, config: MkDocsConfig) -> list[Finding]:
    """Find items that `exclude_docs` or `draft_docs` keeps out of the site."""
    files = get_files(config)
    set_exclusions(files, config)
    rule = all_rules()["GT011"]
    assert isinstance(rule, HiddenItem)
    return [
        finding
        for item in plan.items
        if _is_hidden(files, item.path)
        for finding in rule.find(plan, item.path)
    ]


def _is_hidden(files: Files, path: str) -> bool:
    file = files.get_file_from_path(path)
    return file is None or file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
