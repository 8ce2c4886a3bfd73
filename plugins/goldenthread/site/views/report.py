"""The alignment report: does the plan hold together, where not, and what mends it.

In: a site. Out: one `ViewPage` with the health of the plan, a table by department, what the
questions count and list, every finding by rule, and what was waived or known before.
Renders for an empty or broken plan as well; never a score of people.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from goldenthread.findings.check import Result
from goldenthread.items.item import Item
from goldenthread.plan.served import has_work
from goldenthread.site.fill import fill_slots, list_headings, list_styles
from goldenthread.site.parts.findings import RuleGroup, ShownFinding, group_findings, show_finding
from goldenthread.site.parts.looked import Looked, look, look_at_parts
from goldenthread.site.parts.parts import PageHead, reach_percent
from goldenthread.site.parts.unread import (
    count_unread,
    join_notes,
    name_others_unread,
    not_computable,
)
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.slots import Slots

COUNTED = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class UnitHealth:
    """How one department, or the whole company, hangs on the thread.

    `items` should reach the purpose, `whole` of them do; `percent` is None without items, and
    where a file could not be read. `note` says what is not in this share.
    """

    label: str
    address: str
    items: int
    whole: int
    percent: int | None
    reach: str
    note: str
    findings: int
    tree_address: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The page; `known` are findings that the baseline lists."""

    head: PageHead
    checked: str
    alone: str
    health: tuple[UnitHealth, ...]
    company: UnitHealth
    findings_note: str
    groups: tuple[RuleGroup, ...]
    well: tuple[Looked, ...]
    waived: tuple[ShownFinding, ...]
    known: tuple[ShownFinding, ...]
    slots: Slots


def build_report(site: Site) -> ViewPage:
    """Build the report."""
    words, result = site.words, site.result
    alone = sum(1 for item in site.plan.threaded if item.stands_alone)
    said = (words("report.alone", n=alone) if alone else "", name_others_unread(site))
    groups = group_findings(site, result.findings)
    page = ReportPage(
        head=PageHead(words("report.title"), lead=say_health(site)),
        checked=words(
            "report.checked", day=words.date(site.plan.today), found=count_findings(site, result)
        ),
        alone=" ".join(filter(None, said)),
        health=build_health(site),
        company=_company(site),
        findings_note=words("report.grouped") if groups else "",
        groups=groups,
        well=_look_at_findings(site),
        waived=tuple(show_finding(site, entry.finding, entry) for entry in result.waived),
        known=tuple(show_finding(site, finding) for finding in result.known),
        slots=fill_slots(site, "report"),
    )
    return ViewPage(
        view="report",
        address=site.view_address("report"),
        title=page.head.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/report.css", *list_styles(page.slots)),
    )


def say_health(site: Site) -> str:
    """Say in one sentence how much of the plan reaches the purpose."""
    words, plan = site.words, site.plan
    total = sum(1 for item in plan.threaded if not item.stands_alone)
    broken = len(plan.broken)
    if plan.unread:
        return not_computable(site, key="report.lead_unread")
    if not total or (plan.purpose and not has_work(plan)):
        return words("report.lead_empty")
    if plan.purpose is None:
        return words("report.lead_topless", n=total)
    if not broken:
        return words("report.lead_whole", n=total)
    return words("report.lead_broken", n=broken, whole=total - broken, total=total)


def _headings(site: Site, page: ReportPage) -> tuple[Heading, ...]:
    slots, rest = page.slots, {"findings": True, "waived": page.waived, "known": page.known}
    return list_headings(
        site,
        "report",
        {"health": True},
        slots["beside"],
        slots["tables"],
        rest,
    )


def count_findings(site: Site, result: Result) -> str:
    """Count what was found in words: "2 errors, 1 note", or that there is nothing."""
    words = site.words
    found = [words(f"count.{name}", n=result.counts[name]) for name in COUNTED]
    shown = [word for word, name in zip(found, COUNTED, strict=True) if result.counts[name]]
    items = len(site.plan.items)
    nothing = "report.nothing" if items else "report.nothing_unasked"
    return ", ".join(shown) or words(nothing, n=items)


def _look_at_findings(site: Site) -> tuple[Looked, ...]:
    count = len(site.plan.items)
    return (look(site, "findings", count), *look_at_parts(site))


def build_health(site: Site) -> tuple[UnitHealth, ...]:
    """Build one row for each department by name, and one for what belongs to none."""
    should, broken, alone = count_threads(site)
    findings = count_by_department(site)
    tree = site.view_address("tree")
    rows = [
        _health(
            site,
            (department.title, department.address, f"{tree}?department={department.id}"),
            (
                should[department.id],
                broken[department.id],
                findings[department.id],
                alone[department.id],
            ),
        )
        for department in site.departments
    ]
    if site.departments and (should[""] or findings[""] or alone[""]):
        label = site.words("report.no_department")
        counts = (should[""], broken[""], findings[""], alone[""])
        rows.append(_health(site, (label, "", ""), counts))
    return tuple(rows)


def count_threads(site: Site) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count, by department id, what should reach the purpose, what does not, what stands alone."""
    should: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for item in site.plan.threaded:
        key = department_id(site, item)
        if item.stands_alone:
            alone[key] += 1
        else:
            should[key] += 1
            broken[key] += site.plan.is_broken(item)
    return should, broken, alone


def department_id(site: Site, item: Item) -> str:
    """Return the id of an item's department, empty for the company's own."""
    department = site.plan.department(item)
    return department.id if department else ""


def count_by_department(site: Site) -> Counter[str]:
    """Count findings by the id of the department they fall to, empty for the company's own."""
    counts: Counter[str] = Counter()
    for finding in site.result.findings:
        item = site.plan.by_id.get(finding.item)
        counts[department_id(site, item) if item else ""] += 1
    return counts


def _company(site: Site) -> UnitHealth:
    should, broken, alone = count_threads(site)
    counts = (should.total(), broken.total(), len(site.result.findings), alone.total())
    whole = _health(site, (site.words("report.all"), "", site.view_address("tree")), counts)
    return replace(whole, note=say_beside(site, alone.total()))


def say_reach(site: Site, whole: int, total: int) -> str:
    """Say how many reach the purpose; empty where nothing should."""
    return site.words("report.reach", whole=whole, total=total) if total else ""


def say_beside(site: Site, alone: int) -> str:
    """Say what no share counts: what stands alone, and what could not be read."""
    note = site.words("report.alone_short", n=alone) if alone else ""
    return join_notes(note, count_unread(site))


def _health(
    site: Site, named: tuple[str, str, str], counts: tuple[int, int, int, int]
) -> UnitHealth:
    label, address, tree_address = named
    items, broken, findings, alone = counts
    items = items if has_work(site.plan) or broken else 0
    whole = items - broken
    percent = None if site.plan.unread else reach_percent(whole, items)
    reach = say_reach(site, whole, items)
    note = site.words("report.alone_short", n=alone) if alone else ""
    return UnitHealth(label, address, items, whole, percent, reach, note, findings, tree_address)
