"""The page of a hand-off: each line of the agreement beside its actual."""

from __future__ import annotations

import pytest

from goldenthread.questions.journey.site.journey import build_journey_page
from goldenthread.questions.leads.site.handoff import build_hand_offs
from tests.questions.journey.site.orchard import JOURNEY, ORCHARD
from tests.site.conftest import ask

PAGES = "journeys/buyers/"


def with_journey(text: str) -> dict[str, str]:
    """Return the orchard with another journey."""
    return {**ORCHARD, "buyers.md": text}


def change(*changes: tuple[str, str]) -> dict[str, str]:
    """Return the orchard with words of its journey replaced."""
    text = JOURNEY
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return with_journey(text)


def model_of(site):
    """Return the view model of the journey."""
    return build_journey_page(site, site.plan.by_id["buyers"]).model


def hand_offs_of(site):
    """Return the models of the hand-off pages by what their address ends in."""
    pages = build_hand_offs(site, site.plan.by_id["buyers"])
    return {page.address.removeprefix(PAGES).rstrip("/"): page.model for page in pages}


def test_hand_offs_have_a_page_each_and_a_card_on_the_journey(make_site) -> None:
    """Addresses are made of both stages; the card counts the open questions."""
    site = make_site(ORCHARD)
    assert list(hand_offs_of(site)) == [
        "qualified-lead--opportunity", "lead--qualified-lead", "customer--second-tree",
    ]  # fmt: skip
    cards = model_of(site).cards[0].part
    assert [card.open for card in cards] == [0, 4, 5]
    assert cards[0].address == f"{PAGES}qualified-lead--opportunity/"
    assert (cards[0].review, cards[0].review_over) == ("1 November 2026", True)


def test_each_line_of_an_agreement_stands_beside_its_actual(make_site) -> None:
    """Metric and status stand at the line they are about; a line without says so."""
    page = hand_offs_of(make_site(ORCHARD))["qualified-lead--opportunity"]
    lines = {line.key: line for line in page.lines}
    assert lines["respond_within"].lead == "Within one working day"
    assert lines["follow_ups"].notes == ("Within 15 working days", "By phone, email")
    actual = lines["follow_ups"].actual
    assert (actual.card.value, actual.card.status) == ("2.8", "off-track")
    assert actual.address == "initiatives/desk/#metric-tries"
    assert lines["route"].actual is None
    assert (page.sides[0].name, page.sides[1].name) == ("Marketing", "Sales")
    assert page.sides[1].signed[0].date == "3 September 2026"


def test_unanswered_questions_are_holes_with_the_question(make_site) -> None:
    """What is not agreed is said, with the question, and an unsigned side has room to sign."""
    site = make_site(ORCHARD)
    pages = {p.address: p for p in build_hand_offs(site, site.plan.by_id["buyers"])}
    page = ask(site, pages[f"{PAGES}lead--qualified-lead/"])
    holes = [node.text for node in page.all("div", "is-open")]
    assert holes[0].startswith("Where it goes first Not agreed yet Does it go to the manager")
    assert len(holes) == 4
    signatures = page.all("ul", "gt-signs")[0].all("li")
    assert [("is-open" in side.classes) for side in signatures] == [False, True]
    assert signatures[1].all("p", "gt-sign__l")[0].text == "Name Date and signature"


def test_ways_out_say_where_the_record_goes(make_site) -> None:
    """A stage, nowhere on purpose, or nobody knows: three different things."""
    page = hand_offs_of(make_site(ORCHARD))["qualified-lead--opportunity"]
    assert [
        (way.status, way.goes_to and way.goes_to.title, way.again) for way in page.ways_out
    ] == [
        ("recycle", "Lead", "90 days"),
        ("disqualified", "Nowhere: it ends here", ""),
        ("bad data", None, ""),
    ]
    assert page.ways_out[0].goes_to.address == f"{PAGES}#stage-lead"


@pytest.mark.parametrize("wrong", ["nowhere", "../../index", "CAPS", "a--b/../c"])
def test_a_hand_off_between_unknown_stages_has_no_page(make_site, wrong: str) -> None:
    """An address is made of ids that exist only; the journey itself still has its page."""
    files = change(("  - from: lead\n", f"  - from: '{wrong}'\n"))
    site = make_site(files)
    assert len(build_hand_offs(site, site.plan.by_id["buyers"])) == 2
    assert len(model_of(site).cards[0].part) == 2


def test_two_agreements_of_one_pair_have_one_page(make_site) -> None:
    """The first is shown; the check says that there are two."""
    files = change(
        ("  - from: customer\n    to: second-tree", "  - from: lead\n    to: qualified-lead")
    )
    site = make_site(files)
    assert list(hand_offs_of(site)) == ["qualified-lead--opportunity", "lead--qualified-lead"]
    assert hand_offs_of(site)["lead--qualified-lead"].open == 4


def test_a_journey_that_is_over_has_no_hand_offs(make_site) -> None:
    """A closed journey keeps its page as any item does, and nothing hangs below it."""
    files = with_journey(JOURNEY + "closed: {date: 2026-10-01, verdict: achieved, learned: much}\n")
    site = make_site(files)
    assert build_hand_offs(site, site.plan.by_id["buyers"]) == ()
    assert build_journey_page(site, site.plan.by_id["buyers"]).view == "item"
