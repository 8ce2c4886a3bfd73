"""A person's page: how their work serves the purpose.

In: a site and the person's item. Out: one `ViewPage` with one thread for each item owned, shared
upper parts once. A personal purpose appears with consent only; nothing ranks or scores anyone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.person_thread import find_thread, owned_items, reviewed_items
from goldenthread.site.fill import Glance, fill_slots, list_glances, list_headings, list_styles
from goldenthread.site.parts.actions import Actions, build_actions
from goldenthread.site.parts.findings import ShownFinding, by_weight, show_finding
from goldenthread.site.parts.layout import Drawing
from goldenthread.site.parts.parts import (
    ItemLink,
    PageHead,
    Person,
    kind_word,
    link_item,
    show_person,
)
from goldenthread.site.parts.person_notes import (
    Duty,
    find_loss,
    list_duties,
    list_waiting,
    say_left,
)
from goldenthread.site.parts.person_rows import list_alone, list_rows, list_steps
from goldenthread.site.parts.rows import Row
from goldenthread.site.parts.sentence import Sentence, build_sentence
from goldenthread.site.parts.sight import draw_sight
from goldenthread.site.parts.team import leads_of
from goldenthread.site.parts.thread import ThreadStep
from goldenthread.site.parts.threads import join_threads
from goldenthread.site.parts.unread import count_alone, join_notes
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.slots import Slots

_MOST_SENTENCES = 12
_PAIR = 2


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The page; `source` says where threads come from, as `find_thread` does."""

    head: PageHead
    person: Person
    left: str
    source: str
    summary: str
    lead: Sentence | None
    sentences: tuple[Sentence, ...]
    glances: tuple[Glance, ...]
    drawing: Drawing | None
    steps: tuple[ThreadStep, ...]
    rows: tuple[Row, ...]
    cut: tuple[Row, ...]
    alone: tuple[ItemLink, ...]
    loss: str
    losing: tuple[ItemLink, ...]
    waiting: tuple[ItemLink, ...]
    reviewed: tuple[ItemLink, ...]
    findings: tuple[ShownFinding, ...]
    department: ItemLink | None
    pathfinders: tuple[Person, ...]
    since: str
    duties: tuple[Duty, ...]
    actions: Actions
    slots: Slots


def build_person_page(site: Site, person: Item) -> ViewPage:
    """Build the page of one person."""
    shown = show_person(site, person.id)
    assert shown is not None
    words, department = site.words, site.plan.department(person)
    own = owned_items(site.plan, person)
    source, work = find_thread(site.plan, person)
    threads = join_threads(site, work)
    start = person.first_day
    loss, losing = find_loss(site, own)
    rows, cut = list_rows(site, person, threads, source)
    sentences = _read_out(site, work)
    slots = fill_slots(site, "person", person)
    page = PersonPage(
        head=PageHead(person.title, words("person.sight"), lead=_describe(shown)),
        person=shown,
        left=say_left(site, person, own),
        source=source,
        summary=_summarise(site, source, work),
        lead=sentences[0] if sentences else None,
        sentences=sentences[1:],
        glances=list_glances(slots),
        drawing=draw_sight(site, threads, owned=source == "own"),
        steps=list_steps(site, threads),
        rows=rows,
        cut=cut,
        alone=list_alone(site, threads),
        loss=loss,
        losing=losing,
        waiting=list_waiting(site, own),
        reviewed=tuple(link_item(i, kind_word(site, i)) for i in reviewed_items(site.plan, person)),
        findings=_find(site, person, own),
        department=link_item(department) if department else None,
        pathfinders=leads_of(site, department) if department else (),
        since=words.date(start) if start else "",
        duties=list_duties(site, person),
        actions=build_actions(site, person),
        slots=slots,
    )
    return ViewPage(
        view="person",
        address=person.address,
        title=person.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/map.css", "view/person.css", *list_styles(slots)),
    )


def _headings(site: Site, page: PersonPage) -> tuple[Heading, ...]:
    rest = {
        "stops": page.loss or page.waiting,
        "reviewed": page.reviewed,
        "findings": page.findings,
    }
    slots = page.slots
    return list_headings(site, "person", {"why": True}, slots["left"], slots["right"], rest)


def _describe(shown: Person) -> str:
    return " · ".join(part for part in (shown.role, shown.team) if part)


def _summarise(site: Site, source: str, work: Sequence[Item]) -> str:
    words = site.words
    if source in ("none", "team", "left"):
        return words(f"person.source_{source}")
    if all(item.is_purpose for item in work):
        return words("person.only_purpose")
    counted = [item for item in work if not item.stands_alone]
    whole, alone = sum(item.id in site.plan.whole for item in counted), count_alone(site, work)
    if not counted:
        told = ""
    elif whole < len(counted):
        told = words("person.some_reach", whole=whole, total=len(counted))
    elif whole == _PAIR:
        told = words("person.both_reach")
    else:
        told = words("person.all_reach", n=whole)
    return join_notes(told, alone)


def _read_out(site: Site, work: Sequence[Item]) -> tuple[Sentence, ...]:
    """Read the threads out as sentences: what reaches the purpose first, and work before aims."""
    ordered = sorted(work, key=lambda i: (i.id not in site.plan.whole, i.kind.frame))
    found = (build_sentence(site, item) for item in ordered[:_MOST_SENTENCES])
    return tuple(sentence for sentence in found if sentence)


def _find(site: Site, person: Item, own: Sequence[Item]) -> tuple[ShownFinding, ...]:
    """Show the findings on the person's own items and on the person, once each."""
    found = {
        finding: None for item in (*own, person) for finding in site.result.by_item.get(item.id, ())
    }
    return tuple(show_finding(site, finding) for finding in by_weight(found))
