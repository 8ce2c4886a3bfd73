"""The health of the thread: how much of the plan reaches the purpose, and what does not.

In: a site. Out: the share with its counts and drawing, and the first findings of each sort.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.items.item import Item
from goldenthread.plan.served import has_work
from goldenthread.site.parts.findings import by_weight, heading_of, sort_of
from goldenthread.site.parts.looked import Looked, look, look_at_parts
from goldenthread.site.parts.parts import (
    ItemLink,
    department_title,
    link_item,
    reach_percent,
    show_person,
)
from goldenthread.site.parts.strand import Strand, draw_strand
from goldenthread.site.parts.unread import count_alone, join_notes, not_computable
from goldenthread.site.site import Site
from goldenthread.site.slots import voices

_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Health:
    """How much of the plan reaches the purpose.

    `figure` is the share as a percentage; counts stand for "100 %" where only links were looked at.
    Where a file could not be read, nothing is drawn: a whole line would say that all is well.
    """

    figure: str
    share: str
    sentence: str
    label: str
    strand: Strand | None


@dataclass(frozen=True, slots=True)
class IssueList:
    """Findings of one sort, the first few of them; `more` says how many are left out."""

    icon: str
    title: str
    entries: tuple[ItemLink, ...]
    more: str


def measure_health(site: Site) -> Health | None:
    """Count what reaches the purpose; what states why it stands alone is counted apart."""
    plan, words = site.plan, site.words
    counted = [item for item in plan.threaded if not item.stands_alone]
    if not counted or not has_work(plan):
        return None
    whole = len(counted) - len(plan.broken)
    percent = words("number.percent", n=reach_percent(whole, len(counted)) or 0)
    counts = words("report.reach", whole=whole, total=len(counted)).replace(
        " ", "\N{NO-BREAK SPACE}"
    )
    held = bool(plan.broken) or any(voice.judges(plan) for voice in voices())
    told = words("home.health_count", whole=whole, total=len(counted))
    told = told if held else words("home.health_links")
    cut = [plan.is_broken(item) for item in counted]
    return Health(
        figure="–" if plan.unread else percent if held else counts,
        share=words("home.health_share" if held or plan.unread else "home.health_linked"),
        sentence=not_computable(site) or join_notes(told, count_alone(site, plan.threaded)),
        label=words("home.health_label", whole=whole, broken=len(plan.broken)),
        strand=None if plan.unread else draw_strand(cut),
    )


def look_at_health(site: Site) -> tuple[Looked, ...]:
    """Say that nothing has to be mended, over how much, and what nobody could look at."""
    plan = site.plan
    below = sum(not i.is_purpose and not i.stands_alone for i in plan.threaded)
    return (look(site, "health", below), *look_at_parts(site))


def count_notes(site: Site) -> str:
    """Say how many findings are notes, which nobody has to mend; empty where there are none."""
    count = site.result.counts[Severity.INFO.value]
    return site.words("home.notes", n=count) if count else ""


def list_issues(site: Site) -> tuple[IssueList, ...]:
    """List broken threads, conflicts, gaps and what else has to be mended."""
    plan, words = site.plan, site.words
    broken_ids = {item.id for item in plan.broken}
    broken = [link_item(item, _who(site, item)) for item in plan.broken]
    clashes = [
        link_item(item, words("tree.pulls", title=target.title))
        for item in plan.threaded
        for target in (plan.find(conflict.target) for conflict in item.conflicts)
        if target
    ]
    found = [one for one in by_weight(site.result.findings) if one.severity is not Severity.INFO]
    listed: dict[str, list[ItemLink]] = {"conflict": [], "gap": []}
    for voice in voices():
        for icon, issues in voice.issues.items():
            listed[icon].extend(issues(site))
    clashes += listed["conflict"]
    clashes += [link for link in _link_conflicts(site, found) if link not in clashes]
    others = dict.fromkeys(
        _link_finding(site, finding)
        for finding in found
        if finding.item not in broken_ids
        and sort_of(finding) is not Sort.CONFLICT
        and not any(voice.tells(finding) for voice in voices())
    )
    gaps = listed["gap"]
    lists = {"broken": broken, "conflict": clashes, "gap": gaps, "warning": list(others)}
    return tuple(
        IssueList(
            icon=icon,
            title=words(f"home.{icon}", n=len(entries)),
            entries=tuple(entries[:_MOST_LISTED]),
            more=words("home.more", n=len(entries) - _MOST_LISTED)
            if len(entries) > _MOST_LISTED
            else "",
        )
        for icon, entries in lists.items()
        if entries
    )


def _link_conflicts(site: Site, findings: Iterable[Finding]) -> Iterator[ItemLink]:
    """Link to each item that a finding sets against another, such as a tension that is overdue."""
    for finding in findings:
        item = site.plan.find(finding.item)
        against = (site.plan.find(subject) for subject in finding.subjects)
        other = next((one for one in against if one), None)
        if item and other and sort_of(finding) is Sort.CONFLICT:
            yield link_item(item, site.words("tree.pulls", title=other.title))


def _who(site: Site, item: Item) -> str:
    owner = show_person(site, item.owner)
    words = (department_title(site, item), owner.name if owner else site.words("home.nobody"))
    return " · ".join(word for word in words if word)


def _link_finding(site: Site, finding: Finding) -> ItemLink:
    item = site.plan.by_id.get(finding.item)
    note = heading_of(site, finding)
    return link_item(item, note) if item else ItemLink(finding.path, "", note)
