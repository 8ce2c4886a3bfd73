"""All journeys of buyers, each as a strip with its gaps.

In: a site. Out: one `ViewPage`; a plan without a journey says how to write one.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.funnel import read_funnels
from goldenthread.questions.journey.kinds import JOURNEY
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.journey.site.journey import MOST_COLUMNS
from goldenthread.questions.journey.site.stages import ShownStage, show_stages
from goldenthread.site.parts.parts import PageHead, Person, show_person
from goldenthread.site.site import Heading, Site, ViewPage


@dataclass(frozen=True, slots=True)
class Strip:
    """One journey in short."""

    title: str
    address: str
    anchor: str
    owner: Person | None
    audiences: tuple[str, ...]
    per: str
    counted: str
    wide: bool
    stages: tuple[ShownStage, ...]
    gaps: tuple[ShownStage, ...]
    findings: str


@dataclass(frozen=True, slots=True)
class JourneysPage:
    """The page."""

    head: PageHead
    strips: tuple[Strip, ...]


def has_journeys(plan: Plan) -> bool:
    """Tell whether a plan has a journey to show."""
    return bool(plan.of_kind(JOURNEY))


def has_journeys_in_hand(plan: Plan) -> bool:
    """Tell whether a plan has a journey that is not over."""
    return bool(read_journeys(plan))


def build_journeys(site: Site) -> ViewPage:
    """Build the list of journeys."""
    strips = _build_strips(site)
    lead = site.words("journeys.lead", n=len(strips)) if strips else site.words("journeys.none")
    page = JourneysPage(PageHead(site.words("journeys.title"), lead=lead), strips)
    return ViewPage(
        view="journeys",
        address=site.view_address("journeys"),
        title=page.head.title,
        model=page,
        headings=tuple(Heading(strip.anchor, strip.title) for strip in strips),
        description=lead,
        styles=("view/stages.css",),
    )


def _build_strips(site: Site) -> tuple[Strip, ...]:
    words, found = site.words, []
    for funnel in read_funnels(site.plan):
        item, stages = funnel.journey.item, show_stages(site, funnel)
        count = len(site.result.by_item.get(item.id, ()))
        found.append(
            Strip(
                title=item.title,
                address=item.address,
                anchor=item.id,
                owner=show_person(site, item.owner),
                audiences=funnel.journey.target_audiences,
                per=words(f"journey.per_{funnel.journey.volumes_per}"),
                counted=words(f"journey.counted_{funnel.journey.volumes_per}"),
                wide=len(stages) <= MOST_COLUMNS,
                stages=stages,
                gaps=tuple(stage for stage in stages if stage.is_gap),
                findings=words("departments.findings", n=count) if count else "",
            )
        )
    return tuple(found)
