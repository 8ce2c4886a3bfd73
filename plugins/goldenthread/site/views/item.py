"""The page of one item: what it is for, how it stands, what carries it, what is wrong with it.

In: a site and an item of any kind. Out: a `ViewPage`. Every field of the item appears somewhere
on it; nothing is judged here that the plan or a rule has not said.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from goldenthread.items.item import Item
from goldenthread.measures.share import percent
from goldenthread.site.fill import codes_told, fill_slots, list_headings, list_styles
from goldenthread.site.parts.actions import Actions, build_actions
from goldenthread.site.parts.carries import Carries, build_carries
from goldenthread.site.parts.facts import build_facts, build_referrers
from goldenthread.site.parts.findings import ShownFinding, build_callout, by_weight, show_finding
from goldenthread.site.parts.measured import explain_progress, say_measured
from goldenthread.site.parts.metrics import MetricCard, build_cards
from goldenthread.site.parts.notes import (
    Banner,
    ConflictRow,
    build_banner,
    build_conflicts,
    build_stakeholders,
)
from goldenthread.site.parts.parts import (
    Fact,
    ItemLink,
    PageHead,
    Person,
    department_title,
    kind_word,
    show_person,
    shown_status,
)
from goldenthread.site.parts.sentence import Sentence, build_sentence
from goldenthread.site.parts.thread import ThreadStep, build_thread
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.slots import Slots


@dataclass(frozen=True, slots=True)
class ShownProgress:
    """Progress of the item, what its bar says, and the formula behind it.

    `percent` is None where it cannot be reckoned; `formula` then says why.
    """

    percent: int | None
    status: str
    says: str
    formula: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """The page; empty parts are left out by the template. `kind` is the kind's name."""

    kind: str
    steps: tuple[ThreadStep, ...]
    head: PageHead
    sentence: Sentence | None
    stands_alone: str
    banner: Banner | None
    picture: str
    callout: ShownFinding | None
    cards: tuple[MetricCard, ...]
    carries: Carries | None
    conflicts: tuple[ConflictRow, ...]
    stakeholders: tuple[ItemLink, ...]
    referrers: tuple[ItemLink, ...]
    findings: tuple[ShownFinding, ...]
    findings_note: str
    broken: bool
    status: str
    progress: ShownProgress | None
    owner: Person | None
    reviewer: Person | None
    facts: tuple[Fact, ...]
    actions: Actions
    slots: Slots


def build_item_page(site: Site, item: Item) -> ViewPage:
    """Build the page of an item."""
    steps = build_thread(site, item)
    carries = build_carries(site, item)
    slots = fill_slots(site, "item", item)
    callout, findings = _split_findings(site, item, codes_told(slots))
    state = _head_state(site, item, carries)
    page = ItemPage(
        kind=item.kind.name,
        steps=steps,
        head=_build_head(site, item, state, after_thread=bool(steps)),
        sentence=build_sentence(site, item, pale=state == "soft"),
        stands_alone=item.stands_alone,
        banner=build_banner(site, item),
        picture=item.text("picture"),
        callout=callout,
        cards=build_cards(site, item),
        carries=carries,
        conflicts=build_conflicts(site, item),
        stakeholders=build_stakeholders(item),
        referrers=build_referrers(site, item),
        findings=findings,
        findings_note=_count_findings(site, findings, shouted=callout is not None),
        broken=site.plan.is_broken(item),
        status=shown_status(site, item),
        progress=_build_progress(site, item),
        owner=show_person(site, item.owner),
        reviewer=show_person(site, item.reviewer),
        facts=build_facts(site, item),
        actions=build_actions(site, item),
        slots=slots,
    )
    return ViewPage(
        view="item",
        address=item.address,
        title=item.title,
        model=page,
        headings=_headings(site, page),
        description=item.text("description") or page.head.lead,
        searchable=not item.over,
        styles=list_styles(slots),
    )


def inherit(base: ViewPage) -> dict[str, Any]:
    """Return the parts of an item's page by name, for a page that has more."""
    return {field.name: getattr(base.model, field.name) for field in fields(ItemPage)}


def _build_head(site: Site, item: Item, state: str, *, after_thread: bool) -> PageHead:
    number = item.text("number")
    return PageHead(
        title=item.title,
        kind=f"{kind_word(site, item)} {number}".strip(),
        context=department_title(site, item),
        state=state,
        after_thread=after_thread,
    )


def _head_state(site: Site, item: Item, carries: Carries | None) -> str:
    if site.plan.is_broken(item):
        return "broken"
    return "soft" if carries and carries.rows else "whole"


def _split_findings(
    site: Site, item: Item, told: frozenset[str]
) -> tuple[ShownFinding | None, tuple[ShownFinding, ...]]:
    """Shout about the worst finding and list the others, waived ones last.

    What has one of the codes `told` and was found on another item is told elsewhere on the page.
    """
    found = by_weight(
        finding
        for finding in site.result.by_item.get(item.id, ())
        if finding.code not in told or finding.item == item.id
    )
    callout = build_callout(site, found)
    listed = found[1:] if callout else found
    waived = site.waived_by_item.get(item.id, ())
    return callout, (
        *(show_finding(site, finding, here=item.id) for finding in listed),
        *(show_finding(site, entry.finding, entry, here=item.id) for entry in waived),
    )


def _count_findings(site: Site, findings: tuple[ShownFinding, ...], *, shouted: bool) -> str:
    waived = sum(1 for finding in findings if finding.waived)
    parts = []
    if len(findings) > waived:
        key = "item.findings_more" if shouted else "item.findings_count"
        parts.append(site.words(key, n=len(findings) - waived))
    if waived:
        parts.append(site.words("item.findings_waived", n=waived))
    return " · ".join(parts)


def _build_progress(site: Site, item: Item) -> ShownProgress | None:
    status = site.plan.status(item)
    formula = explain_progress(site, status)
    if status.progress is None:
        unknown = status.unread or any(part.note == "no-way" for part in status.parts)
        return ShownProgress(None, "", "", formula) if unknown else None
    # More than the target is shown as it is; the bar ends at its end.
    share = max(percent(status.progress), 0)
    return ShownProgress(share, shown_status(site, item), say_measured(site, item), formula)


def _headings(site: Site, page: ItemPage) -> tuple[Heading, ...]:
    slots = page.slots
    return list_headings(
        site,
        "item",
        slots["overview"],
        slots["doubts"],
        {"metrics": page.cards},
        slots["meaning"],
        {"carries": page.carries},
        slots["work"],
        {"conflicts": page.conflicts},
        slots["notes"],
        {
            "stakeholders": page.stakeholders,
            "referrers": page.referrers,
            "findings": page.findings,
        },
        mark="gt-",
    )
