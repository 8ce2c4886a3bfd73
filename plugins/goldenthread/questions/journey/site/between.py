"""What other questions say on a journey's page: what two stages have agreed, and cards of it.

In: the `FACE` of each question's `for_journey`. Out: the first word on two stages, all cards. A
journey of which nobody has agreements says nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goldenthread.ground.questions import faces
from goldenthread.items.item import Item
from goldenthread.questions.journey.funnel import Funnel, Step
from goldenthread.site.parts.parts import ItemLink
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Between:
    """How a stage hands over to the next; `open` where a question on it has no answer."""

    label: str
    link: ItemLink
    open: bool


@dataclass(frozen=True, slots=True)
class ForJourney:
    """`template` draws what `cards` returns, as `part`; it is left out where there are none."""

    between: Callable[[Site, Funnel, Step], Between | None]
    cards: Callable[[Site, Item], tuple[object, ...]]
    template: str


@dataclass(frozen=True, slots=True)
class Cards:
    """A section of cards below the stages, and what draws it."""

    part: tuple[object, ...]
    template: str


def say_between(site: Site, funnel: Funnel, step: Step) -> Between | None:
    """Say how a stage hands over; None where nobody has a word on it."""
    said = (face.between(site, funnel, step) for face in faces("for_journey", ForJourney))
    return next((one for one in said if one), None)


def list_cards(site: Site, item: Item) -> tuple[Cards, ...]:
    """List the sections of cards that a journey has."""
    found = (Cards(face.cards(site, item), face.template) for face in faces("for_journey", ForJourney))
    return tuple(cards for cards in found if cards.part)
