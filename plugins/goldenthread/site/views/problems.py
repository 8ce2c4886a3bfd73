"""The page that `serve` shows instead of a site while the gate is closed.

In: a site. Out: one `ViewPage` with every open finding, grouped by rule. It stands at every
address until the plan is mended, links to no other page, and shows no text of the plan beyond
what the findings themselves say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.site.parts.findings import RuleGroup, group_findings
from goldenthread.site.parts.parts import PageHead
from goldenthread.site.site import Site, ViewPage


@dataclass(frozen=True, slots=True)
class Problems:
    """What must be mended before the site is built again."""

    head: PageHead
    groups: tuple[RuleGroup, ...]


def build_problems(site: Site) -> ViewPage:
    """Build the page of open findings."""
    counts = site.result.counts
    title = site.words("problems.title")
    lead = site.words("problems.lead", n=sum(counts.values()))
    groups = tuple(
        replace(
            group,
            address="",
            open=True,
            findings=tuple(replace(one, title="", address="") for one in group.findings),
        )
        for group in group_findings(site, site.result.findings)
    )
    model = Problems(PageHead(title, lead=lead, state="broken"), groups)
    return ViewPage("problems", "", title, model, searchable=False)
