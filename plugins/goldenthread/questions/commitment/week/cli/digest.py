"""`goldenthread digest`: what happened since a day, ready for chat or mail.

In: a plan, and the team or person it is about. Out: markdown on standard output. Names people as
the settings of the site allow, because it leaves the house.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, open_plan
from goldenthread.cli.options import complete_ids, examples, plan_option, read_day_option
from goldenthread.cli.waiting import waiting
from goldenthread.cli.who import find_person, find_team
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.cli.bulletin import Bulletin
from goldenthread.questions.commitment.week.cli.former_findings import read_former_findings
from goldenthread.questions.commitment.week.cli.scope import Scope
from goldenthread.wording.mask import read_mask
from goldenthread.wording.words import load_words


@click.command(
    "digest",
    epilog=examples(
        "goldenthread digest",
        "goldenthread digest --team marketing --since 2026-11-16",
        "goldenthread digest --person maya-lindqvist",
    ),
)
@click.option("--team", metavar="ID", default="", shell_complete=complete_ids, help="One team.")
@click.option("--person", metavar="ID", default="", shell_complete=complete_ids, help="One person.")
@click.option(
    "--since", metavar="DATE", callback=read_day_option, help="YYYY-MM-DD. Default: a week ago."
)
@plan_option
def digest_command(*, team: str, person: str, since: dt.date | None, where: Path) -> None:
    """Sum up a week in markdown: kept, missed, moved, due.

    Newly broken is what a check finds now but did not find in the last commit before DATE.
    """
    if team and person:
        raise click.UsageError(
            "a digest is for a team or for a person, not both", click.get_current_context()
        )
    plan = open_plan(where)
    if person and plan.settings.people == "team":
        raise Refused("this plan shows people by team alone; ask for a digest with --team ID")
    titles = Titles(plan)
    scope = Scope(
        plan,
        titles,
        find_team(plan, team) if team else None,
        find_person(plan, titles, person) if person else None,
    )
    since = since or plan.today - dt.timedelta(weeks=1)
    if since > plan.today:
        raise click.UsageError(f"{since} is yet to come", click.get_current_context())
    with waiting("reading the plan as it was"):
        former = read_former_findings(plan, since)
    # The texts around are English; the catalogue brings the company's own words.
    words = load_words(replace(plan.settings, language="en"))
    mask = read_mask(plan)
    for line in Bulletin(scope, words, since, former).lines(_name(scope, plan)):
        click.echo(mask.text(line) if mask else line)


def _name(scope: Scope, plan: Plan) -> str:
    if scope.person:
        return scope.name(scope.person.id) or plan.settings.site_name
    return scope.titles(scope.team) if scope.team else plan.settings.site_name
