"""Where stages and hand-offs of a journey are to be read, and how they are called.

In: a site, a journey and one of its parts. Out: addresses, links and words. A hand-off whose stages
are not both there has no page of its own.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.kinds.validation import is_item_id
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.journey.journey import Duration, HandOff, Journey, Stage
from goldenthread.site.parts.parts import ItemLink, link_id
from goldenthread.site.site import Site


def has_page(journey: Journey, hand_off: HandOff) -> bool:
    """Tell whether both stages exist under ids that can be part of an address."""
    pair = (hand_off.start, hand_off.end)
    return all(name in journey.by_id and is_item_id(name) for name in pair)


def handoff_address(journey: Journey, hand_off: HandOff) -> str:
    """Return where the agreement is to be read: its own page, else that of the journey."""
    if not has_page(journey, hand_off):
        return journey.item.address
    return f"{journey.item.address}{hand_off.start}--{hand_off.end}/"


def stage_anchor(stage: str) -> str:
    """Return the place of a stage on the page of its journey."""
    return f"stage-{stage}"


def stage_link(journey: Journey, stage: Stage) -> ItemLink:
    """Link to a stage on its journey's page."""
    return ItemLink(stage.name, f"{journey.item.address}#{stage_anchor(stage.id)}")


def title_of(site: Site, journey: Journey, hand_off: HandOff) -> str:
    """Name a hand-off by its two stages; one that does not exist is called what it is called."""
    start, end = (
        journey.by_id[name].name if name in journey.by_id else name
        for name in (hand_off.start, hand_off.end)
    )
    return site.words("handoff.title", start=start, end=end)


def link_stage(site: Site, item: Item) -> tuple[ItemLink, ...]:
    """Link to the stage an item serves, on the page of its journey; none without a stage."""
    name, _, part = item.stage.partition("#")
    target = site.plan.find(name)
    for journey in read_journeys(site.plan):
        if journey.item is target and part in journey.by_id:
            found = stage_link(journey, journey.by_id[part])
            return (ItemLink(found.title, found.address, journey.item.title),)
    return (link_id(site, item.stage),) if item.stage else ()


def say_duration(site: Site, span: Duration) -> str:
    """Say a span of time: "3 working days", "one week"."""
    unit = f"{'business-' if span.business else ''}{span.unit}"
    return site.words(f"duration.{unit}", n=span.value)
