"""The stages of a journey as its page shows them: what arrives, who works there, what is missing.

In: a site and a funnel. Out: `ShownStage`s in order. What is a gap is said by the funnel and the
rules; here it gets its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.findings.finding import Finding
from goldenthread.items.item import Item
from goldenthread.questions.journey.funnel import Funnel, Step
from goldenthread.questions.journey.rules.gt503_unserved_stage import UnservedStage
from goldenthread.questions.journey.rules.gt505_abandoned_stage import AbandonedStage
from goldenthread.questions.journey.rules.gt506_and_then import AndThen
from goldenthread.questions.journey.site.anchors import stage_anchor
from goldenthread.questions.journey.site.between import Between, say_between
from goldenthread.questions.journey.site.rates import ShownRate, say_count, show_rate
from goldenthread.site.parts.findings import (
    ShownFinding,
    by_weight,
    finding_icon,
    rule_words,
    show_finding,
)
from goldenthread.site.parts.parts import (
    ItemLink,
    Person,
    department_title,
    kind_word,
    link_id,
    link_item,
    show_person,
    shown_status,
)
from goldenthread.site.parts.places import findings_by_entry
from goldenthread.site.site import Site

# These say that nobody works here, which the box of a gap says as a whole.
_EMPTY_STAGE = (UnservedStage.code, AbandonedStage.code, AndThen.code)


@dataclass(frozen=True, slots=True)
class Serving:
    """An item at work at a stage, or one that has been."""

    title: str
    address: str
    note: str
    status: str


@dataclass(frozen=True, slots=True)
class Owned:
    """Who closes a gap, why it is still open, and by when."""

    owner: Person | None
    why: str
    until: str
    over: bool


@dataclass(frozen=True, slots=True)
class StageFlag:
    """A shorter word for a finding that stands in full below the stages."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownStage:
    """One stage; `state` is served, unserved or abandoned. Empty words are holes.

    `needed` is empty where enough arrive; `open` where something about the stage is not agreed.
    """

    anchor: str
    name: str
    state: str
    volume: str
    as_of: str
    needed: str
    rate: ShownRate | None
    definition: str
    entry: str
    exit: str
    last: bool
    owner: ItemLink | None
    record: str
    between: Between | None
    open: bool
    serving: tuple[Serving, ...]
    ended: tuple[Serving, ...]
    pointing: tuple[ItemLink, ...]
    stops: str
    fix: tuple[ShownFinding, ...]
    flags: tuple[StageFlag, ...]
    owned: Owned | None

    @property
    def is_gap(self) -> bool:
        """True where nobody works."""
        return self.state != "served"


def show_stages(site: Site, funnel: Funnel) -> tuple[ShownStage, ...]:
    """Show every stage."""
    item = funnel.journey.item
    found = findings_by_entry(item, site.result.by_item.get(item.id, ()))
    return tuple(
        _show_stage(site, funnel, step, found.get(step.stage.pointer[:2], ()))
        for step in funnel.steps
    )


def _show_stage(site: Site, funnel: Funnel, step: Step, findings: Sequence[Finding]) -> ShownStage:
    stage, words, last = step.stage, site.words, funnel.after(step) is None
    found, between = by_weight(findings), say_between(site, funnel, step)
    return ShownStage(
        anchor=stage_anchor(stage.id),
        name=step.name,
        state=step.state,
        volume="" if step.volume is None else words.number(step.volume),
        as_of=words.date(step.as_of, short=True) if step.as_of else "",
        needed=_needed(site, step),
        rate=show_rate(site, step),
        definition=step.definition,
        entry=stage.entry,
        exit=stage.exit,
        last=last,
        owner=_link_owner(site, step),
        record=words(f"journey.record_{stage.record}") if stage.record in _RECORDS else "",
        between=between,
        open=not (stage.owner and (stage.exit or last)) or bool(between and between.open),
        serving=tuple(show_serving(site, item) for item in step.serving),
        ended=tuple(show_serving(site, item) for item in step.ended),
        pointing=tuple(link_item(item, kind_word(site, item)) for item in step.pointing),
        stops=_stops(site, funnel, step),
        fix=tuple(show_finding(site, f) for f in found if f.code in _EMPTY_STAGE),
        flags=tuple(
            StageFlag(finding_icon(f), name_gap(site, f))
            for f in found
            if f.code not in _EMPTY_STAGE
        ),
        owned=_owned(site, step),
    )


def _needed(site: Site, step: Step) -> str:
    """Say how many the revenue goal needs here, where fewer arrive."""
    if step.needed is None or step.volume is None or step.volume >= step.needed:
        return ""
    return say_count(site, step.needed)


_RECORDS = ("lead", "contact", "opportunity", "customer")


def name_gap(site: Site, finding: Finding) -> str:
    """Name a finding as a reader of the journey would, else by its rule."""
    word = site.words.catalogue.get(f"journey.gap_{finding.name}")
    return word or rule_words(finding.name)


def _link_owner(site: Site, step: Step) -> ItemLink | None:
    if step.owner:
        return link_item(step.owner)
    return link_id(site, step.stage.owner) if step.stage.owner else None


def show_serving(site: Site, item: Item) -> Serving:
    """Show one item with its department, kind and status."""
    department = department_title(site, item)
    note = " · ".join(word for word in (department, kind_word(site, item)) if word)
    return Serving(item.title, item.address, note, shown_status(site, item))


def _stops(site: Site, funnel: Funnel, step: Step) -> str:
    """Say how many of the stage before stop here, where nobody works."""
    before = funnel.before(step)
    if step.state == "served" or before is None or step.measured is None:
        return ""
    lost = round(step.measured.started.value - step.measured.arrived.value)
    if lost < 1:
        return ""
    per = site.words(f"journey.each_{funnel.journey.volumes_per}")
    return site.words("journey.stops", each=per, n=lost, name=before.name)


def _owned(site: Site, step: Step) -> Owned | None:
    gap = step.stage.gap
    if gap is None:
        return None
    over = gap.resolve_by is not None and gap.resolve_by < site.plan.today
    until = site.words.date(gap.resolve_by) if gap.resolve_by else ""
    return Owned(show_person(site, gap.owner), gap.why, until, over)
