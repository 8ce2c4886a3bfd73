"""Core pages know slots; questions fill them, and what is not there leaves no trace."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.config.settings import find_settings
from goldenthread.findings.check import check_plan
from goldenthread.ground.questions import ORDER, faces
from goldenthread.ground.resources import folders, resource
from goldenthread.items.item import Item
from goldenthread.plan.load import load_plan
from goldenthread.site import fill
from goldenthread.site.fill import fill_slots, list_glances, list_headings, list_styles
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.slots import SLOTS, ForSite, ItemPanel, Panel, Part, SitePanel, site_faces
from goldenthread.site.views.department import build_department_page
from goldenthread.site.views.departments import build_departments
from goldenthread.site.views.home import build_home
from goldenthread.site.views.item import build_item_page
from goldenthread.site.views.person import build_person_page
from goldenthread.site.views.report import build_report
from goldenthread.wording.words import load_words
from tests.site.conftest import BUILT, Node, ask

ROOT = Path(__file__).parents[2]
LATER = dt.date(2026, 12, 25)  # some weeks after the plan's own day, when gaps are no longer owned
PANELS = [panel for face in site_faces() for panel in face.panels]
SITE_PAGES: Mapping[str, Callable[[Site], ViewPage]] = {
    "home": build_home,
    "report": build_report,
    "departments": build_departments,
}
ITEM_PAGES: Mapping[str, Callable[[Site, Item], ViewPage]] = {
    "item": build_item_page,
    "department": build_department_page,
    "person": build_person_page,
}


def name_of(panel: Panel) -> str:
    """Name a panel in the list of tests."""
    return f"{panel.page}-{Path(panel.template).stem}"


@pytest.fixture(scope="module")
def site() -> Site:
    """Return the example's site, in which each panel is shown somewhere."""
    plan = load_plan(replace(find_settings(ROOT), today=LATER))
    return Site(plan, check_plan(plan), load_words(plan.settings), BUILT)


@pytest.fixture
def fill_with(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that lets pages know certain panels alone."""

    def use(*panels: SitePanel | ItemPanel) -> None:
        monkeypatch.setattr(fill, "site_faces", lambda: (ForSite(panels=panels),))
        fill._panels.cache_clear()

    yield use
    fill._panels.cache_clear()


def items_of(site: Site, page: str) -> list[Item]:
    """Return the items that have a page, or a card, of a shape."""
    if page == "item":
        return [item for item in site.plan.items if item.kind.name not in ITEM_PAGES]
    return list(site.plan.of_kind(page.removesuffix("s")))


def find_place(site: Site, panel: SitePanel | ItemPanel) -> Callable[[], ViewPage]:
    """Return what builds a page on which a panel is shown."""
    if panel.page in SITE_PAGES:
        return lambda: SITE_PAGES[panel.page](site)
    for item in items_of(site, panel.page):
        if isinstance(panel, ItemPanel) and panel.build(site, item):
            return lambda: ITEM_PAGES[panel.page](site, item)
    pytest.fail("it is shown nowhere in the example")


def anchors(page: Node) -> set[str]:
    """Return the places of a page to which a link can lead."""
    return {node.attributes["id"] for node in page.walk() if node.attributes.get("id")}


def dead_links(built: ViewPage, page: Node) -> set[str]:
    """Return the anchors that a page's contents and its own links name and that are not there."""
    links = (node.attributes.get("href", "") for node in page.all("a"))
    named = {link[1:] for link in links if link.startswith("#")}
    return (named | {heading.anchor for heading in built.headings}) - anchors(page)


@pytest.mark.parametrize("panel", PANELS, ids=name_of)
def test_a_panel_stands_in_a_slot_with_its_heading(panel: Panel) -> None:
    """The page and slot exist, and the template holds the anchor to which the contents lead."""
    assert panel.slot in SLOTS[panel.page]
    assert bool(panel.anchor) == bool(panel.heading)
    (text,) = (
        (folder / panel.template).read_text("utf-8")
        for folder in folders("site_templates")
        if (folder / panel.template).is_file()
    )
    assert not panel.anchor or f"id='{panel.anchor}'" in text


@pytest.mark.parametrize("page", SLOTS)
def test_each_slot_of_a_page_is_drawn_and_filled(page: str) -> None:
    """A slot that no template draws would swallow its panels; one without panels is none."""
    text = (resource("site_templates/views") / f"{page}.html").read_text("utf-8")
    drawn = set(re.findall(r'slots\["(\w+)"\]', text)) | set(re.findall(r'\("(left)",', text))
    assert drawn == set(SLOTS[page])
    assert {panel.slot for panel in PANELS if panel.page == page} == set(SLOTS[page])


@pytest.mark.parametrize("panel", PANELS, ids=name_of)
def test_a_page_without_a_panel_shows_nothing_of_it(
    site: Site, fill_with: Callable[..., None], panel: SitePanel | ItemPanel
) -> None:
    """Neither its section nor an entry of the contents or a line that leads there."""
    build = find_place(site, panel)
    whole = build()
    page = ask(site, whole)
    fill_with(*(one for one in PANELS if one is not panel))
    short = build()
    rest = ask(site, short)
    assert len(rest.text) < len(page.text)
    assert dead_links(whole, page) == set()
    if panel.anchor:
        assert panel.anchor in anchors(page) - anchors(rest)
        gone = {heading.anchor for heading in whole.headings}
        assert gone - {heading.anchor for heading in short.headings} == {panel.anchor}


@pytest.mark.parametrize("question", ORDER)
def test_pages_stand_without_a_question(
    site: Site, fill_with: Callable[..., None], question: str
) -> None:
    """All core pages are built, and nothing on them leads to a part that is not there."""
    (own,) = (face for face in faces("for_site", ForSite) if name_in(face, question))
    fill_with(*(panel for panel in PANELS if panel not in own.panels))
    built = [build(site) for build in SITE_PAGES.values()]
    for page, build in ITEM_PAGES.items():
        items = {item.kind.name: item for item in items_of(site, page)}
        built += [build(site, item) for item in (*items.values(), *items_of(site, page)[:5])]
    for one in built:
        assert dead_links(one, ask(site, one)) == set(), one.title


def name_in(face: ForSite, question: str) -> bool:
    """Tell whether a face is that of a question, by where its panels are built or drawn."""
    folder = resource(f"site_templates/questions/{question}")
    return all((folder / panel.template).is_file() for panel in face.panels)


def test_contents_glances_and_styles_follow_from_what_is_shown(
    site: Site, fill_with: Callable[..., None]
) -> None:
    """By rank, then in the order of the panels; nothing of one that has nothing to show."""

    def panel(name: str, slot: str, rank: int, build: Callable[[Site, Item], object]) -> ItemPanel:
        return ItemPanel(
            page="person",
            slot=slot,
            rank=rank,
            template=f"panels/{name}.html",
            anchor=name,
            heading="person.why",
            styles=("view/home.css", f"view/{name}.css"),
            build=build,
        )

    fill_with(
        panel("last", "left", 4, lambda *_: Part("model", "fourth")),
        panel("empty", "left", 1, lambda *_: ()),
        panel("first", "right", 2, lambda *_: Part((), "second")),
        panel("plain", "left", 3, lambda *_: "model"),
    )
    slots = fill_slots(site, "person", site.plan.of_kind("person")[0])
    headings = list_headings(site, "person", {"why": True, "stops": ""}, slots["left"])
    assert [heading.anchor for heading in headings] == ["why", "plain", "last"]
    assert [(line.anchor, line.text) for line in list_glances(slots)] == [
        ("first", "second"),
        ("last", "fourth"),
    ]
    assert list_styles(slots) == (
        "view/home.css",
        "view/plain.css",
        "view/last.css",
        "view/first.css",
    )
    assert (slots["note"], slots["why"]) == ((), ())


def test_what_a_panel_tells_of_others_is_not_listed_again(
    site: Site, fill_with: Callable[..., None]
) -> None:
    """Its findings on other items go, those on the item itself and all other codes stay."""
    item, code = next(
        (item, finding.code)
        for item in items_of(site, "item")
        for finding in site.result.by_item.get(item.id, ())
        if finding.item != item.id
    )

    def codes(*told: str) -> list[str]:
        part = Part("model", tells=frozenset(told))
        fill_with(
            ItemPanel(page="item", slot="notes", template="parts/link.html", build=lambda *_: part)
        )
        page = build_item_page(site, item).model
        shouted = [page.callout] if page.callout else []
        return [finding.code for finding in (*shouted, *page.findings)]

    assert code in codes("GT000")
    assert code not in codes(code)
