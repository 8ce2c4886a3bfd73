"""What a funnel says of its stages: where numbers come from, who serves, what is missing."""

from __future__ import annotations

import pytest

from goldenthread.questions.journey.funnel import read_funnels
from goldenthread.questions.journey.stage_words import stage_of_words
from tests.conftest import MakePlan

DEAL = "deal: {stage: customer, size: 300, currency: EUR, goal: sales#revenue}\n"
SALES = (
    "kind: goal\ntitle: Homes pay\nperiod: 2026\n"
    "metrics: [{id: revenue, name: Revenue, unit: EUR a month, target: 30000}]\n"
)


def journey(*stages: str, more: str = "") -> str:
    """Write a journey of some stages, each a mapping on one line."""
    rows = "".join(f"  - {{{stage}}}\n" for stage in stages)
    return f"kind: journey\ntitle: How a home becomes a customer\nstages:\n{rows}{more}"


def test_volumes_come_from_a_metric_a_table_or_the_journey(make_plan: MakePlan):
    """Each stage says as of when; what lies in the future does not count yet."""
    plan = make_plan(
        {
            "buyers.md": journey(
                "id: visitor, data: data/v.csv#seen",
                "id: lead, metric: leads#count",
                "id: paid, volume: [{date: 2026-10-31, value: 9}, {date: 2027-01-01, value: 1}]",
                "id: repeat, volume: [{value: 3}]",
            ),
            "data/v.csv": "date,seen\n2026-09-30,700\n2026-10-31,800\n",
            "leads.md": (
                "kind: objective\ntitle: Leads\nmetrics: [{id: count, name: Count, "
                "actuals: [{date: 2026-10-31, value: 80}, {date: 2026-09-30, value: 70}]}]\n"
            ),
        }
    )
    (funnel,) = read_funnels(plan)
    assert [(s.source, s.volume, str(s.as_of)) for s in funnel.steps] == [
        ("data", 800.0, "2026-10-31"),
        ("metric", 80.0, "2026-10-31"),
        ("volume", 9.0, "2026-10-31"),
        ("volume", 3.0, "None"),
    ]
    assert [s.rate for s in funnel.steps] == [None, 0.1, 0.1125, None]
    assert [a.value for a in funnel.steps[0].series] == [700.0, 800.0]


def test_a_stage_that_is_the_same_as_another_has_its_name(make_plan: MakePlan):
    """Through a chain of two; a circle ends where it closes."""
    plan = make_plan(
        {
            "a.md": journey("id: lead, name: Asked, definition: has asked"),
            "b.md": journey("id: one, same_as: a#lead", "id: x, same_as: c#y"),
            "c.md": journey("id: two, same_as: b#one", "id: y, same_as: b#x"),
        }
    )
    told = {
        f.journey.item.id: [(s.name, s.definition) for s in f.steps] for f in read_funnels(plan)
    }
    assert told["b"][0] == told["c"][0] == ("Asked", "has asked")
    assert told["b"][1][1] == ""


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (("deal:", "x-deal:"), "what one sale is worth (`deal`)"),
        (("stage: customer", "stage: sold"), "the stage 'sold' at which a sale is paid"),
        (("goal: sales#revenue", "goal: sales#money"), "the metric 'sales#money' of"),
        (("target: 30000", "baseline: 3"), "the target of 'sales#revenue'"),
        (("EUR a month", "homes"), "a currency in which both the deal and 'sales#revenue'"),
        (("volume: [{date: 2026-10-31, value: 400}]", "exit: asks"), "a volume at any stage"),
        (("target_conversion: 0.25", "exit: asks"), "the conversion from 'Lead' to 'Customer'"),
    ],
)
def test_what_is_missing_is_named(make_plan: MakePlan, change: tuple[str, str], missing: str):
    """Nothing is guessed: the sums stop and say what they lack."""
    text = journey(
        "id: lead, target_conversion: 0.25, volume: [{date: 2026-10-31, value: 400}]",
        "id: customer",
        more=DEAL,
    )
    plan = make_plan({"buyers.md": text.replace(*change), "sales.md": SALES.replace(*change)})
    (funnel,) = read_funnels(plan)
    assert funnel.missing.startswith(missing)
    assert funnel.missing_key
    assert funnel.shortfall is None


@pytest.mark.parametrize(
    ("unit", "period", "per", "needed"),
    [
        ("EUR a month", "2026", "month", 30000),
        ("EUR per year", "2026-Q4", "month", 2500),
        ("€", "2026", "month", 2500),
        ("EUR", "2026-Q4", "quarter", 30000),
        ("thousand EUR / quarter", "2026", "month", 10_000_000),
        ("Mio. EUR im Jahr", "2026", "year", 30_000_000_000),
        ("EUR", "2026-10-01/2026-10-14", "week", 15000),
    ],
)
def test_the_revenue_is_converted_to_the_span_of_the_volumes(
    make_plan: MakePlan, unit: str, period: str, per: str, needed: float
):
    """By the unit where it names a span, else by the period of the goal."""
    text = journey("id: lead", "id: customer", more=f"{DEAL}volumes_per: {per}\n")
    sales = SALES.replace("EUR a month", f"'{unit}'").replace("period: 2026", f"period: {period}")
    (funnel,) = read_funnels(make_plan({"buyers.md": text, "sales.md": sales}))
    assert funnel.revenue_needed == pytest.approx(needed)


@pytest.mark.parametrize(
    ("title", "word", "stage"),
    [
        ("Double the number of VISITORS", "VISITORS", "visitor"),
        ("Double qualified leads from renters", "qualified leads", "qualified-lead"),
        ("Leads that become customers", "Leads", "lead"),
        ("Answer enquiries faster", "enquiries", "enquiry"),
        ("Mislead nobody", "", ""),
        ("A lead-free tap", "", ""),
    ],
)
def test_a_word_means_a_stage_in_singular_or_plural(
    make_plan: MakePlan, title: str, word: str, stage: str
):
    """Whole words only; the longest name wins, then the earliest."""
    stages = ("id: visitor", "id: lead", "id: qualified-lead", "id: enquiry", "id: customer")
    plan = make_plan({"buyers.md": journey(*stages), "x.md": f"kind: goal\ntitle: {title}\n"})
    found = stage_of_words(plan, plan.by_id["x"])
    assert (found.word, found.stage.id) == (word, stage) if found else not word


def test_a_tactic_is_for_the_audience_of_its_campaign(make_plan: MakePlan):
    """A cell holds the active campaigns and content for an audience at a stage."""
    plan = make_plan(
        {
            "buyers.md": journey("id: visitor", "id: lead", more="target_audiences: [owners]\n"),
            "flats.md": (
                "kind: campaign\ntitle: Flats\ntarget_audience: renters\nstage: buyers#visitor\n"
            ),
            "page.md": "kind: tactic\ntitle: Page\nsupports: flats\nstage: buyers#lead\n",
            "old.md": "kind: tactic\ntitle: Old\nsupports: flats\nstage: buyers#lead\n"
            "state: candidate\n",
        }
    )
    (funnel,) = read_funnels(plan)
    assert funnel.audiences == ("owners", "renters")
    assert [item.id for item in funnel.cell("renters", "lead")] == ["page"]
    assert funnel.cell("owners", "visitor") == ()
