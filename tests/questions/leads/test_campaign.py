"""What the rows of an assessment add up to, and which shares can be compared."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.questions.leads.assessment import StepCounts, read_assessments
from goldenthread.questions.leads.campaign import add_up, add_up_all, compare, ended_on, list_held

BASE = {
    "why.md": "kind: purpose\ntitle: Warm bread\nowner: ada\n",
    "ada.md": "kind: person\ntitle: Ada Adler\n",
    "kit.md": "kind: campaign\ntitle: Rolls\nowner: ada\nperiod: 2026-Q2\nsupports: why\n",
}


def assess(make_plan, results, more=""):
    """Return the assessment of a plan whose one campaign brought `results`."""
    text = f"kind: assessment\ncampaign: kit\nowner: ada\nresults: {results}\n{more}"
    return read_assessments(make_plan({**BASE, "kit-was.md": text}))["kit"][0]


def figures(rates=None, **counts):
    """Return figures with counts and claimed rates."""
    return StepCounts(dict(counts), None, rates or {}, ())


def test_tactics_of_an_audience_are_added_up(make_plan) -> None:
    """Rows of one audience, however its name is capitalised, are one audience."""
    rows = (
        "[{target_audience: families, tactic: a, planned: {leads: 10}, actual: {leads: 8,"
        " customers: 2, revenue: 50}}, {target_audience: Families, tactic: b,"
        " planned: {leads: 6}, actual: {leads: 7, customers: 3, revenue: 70}},"
        " {target_audience: students, actual: {leads: 1}}]"
    )
    families, students = add_up(assess(make_plan, rows))
    assert (families.target_audience, students.target_audience) == ("families", "students")
    assert families.actual.counts == {"leads": 15, "customers": 5}
    assert families.actual.revenue == 120
    assert families.planned.counts == {"leads": 16}
    assert [row.tactic for row in families.rows] == ["a", "b"]


def test_a_row_without_a_tactic_is_the_whole_audience(make_plan) -> None:
    """Its tactics are parts of it and not counted twice."""
    rows = (
        "[{target_audience: families, tactic: a, actual: {leads: 8}},"
        " {target_audience: families, actual: {leads: 20}}]"
    )
    (families,) = add_up(assess(make_plan, rows))
    assert families.actual.counts == {"leads": 20}


def test_a_step_that_one_row_leaves_out_has_no_sum(make_plan) -> None:
    """A sum without one of its parts would be too small; it is left out, not guessed."""
    rows = (
        "[{target_audience: a, actual: {reached: 90, leads: 9, revenue: 5}},"
        " {target_audience: b, planned: {leads: 4}, actual: {leads: 3}}]"
    )
    total = add_up_all(assess(make_plan, rows))
    assert total is not None
    assert total.actual.counts == {"leads": 12}
    assert total.planned.counts == {}
    assert total.actual.revenue is None
    assert add_up_all(assess(make_plan, "[]")) is None


def test_shares_span_the_same_way_on_both_sides() -> None:
    """A step that only one side counts is stepped over."""
    ways = compare(
        figures(reached=1000, leads=100, customers=10),
        figures(reached=1000, inquiries=400, leads=90, customers=18),
    )
    assert [(w.start, w.end, w.planned, w.actual, w.missed) for w in ways] == [
        ("reached", "leads", 0.1, 0.09, True),
        ("leads", "customers", 0.1, 0.2, False),
    ]


def test_a_claimed_rate_stands_in_for_a_count() -> None:
    """A plan that gives rates alone can be compared; a count goes before a claim."""
    plan = figures({"leads": 0.2, "qualified": 0.5})
    ways = compare(plan, figures({"qualified": 0.9}, reached=200, leads=30, qualified=15))
    assert [(w.start, w.end, w.planned, w.actual) for w in ways] == [
        ("reached", "leads", 0.2, 0.15),
        ("leads", "qualified", 0.5, 0.5),
    ]
    assert [w.missed for w in ways] == [True, False]


def test_one_side_alone_has_shares_and_no_judgement() -> None:
    """Without a plan there is nothing to miss."""
    ways = compare(figures(), figures(reached=100, leads=9))
    assert [(w.planned, w.actual, w.missed) for w in ways] == [(None, 0.09, None)]
    assert compare(figures(reached=0, leads=0), figures()) == ()
    assert compare(figures(), figures()) == ()


def test_a_share_that_differs_by_rounding_is_kept() -> None:
    """Three in nine is a third, however a computer divides."""
    (way,) = compare(figures(leads=30, customers=10), figures(leads=9, customers=3))
    assert way.missed is False


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("", dt.date(2026, 6, 30)),
        ("closed: {date: 2026-05-04, verdict: missed}\n", dt.date(2026, 5, 4)),
        ("retired: {date: 2026-04-09, because: rain}\n", dt.date(2026, 4, 9)),
    ],
)
def test_a_campaign_ends_when_it_is_closed_or_its_period_is_over(make_plan, more, day) -> None:
    """A day on which somebody ended it goes before the planned one."""
    plan = make_plan({**BASE, "kit.md": BASE["kit.md"] + more})
    assert ended_on(plan.by_id["kit"]) == day


def test_drafts_and_withdrawn_assessments_were_not_held(make_plan) -> None:
    """Only what was held counts, oldest first."""
    text = "kind: assessment\ncampaign: kit\nowner: ada\n"
    plan = make_plan(
        {
            **BASE,
            "b.md": f"{text}period: 2026-Q2\n",
            "a.md": f"{text}period: 2026-Q1\n",
            "c.md": f"{text}state: draft\n",
            "d.md": f"{text}retired: {{date: 2026-07-01, because: wrong list}}\n",
        }
    )
    assert [one.item.id for one in list_held(plan, plan.by_id["kit"])] == ["a", "b"]
