"""`goldenthread rule`: what a rule means, or all of them.

In: a code or a name. Out: its documentation as plain text. Reads no plan.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from goldenthread.cli.failure import Refused
from goldenthread.cli.options import complete_codes, examples
from goldenthread.findings.codes import CORE, GIVEN
from goldenthread.findings.phrases import nearest_help
from goldenthread.findings.rule import Rule, all_rules
from goldenthread.ground.likeness import nearest
from goldenthread.ground.questions import there
from goldenthread.reporters.style import bold, by_severity, dim, wants_colour


@click.command("rule", epilog=examples("goldenthread rule", "goldenthread rule GT201"))
@click.argument("code", metavar="[CODE]", required=False, shell_complete=complete_codes)
def rule_command(code: str | None) -> None:
    """Explain a rule, or list them all."""
    colour = wants_colour(sys.stdout)
    for line in _explain(_find(code)) if code else _table():
        click.echo(line, color=colour)


def _find(text: str) -> Rule:
    rules = all_rules()
    by_name = {rule.name: rule for rule in rules.values()}
    rule = rules.get(text.upper()) or by_name.get(text.lower())
    code = text.upper()
    if rule is None and code in GIVEN:
        asked = GIVEN[code] in (CORE, *there())
        elsewhere = f"belongs to the question '{GIVEN[code]}', which is not asked here"
        why = "is a rule no more" if asked else elsewhere
        raise Refused(f"{code} {why}; `goldenthread rule` lists those there are")
    if rule is None:
        near = nearest(text.upper(), rules) or nearest(text.lower(), by_name)
        hint = nearest_help(near[:1], "`goldenthread rule` lists them")
        raise Refused(f"there is no rule '{text}'; {hint}")
    return rule


def _table() -> Iterator[str]:
    rules = all_rules().values()
    widest = max(len(rule.name) for rule in rules)
    for rule in rules:
        severity = by_severity(f"{rule.severity.value:<8}", rule.severity.value)
        yield f"{bold(rule.code)}  {severity} {rule.name:<{widest}}  {rule.summary}"


def _explain(rule: Rule) -> Iterator[str]:
    """Yield the documentation with headings set off and examples indented, without markup."""
    severity = rule.severity.value
    yield f"{bold(rule.code)} {rule.name} ({by_severity(severity, severity)}, since {rule.since})"
    yield ""
    in_code = False
    for line in rule.documentation.split("\n"):
        if re.match(r"\s*(```|~~~)", line):
            in_code = not in_code
        elif in_code:
            yield dim(f"    {line}".rstrip())
        elif line.startswith("#"):
            yield bold(line.lstrip("# "))
        else:
            yield re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", line)
