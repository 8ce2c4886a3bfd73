"""The index of journeys: each with its gaps."""

from __future__ import annotations

from goldenthread.questions.journey.site.journeys import build_journeys
from tests.questions.journey.site.orchard import ORCHARD
from tests.site.company import COMPANY
from tests.site.conftest import ask


def test_the_index_shows_each_journey_with_its_gaps(make_site) -> None:
    """One strip for each journey, with the share that arrives and a word for each gap."""
    page = ask(site := make_site(ORCHARD), build_journeys(site))
    strip = page.all("ol", "gt-journey--strip")[0]
    assert len(strip.all("li", "gt-stage")) == 6
    assert len(strip.all("li", "is-gap")) == 2


def test_the_index_without_a_journey_says_how_to_begin(make_site) -> None:
    """A plan that has none is told of the kind."""
    empty = build_journeys(make_site(COMPANY))
    assert empty.model.strips == ()
    assert "no journey yet" in empty.model.head.lead
