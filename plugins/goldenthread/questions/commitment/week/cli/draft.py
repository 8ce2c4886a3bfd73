"""A draft of a week for an editor, and what somebody made of it.

In: where the week stands and what is known. Out: a text with what came of last week above a line
and the file of this week below it; back from the editor, both are read again. Lines that begin
with `#:` are hints and are taken out. What stood in the file before stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.cli.failure import Slip
from goldenthread.cli.writing.changes import Changes
from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.questions.commitment.week.check_in import RESULTS
from goldenthread.questions.commitment.week.cli.agenda import Agenda
from goldenthread.questions.commitment.week.cli.entries import list_entries, new_text
from goldenthread.questions.commitment.week.cli.listing import tell_metric
from goldenthread.questions.commitment.week.cli.submission import Outcome, Submission
from goldenthread.questions.commitment.week.cli.write_up import path_of, read_data
from goldenthread.source.fields import read_entries, read_text
from goldenthread.source.front_matter import read_yaml

_LINE = "# ---------- above: goes back to where it stands; below: this week ----------"
_HINT = re.compile(r"^[ ]*#:.*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back: results, and the text of this week's file."""

    outcomes: tuple[Outcome, ...]
    text: str


def write_draft(changes: Changes, agenda: Agenda, submission: Submission) -> str:
    """Return the text for the editor; what was said by flags stands in it already."""
    path = path_of(agenda)
    if agenda.existing:
        below = changes.text(path)
    else:
        lists = dict(list_entries(agenda, submission))
        front = new_text(agenda, lists).removesuffix("---\n")
        below = f"{front}{''.join(_hints(agenda, lists))}---\n"
    above = "".join(_last_week(agenda, submission))
    return f"{above}{_LINE}\n{below}" if above else below


def _last_week(agenda: Agenda, submission: Submission) -> Iterator[str]:
    answered = {(*o.commitment.pointer, o.commitment.check_in): o for o in submission.outcomes}
    if agenda.open:
        yield "# What came of these? Write kept, missed or carried, and why, or leave it open.\n"
    for entry in agenda.open:
        outcome = answered.get((*entry.pointer, entry.check_in))
        told = {"text": entry.text, "item": entry.item, "week": entry.week.text}
        told |= {"person": entry.person} if not agenda.person else {}
        first, *rest = write_front_matter(told).splitlines()
        yield f"- {first}\n" + "".join(f"  {line}\n" for line in rest)
        for name in ("result", "why"):
            value = getattr(outcome, name) if outcome else ""
            yield f"  {write_front_matter({name: value}).strip()}\n" if value else f"  {name}:\n"


def _hints(agenda: Agenda, lists: Mapping[str, list[Any]]) -> Iterator[str]:
    """Yield what else may be said; a line without its mark is valid."""
    yield "#: Take the mark #: away from a line to use it; what keeps it goes.\n"
    ids = ", ".join(item.id for item in agenda.items[:12])
    if not lists.get("commitments"):
        yield "#: commitments:\n"
    person = "" if agenda.person and not agenda.team else ", person: person-id"
    yield f"#:   - {{text: what will be done, item: item-id{person}}}\n"
    yield f"#:   # items: {ids}\n" if ids else ""
    if not lists.get("values"):
        date = min(agenda.plan.today, agenda.week.end)
        yield "#: values:\n"
        for item, metric in agenda.metrics[:12]:
            entry = f"metric: {item.id}#{metric.id}, value: 0, date: {date}"
            yield f"#:   - {{{entry}}}  # {tell_metric(metric)}\n"
    if not lists.get("blockers"):
        yield "#: blockers:\n"
        yield "#:   - {text: what is in the way, item: item-id, owner: person-id, next: a step}\n"
    if not lists.get("help"):
        yield "#: help:\n#:   - {text: what would help, item: item-id, asked_of: person-or-team}\n"


def read_draft(changes: Changes, agenda: Agenda, text: str) -> Edited:
    """Read what came back from the editor.

    Raises:
        Slip: the results cannot be read, or something that stood in the file was changed.
    """
    above, line, below = text.replace("\r\n", "\n").partition(_LINE)
    if not line:
        if agenda.open:
            raise Slip("the line that parts last week from this one is gone")
        above, below = "", above
    below = below.lstrip("\n")
    if not agenda.existing:
        below = _HINT.sub("", below)
    else:
        _hold(read_data(changes.text(path_of(agenda))), read_data(below))
    return Edited(tuple(_read_outcomes(agenda, above)), below)


def _read_outcomes(agenda: Agenda, text: str) -> Iterator[Outcome]:
    data, problems = read_yaml(text)
    entries = [entry for _, entry in read_entries(data)]
    if problems or (text.strip() and len(entries) != len(agenda.open)):
        raise Slip("the commitments above the line cannot be read; change only result and why")
    for entry, commitment in zip(entries, agenda.open, strict=False):
        result, why = read_text(entry.get("result")), read_text(entry.get("why"))
        if result and result not in RESULTS:
            raise Slip(f"'{commitment.text}' was {', '.join(RESULTS)}, not '{result}'")
        if result in ("missed", "carried") and not why:
            raise Slip(f"say why '{commitment.text}' was {result}")
        if result:
            yield Outcome(commitment, result, why)


def _hold(before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Refuse what takes away or rewrites an entry; results may be added to commitments."""
    for name, value in before.items():
        held = now.get(name)
        same = held == value
        if isinstance(value, list) and isinstance(held, list):
            kept = [_as_was(entry, known) for entry, known in zip(held, value, strict=False)]
            same = len(held) >= len(value) and kept == value
        if not same:
            raise Slip(f"what stands under '{name}' stays; only add to it")


def _as_was(entry: object, before: object) -> object:
    """Return an entry without the result that it did not have before."""
    if not isinstance(entry, Mapping) or not isinstance(before, Mapping):
        return entry
    new = {"result", "why"} - set(before)
    return {name: value for name, value in entry.items() if name not in new}
