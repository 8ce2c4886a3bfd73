"""The index of departments: vision, lead and reach of each."""

from __future__ import annotations

from goldenthread.site.views.departments import build_departments
from tests.site.company import COMPANY
from tests.site.conftest import ask, panel


def test_the_index_names_vision_lead_and_reach(make_site) -> None:
    """One entry for each department, by name."""
    site = make_site(COMPANY)
    cards = build_departments(site).model.cards
    assert [(c.title, c.vision and c.vision.title, c.reach, c.broken) for c in cards] == [
        ("Marketing", "Every home has heard", "4 of 5", 1),
        ("Sales", None, "1 of 1", 0),
    ]
    assert panel(cards[0], "card") == ("Revenue", "Market share", "Customer delight")
    page = ask(site, build_departments(site))
    assert page.texts("h2") == ["Marketing", "Sales"]
    assert "No vision of its own yet" in page.text


def test_the_index_of_no_departments_says_so(make_site) -> None:
    """An empty plan has an index, too."""
    assert "names no department" in ask(*_index(make_site({}))).text


def _index(site):
    return site, build_departments(site)
