"""Every page of the built example: links, anchors, ids, headings, language. Needs no browser."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from goldenthread.config.settings import VIEW_ADDRESSES
from tests.browser.crawl import PageFacts, crawl
from tests.browser.served import Served

pytestmark = pytest.mark.slow

Pages = Mapping[str, PageFacts]


@pytest.fixture(scope="module", params=["example", "flat"])
def served(request: pytest.FixtureRequest) -> Served:
    """Give the example company with both kinds of addresses."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def pages(served: Served) -> Pages:
    """Every page, forwarding pages included."""
    return crawl(served.folder)


def own_pages(pages: Pages) -> list[PageFacts]:
    """Leave out the pages that only forward."""
    return [page for page in pages.values() if not page.forwards]


def targets(served: Served, page: PageFacts) -> Iterator[tuple[str, str, str]]:
    """Yield each link that stays inside the site, its file and its fragment."""
    for link in page.links:
        parts = urlsplit(urljoin(served.url + page.path, link))
        if not parts.scheme.startswith("http") or f"http://{parts.netloc}/" != served.url:
            continue
        path = unquote(parts.path).lstrip("/")
        yield (
            link,
            f"{path}index.html" if path == "" or path.endswith("/") else path,
            parts.fragment,
        )


def test_every_registered_page_is_built(served: Served) -> None:
    """None of the addresses that the settings know is empty."""
    built = {path.relative_to(served.folder).as_posix() for path in served.folder.rglob("*.html")}
    for name, address in VIEW_ADDRESSES.items():
        stem = address.removesuffix("index.md").removesuffix(".md")
        assert {f"{stem}index.html", f"{stem}/index.html", f"{stem}.html"} & built, name


def test_every_internal_link_has_a_target(served: Served, pages: Pages) -> None:
    """No page points at a file or an anchor that does not exist."""
    dead, followed = [], 0
    for page in pages.values():
        for link, path, fragment in targets(served, page):
            followed += 1
            there = path in pages or (served.folder / path).is_file()
            anchor = unquote(fragment)
            if anchor and path in pages and anchor not in {*pages[path].ids, "__top"}:
                there = False
            if not there:
                dead.append(f"{page.path}: {link}")
    assert followed > 5000
    assert dead == []


def test_every_item_is_reached_from_home(served: Served, pages: Pages) -> None:
    """Following links from the home page ends up on every page but 404 and old addresses."""
    found, edge = {"index.html"}, ["index.html"]
    while edge:
        for _, path, _ in targets(served, pages[edge.pop()]):
            if path in pages and path not in found:
                found.add(path)
                edge.append(path)
    assert {page.path for page in own_pages(pages)} - found == {"404.html"}


def test_every_page_has_one_h1_and_steps_down_by_one(pages: Pages) -> None:
    """The title is the only h1 and comes first; no level is left out below it."""
    wrong = []
    for page in own_pages(pages):
        levels = page.headings
        jumps = [b for a, b in itertools.pairwise(levels) if b > a + 1]
        if levels.count(1) != 1 or levels[0] != 1 or jumps:
            wrong.append((page.path, levels))
    assert wrong == []


def test_every_page_names_its_language_and_itself(pages: Pages) -> None:
    """Each page says that it is English and has a title of its own."""
    assert {page.language for page in pages.values()} == {"en"}
    titles = [page.title for page in own_pages(pages) if page.path != "404.html"]
    assert all(titles)
    doubled = sorted(title for title in set(titles) if titles.count(title) > 1)
    assert doubled == ["People - Brightwater plan"]  # everyone, and the department of that name


def test_no_id_stands_twice(pages: Pages) -> None:
    """An id is unique within its page and not empty."""
    doubled = {
        page.path: sorted({i for i in page.ids if page.ids.count(i) > 1 or not i.strip()})
        for page in pages.values()
    }
    assert {path: ids for path, ids in doubled.items() if ids} == {}


def test_our_markup_holds_nothing_inline(pages: Pages) -> None:
    """No style attribute, handler, inline script or style of ours: a strict policy needs none."""
    assert {page.path: page.inline for page in pages.values() if page.inline} == {}


def test_old_address_forwards(served: Served, pages: Pages) -> None:
    """The former id of an objective forwards to its page without a script."""
    old = [page for page in pages.values() if page.forwards]
    assert [page.path for page in old] == ["objectives/flat-leads/index.html"]
    assert [path for _, path, _ in targets(served, old[0])][
        -1
    ] == "objectives/renter-leads/index.html"
