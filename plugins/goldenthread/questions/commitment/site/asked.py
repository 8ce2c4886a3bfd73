"""What somebody has taken note of and committed to, and what still waits for them.

In: a site and a person, or one answer. Out: words and an icon for each answer. Nobody is
compared with anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from goldenthread.items.difference_words import DifferenceLine
from goldenthread.items.item import Item
from goldenthread.questions.commitment.acknowledgement import Acknowledgement, read_acknowledgements
from goldenthread.questions.commitment.kinds import ROADMAP
from goldenthread.questions.commitment.site.differing import list_differences
from goldenthread.site.parts.looked import tick
from goldenthread.site.parts.parts import department_title
from goldenthread.site.site import Site

ICONS: Mapping[str, str] = MappingProxyType(
    {"given": tick(1), "outdated": "outdated", "missing": "not-started"}
)


@dataclass(frozen=True, slots=True)
class ShownAcknowledgement:
    """One text and how the person stands to it; `label` says whose text it is and of which kind.

    `changes` are those since an older version was acknowledged, as far as git knows.
    """

    label: str
    title: str
    address: str
    state: str
    icon: str
    text: str
    given: bool
    changes: tuple[DifferenceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a person is asked; `command` gives the answers that are open, "" where none is."""

    answers: tuple[ShownAcknowledgement, ...]
    command: str


def show_answers(site: Site, person: Item) -> Asked | None:
    """Show all that a person is asked, the widest first; None where nothing is asked."""
    answers = read_acknowledgements(site.plan).by_person.get(person.id, ())
    if not answers:
        return None
    missing = " ".join(answer.item.id for answer in answers if not answer.given)
    return Asked(
        tuple(show_answer(site, answer) for answer in answers),
        f"goldenthread acknowledge {missing} --person {person.id}" if missing else "",
    )


def show_answer(site: Site, answer: Acknowledgement) -> ShownAcknowledgement:
    """Show one answer."""
    return ShownAcknowledgement(
        label=name_text(site, answer.item),
        title=answer.item.title,
        address=answer.item.address,
        state=answer.state,
        icon=ICONS[answer.state],
        text=_say(site, answer),
        given=answer.given,
        changes=() if answer.given else list_differences(site, answer.item, answer.version),
    )


def name_text(site: Site, item: Item) -> str:
    """Name a text by its kind and whose it is: "The company’s vision", "Roadmap of Marketing"."""
    words, team = site.words, department_title(site, item)
    if team:
        return words(f"asked.{item.kind.name}_of", name=team)
    return words(f"asked.{item.kind.name}")


def _say(site: Site, answer: Acknowledgement) -> str:
    words = site.words
    verb = "committed" if answer.item.kind.name == ROADMAP else "noted"
    if answer.date is None:
        return words(f"asked.not_{verb}")
    day = words.date(answer.date)
    if answer.state == "outdated":
        return words("asked.outdated", day=day)
    how = answer.how if answer.how in ("manager", "meeting") else "self"
    return words(f"asked.{verb}_{how}", day=day)
