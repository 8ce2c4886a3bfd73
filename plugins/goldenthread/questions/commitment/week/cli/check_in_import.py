"""`goldenthread check-in import`: the answers of a form become check-ins.

In: a table with one answer a row. Out: one file for each person, their results in the files of the
week before, and moods, without names and sorted, in the file of the team. All or nothing.
"""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import open_plan
from goldenthread.cli.options import examples, plan_option
from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.finish import finish
from goldenthread.cli.writing.trial import try_changes
from goldenthread.questions.commitment.week.cli.answers import read_answers
from goldenthread.questions.commitment.week.cli.sheet import read_sheet
from goldenthread.questions.commitment.week.cli.write_up import write_up
from goldenthread.reporters.as_text import count
from goldenthread.reporters.plain import plain
from goldenthread.source.document import MAX_BYTES

_MOST = 30
_COLUMNS = """
\b
Columns, in any order, upper or lower case (others are skipped and named):
  person          an id, a name or an e-mail address; also name, who, your name, email
  week            2026-W48, if the answers are for several weeks
  result          what came of last week: "1 kept, 2 missed: why"; also results, last week
  result 1, why 1 the same, a column for each open commitment
  commitment 1    what will be done; also commitment, next 1, this week 1
  item 1          the item it serves, unless the text ends in @item-id; also serves 1
  value           "renter-leads#leads=640"; also values, numbers
  renter-leads#leads   a column named after a metric holds only its values
  blocker         "No photos allowed @rental-portals -> ask on Friday"; also in the way
  help            "An hour of a designer @van-tour @product"; also need, help needed
  mood            1 to 5; goes into the team's file without a name
  team            with a mood only, for answers without a name; export all of them again
"""


@click.command(
    "import",
    epilog=_COLUMNS
    + "\n"
    + examples(
        "goldenthread check-in import answers.csv --dry-run",
        "goldenthread check-in import answers.csv --week 2026-W48",
    ),
)
@click.argument("file", metavar="ANSWERS.CSV", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--week",
    default="",
    metavar="WEEK",
    help="2026-W48, last or next: the week of all answers. Default: their own, or this week.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@plan_option
def import_command(*, file: Path, week: str, dry_run: bool, where: Path) -> None:
    """Turn the answers to a form into check-ins.

    ANSWERS.CSV is the export of a form tool: UTF-8; commas, semicolons or tabs; a header row; one
    answer per row. Nothing is written unless every row can be read and the plan has no new error.
    """
    plan = open_plan(where)
    with file.open("rb") as table:
        sheet = read_sheet(table.read(MAX_BYTES + 1), file.name)  # it may have no end
    answers = read_answers(plan, sheet, week)
    if answers.wrong:
        lines = [f"  {file.name}:{line}: {text}" for line, text in answers.wrong[:_MOST]]
        if len(answers.wrong) > _MOST:
            lines.append(f"  and {len(answers.wrong) - _MOST} more")
        head = f"nothing is written; {count(len(answers.wrong), 'row')} cannot be used"
        raise Refused("\n".join([head, *lines]))
    if not answers.submissions:
        raise Refused(f"'{file.name}' holds no answers")
    changes = Changes(plan)
    for agenda, submission in answers.submissions:
        write_up(changes, agenda, submission)
    if sheet.unread:
        click.echo(f"note: not read: {plain(', '.join(sheet.unread))}", err=True)
    if not dry_run:
        finish(changes)
        return
    changes.tidy()
    try_changes(plan, changes.after)
    for path, text in changes.after.items():
        verb = "would add to" if path in changes.before else "would write"
        click.echo(f"{verb}: {plan.settings.shown_path(path)}\n{text}")
