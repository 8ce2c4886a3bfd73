"""Further pages below an item's own: where they lie, who wins, and when there are none."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from goldenthread.host import parts
from goldenthread.site.site import Site, ViewPage
from goldenthread.site.views import registry
from tests.host.conftest import run_mkdocs
from tests.questions.journey.site.orchard import ORCHARD

MakeSite = Callable[..., Path]
LENIENT = "      fail_on: never"
PAGE = "journeys/buyers/qualified-lead--opportunity"


@pytest.mark.parametrize("urls", [True, False])
def test_hand_offs_lie_below_their_journey_and_links_lead_there(
    make_site: MakeSite, *, urls: bool
) -> None:
    """Both styles of address: the page exists, the journey links to it, and it links back."""
    folder = make_site(ORCHARD, urls=urls, options=LENIENT)
    done = run_mkdocs(folder)
    assert done.returncode == 0, done.stderr
    page = (folder / f"site/{PAGE}/index.html").read_text("utf-8")
    end = "" if urls else "index.html"
    assert "Qualified lead → Sales-accepted opportunity" in page
    assert f'href="../../../journeys/buyers/{end}#stage-lead"' in page
    assert 'id="agreed"' in page
    journey = (folder / "site/journeys/buyers/index.html").read_text("utf-8")
    assert f'href="../../{PAGE}/{end}"' in journey
    assert 'id="stage-lead"' in journey


def test_search_finds_a_hand_off_by_its_name_only(make_site: MakeSite) -> None:
    """The index holds title and lead of the page, not its table of reasons."""
    folder = make_site(ORCHARD, options=LENIENT)
    assert run_mkdocs(folder).returncode == 0
    index = json.loads((folder / "site/search/search_index.json").read_text("utf-8"))
    found = [doc for doc in index["docs"] if doc["location"].startswith(f"{PAGE}/")]
    assert [doc["title"] for doc in found] == ["Qualified lead → Sales-accepted opportunity"]
    assert "What Marketing and Sales have agreed" in found[0]["text"]
    assert "not this season" not in str(found)


def test_a_file_of_the_users_wins_over_a_hand_off(make_site: MakeSite) -> None:
    """Whoever writes a page at that address keeps it, and links lead to it."""
    files = {**ORCHARD, f"{PAGE}.md": "---\ntitle: Ours\n---\nWe wrote this ourselves.\n"}
    folder = make_site(files, options=LENIENT)
    assert run_mkdocs(folder).returncode == 0
    page = (folder / f"site/{PAGE}/index.html").read_text("utf-8")
    assert "We wrote this ourselves." in page
    assert "Accepted when" not in page


def test_a_journey_that_is_not_published_leaves_no_trace(make_site: MakeSite) -> None:
    """A journey kept out of the site takes its hand-offs with it."""
    folder = make_site(ORCHARD, options=LENIENT, extra="exclude_docs: buyers.md\n")
    assert run_mkdocs(folder).returncode == 0
    assert not (folder / "site/journeys/buyers").exists()


def test_the_navigation_names_the_page_of_an_item(make_site: MakeSite) -> None:
    """A short title in `nav` is what the tab says; the page keeps its own heading."""
    extra = "nav:\n  - Plan: index.md\n  - Way: buyers.md\n"
    folder = make_site(ORCHARD, options=LENIENT, extra=extra)
    assert run_mkdocs(folder).returncode == 0
    home = (folder / "site/index.html").read_text("utf-8")
    links = re.findall(
        r'<a href="journeys/buyers/" class="md-nav__link">(.*?)</a>', home, re.DOTALL
    )
    assert [" ".join(re.sub("<.*?>", " ", link).split()) for link in links] == ["Way"]
    page = (folder / "site/journeys/buyers/index.html").read_text("utf-8")
    assert "<h1>From a first look to a second tree</h1>" in page


def test_a_view_has_any_number_of_pages_and_fragments_below_it(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page below a view is found by search and site map; of a fragment only its page knows."""
    folder = make_site(ORCHARD, options=LENIENT)
    config = folder / "mkdocs.yml"
    config.write_text(f"site_url: https://example.org/\n{config.read_text('utf-8')}", "utf-8")
    rules = registry.site_pages()["rules"]

    def more(site: Site) -> list[ViewPage]:
        whole = rules.build(site)
        below = dataclasses.replace(whole, address="rules/first/", title="The first rule")
        bit = dataclasses.replace(whole, address="rules/bit.html", title="A bit", fragment=True)
        return [below, bit]

    pages = {**registry.site_pages(), "rules": dataclasses.replace(rules, more=more)}
    monkeypatch.setattr(parts, "site_pages", lambda: pages)
    build(load_config(str(config)))
    site = folder / "site"
    bit = (site / "rules/bit.html").read_text("utf-8")
    assert '<div class="gt' in bit
    assert "<html" not in bit
    assert 'href="../how-we-plan/' in bit or 'href="../report/' in bit
    assert (site / "rules/first/index.html").is_file()
    known = (site / "sitemap.xml").read_text("utf-8")
    index = (site / "search/search_index.json").read_text("utf-8")
    assert ("rules/first/" in known, "bit.html" in known) == (True, False)
    assert ("rules/first/" in index, "bit.html" in index) == (True, False)
    assert "bit.html" not in (site / "index.html").read_text("utf-8")
