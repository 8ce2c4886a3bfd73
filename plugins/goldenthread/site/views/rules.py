"""The catalogue of rules: what is checked, why, and how to mend it.

In: a site. Out: one `ViewPage`, generated from the registry; each rule has the anchor of its code
(`#gt201`) and the severity that the settings give it. The texts stay markdown until rendered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.findings.rule import SECTIONS, Rule, all_rules
from goldenthread.findings.waive import ALWAYS_ERRORS
from goldenthread.site.parts.findings import rule_words
from goldenthread.site.parts.parts import PageHead
from goldenthread.site.site import Heading, Site, ViewPage

_SECTION_KEYS = dict(zip(SECTIONS, ("what", "why", "example", "instead"), strict=True))


@dataclass(frozen=True, slots=True)
class RuleSection:
    """A part of a rule's page; `text` is our own markdown, `key` what, why, example or instead."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule; `usual` is its default severity if the settings changed it, else empty."""

    anchor: str
    code: str
    name: str
    severity: str
    usual: str
    summary: str
    sections: tuple[RuleSection, ...]
    found: str
    found_address: str


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one family: the first digit of the code."""

    title: str
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """The page."""

    head: PageHead
    families: tuple[Family, ...]


def build_rules(site: Site) -> ViewPage:
    """Build the catalogue."""
    words, rules = site.words, tuple(all_rules().values())
    found = Counter(finding.code for finding in site.result.findings)
    page = RulesPage(
        head=PageHead(words("rules.title"), lead=words("rules.lead", n=len(rules))),
        families=tuple(_build_families(site, rules, found)),
    )
    entries = [entry for family in page.families for entry in family.rules]
    return ViewPage(
        view="rules",
        address=site.view_address("rules"),
        title=page.head.title,
        model=page,
        headings=tuple(Heading(entry.anchor, f"{entry.code} {entry.name}") for entry in entries),
        description=page.head.lead,
        styles=("view/reference.css",),
        search_whole=True,
    )


def _build_families(site: Site, rules: Sequence[Rule], found: Counter[str]) -> list[Family]:
    grouped: dict[str, list[RuleEntry]] = {}
    for rule in rules:
        grouped.setdefault(rule.code[2], []).append(_build_entry(site, rule, found[rule.code]))
    return [
        Family(site.words(f"rules.family.{digit}"), tuple(entries))
        for digit, entries in grouped.items()
    ]


def _build_entry(site: Site, rule: Rule, count: int) -> RuleEntry:
    usual = rule.severity.value
    fixed = rule.code in ALWAYS_ERRORS
    severity = usual if fixed else site.plan.settings.rules.get(rule.code, usual)
    anchor = rule.code.lower()
    return RuleEntry(
        anchor=anchor,
        code=rule.code,
        name=rule_words(rule.name),
        severity=severity,
        usual="" if severity == usual else usual,
        summary=rule.summary,
        sections=tuple(
            RuleSection(key, site.words(f"rules.{key}"), rule.sections[heading])
            for heading, key in _SECTION_KEYS.items()
            if heading in rule.sections
        ),
        found=site.words("rules.found", n=count) if count else "",
        found_address=f"{site.view_address('report')}#{anchor}" if count else "",
    )
