"""What this question says of items wherever core pages list them.

In: a site and an item. Out: words by which search finds an assessment and its campaign, and the
agreements that a person has to look at again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.journey import HandOff, Journey
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.journey.site.anchors import handoff_address, title_of
from goldenthread.questions.leads.assessment import Assessment, build_assessment
from goldenthread.questions.leads.campaign import list_held
from goldenthread.questions.leads.kinds import ASSESSMENT
from goldenthread.questions.leads.site.assessed import name_verdict
from goldenthread.site.parts.parts import ItemLink
from goldenthread.site.site import Site
from goldenthread.site.slots import Reminder


def list_words(site: Site, item: Item) -> Iterator[str]:
    """Yield the verdict, the audiences, and each lesson with the audience it is about."""
    for assessment in _assessments(site, item):
        yield name_verdict(site, assessment.verdict)
        yield from dict.fromkeys(row.target_audience for row in assessment.results)
        for lesson in assessment.lessons:
            yield lesson.text
            yield lesson.target_audience


def remind(site: Site, person: Item) -> Iterator[Reminder]:
    """Yield the agreements that somebody signed, until when they are to be looked at again."""
    for journey, hand_off in _signed(site.plan).get(person.id, ()):
        if hand_off.review_by:
            link = ItemLink(title_of(site, journey, hand_off), handoff_address(journey, hand_off))
            yield Reminder("agreement", link, hand_off.review_by)


@lru_cache(maxsize=2)
def _signed(plan: Plan) -> Mapping[str, tuple[tuple[Journey, HandOff], ...]]:
    """Return the agreements that somebody signed, by the id of who did."""
    return group(
        (signer, (journey, hand_off))
        for journey in read_journeys(plan)
        for hand_off in journey.hand_offs
        for signer in {one.id for one in map(plan.find, (s.person for s in hand_off.signed)) if one}
    )


def _assessments(site: Site, item: Item) -> tuple[Assessment, ...]:
    """Return what an assessment says, or all that were held of a campaign."""
    if item.kind.name == ASSESSMENT:
        return (build_assessment(item),)
    return list_held(site.plan, item)
