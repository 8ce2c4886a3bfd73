"""The pages of a buyers' journey and its hand-offs, and what other pages say of them."""

from __future__ import annotations

import pytest

from goldenthread.questions.journey.site.journey import build_journey_page
from goldenthread.questions.journey.site.journeys import build_journeys
from goldenthread.questions.leads.site.handoff import build_hand_offs
from goldenthread.site.views.department import build_department_page
from goldenthread.site.views.item import build_item_page
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask, panel
from tests.questions.journey.site.orchard import JOURNEY, ORCHARD

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


def page_of(site):
    """Render and parse the page of the journey."""
    return ask(site, build_journey_page(site, site.plan.by_id["buyers"]))


def hand_offs_of(site):
    """Return the models of the hand-off pages by what their address ends in."""
    pages = build_hand_offs(site, site.plan.by_id["buyers"])
    return {page.address.removeprefix(PAGES).rstrip("/"): page.model for page in pages}


def test_the_page_hangs_on_the_vision_its_owner_works_for(make_site) -> None:
    """The ladder leads from the purpose to the vision of the owner's department, else higher."""
    titles = [step.title for step in model_of(make_site(ORCHARD)).steps]
    assert titles == [
        "Every street has shade",
        "A million fruit trees in towns by 2031",
        "Whoever has ground thinks of us",
    ]
    files = dict(ORCHARD)
    for gone in ("mv.md", "see.md"):
        titles = titles[:-1]
        files[gone] = "---\n---\nNo item.\n"
        assert [step.title for step in model_of(make_site(files)).steps] == titles


def test_stages_say_what_arrives_and_what_is_lost_on_the_way(make_site) -> None:
    """Volume with its day, share against target with its trend, and who did not go on."""
    stages = {stage.name: stage for stage in model_of(make_site(ORCHARD)).stages}
    assert [stage.volume for stage in stages.values()] == [
        "84,200", "5,890", "1,310", "590", "236", "184",
    ]  # fmt: skip
    assert stages["Visitor"].rate is None
    rate = stages["Qualified lead"].rate
    assert (rate.value, rate.target, rate.status) == ("22%", "target 25%", "at-risk")
    assert (rate.trend, rate.change, rate.lost) == ("down", "down from 24%", "4,580 do not go on")
    assert (rate.percent, rate.expected, rate.spark is not None) == (22, 25, True)
    assert stages["Qualified lead"].needed == "1,389"
    assert stages["Visitor"].needed == ""


def test_a_share_just_below_its_target_does_not_look_like_it(make_site) -> None:
    """Where rounding would show the target itself, more digits are shown."""
    rate = {s.name: s for s in model_of(make_site(ORCHARD)).stages}["Lead"].rate
    assert (rate.value, rate.target) == ("6.995%", "target 7%")
    files = change(("target_conversion: 0.07", "target_conversion: 0.069"))
    rate = {s.name: s for s in model_of(make_site(files)).stages}["Lead"].rate
    assert (rate.value, rate.target, rate.status) == ("7%", "on target", "on-track")


def test_a_stage_that_nobody_serves_is_a_gap_with_its_remedy(make_site) -> None:
    """The box says how many stop there and what to write; the head of the page names it."""
    site = make_site(ORCHARD)
    model, page = model_of(site), page_of(site)
    assert [stage.name for stage in model.gaps] == ["Sales-accepted opportunity", "Repeat customer"]
    gap = model.gaps[0]
    assert gap.state == "unserved"
    assert gap.stops == "Every month 720 people at “Qualified lead” stop here."
    box = page.all("li", id_="stage-opportunity") or page.all("li", id="stage-opportunity")
    assert "is-gap" in box[0].classes
    text = box[0].all("div", "gt-gap")[0].text
    assert "Gap: nobody serves this stage" in text
    assert "stage: buyers#opportunity" in text
    assert "#stage-opportunity" in [
        a.attributes["href"] for a in page.all("p", "gt-gaps")[-1].all("a")
    ]


def test_a_gap_that_somebody_has_taken_on_says_who_and_until_when(make_site) -> None:
    """An owned gap shows its owner in the place of the remedy, until the day has passed."""
    gap = model_of(make_site(ORCHARD)).gaps[1]
    assert (gap.state, gap.owned.owner.name, gap.owned.until, gap.owned.over) == (
        "abandoned", "Cleo Example", "31 January 2027", False,
    )  # fmt: skip
    assert [item.title for item in gap.ended] == ["A second tree for half the price"]
    files = change(("resolve_by: 2027-01-31", "resolve_by: 2026-11-21"))
    page = page_of(make_site(files))
    last = page.all("li", "gt-stage")[-1]
    assert "The day has passed" in last.text
    assert "is-owned" not in last.classes


def test_a_served_stage_shows_its_work_with_status(make_site) -> None:
    """Items stand at their stage with department and kind; a closed one is folded away."""
    stages = {stage.name: stage for stage in model_of(make_site(ORCHARD)).stages}
    assert [(item.title, item.note) for item in stages["Qualified lead"].serving] == [
        ("Answer every lead within a day", "Sales · Objective"),
        ("A visit before the order", "Sales · Campaign"),
        ("One desk for all leads", "Sales · Initiative"),
    ]
    assert not stages["Customer"].is_gap
    assert stages["Customer"].flags == ()


def test_findings_stand_at_the_stage_they_are_about(make_site) -> None:
    """A share nobody answers for is flagged at the stage that loses, in words of the journey."""
    stages = {stage.name: stage for stage in model_of(make_site(ORCHARD)).stages}
    flags = [flag.text for flag in stages["Sales-accepted opportunity"].flags]
    assert flags == ["Fewer go on than planned"]
    assert [flag.text for flag in stages["Lead"].flags] == ["The revenue goal breaks here"]


def test_what_a_stage_leaves_open_is_a_hole(make_site) -> None:
    """No owner, no definition, no test and no volume are said, but the last needs no test."""
    bare = "kind: journey\nid: buyers\ntitle: Way\nowner: ines\nstages: [{id: one}, {id: two}]\n"
    page = page_of(make_site(with_journey(bare)))
    first, last = page.all("li", "gt-stage")
    assert len(first.all("span", "gt-blank")) == 4
    assert len(last.all("span", "gt-blank")) == 3
    assert first.all("h3")[0].text == "One"


def test_the_sums_show_their_formula_and_where_it_breaks(make_site) -> None:
    """Needed against expected revenue, the work-back sentence, and the stage that falls short."""
    sums = model_of(make_site(ORCHARD)).sums
    assert sums.lead.startswith("For 300,000 EUR a month, 1,389 have to arrive at “Qualified lead”")
    assert sums.lead.endswith("it is 1,310 now.")
    assert (sums.state, sums.cause.title, sums.missing) == ("short", "Lead", "")
    assert sums.breaks == "6.995% arrive, 7% are planned"
    assert sums.expected_formula.endswith("× 900 EUR = 205,436 EUR")
    assert [row.needed for row in sums.rows][:3] == ["79,365", "5,556", "1,389"]
    assert [row.short for row in sums.rows][2:4] == ["79", "243"]


def test_the_head_says_where_the_revenue_goal_breaks(make_site) -> None:
    """The stage that falls short stands under the title with what it has and needs."""
    few = change(("target_conversion: 0.07", "target_conversion: 0.06"))
    page = page_of(make_site(few))
    (line, _) = page.all("p", "gt-gaps")
    assert line.text.startswith("The revenue goal breaks at Visitor: ")
    assert model_of(make_site(few)).sums.breaks == "84,200 a month of 92,593 needed"
    assert line.all("a")[0].attributes["href"] == "#stage-visitor"
    deal = "deal: {stage: customer, size: 900, currency: EUR, goal: 'sales-up#revenue'}\n"
    assert len(page_of(make_site(change((deal, "")))).all("p", "gt-gaps")) == 1


def test_details_of_a_stage_are_folded_until_something_is_open(make_site) -> None:
    """What is agreed makes room for the work; a missing answer stays in sight."""
    stages = {stage.name: stage.open for stage in model_of(make_site(ORCHARD)).stages}
    assert (stages["Visitor"], stages["Lead"], stages["Qualified lead"]) == (False, True, False)
    page = page_of(make_site(ORCHARD))
    folds = [stage.all("details")[0] for stage in page.all("li", "gt-stage")]
    assert ["open" in fold.attributes for fold in folds] == list(stages.values())
    assert folds[0].all("summary")[0].text == "Details: Visitor"


def test_sums_that_cannot_be_done_name_what_is_missing(make_site) -> None:
    """Without a deal, or without a share, the page says so and shows no number for it."""
    deal = "deal: {stage: customer, size: 900, currency: EUR, goal: 'sales-up#revenue'}\n"
    page = page_of(make_site(change((deal, ""))))
    assert "Not computable: what one sale is worth (deal) is missing." in page.text
    assert model_of(make_site(change((deal, "")))).sums.need == ""


def test_audiences_by_stage_show_their_blanks(make_site) -> None:
    """Each cell lists what serves an audience; a cell that nobody fills says so."""
    page = page_of(make_site(ORCHARD))
    table = page.all("table", "gt-aud")[0]
    rows = [[cell.text for cell in row.all("td")] for row in table.all("tr")[1:]]
    assert rows[0][:4] == [
        "Spring fair stalls",
        "The tree finder",
        "A visit before the order",
        "nobody",
    ]
    assert rows[1][:2] == ["Letters to town halls", "nobody"]
    assert len(table.all("td", "is-blank")) == 8


def test_the_page_reads_as_a_list_without_styles(make_site) -> None:
    """Stages are items of one ordered list; each begins with its name, then number, then share."""
    page = page_of(make_site(ORCHARD))
    (journey,) = page.all("ol", "gt-journey")
    items = [child for child in journey.children if getattr(child, "tag", "") == "li"]
    assert [item.all("h3")[0].text for item in items][:2] == ["Visitor", "Lead"]
    text = items[1].text
    assert text.index("Lead") < text.index("5,890") < text.index("6.995%") < text.index("Comes in")
    headings = [node.tag for node in page.walk() if node.tag in ("h1", "h2", "h3")]
    assert headings[:3] == ["h1", "h2", "h3"]


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


def test_an_item_leads_to_its_stage_and_a_department_to_its_agreements(make_site) -> None:
    """The facts of an item name its stage, those of a department with whom it has agreed."""
    site = make_site(ORCHARD)
    item = build_item_page(site, site.plan.by_id["know"]).model
    (fact,) = [fact for fact in item.facts if fact.label == "Journey stage"]
    assert [(e.title, e.address, e.note) for e in fact.entries] == [
        ("Lead", f"{PAGES}#stage-lead", "From a first look to a second tree"),
    ]  # fmt: skip
    marketing = build_department_page(site, site.plan.by_id["marketing"]).model
    assert [(e.title, e.address, e.note) for e in panel(marketing, "fact_works_with")] == [
        (
            "Sales",
            f"{PAGES}qualified-lead--opportunity/",
            "Qualified lead → Sales-accepted opportunity · signed 3 September 2026",
        ),
    ]  # fmt: skip
    care = build_department_page(site, site.plan.by_id["care"]).model
    assert [(e.title, e.note) for e in panel(care, "fact_works_with")] == [
        ("Sales", "Customer → Repeat customer · 5 questions are open"),
    ]  # fmt: skip


def test_many_stages_stand_below_each_other(make_site) -> None:
    """More than seven do not fit side by side."""
    for count, wide in ((7, True), (8, False)):
        stages = ", ".join(f"{{id: s{n}}}" for n in range(count))
        text = f"kind: journey\nid: buyers\ntitle: Way\nowner: ines\nstages: [{stages}]\n"
        page = page_of(make_site(with_journey(text)))
        assert ("gt-journey--row" in page.all("ol", "gt-journey")[0].classes) == wide


def test_words_of_a_plan_stay_text(make_site) -> None:
    """Hostile words in every field of a journey never become markup."""
    word = HOSTILE.replace("'", "''")
    files = change(
        ("name: Lead", f"name: '{word}'"),
        ("definition: A visitor who has left an address.", f"definition: '{word}'"),
        ("how: 'By turn, by town'", f"how: '{word}'"),
        ("name: Ground", f"name: '{word}'"),
        ("[gardeners, towns]", f"['{word}', towns]"),
        ("status: recycle", f"status: '{word}'"),
    )
    site = make_site(files)
    pages = [build_journey_page(site, site.plan.by_id["buyers"]), build_journeys(site)]
    for page in (*pages, *build_hand_offs(site, site.plan.by_id["buyers"])):
        root = ask(site, page)
        assert root.all("script") == []
        assert "49" not in root.all("h1")[0].text


def test_the_pages_speak_german(make_site) -> None:
    """Interface words, numbers and spans of time follow the language."""
    site = make_site(ORCHARD, language="de")
    text = page_of(site).text
    assert "Lücke: Niemand arbeitet an dieser Stufe" in text
    assert "Jeden Monat bleiben hier 720 Personen" in text
    assert "84.200" in text
    assert "84.200 × 6,995 %" in text
    assert "Das Umsatzziel reißt bei Lead: 6,995 % kommen an" in text.replace("\xa0", " ")
    page = hand_offs_of(site)["qualified-lead--opportunity"]
    assert page.lines[2].lead == "Frist: ein Arbeitstag"
    assert page.lines[3].notes[0] == "Frist: 15 Arbeitstage"
