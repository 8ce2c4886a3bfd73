"""Findings as a page shows them: what is wrong, the fix, who answers, where to edit.

In: a site and findings of its result. Out: `ShownFinding`, `RuleGroup`, `Callout`. The words are
the rules'; only headings and places are added here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import all_rules
from goldenthread.site.parts.parts import ItemLink, Person, link_item, show_person
from goldenthread.site.site import Site
from goldenthread.findings.waive import Waived

_ICONS = {Sort.THREAD: "broken", Sort.CONFLICT: "conflict", Sort.GAP: "gap"}


@dataclass(frozen=True, slots=True)
class ShownWaiver:
    """Why and until when a finding is accepted."""

    because: str
    until: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding; see `parts/finding.html`. The last four serve the callout only."""

    code: str
    name: str
    severity: str
    icon: str
    title: str
    address: str
    message: str
    help: str
    place: str
    edit_url: str
    owner: Person | None
    waived: ShownWaiver | None = None
    heading: str = ""
    rule_address: str = ""
    suggestions: tuple[ItemLink, ...] = ()
    suggest_label: str = ""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """All findings of one rule."""

    code: str
    name: str
    severity: str
    icon: str
    why: str
    address: str
    count: int
    open: bool
    findings: tuple[ShownFinding, ...]


def show_finding(
    site: Site, finding: Finding, waived: Waived | None = None, *, here: str = ""
) -> ShownFinding:
    """Show one finding with its item, owner and place; without title on the item's own page."""
    item = site.plan.by_id.get(finding.item)
    own = bool(item and item.id == here)
    path = item.path if item else ""
    return ShownFinding(
        code=finding.code,
        name=finding.name,
        severity=finding.severity.value,
        icon=finding_icon(finding),
        title="" if own else item.title if item else finding.path,
        address=item.address if item and not own else "",
        message=sentence_case(finding.message),
        help=sentence_case(finding.help),
        place=f"{finding.path}:{finding.line}",
        edit_url=site.edit_address(path) if path else "",
        owner=show_person(site, item.owner) if item else None,
        waived=_show_waiver(site, waived) if waived else None,
    )


def _show_waiver(site: Site, waived: Waived) -> ShownWaiver:
    until = waived.waiver.until
    return ShownWaiver(waived.waiver.because, site.words.date(until) if until else "")


def finding_icon(finding: Finding) -> str:
    """Choose the icon: what cuts the thread, pulls against it or leaves a gap, else severity."""
    sort = sort_of(finding)
    if sort is Sort.CONFLICT and finding.lowered:
        return finding.severity.value
    return _ICONS.get(sort, finding.severity.value)


def sort_of(finding: Finding) -> Sort:
    """Return what the rule of a finding is about."""
    return all_rules()[finding.code].sort


def sentence_case(text: str) -> str:
    """Begin a message with a capital and end it with a stop, as a page does; quotes set code."""
    text = re.sub(r"'([^'\sA-Z][^'\s]*)'", r"`\1`", text.strip())
    if not text:
        return ""
    if not text.endswith((".", "?", "!", "…", ":")):
        text += "."
    return text[0].upper() + text[1:]


def rule_words(name: str) -> str:
    """Turn a rule's name into words: `broken-thread` is "Broken thread"."""
    return name.replace("-", " ").capitalize().replace("yaml", "YAML")


def rule_address(site: Site, code: str) -> str:
    """Return the place of a rule in the catalogue of rules."""
    return f"{site.view_address('rules')}#{code.lower()}"


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings for one page: what cuts the thread first, then by severity and place.

    So it does where a page has room for one callout.
    """
    return sorted(findings, key=lambda f: (sort_of(f) is not Sort.THREAD, f.order))


def build_callout(site: Site, findings: Sequence[Finding]) -> ShownFinding | None:
    """Choose the one finding a page shouts about: the worst, if it is more than a note."""
    worst = next(iter(by_weight(findings)), None)
    if worst is None or worst.severity is Severity.INFO:
        return None
    shown = show_finding(site, worst)
    near = _suggest(site, worst)
    return replace(
        shown,
        heading=heading_of(site, worst),
        rule_address=rule_address(site, worst.code),
        suggestions=near,
        suggest_label=site.words("finding.closest") if near else "",
    )


def heading_of(site: Site, finding: Finding) -> str:
    """Head a finding: the thread's own words where it is cut, else the rule's name."""
    if finding_icon(finding) == "broken" and finding.item:
        item = site.plan.by_id.get(finding.item)
        if item and site.plan.is_broken(item):
            return site.words("finding.heading_broken")
    item = site.plan.by_id.get(finding.item)
    key = all_rules()[finding.code].heading(finding) if item else ""
    return site.words(key, title=item.title) if item and key else rule_words(finding.name)


def _suggest(site: Site, finding: Finding) -> tuple[ItemLink, ...]:
    """Offer the items that were probably meant by the name of one that is not there."""
    if all(site.plan.find(subject) for subject in finding.subjects):
        return ()
    found = map(site.plan.find, finding.near)
    return tuple(link_item(item) for item in found if item)


def group_findings(site: Site, findings: Sequence[Finding]) -> tuple[RuleGroup, ...]:
    """Group findings by rule, the heaviest rule first; errors and warnings are unfolded."""
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(finding.code, []).append(finding)
    groups = [
        RuleGroup(
            code=code,
            name=rule_words(found[0].name),
            severity=found[0].severity.value,
            icon=finding_icon(found[0]),
            why=found[0].why,
            address=rule_address(site, code),
            count=len(found),
            open=found[0].severity is not Severity.INFO,
            findings=tuple(show_finding(site, finding) for finding in found),
        )
        for code, found in grouped.items()
    ]
    rank = [severity.value for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)]
    return tuple(sorted(groups, key=lambda group: (rank.index(group.severity), group.code)))
