"""A person's page: how their work serves the purpose.

In: a site and the person's item. Out: one `ViewPage` with one thread for each item owned, shared
upper parts once. A personal purpose appears with consent only; nothing ranks or scores anyone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.item import Item
from goldenthread.metric import day
from goldenthread.person_thread import find_thread, owned_items, reviewed_items
from goldenthread.views.actions import Actions, build_actions
from goldenthread.views.findings import ShownFinding, by_weight, show_finding
from goldenthread.views.layout import Drawing
from goldenthread.views.parts import (
    ItemLink,
    PageHead,
    Person,
    kind_word,
    link_item,
    show_person,
)
from goldenthread.views.person_notes import (
    Duty,
    Quote,
    find_loss,
    list_duties,
    read_quote,
    say_left,
)
from goldenthread.views.rows import Flag, Row, RowStyle, build_rows
from goldenthread.views.sentence import Sentence, build_sentence
from goldenthread.views.sight import draw_sight
from goldenthread.views.site import Heading, Site, ViewPage
from goldenthread.views.team import (
    Pathfinder,
    pathfinders_of,
)
from goldenthread.views.thread import ThreadStep, explain_gap
from goldenthread.views.threads import Threads, join_threads, shared_top

_MOST_SENTENCES = 12
_PAIR = 2


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The page; `source` says where threads come from, as `find_thread` does."""

    head: PageHead
    person: Person
    left: str
    quote: Quote | None
    purpose: ItemLink | None
    source: str
    summary: str
    drawing: Drawing | None
    steps: tuple[ThreadStep, ...]
    rows: tuple[Row, ...]
    cut: tuple[Row, ...]
    sentences: tuple[Sentence, ...]
    loss: str
    losing: tuple[ItemLink, ...]
    reviewed: tuple[ItemLink, ...]
    findings: tuple[ShownFinding, ...]
    department: ItemLink | None
    pathfinders: tuple[Pathfinder, ...]
    since: str
    duties: tuple[Duty, ...]
    actions: Actions


def build_person_page(site: Site, person: Item) -> ViewPage:
    """Build the page of one person."""
    shown = show_person(site, person.id)
    assert shown is not None
    words, department = site.words, site.plan.department(person)
    own = owned_items(site.plan, person)
    source, work = find_thread(site.plan, person)
    threads = join_threads(site, work)
    start = day(person.data.get("start"))
    loss, losing = find_loss(site, own)
    rows, cut = _rows(site, person, threads, source)
    page = PersonPage(
        head=PageHead(person.title, words("person.sight"), lead=_describe(shown)),
        person=shown,
        left=say_left(site, person, own),
        quote=read_quote(site, person),
        purpose=link_item(site.plan.purpose) if site.plan.purpose else None,
        source=source,
        summary=_summarise(site, source, work),
        drawing=draw_sight(site, threads, owned=source == "own"),
        steps=_steps(site, threads),
        rows=rows,
        cut=cut,
        sentences=_sentences(site, own or work),
        loss=loss,
        losing=losing,
        reviewed=tuple(link_item(i, kind_word(site, i)) for i in reviewed_items(site.plan, person)),
        findings=_find(site, person, own),
        department=link_item(department) if department else None,
        pathfinders=pathfinders_of(site, department) if department else (),
        since=words.date(start) if start else "",
        duties=list_duties(site, person),
        actions=build_actions(site, person),
    )
    return ViewPage(
        view="person",
        address=person.address,
        title=person.title,
        model=page,
        headings=_headings(site, page),
        description=page.head.lead,
        styles=("view/map.css", "view/person.css"),
    )


def _headings(site: Site, page: PersonPage) -> tuple[Heading, ...]:
    shown = (
        ("why", True),
        ("reviewed", bool(page.reviewed)),
        ("findings", bool(page.findings)),
    )
    return tuple(Heading(name, site.words(f"person.{name}")) for name, there in shown if there)


def _describe(shown: Person) -> str:
    return " · ".join(part for part in (shown.role, shown.team) if part)


def _summarise(site: Site, source: str, work: Sequence[Item]) -> str:
    words = site.words
    if source in ("none", "team", "left"):
        return words(f"person.source_{source}")
    whole = sum(1 for item in work if item.id in site.plan.whole)
    if whole == len(work):
        return words("person.both_reach") if whole == _PAIR else words("person.all_reach", n=whole)
    return words("person.some_reach", whole=whole, total=len(work))


def _steps(site: Site, threads: Threads) -> tuple[ThreadStep, ...]:
    return tuple(
        ThreadStep(kind_word(site, item), item.title, item.address)
        for item in shared_top(site, threads)
    )


def _rows(
    site: Site, person: Item, threads: Threads, source: str
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Build rows of what lies below the shared part and of what is cut off; own work stands out."""
    own = {item.id for item in owned_items(site.plan, person)}
    top = {item.id for item in shared_top(site, threads)}
    whole: list[tuple[Item, int]] = []
    cut: list[tuple[Item, int]] = []
    lifted, chosen = 0, whole
    for item, depth in threads.walk():
        if depth == 0:
            lifted = len(top) if item.id in top else 0
            chosen = cut if site.plan.is_broken(item) else whole
        if item.id not in top:
            chosen.append((item, depth - lifted))
    reviewed = {item.id for item in reviewed_items(site.plan, person)}
    through = "person.through_team" if source == "team" else "person.contributes"

    def flags(item: Item) -> tuple[Flag, ...]:
        found = []
        if item.id in threads.own and item.id not in own:
            label = "person.reviews" if item.id in reviewed else through
            found.append(Flag("note", site.words(label)))
        if site.plan.is_broken(item) and item.id not in threads.parents:
            found.append(Flag("broken", explain_gap(site, item)))
        return tuple(found)

    style = RowStyle(department=False, flags=flags, mine=threads.own)
    return build_rows(site, whole, style), build_rows(site, cut, style)


def _sentences(site: Site, work: Sequence[Item]) -> tuple[Sentence, ...]:
    found = (build_sentence(site, item) for item in work[:_MOST_SENTENCES])
    return tuple(sentence for sentence in found if sentence)


def _find(site: Site, person: Item, own: Sequence[Item]) -> tuple[ShownFinding, ...]:
    """Show the findings on the person's own items and on the person, once each."""
    found = {
        finding: None for item in (*own, person) for finding in site.result.by_item.get(item.id, ())
    }
    return tuple(show_finding(site, finding) for finding in by_weight(found))
