"""What is over leaves tree and search, keeps a banner, and is found in the archive."""

from __future__ import annotations

import pytest

from goldenthread.site.views.archive import MOST, build_archive
from goldenthread.site.views.item import build_item_page
from goldenthread.site.views.registry import build_page
from goldenthread.site.views.tree import build_tree
from tests.site.company import COMPANY
from tests.site.conftest import ask

PARENT = "owner: maya\ndepartment: marketing\nsupports: [{id: share, why: it helps}]\n"
ENDED = {
    **COMPANY,
    "won.md": f"kind: objective\nid: won\ntitle: Won\nperiod: 2026-Q3\n{PARENT}"
    "closed: {date: 2026-10-02, verdict: achieved, score: 0.9, learned: Ask the caretaker first}\n",
    "lost.md": f"kind: campaign\nid: lost\ntitle: Lost\nperiod: 2026-Q3\n{PARENT}"
    "closed: {date: 2026-11-02, verdict: missed}\n",
    "left.md": f"kind: initiative\nid: left\ntitle: Left\n{PARENT}"
    "retired: {date: 2025-05-01, because: two teams did the same, into: leads}\n",
    "bare.md": f"kind: tactic\nid: bare\ntitle: Bare\n{PARENT}state: archived\n",
}


def archive(site):
    """Render and parse the archive."""
    return ask(site, build_archive(site))


def test_what_ended_stands_by_quarter_with_verdict_score_and_what_was_learned(make_site) -> None:
    """The newest quarter comes first, what has no day last; scores are shown as given."""
    page = archive(make_site(ENDED))
    assert page.texts("h2") == ["Q4 2026", "Q2 2025", "No date"]
    assert page.all("div", "gt-sec")[0].text == "Q4 2026 1 achieved, 1 missed"
    rows = [
        [c.text for c in tr.all() if c.tag in ("th", "td")] for tr in page.all("tbody")[0].all("tr")
    ]
    assert rows == [
        ["Lost Campaign · Q3 2026", "Marketing", "2 November 2026", "Missed", "–", "–"],
        [
            "Won Objective · Q3 2026",
            "Marketing",
            "2 October 2026",
            "Achieved",
            "0.9",
            "Ask the caretaker first",
        ],
    ]
    left = page.all("tr", id="left")[0]
    assert "two teams did the same" in left.text
    assert left.all("a")[-1].attributes["href"] == "/objectives/leads/"


def test_its_own_page_keeps_a_banner_that_leads_to_the_archive(make_site) -> None:
    """Verdict, final score and what was learned, the score apart from progress."""
    site = make_site(ENDED)
    page = ask(site, build_item_page(site, site.plan.by_id["won"]))
    banner = page.all("div", "gt-banner")[0]
    assert "Achieved" in banner.text
    assert "Ask the caretaker first" in banner.text
    assert banner.all("a")[-1].attributes["href"] == "/archive/#won"
    facts = [node.text for node in page.all("dl")[0].children if not isinstance(node, str)]
    assert "Final score 0.9" in facts
    assert not any(fact.startswith("Progress") for fact in facts)


@pytest.mark.parametrize("name", ["won", "lost", "left", "bare"])
def test_search_leaves_out_what_is_over(make_site, name) -> None:
    """Of whatever kind; what is in hand is found."""
    site = make_site(ENDED)
    assert not build_page(site, site.plan.by_id[name]).searchable
    assert build_page(site, site.plan.by_id["leads"]).searchable


def test_the_tree_folds_it_away_and_leads_to_the_archive(make_site) -> None:
    """Nothing that is over is among the rows of the tree itself."""
    page = ask(make_site(ENDED), build_tree(make_site(ENDED)))
    (fold,) = page.all("details", "gt-over")
    assert "open" not in fold.attributes
    assert fold.all("a")[0].attributes["href"] == "/archive/"
    links = page.all("a", href="/objectives/won/")
    assert links
    assert all(any(up is fold for up in _above(link)) for link in links)


def _above(node):
    while node.parent:
        node = node.parent
        yield node


def test_a_plan_in_which_nothing_has_ended_says_so(make_site) -> None:
    """One sentence, and how something would get there."""
    page = archive(make_site(COMPANY))
    assert "Nothing has ended yet." in page.text
    assert not page.all("table")


def test_a_long_archive_is_bounded_and_counts_the_rest(make_site) -> None:
    """The newest are shown."""
    files = dict(COMPANY)
    for number in range(MOST + 2):
        day = f"20{10 + number % 16}-05-01"
        files[f"t{number}.md"] = (
            f"kind: tactic\nid: t{number}\ntitle: T{number}\n{PARENT}"
            f"closed: {{date: {day}, verdict: achieved}}\n"
        )
    page = archive(make_site(files))
    assert sum(len(body.all("tr")) for body in page.all("tbody")) == MOST
    assert "2 that ended before these are left out here" in page.text
