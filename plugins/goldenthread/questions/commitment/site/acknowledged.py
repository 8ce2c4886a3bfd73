"""Who has read purpose, vision and roadmap, and who not yet.

In: a site. Out: one `ViewPage`: counts for each department and text, and by department the people
who are still asked, contractors included. Departments and people stand in the order of the
alphabet, and nobody is ranked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.commitment.acknowledgement import (
    Acknowledgement,
    Share,
    count_answers,
    read_acknowledgements,
    version_of,
)
from goldenthread.questions.commitment.site.asked import (
    ShownAcknowledgement,
    name_text,
    show_answer,
)
from goldenthread.site.parts.looked import look
from goldenthread.site.parts.parts import PageHead, Person, show_person
from goldenthread.site.parts.team import by_name
from goldenthread.site.site import Heading, Site, ViewPage

_COLUMNS = (
    ("purpose", False),
    ("vision", False),
    ("vision", True),
    ("roadmap", False),
    ("roadmap", True),
)


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """Some answers counted; `percent` rounds down, `told` names how many stand how."""

    given: int
    asked: int
    percent: int
    share: str
    told: str


@dataclass(frozen=True, slots=True)
class TeamTally:
    """One row of the table: a department, a tally or None for each column, and all together."""

    title: str
    address: str
    cells: tuple[AnswerCount | None, ...]
    total: AnswerCount


@dataclass(frozen=True, slots=True)
class TextTally:
    """One text with the version that counts today."""

    label: str
    title: str
    address: str
    version: str
    tally: AnswerCount


@dataclass(frozen=True, slots=True)
class StillAsked:
    """Somebody who is still asked, and for what."""

    person: Person
    answers: tuple[ShownAcknowledgement, ...]


@dataclass(frozen=True, slots=True)
class TeamAsked:
    """The people of one department who are still asked; empty where all `count` have answered."""

    anchor: str
    title: str
    address: str
    note: str
    count: int
    people: tuple[StillAsked, ...]


@dataclass(frozen=True, slots=True)
class AcknowledgedPage:
    """The page; without `columns` nobody is asked for anything."""

    head: PageHead
    columns: tuple[str, ...]
    teams: tuple[TeamTally, ...]
    texts: tuple[TextTally, ...]
    asked: tuple[TeamAsked, ...]
    named: bool


_Team = tuple[Item | None, tuple[Acknowledgement, ...]]


def build_acknowledged(site: Site) -> ViewPage:
    """Build the page."""
    words, teams = site.words, _gather(site)
    every = [answer for _, answers in teams for answer in answers]
    columns = [column for column in _COLUMNS if any(_column(site, a) == column for a in every)]
    total = _count(site, every)
    page = AcknowledgedPage(
        head=PageHead(words("acknowledged.title"), lead=_say_total(site, every, total)),
        columns=tuple(words(f"acknowledged.{'own_' * own}{kind}") for kind, own in columns),
        teams=tuple(_tally_team(site, team, columns) for team in teams),
        texts=_tally_texts(site, every),
        asked=tuple(_ask(site, team) for team in teams),
        named=site.plan.settings.people != "team",
    )
    return ViewPage(
        view="acknowledged",
        address=site.view_address("acknowledged"),
        title=words("acknowledged.title"),
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/acknowledged.css",),
    )


def _headings(site: Site, page: AcknowledgedPage) -> tuple[Heading, ...]:
    if not page.columns:
        return ()
    return tuple(
        Heading(name, site.words(f"acknowledged.{name}")) for name in ("not-yet", "teams", "texts")
    )


def _gather(site: Site) -> tuple[_Team, ...]:
    """Gather the answers by department, in the order of the alphabet; those of none come last."""
    plan, found = site.plan, read_acknowledgements(site.plan).by_person
    people = sorted(plan.people, key=by_name)
    teams: dict[str, list[Acknowledgement]] = {department.id: [] for department in site.departments}
    for person in people:
        department = plan.department(person)
        teams.setdefault(department.id if department else "", []).extend(found.get(person.id, ()))
    return tuple((plan.by_id.get(team), tuple(given)) for team, given in teams.items() if given)


def _column(site: Site, answer: Acknowledgement) -> tuple[str, bool]:
    return answer.item.kind.name, site.plan.department(answer.item) is not None


def _say_total(site: Site, answers: Sequence[Acknowledgement], total: AnswerCount) -> str:
    if not answers:
        return site.words("acknowledged.nobody")
    count = len({answer.person.id for answer in answers})
    return " ".join((site.words("acknowledged.lead", n=count), f"{total.told}."))


def _count(site: Site, answers: Sequence[Acknowledgement]) -> AnswerCount:
    words, share = site.words, count_answers(answers)
    asked = share.asked or 1
    return AnswerCount(
        given=share.given,
        asked=share.asked,
        percent=share.given * 100 // asked,
        share=words("acknowledged.of", given=share.given, asked=share.asked),
        told=_say(site, share),
    )


def _say(site: Site, share: Share) -> str:
    counts = {"given": share.given, "outdated": share.outdated, "missing": share.missing}
    return ", ".join(site.words(f"acknowledged.{k}", n=n) for k, n in counts.items() if n)


def _tally_team(site: Site, team: _Team, columns: Sequence[tuple[str, bool]]) -> TeamTally:
    department, answers = team
    parts = [[a for a in answers if _column(site, a) == column] for column in columns]
    return TeamTally(
        title=department.title if department else site.words("people.no_team"),
        address=department.address if department else "",
        cells=tuple(_count(site, part) if part else None for part in parts),
        total=_count(site, answers),
    )


def _tally_texts(site: Site, answers: Sequence[Acknowledgement]) -> tuple[TextTally, ...]:
    """Count by text, the company's before those of departments."""
    texts: dict[str, list[Acknowledgement]] = {}
    for answer in sorted(answers, key=lambda one: site.plan.department(one.item) is not None):
        texts.setdefault(answer.item.id, []).append(answer)
    return tuple(
        TextTally(
            label=name_text(site, found[0].item),
            title=found[0].item.title,
            address=found[0].item.address,
            version=version_of(site.plan, found[0].item),
            tally=_count(site, found),
        )
        for found in texts.values()
    )


def _ask(site: Site, team: _Team) -> TeamAsked:
    words, (department, answers) = site.words, team
    waiting: dict[str, list[ShownAcknowledgement]] = {}
    for answer in answers:
        if not answer.given:
            waiting.setdefault(answer.person.id, []).append(show_answer(site, answer))
    shown = ((show_person(site, person), found) for person, found in waiting.items())
    asked = len({answer.person.id for answer in answers})
    name = (
        words("acknowledged.asked", n=len(waiting)) if waiting else look(site, "read", asked).text
    )
    return TeamAsked(
        anchor=f"ask-{department.id}" if department else "ask",
        title=department.title if department else words("people.no_team"),
        address=department.address if department else "",
        note=name,
        count=asked,
        people=tuple(StillAsked(person, tuple(found)) for person, found in shown if person),
    )
