"""`goldenthread check-in`: the week of a team or a person, in at most eight questions.

In: answers at the terminal, or flags. Out: one new file, and results in the
file of last week: both or neither. Writes over nothing, and nothing that is a new error.
"""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.asking import can_ask
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, open_plan
from goldenthread.cli.options import complete_ids, examples, person_option, plan_option
from goldenthread.cli.who import find_me, find_person, find_team, find_week
from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.finish import finish
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from goldenthread.questions.commitment.week.cli.check_in_import import import_command
from goldenthread.questions.commitment.week.cli.conversation import converse
from goldenthread.questions.commitment.week.cli.flags import Flags, read_flags, say_missing
from goldenthread.questions.commitment.week.cli.write_up import write_up


class _WithImport(click.Command):
    """A command whose first argument may also be `import`, a command of its own."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """Hand over to the import where it is asked for."""
        if args[:1] == ["import"]:
            name = f"{info_name} import"
            return import_command.make_context(name, args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)


@click.command(
    "check-in",
    cls=_WithImport,
    epilog=examples(
        "goldenthread check-in",
        "goldenthread check-in marketing --week last",
        'goldenthread check-in --commit "Shoot new photos @rental-portals" --result "1 kept"',
        'goldenthread check-in --value renter-leads#leads=640 --blocker "No lift @van-tour"',
        "goldenthread check-in import answers.csv",
    ),
)
@click.argument("team", required=False, shell_complete=complete_ids)
@person_option("Who checks in: an id or a name.")
@click.option(
    "--week", metavar="WEEK", default="", help="2026-W48, last or next. Default: today's."
)
@click.option(
    "--result",
    "results",
    multiple=True,
    metavar="TEXT",
    help='What came of an open commitment: "1 kept", "rental-portals missed: why", "all kept".',
)
@click.option(
    "--commit",
    "commits",
    multiple=True,
    metavar="TEXT",
    help='A commitment and its item: "Shoot new photos @rental-portals"; for a team also @person.',
)
@click.option(
    "--value",
    "values",
    multiple=True,
    metavar="TEXT",
    help='A value: "renter-leads#leads=640", with a note "...=640: portals".',
)
@click.option(
    "--blocker",
    "blockers",
    multiple=True,
    metavar="TEXT",
    help='What is in the way: "No photos allowed @rental-portals @owner -> ask on Friday".',
)
@click.option(
    "--need",
    "needs",
    multiple=True,
    metavar="TEXT",
    help='Help that is needed: "An hour of a designer @van-tour @product".',
)
@plan_option
def check_in_command(  # noqa: PLR0913 - the options of the command
    *,
    team: str | None,
    person: str,
    week: str,
    results: tuple[str, ...],
    commits: tuple[str, ...],
    values: tuple[str, ...],
    blockers: tuple[str, ...],
    needs: tuple[str, ...],
    where: Path,
) -> None:
    """Check in for the week: what was kept, what comes.

    Without TEAM it writes your own file; you are --person, or the person with git's address. With
    TEAM it writes the team's file. It asks what came of open commitments, for new values, for one
    to three commitments and what is in the way; given any of --result, --commit, --value,
    --blocker and --need it asks nothing. These may all be repeated; @ names an item or a person by
    id, or by the first words of an id. If the week's file exists, it only adds to it.

    `goldenthread check-in import` reads the answers to a form.
    """
    flags = Flags(results, commits, values, blockers, needs)
    plan = open_plan(where)
    agenda = _stand(plan, team, person, week)
    date = min(plan.today, agenda.week.end)
    if not (flags.given or can_ask()):
        raise Refused(say_missing(agenda))
    changes = Changes(plan)
    submission = read_flags(flags, agenda, date) if flags.given else converse(agenda, date)
    write_up(changes, agenda, submission)
    return finish(changes)


def _stand(plan: Plan, team: str | None, person: str, week: str) -> Agenda:
    titles = Titles(plan)
    found_week = find_week(plan, week)
    department = find_team(plan, team) if team else None
    who = find_person(plan, titles, person) if person else None
    if who is None and department is None:
        who = find_me(plan, titles)
    left = who.last_day if who else None
    if who and left and left < found_week.start:
        raise Refused(f"{who.id} left on {left}, before {found_week.text}")
    return Agenda(plan, titles, found_week, department, who)
