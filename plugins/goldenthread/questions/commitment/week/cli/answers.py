"""The answers of a form, understood row by row.

In: a sheet and a plan. Out: for each team or person what was said, and for each bad row its line
and what is wrong. Moods are separated from names here and nowhere put together again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.cli.failure import Refused, Slip
from goldenthread.cli.naming import Names
from goldenthread.cli.opening import Titles
from goldenthread.cli.who import find_team, find_week
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from goldenthread.questions.commitment.week.cli.entries import list_entries, said_before
from goldenthread.questions.commitment.week.cli.notation import (
    find_metric,
    read_figure,
    read_hindrances,
    read_need,
    read_outcomes,
    read_pledge,
    read_values,
)
from goldenthread.questions.commitment.week.cli.sheet import Sheet, SheetRow
from goldenthread.questions.commitment.week.cli.submission import (
    NewCommitment,
    NewResult,
    NewValue,
    Submission,
)
from goldenthread.reporters.as_text import count

_MOODS = frozenset("12345")
_LINES = re.compile(r"\s*[\r\n]+\s*")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a sheet says, one entry for each file; and the lines that cannot be used, with why."""

    submissions: tuple[tuple[Agenda, Submission], ...]
    wrong: tuple[tuple[int, str], ...]


def read_answers(plan: Plan, sheet: Sheet, week: str) -> Answers:
    """Read all rows; `week`, where it is given, is that of every row."""
    titles = Titles(plan)
    answers = _Gathering()
    for row in sheet.rows:
        try:
            answers.take(row.line, *_Reader(plan, titles, row, week).read())
        except Slip as slip:
            answers.wrong.append((row.line, " ".join(str(slip).split())))
        except Refused as refused:
            answers.wrong.append((row.line, refused.format_message()))
    return Answers((*answers.submissions, *answers.moods()), tuple(answers.wrong))


@dataclass
class _Gathering:
    submissions: list[tuple[Agenda, Submission]] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    _lines: dict[tuple[str, str], int] = field(default_factory=dict)
    _moods: dict[tuple[str, str], _Moods] = field(default_factory=dict)

    def take(
        self, line: int, agenda: Agenda, submission: Submission, mood: int, trace: str
    ) -> None:
        """Add one answer.

        Raises:
            Slip: the person has answered already, or is in no team that could take a mood.
        """
        key = _place(agenda)
        if agenda.person and key in self._lines:
            raise Slip(f"{agenda.whose.id} has answered in line {self._lines[key]} already")
        team = _of_team(agenda) if mood else None
        if agenda.person:
            self._lines[key] = line
            self.submissions.append((agenda, submission))
        if team:
            self._moods.setdefault(_place(team), _Moods(team)).given[trace].update([mood])

    def moods(self) -> Iterator[tuple[Agenda, Submission]]:
        """Yield the moods of each team, lowest first, whoever gave them."""
        for _, moods in sorted(self._moods.items()):
            yield moods.team, Submission(moods=tuple(sorted(moods.added().elements())))


@dataclass
class _Moods:
    """The moods of a team's week, by the trace that the rest of the answer has left in the plan."""

    team: Agenda
    given: dict[str, Counter[int]] = field(
        default_factory=lambda: {"new": Counter(), "old": Counter(), "none": Counter()}
    )

    def added(self) -> Counter[int]:
        """Return what does not stand there yet.

        An export holds old answers beside new ones, and one mood looks like another. Too few
        is the safe side: they are shown from five answers on, and nobody may count twice.
        """
        existing = self.team.existing
        held = Counter(existing.moods if existing else ())
        return self.given["new"] + (self.given["none"] - (held - self.given["old"]))


def _place(agenda: Agenda) -> tuple[str, str]:
    return (agenda.week.text, agenda.whose.id)


def _of_team(agenda: Agenda) -> Agenda:
    """Return the week of the team.

    Raises:
        Slip: the person is in none.
    """
    if agenda.team:
        return agenda
    team = agenda.plan.department(agenda.whose)
    if team is None:
        raise Slip(f"{agenda.whose.id} is in no department, and a mood is that of a team")
    return replace(agenda, team=team, person=None)


def _is_new(agenda: Agenda, submission: Submission) -> bool:
    """Tell whether an answer says anything that does not stand there already."""
    held = agenda.existing
    if held is None or submission.outcomes:
        return True
    return any(
        not said_before(agenda.plan, held.item.data, name, entry)
        for name, entries in list_entries(agenda, submission)
        for entry in entries
    )


@dataclass(frozen=True)
class _Reader:
    plan: Plan
    titles: Titles
    row: SheetRow
    week: str

    def read(self) -> tuple[Agenda, Submission, int, str]:
        row = self.row
        if row.surplus:
            raise Slip(f"{count(row.surplus, 'cell')} more than the header has")
        week = find_week(self.plan, self.week or row.get("week"))
        who = row.get("person")
        person = self._names.person(who) if who else None
        team = find_team(self.plan, row.get("team")) if row.get("team") and not person else None
        if person is None and team is None:
            raise Slip("nobody is named")
        if person and self.plan.has_left(person.id):
            raise Slip(f"{person.id} has left")
        agenda = Agenda(self.plan, self.titles, week, team, person)
        submission = self._read_submission(agenda, person) if person else Submission()
        told = {name for name, _ in row.cells} - {"person", "team", "week"}
        told |= {name for name, _ in row.values}
        if not told:
            raise Slip("nothing is said")
        if not person and told != {"mood"}:
            raise Slip("only a mood may stay without a name")
        mood = row.get("mood")
        if mood and mood not in _MOODS:
            raise Slip(f"a mood is 1 to 5, not '{mood}'")
        trace = "none" if told == {"mood"} else "new" if _is_new(agenda, submission) else "old"
        return agenda, submission, int(mood or 0), trace

    @property
    def _names(self) -> Names:
        return Names(self.plan, self.titles)

    def _read_submission(self, agenda: Agenda, person: Item) -> Submission:
        names, row = self._names, self.row
        obstacles, needs = read_hindrances(_one_line(row.get("blocker")), names, person.id)
        if row.get("need"):
            needs += (read_need(_one_line(row.get("need")), names, person.id),)
        return Submission(
            tuple(self._read_outcomes(agenda)),
            tuple(self._read_pledges(person)),
            tuple(self._read_values(agenda)),
            obstacles,
            needs,
        )

    def _read_outcomes(self, agenda: Agenda) -> Iterator[NewResult]:
        for number in range(10):
            text, why = self.row.get("result", number), self.row.get("why", number)
            if text:
                text = f"{number} {text}" if number else text
                text = _one_line(f"{text}: {why}" if why else text)
                yield from _new_outcomes(read_outcomes(text, agenda.asked, self._names))

    def _read_pledges(self, person: Item) -> Iterator[NewCommitment]:
        for number in range(10):
            text = self.row.get("commitment", number)
            parts = _LINES.split(text) if number == 0 else [_one_line(text)]
            for part in filter(None, parts):
                pledge = read_pledge(part, self._names, person.id)
                item = self.row.get("item", number)
                if item and not pledge.item:
                    pledge = replace(pledge, item=self._names.item(item.removeprefix("@")).id)
                if not pledge.item:
                    raise Slip(f"'{pledge.text}' names no item; add @item-id to it")
                if pledge.person != person.id:
                    raise Slip(f"'{pledge.text}' is a commitment of somebody else")
                yield pledge

    def _read_values(self, agenda: Agenda) -> Iterator[NewValue]:
        date = min(self.plan.today, agenda.week.end)
        if text := self.row.get("value"):
            yield from read_values(_LINES.sub(", ", text), self._names, (), date)
        for reference, text in self.row.values:
            item, metric = find_metric(reference, self._names)
            yield NewValue(f"{item.id}#{metric.id}", read_figure(text), date)


def _new_outcomes(outcomes: Sequence[NewResult]) -> Iterator[NewResult]:
    """Yield what was not answered before, and refuse what was answered otherwise."""
    for outcome in outcomes:
        was = outcome.commitment.result
        if was and was != outcome.result:
            raise Slip(f"'{outcome.commitment.text}' was {was} already, and now {outcome.result}")
        if not was:
            yield outcome


def _one_line(text: str) -> str:
    return _LINES.sub(" ", text)
