"""The commitments of one week, person by person, and how the week felt.

In: a site and commitments that may be named. Out: people by name with what they committed to. How a
team feels appears only where the plan allows it and five or more have answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.ground.period import Period
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.site.check_ins import Absence, find_absence
from goldenthread.questions.commitment.week.site.commitments import ShownCommitment, show_commitment
from goldenthread.site.parts.parts import Person, show_person
from goldenthread.site.site import Site

FEWEST_MOODS = 5
_HIGHEST = 5


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """What one person committed to; `absence` where they are away all week."""

    person: Person
    rows: tuple[ShownCommitment, ...]
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class Mood:
    """How a team says it feels: the mean, how many answered, and one bar for 1 to 5."""

    mean: str
    answers: str
    label: str
    bars: tuple[tuple[int, int], ...]


def group_by_person(
    site: Site, week: Period, commitments: Iterable[Commitment]
) -> tuple[PersonWeek, ...]:
    """Put each person's commitments together, people by name."""
    found: dict[Person, tuple[list[ShownCommitment], Absence | None]] = {}
    for one in commitments:
        person = show_person(site, one.person)
        item = site.plan.find(one.person)
        if person:
            absence = find_absence(site, item, week) if item else None
            found.setdefault(person, ([], absence))[0].append(show_commitment(site, one))
    by_name = sorted(found.items(), key=lambda entry: entry[0].name.casefold())
    return tuple(PersonWeek(person, tuple(rows), away) for person, (rows, away) in by_name)


def show_mood(site: Site, moods: Sequence[int]) -> Mood | None:
    """Show how a team feels, where the plan allows it and enough have answered."""
    if not site.plan.settings.mood or len(moods) < FEWEST_MOODS:
        return None
    words = site.words
    counts = tuple((value, moods.count(value)) for value in range(1, _HIGHEST + 1))
    mean = words.number(round(sum(moods) / len(moods), 1))
    return Mood(
        mean=mean,
        answers=words("week.mood_answers", n=len(moods)),
        label=", ".join(words("week.mood_count", value=v, n=n) for v, n in counts if n),
        bars=counts,
    )
