"""Which of the two fails, read off journeys and assessments of every shape."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.findings.check import check_plan
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.leads.assessment import STEPS
from goldenthread.questions.leads.diagnosis import find_border, read_diagnoses, waiting_since
from tests.conftest import MakePlan
from tests.questions.leads.town import ASSESSED, HAND_OFF, KIT, MENDED, STAGES

PLANNED = "leads: 900, opportunities: 300, customers: 60"


def assess(planned: str, actual: str) -> dict[str, str]:
    """Return the company's plan with one row of figures."""
    head = ASSESSED.partition("    planned:")[0]
    row = f"    planned: {{{planned}}}\n    actual: {{{actual}}}\n"
    return {**MENDED, "kit-assessed.md": f"{head}{row}"}


@pytest.mark.parametrize(
    ("actual", "failing"),
    [
        ("leads: 900, opportunities: 300, customers: 60", ""),
        ("leads: 1800, opportunities: 300, customers: 60", "sales-process"),
        ("leads: 899, opportunities: 300, customers: 60", "campaign"),
        ("leads: 450, opportunities: 100, customers: 20", "both"),
        ("leads: 900, opportunities: 100, customers: 60", ""),
        ("leads: 900, opportunities: 400, customers: 59", "sales-process"),
    ],
)
def test_volume_before_and_conversion_after_say_which_fails(
    make_plan: MakePlan, actual: str, failing: str
) -> None:
    """Enough leads and too few customers is the sales process; too few leads the campaign."""
    diagnosis = read_diagnoses(make_plan(assess(PLANNED, actual)))["kit-assessed"]
    assert diagnosis.failing == failing


def test_the_weakest_way_is_the_first_that_missed(make_plan: MakePlan) -> None:
    """Offers came as planned, and were not won: that is what is named."""
    actual = "leads: 900, opportunities: 300, customers: 20"
    diagnosis = read_diagnoses(make_plan(assess(PLANNED, actual)))["kit-assessed"]
    assert diagnosis.weakest is not None
    assert (diagnosis.weakest.start, diagnosis.weakest.end) == ("opportunities", "customers")


@pytest.mark.parametrize(
    ("planned", "actual"),
    [
        ("leads: 900", "leads: 900"),
        ("customers: 60", "customers: 20"),
        ("leads: 900, customers: 60", "leads: 900"),
        ("leads: 0, customers: 0", "leads: 9, customers: 1"),
        ("reached: 900, leads: 90", "reached: 900, leads: 9"),
    ],
)
def test_missing_numbers_give_no_diagnosis(make_plan: MakePlan, planned: str, actual: str) -> None:
    """One side of the hand-off alone, or no share to compare, says nothing."""
    assert read_diagnoses(make_plan(assess(planned, actual))) == {}


def stages(*entries: tuple[str, str]) -> str:
    """Return a journey of (record, owner) stages."""
    lines = [
        f"  - {{id: s{n}, record: {record}, owner: {owner}}}"
        for n, (record, owner) in enumerate(entries)
    ]
    return "kind: journey\ntitle: The way\nstages:\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("entries", "after"),
    [
        ([("lead", "marketing"), ("opportunity", "sales")], "opportunities"),
        ([("contact", "marketing"), ("customer", "sales")], "opportunities"),
        ([("lead", "marketing"), ("lead", "sales"), ("customer", "sales")], "qualified"),
        ([("opportunity", "marketing"), ("customer", "sales")], "customers"),
        (
            [("lead", "marketing"), ("opportunity", "sales"), ("customer", "service")],
            "opportunities",
        ),
    ],
)
def test_the_steps_after_the_hand_off_follow_from_the_records(
    make_plan: MakePlan, entries: list[tuple[str, str]], after: str
) -> None:
    """Records and their order tell which steps the receiving department answers for."""
    service = "kind: department\ntitle: Service\n"
    plan = make_plan({**MENDED, "service.md": service, "buyers.md": stages(*entries)})
    border = find_border(plan, read_journeys(plan)[0])
    assert border is not None
    assert border.after[0] == after
    assert (*border.before, *border.after) == STEPS
    assert (border.giver.id, border.receiver.id) == ("marketing", "sales")


@pytest.mark.parametrize(
    "entries",
    [
        [("lead", "marketing"), ("opportunity", "marketing")],
        [("customer", "marketing"), ("customer", "sales")],
        [("lead", "marketing"), ("lead", "sales"), ("lead", "sales"), ("customer", "sales")],
        [("lead", "marketing"), ("lead", "sales"), ("lead", "marketing"), ("lead", "sales")],
        [("lead", "nobody"), ("opportunity", "sales")],
        [("lead", "marketing")],
        [],
    ],
)
def test_an_unclear_way_has_no_border(make_plan: MakePlan, entries: list[tuple[str, str]]) -> None:
    """Where owners or records leave a choice, nothing is read into the figures."""
    plan = make_plan({**MENDED, "buyers.md": stages(*entries)})
    assert find_border(plan, read_journeys(plan)[0]) is None


@pytest.mark.parametrize(
    ("front", "waits"),
    [
        (KIT, True),
        (KIT.replace("closed: {date: 2026-09-30", "closed: {date: 2026-06-30"), False),
        (KIT.partition("closed:")[0], True),
        (KIT.partition("closed:")[0] + "state: draft\n", False),
        (KIT.partition("closed:")[0] + "retired: {date: 2026-08-01, because: sold out}\n", False),
        (KIT.partition("closed:")[0].replace("2026-09-30", "2026-12-31"), False),
    ],
)
def test_a_campaign_waits_once_it_has_run_and_ended(
    make_plan: MakePlan, front: str, *, waits: bool
) -> None:
    """What was called off, retired, or is a draft waits for nothing."""
    files = {name: text for name, text in MENDED.items() if name != "kit-assessed.md"}
    plan = make_plan({**files, "kit.md": front})
    assert bool(waiting_since(plan, plan.by_id["kit"])) == waits


counts = st.one_of(st.integers(0, 30000), st.floats(0, 1e100, allow_nan=False))
figures = st.dictionaries(st.sampled_from(STEPS), counts, max_size=6)
rates = st.dictionaries(st.sampled_from(STEPS[1:]), st.floats(0, 1), max_size=5)
sides = st.builds(lambda steps, shares: {**steps, "rates": shares}, figures, rates)
rows = st.fixed_dictionaries(
    {"target_audience": st.sampled_from(["renters", "Renters", "owners"])},
    optional={"planned": sides, "actual": sides, "tactic": st.just("strips")},
)
assessments = st.fixed_dictionaries(
    {"kind": st.just("assessment"), "campaign": st.just("kit")},
    optional={
        "results": st.lists(rows, max_size=4),
        "verdict": st.sampled_from(["keep", "change", "stop"]),
        "next": st.sampled_from(["strips", "kit", "nobody"]),
        "period": st.sampled_from(["2026-Q3", "2026-Q4", "2027"]),
        "state": st.sampled_from(["draft", "active", "closed", "archived"]),
        "participants": st.lists(
            st.fixed_dictionaries(
                {
                    "person": st.sampled_from(["maya", "raj", "nobody"]),
                    "side": st.sampled_from(["marketing", "sales"]),
                }
            ),
            max_size=3,
        ),
    },
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(found=assessments, again=assessments)
def test_no_assessment_brings_a_rule_down(
    make_plan: MakePlan, found: dict[str, object], again: dict[str, object]
) -> None:
    """Any figures give findings of one line with a remedy, and the same ones twice."""
    fronts = {"kit-assessed.md": yaml_text(found), "kit-again.md": yaml_text(again)}
    plan = make_plan({**MENDED, **fronts, "buyers.md": STAGES + HAND_OFF})
    result = check_plan(plan)
    for finding in result.findings:
        assert finding.message
        assert finding.help
        assert "\n" not in finding.message
        assert "nan" not in finding.message
    assert check_plan(plan).findings == result.findings
    for diagnosis in read_diagnoses(plan).values():
        assert diagnosis.failing in ("", "campaign", "sales-process", "both")
        assert bool(diagnosis.overall.missed) == (diagnosis.failing in ("both", "sales-process"))


def yaml_text(front: dict[str, object]) -> str:
    """Write front matter."""
    return yaml.safe_dump(front, allow_unicode=True)
