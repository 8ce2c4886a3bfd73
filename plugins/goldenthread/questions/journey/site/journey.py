"""The page of a buyers' journey: where the chain breaks, and what neighbours agreed.

In: a site and a journey's item. Out: one `ViewPage`. A journey that is over has the page of any
item. Reads as an ordered list without styles; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.journey.funnel import Funnel, read_funnels
from goldenthread.questions.journey.site.between import Cards, list_cards
from goldenthread.questions.journey.site.owner_thread import thread_of_owner
from goldenthread.questions.journey.site.stages import ShownStage, show_stages
from goldenthread.questions.journey.site.sums import SumsSection, build_sums
from goldenthread.site.parts.actions import Actions, build_actions
from goldenthread.site.parts.findings import ShownFinding, by_weight, show_finding
from goldenthread.site.parts.looked import Looked, look
from goldenthread.site.parts.parts import (
    ItemLink,
    PageHead,
    Person,
    kind_word,
    link_item,
    show_person,
)
from goldenthread.site.parts.thread import ThreadStep
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.views.item import build_item_page

MOST_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class AudienceRow:
    """An audience with what serves it at each stage, in the order of the stages."""

    name: str
    cells: tuple[tuple[ItemLink, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A word of the journey and what it means."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class JourneyPage:
    """The page; `wide` where the stages fit side by side."""

    steps: tuple[ThreadStep, ...]
    head: PageHead
    owner: Person | None
    audiences: tuple[str, ...]
    per: str
    counted: str
    wide: bool
    stages: tuple[ShownStage, ...]
    gaps: tuple[ShownStage, ...]
    whole: Looked
    cards: tuple[Cards, ...]
    sums: SumsSection
    matrix: tuple[AudienceRow, ...]
    terms: tuple[ShownTerm, ...]
    findings: tuple[ShownFinding, ...]
    findings_note: str
    all_journeys: str
    actions: Actions


def build_journey_page(site: Site, item: Item) -> ViewPage:
    """Build the page of one journey."""
    funnel = next((one for one in read_funnels(site.plan) if one.journey.item.id == item.id), None)
    if funnel is None:
        return build_item_page(site, item)
    words, journey = site.words, funnel.journey
    steps, stages = thread_of_owner(site, item), show_stages(site, funnel)
    findings = _find(site, item)
    page = JourneyPage(
        steps=steps,
        head=PageHead(
            title=item.title,
            kind=kind_word(site, item),
            lead=item.text("description") or words("journey.lead"),
            state="run" if stages else "whole",
            after_thread=bool(steps),
        ),
        owner=show_person(site, item.owner),
        audiences=journey.target_audiences,
        per=words(f"journey.per_{journey.volumes_per}"),
        counted=words(f"journey.counted_{journey.volumes_per}"),
        wide=len(stages) <= MOST_COLUMNS,
        stages=stages,
        gaps=tuple(stage for stage in stages if stage.is_gap),
        whole=look(site, "stages", len(stages)),
        cards=list_cards(site, item),
        sums=build_sums(site, funnel),
        matrix=_build_matrix(funnel),
        terms=tuple(ShownTerm(term.name, term.definition) for term in journey.terms),
        findings=findings,
        findings_note=_count(site, findings),
        all_journeys=site.view_address("journeys"),
        actions=build_actions(site, item),
    )
    return ViewPage(
        view="journey",
        address=item.address,
        title=item.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/stages.css", "view/journey.css"),
    )


def _find(site: Site, item: Item) -> tuple[ShownFinding, ...]:
    """Show what was found on the journey, what is waived last."""
    found = by_weight(site.result.by_item.get(item.id, ()))
    waived = site.waived_by_item.get(item.id, ())
    return (
        *(show_finding(site, finding, here=item.id) for finding in found),
        *(show_finding(site, entry.finding, entry, here=item.id) for entry in waived),
    )


def _count(site: Site, findings: Sequence[ShownFinding]) -> str:
    waived = sum(1 for finding in findings if finding.waived)
    counts = {"item.findings_count": len(findings) - waived, "item.findings_waived": waived}
    return " · ".join(site.words(key, n=count) for key, count in counts.items() if count)


def _build_matrix(funnel: Funnel) -> tuple[AudienceRow, ...]:
    return tuple(
        AudienceRow(
            audience,
            tuple(
                tuple(link_item(item) for item in funnel.cell(audience, step.stage.id))
                for step in funnel.steps
            ),
        )
        for audience in funnel.audiences
    )


def _headings(site: Site, page: JourneyPage) -> tuple[Heading, ...]:
    shown = (
        ("stages", bool(page.stages)),
        ("hand-offs", bool(page.cards)),
        ("sums", bool(page.stages)),
        ("audiences", bool(page.matrix)),
        ("terms", bool(page.terms)),
        ("findings", bool(page.findings)),
    )
    return tuple(Heading(name, site.words(f"journey.{name}")) for name, there in shown if there)
