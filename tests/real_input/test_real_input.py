"""What a company with a written life cycle of leads writes down, held and checked by the product.

The plan beside this file is our own in every word and number. Its shape is that of the published
handbooks of two software companies: statuses of leads and where each of them leads, promised times,
criteria for those who wrote first and those who were written to, refused and reopened records.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import Result, check_plan
from goldenthread.plan.load import load_plan
from goldenthread.questions.journey.journey import Duration, Journey
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.leads.assessment import read_assessments

PLAN = Path(__file__).parent / "plan"
TODAY = dt.date(2026, 11, 22)


def check_folder(folder: Path) -> Result:
    """Check a folder on the plan's own date."""
    return check_plan(load_plan(Settings(root=folder.parent, plan_dir=folder, today=TODAY)))


@pytest.fixture(scope="module")
def result() -> Result:
    """Return the result of the plan as its company wrote it."""
    return check_folder(PLAN)


@pytest.fixture(scope="module")
def journey(result: Result) -> Journey:
    """Return the one journey of the plan."""
    (journey,) = read_journeys(result.plan)
    return journey


LEFT_OPEN = {
    ("GT520", "contracts"): ("'marketing-qualified'", "how many follow-up calls", "no-sale"),
    ("GT523", "contracts"): ("'mila-storm'", "no campaign or team"),
    ("GT524", "contracts"): ("from 'qualifying' to 'opportunity'", "'idris-bakke'"),
    ("GT540", "roadworks-fair"): ("ended on 2026-09-30 without an assessment",),
    ("GT544", "plan-first-half"): ("26,000 qualified", "11 %", "2,860 opportunities, not 720"),
}
"""The parts that each message must have; how it says the rest is the rule's own affair."""


def test_it_finds_exactly_what_the_company_left_open(result: Result) -> None:
    """Five gaps that such a handbook really has, and nothing that its schema could not hold."""
    found = {(f.code, f.item): f.message for f in result.findings}
    assert len(result.findings) == len(found)
    assert found.keys() == LEFT_OPEN.keys()
    for place, parts in LEFT_OPEN.items():
        assert [part for part in parts if part not in found[place]] == [], found[place]


MENDED = {
    "journey.md": [
        (
            "    feedback: {to: mila-storm, what: what the first callers hear, every: week}\n",
            """\
    follow_ups: {count: 6, within: 15 business-days, channels: [telephone, e-mail]}
    no_sale_when: the sixth try without an answer, or a clear no
    feedback: {to: marketing, what: what the first callers hear, every: week}
""",
        ),
        (
            "      - {person: idris-bakke, side: to, date: 2026-09-01}\n",
            """\
      - {person: idris-bakke, side: to, date: 2026-09-01}
      - {person: mila-storm, side: from, date: 2026-11-20}
""",
        ),
    ],
    "plan-first-half.md": [("opportunities: 720", "opportunities: 2860")],
}
ASSESSED = """---
kind: assessment
campaign: roadworks-fair
results:
  - target_audience: towns
    planned: {reached: 900, leads: 300, qualified: 60}
    actual: {reached: 1100, leads: 340, qualified: 78}
verdict: keep
participants:
  - {person: oda-renner, side: marketing}
  - {person: idris-bakke, side: sales}
---
"""


def test_what_was_left_open_can_be_closed(tmp_path: Path) -> None:
    """Once each of the five is answered, nothing is found."""
    folder = shutil.copytree(PLAN, tmp_path / "plan")
    for name, changes in MENDED.items():
        text = (folder / name).read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    (folder / "fair-assessed.md").write_text(ASSESSED, "utf-8")
    assert check_folder(folder).findings == ()


def test_each_promised_time_is_held_with_its_clock(journey: Journey) -> None:
    """An hour of work, a working day, 24 hours, five working days: beside one first answer."""
    first, second = journey.hand_offs
    assert first.respond_within == Duration(60, "minute", business=True)
    assert [deadline.within for deadline in first.deadlines] == [
        Duration(60, "minute", business=True),
        Duration(1, "day", business=True),
        Duration(24, "hour", business=False),
        Duration(24, "hour", business=True),
        Duration(5, "day", business=True),
    ]
    assert first.deadlines[0].measured_by == "first-call#follow-up-time"
    assert [deadline.within for deadline in second.deadlines] == [
        Duration(48, "hour", business=False),
        Duration(60, "day", business=False),
    ]
    assert journey.working_hours.startswith("Monday to Friday")


def test_criteria_say_for_whom_they_count(journey: Journey) -> None:
    """Whoever wrote first is judged by other questions than whoever was written to."""
    whom = [text.partition(":")[0] for text in journey.hand_offs[1].accepted_when]
    assert whom == ["inbound"] * 4 + ["outbound"] * 3
    assert journey.hand_offs[0].accepted_when[0] == "the person has agreed to be called"


def test_statuses_hold_at_every_stage_and_lead_somewhere(journey: Journey) -> None:
    """Recycled people are kept warm and may qualify again; wrong records are mended."""
    ways = {way.status: way for way in journey.dispositions}
    assert {status: way.goes_to for status, way in ways.items()} == {
        "recycle": "nurture",
        "disqualified": "none",
        "bad-data": "record-cleaning",
        "ineligible": "none",
    }
    recycle = ways["recycle"]
    assert recycle.revisit_after == Duration(90, "day", business=False)
    assert recycle.returns_when.startswith("the threshold is reached again")
    assert len(recycle.keeps) == 3
    assert "something we cannot do (what is missing)" in recycle.reasons
    assert "competitor (which one)" in ways["disqualified"].reasons


def test_a_lost_contract_has_a_reason_and_what_has_to_be_noted(journey: Journey) -> None:
    """Reasons with which something has to be noted stand beside those that speak for themselves."""
    lost = journey.hand_offs[1].dispositions[0]
    assert lost.status == "closed-lost"
    assert lost.reasons[:3] == (
        "lost to a competitor (which one)",
        "product not ready (which part of it)",
        "no decision",
    )


def test_a_refused_record_goes_back_and_may_be_reopened(journey: Journey) -> None:
    """Who hears of it, how soon, for how long it can be opened again, and what comes after."""
    refusal = journey.hand_offs[1].refusal
    assert refusal
    assert refusal.to == "mila-storm"
    assert refusal.within == Duration(48, "hour", business=False)
    assert refusal.reopen_within == Duration(30, "day", business=False)
    assert refusal.afterwards == "a new opportunity"
    assert journey.hand_offs[0].refusal is None


def test_idle_records_are_pointed_out_by_size(journey: Journey) -> None:
    """Large contracts may rest longer than small ones, before a warning and before they end."""
    idle = journey.by_id["opportunity"].idle
    days = [
        (rule.warn_after.days, rule.close_after.days)
        for rule in idle
        if rule.warn_after and rule.close_after
    ]
    assert days == [(45, 90), (21, 45), (7, 15)]
    assert idle[0].applies_to == "more than 2000 seats"


def test_the_plan_of_the_half_year_keeps_money_apart_from_promise(result: Result) -> None:
    """What open opportunities would bring is no revenue; how it is shared out is said."""
    (planned,) = read_assessments(result.plan)["spring-programme"]
    figures = planned.results[0].planned
    assert (figures.pipeline, figures.revenue) == (18_000_000, None)
    assert planned.item.data["attribution"].startswith("30 % first touch")


SLIPS = [
    ("within: 5 business-days", "within: soon", "GT104"),
    ("reopen_within: 30 days", "reopen: 30 days", "GT102"),
    ("warn_after: 7 days", "warn_after: 0 days", "GT104"),
    ("{reason: competitor, needs: which one}", "{needs: which one}", "GT103"),
    ("applies_to: outbound}", "for: outbound}", "GT102"),
    ("goes_to: record-cleaning", "goes_to: record-cleanin", "GT522"),
    ("    goes_to: nurture\n    revisit_after: 90 days\n", "    revisit_after: 90 days\n", "GT521"),
    (
        "measured_by: first-call#follow-up-time",
        "measured_by: first-call#follow-up-tim",
        "GT215",
    ),
    ("to: mila-storm\n      within: 48", "to: mila-strom\n      within: 48", "GT201"),
]


@pytest.mark.parametrize(("old", "new", "code"), SLIPS, ids=[code for _, _, code in SLIPS])
def test_a_slip_in_a_wider_field_is_found_once(
    old: str, new: str, code: str, result: Result, tmp_path: Path
) -> None:
    """One finding more than before, of the rule that the slip breaks."""
    folder = shutil.copytree(PLAN, tmp_path / "plan")
    text = (folder / "journey.md").read_text("utf-8")
    assert old in text
    (folder / "journey.md").write_text(text.replace(old, new, 1), "utf-8")
    before = [f.code for f in result.findings]
    after = [f.code for f in check_folder(folder).findings]
    for known in before:
        after.remove(known)
    assert after == [code]
