"""The lists of the handbook: rules in one line each, aims and outcomes with what they mean.

In: a site. Out: `RuleLine` and `Word`, generated from the registry of rules and the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.findings.rule import Rule
from goldenthread.findings.waive import ALWAYS_ERRORS
from goldenthread.site.parts.findings import rule_address, rule_words
from goldenthread.site.parts.parts import name_outcome
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in one line; `summary` is our English."""

    code: str
    name: str
    summary: str
    severity: str
    address: str


@dataclass(frozen=True, slots=True)
class Word:
    """An aim or outcome; `drives` and `against` are the labels of other aims."""

    name: str
    label: str
    text: str
    drives: str = ""
    against: str = ""


def show_rule(site: Site, rule: Rule) -> RuleLine:
    """Show a rule with the severity that the settings give it."""
    fixed = rule.code in ALWAYS_ERRORS
    usual = rule.severity.value
    return RuleLine(
        code=rule.code,
        name=rule_words(rule.name),
        summary=rule.summary,
        severity=usual if fixed else site.plan.settings.rules.get(rule.code, usual),
        address=rule_address(site, rule.code),
    )


def list_outcomes(site: Site) -> Iterator[Word]:
    """Yield the outcomes of the vocabulary."""
    for outcome in site.plan.kinds.vocabulary.outcomes.values():
        yield Word(outcome.name, name_outcome(site, outcome.name), outcome.description)


def list_aims(site: Site) -> Iterator[Word]:
    """Yield the aims of the vocabulary, each with what it drives and what it is against."""
    vocabulary = site.plan.kinds.vocabulary
    for aim in vocabulary.aims.values():
        drives = ", ".join(name_outcome(site, name) for name in aim.drives)
        against = ", ".join(name_outcome(site, name) for name in vocabulary.opposed[aim.name])
        label = name_outcome(site, aim.name)
        yield Word(aim.name, label, aim.description, drives, against)
