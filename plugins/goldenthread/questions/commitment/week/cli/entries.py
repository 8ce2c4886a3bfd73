"""What was said, as entries of a check-in file.

In: where the week stands and what was said. Out: entries by the list they belong to, and the text
of a new file; nothing is written here. There each key stands on a line of its own, so that two
people who answer side by side change lines that git can merge.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import fold_words
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from goldenthread.questions.commitment.week.cli.submission import (
    NewCommitment,
    NewValue,
    Submission,
)
from goldenthread.questions.commitment.week.weeks import rename
from goldenthread.source.fields import read_entries

LISTS = ("commitments", "values", "blockers", "help", "mood")
Entry = Mapping[str, object]
_NAMING = ("person", "item", "metric", "owner", "asked_of")


def list_entries(agenda: Agenda, submission: Submission) -> Iterator[tuple[str, list[Any]]]:
    """Yield (name of a list, its entries); what is carried over comes first."""
    own = agenda.person.id if agenda.person and not agenda.team else ""
    now = [
        outcome.commitment
        for outcome in submission.outcomes
        if outcome.result == "carried" and outcome.commitment.week < agenda.week
    ]
    carried = [NewCommitment(e.text, e.item, e.person) for e in (*agenda.carried, *now)]
    pledges = {pledge.key: pledge for pledge in (*carried, *submission.pledges)}
    yield (
        "commitments",
        [_filled(person=_other(p.person, own), text=p.text, item=p.item) for p in pledges.values()],
    )
    yield "values", [_value(reading) for reading in submission.readings]
    yield (
        "blockers",
        [
            _filled(text=o.text, item=o.item, owner=o.owner, next=o.next)
            for o in submission.obstacles
        ],
    )
    yield (
        "help",
        [
            _filled(text=n.text, item=n.item, person=_other(n.person, own), asked_of=n.asked_of)
            for n in submission.needs
        ],
    )
    yield "mood", sorted(submission.moods)


def _other(person: str, own: str) -> str:
    """Leave out whose file it is."""
    return "" if person == own else person


def _filled(**values: str) -> Entry:
    return {name: value for name, value in values.items() if value}


def _value(reading: NewValue) -> Entry:
    entry: dict[str, object] = {
        "metric": reading.metric,
        "value": _short(reading.value),
        "date": reading.date,
    }
    return entry | ({"note": reading.note} if reading.note else {})


def _short(value: float) -> float:
    return int(value) if value.is_integer() else value


def said_before(plan: Plan, data: Mapping[str, Any], name: str, entry: Entry) -> bool:
    """Tell whether a file holds the entry already; a commitment is known by who and its words.

    The file may have been written when somebody or something in it had another id.
    """
    held = [_renamed(plan, known) for _, known in read_entries(data.get(name))]
    if name == "commitments":
        return any(_key(known) == _key(entry) for known in held)
    wanted = {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in entry.items()}
    return wanted in held


def _renamed(plan: Plan, entry: Entry) -> Entry:
    found = dict(entry)
    for field in _NAMING:
        if isinstance(written := entry.get(field), str):
            name, mark, part = written.partition("#")
            found[field] = f"{rename(plan, name)}{mark}{part}"
    return found


def _key(entry: Entry) -> tuple[object, str]:
    return entry.get("person"), fold_words(str(entry.get("text")))


def new_text(agenda: Agenda, lists: Mapping[str, list[Any]]) -> str:
    """Return the text of a new check-in."""
    field = "team" if agenda.team else "person"
    head = {"kind": "check-in", "week": agenda.week.text, field: agenda.whose.id}
    lines = write_front_matter(head).splitlines()
    for name, entries in lists.items():
        if entries:
            lines.append(f"{name}:")
            lines += [line for entry in entries for line in _block(entry)]
    return "\n".join(["---", *lines, "---", ""])


def _block(entry: object) -> list[str]:
    if not isinstance(entry, Mapping):
        return [f"  - {entry}"]
    first, *rest = write_front_matter(entry).splitlines()
    return [f"  - {first}", *(f"    {line}" for line in rest)]
