"""`goldenthread check`: run the rules and report.

In: a folder and options. Out: a report on standard output, exit code 0, 1 or 2.
Changes nothing in the plan; writes only the baseline it is asked to write.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import click

from goldenthread.cli.deleted import tell_deleted
from goldenthread.cli.options import complete_codes, examples, read_day_option
from goldenthread.cli.waiting import waiting
from goldenthread.config.settings import Settings, find_settings
from goldenthread.findings.baseline import write_baseline
from goldenthread.findings.check import Result, check_plan
from goldenthread.findings.codes import GIVEN
from goldenthread.findings.rule import all_rules
from goldenthread.findings.waive import ALWAYS_ERRORS
from goldenthread.plan.load import load_plan
from goldenthread.reporters.as_text import count
from goldenthread.reporters.report import FORMATS, Manner, report
from goldenthread.reporters.style import wants_colour

_FEW_RULES = 5  # so many reasons still leave the findings in sight


def _read_codes(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Refuse a prefix that no rule has: selecting nothing would look like a clean plan.

    A rule that is not asked here may be ignored all the same.
    """
    prefixes = tuple(text.strip().upper() for text in value)
    known = {*all_rules(), *(GIVEN if param.name == "ignore" else ())}
    for prefix in prefixes:
        if not prefix or not any(code.startswith(prefix) for code in known):
            message = f"no rule begins with '{prefix}'; `goldenthread rule` lists them"
            raise click.BadParameter(message, ctx, param)
    return prefixes


@click.command(
    "check",
    epilog=examples(
        "goldenthread check",
        "goldenthread check --why",
        "goldenthread check plans --strict --select GT2",
        "goldenthread check --format sarif > findings.sarif",
        "goldenthread check --write-baseline known.json",
    ),
)
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="How findings are written.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="PREFIX",
    callback=_read_codes,
    shell_complete=complete_codes,
    help="Only rules whose code starts with PREFIX, such as GT2. May be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="PREFIX",
    callback=_read_codes,
    shell_complete=complete_codes,
    help="Leave out rules whose code starts with PREFIX. May be repeated.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Fail only on findings that are not in FILE.",
)
@click.option(
    "--write-baseline",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the open findings to FILE. An existing FILE only shrinks.",
)
@click.option(
    "--why",
    is_flag=True,
    help="With --format text, say once for each rule with findings why it matters. On a terminal "
    f"this is the default for up to {_FEW_RULES} rules.",
)
@click.option("--waived", is_flag=True, help="Also list findings that a waiver accepts.")
@click.option(
    "--today", metavar="DATE", callback=read_day_option, help="Judge the plan as of this day."
)
def check_command(  # noqa: PLR0913 - each is an option
    *,
    path: Path,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    target: Path | None,
    today: dt.date | None,
    strict: bool,
    waived: bool,
    why: bool,
) -> int:
    """Check a plan and list what is wrong with it.

    PATH is a folder with a mkdocs.yml, or a plan folder; the default is this folder.
    Exit codes: 0 nothing that counts, 1 findings, 2 the check could not run.
    """
    if target and (select or ignore):
        raise click.UsageError("a baseline covers all rules: leave out --select and --ignore")
    settings = find_settings(path)
    if today:
        settings = replace(settings, today=today)
    shrinking = target is not None and target.exists()
    if baseline and not target:
        settings = replace(settings, baseline=str(baseline.absolute()))
    elif target:
        settings = replace(settings, baseline=str(target.absolute()) if shrinking else None)
    result = _run(settings, select, ignore)
    if target:
        result = _keep_baseline(result, target, shrinking=shrinking)
    result = tell_deleted(result)
    fail_on = "warning" if strict else settings.fail_on
    why = why or (sys.stdout.isatty() and len({f.code for f in result.findings}) <= _FEW_RULES)
    report(result, form, Manner(wants_colour(sys.stdout), waived, why, fail_on))
    return 1 if result.fails(fail_on) else 0


def _run(settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...]) -> Result:
    with waiting("reading the plan"):
        plan = load_plan(settings)
    with waiting(f"checking {len(plan.items):,} items"):
        return check_plan(plan, select=select, ignore=ignore)


def _keep_baseline(result: Result, target: Path, *, shrinking: bool) -> Result:
    """Write the baseline, say so, and return the result as it is with that baseline.

    A baseline that exists keeps only what is still found; a new one takes everything.
    """
    if not shrinking:
        result = _all_known(result)
    write_baseline(result.known, target)
    note = f"'{target}' holds {count(len(result.known), 'finding')}"
    if shrinking and result.findings:
        note += "; a baseline only shrinks, so new ones were not added (remove it to start over)"
    click.echo(note, err=True)
    return result


def _all_known(result: Result) -> Result:
    """Take every finding as known but those that no baseline may hold."""
    closed = tuple(finding for finding in result.findings if finding.code in ALWAYS_ERRORS)
    known = tuple(finding for finding in result.findings if finding.code not in ALWAYS_ERRORS)
    return replace(result, findings=closed, known=known)
