"""What is imported passes a check without errors, whatever the file holds."""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.config.settings import find_settings
from goldenthread.findings.check import check_plan
from goldenthread.interop.stratml import import_stratml, write_plan
from goldenthread.plan.load import load_plan

REAL = Path(__file__).parents[3] / "shared" / "data" / "stratml"
REFUSED = ("CyberSafteyHarborTREngagement", "sample_estratml_malformed")
FIXTURES = ["part1_2009", "part1_iso", "part2_2016", "no_namespace", "placeholders", "repeats",
            "nameless", "levels", "hostile"]  # fmt: skip


def errors_of(path, out, nest):
    """Import, write, load and check a file; return the plan and its errors."""
    write_plan(import_stratml([path], nest_by_sequence=nest), out, site=True)
    result = check_plan(load_plan(find_settings(out)))
    errors = [
        f"{f.path}: {f.code} {f.message}" for f in result.findings if f.severity.value == "error"
    ]
    return result.plan, errors


@pytest.mark.parametrize("nest", [False, True])
@pytest.mark.parametrize("name", FIXTURES)
def test_fixtures_pass_the_check(name, nest, fixture_path, tmp_path):
    """Each invented plan has one purpose, whole threads and no error."""
    plan, errors = errors_of(fixture_path(name), tmp_path / "out", nest)
    assert errors == []
    assert plan.purpose is not None
    assert plan.broken == ()


@pytest.mark.skipif(not REAL.is_dir(), reason="the real StratML files are not on this machine")
@pytest.mark.parametrize("nest", [False, True])
@pytest.mark.parametrize(
    "path", [p for p in sorted(REAL.glob("*.xml")) if p.stem not in REFUSED], ids=lambda p: p.stem
)
def test_real_files_pass_the_check(path, nest, tmp_path):
    """Each real plan has one purpose, whole threads and no error."""
    plan, errors = errors_of(path, tmp_path / "out", nest)
    assert errors == []
    assert plan.purpose is not None
    assert plan.broken == ()


WORDS = st.one_of(
    st.sampled_from(["", "Swim", "swim", "[To be named]", "1", "1.1", "1.1.1", "2025-12-31",
                     "2025-01-01", "12", "1,000", "-", "index", "a: b # c", "x" * 300, "^^ * a"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20),
)  # fmt: skip
LEAVES = ("Name", "Description", "Identifier", "SequenceIndicator", "OtherInformation",
          "MeasurementDimension", "UnitOfMeasurement", "NumberOfUnits", "StartDate", "EndDate",
          "ReferentIdentifier", "RoleType", "DescriptorValue")  # fmt: skip
BRANCHES = ("Goal", "Objective", "PerformanceIndicator", "MeasurementInstance", "TargetResult",
            "ActualResult", "Stakeholder", "Role", "Value", "Vision", "Mission", "Organization",
            "Relationship", "Descriptor")  # fmt: skip


def element(name, inner):
    """Write one element."""
    return f"<{name}>{inner}</{name}>"


LEAF = st.builds(element, st.sampled_from(LEAVES), WORDS.map(escape))
TREES = st.recursive(
    LEAF,
    lambda inner: st.builds(
        element, st.sampled_from(BRANCHES), st.lists(inner, max_size=6).map("".join)
    ),
    max_leaves=25,
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TREES, max_size=4).map("".join), st.booleans())
def test_any_elements_in_any_order_give_a_plan_without_errors(core, nest):
    """However the elements of the standard are thrown together, the result passes the check."""
    goals = "".join(element("Goal", element("Name", "Swim") + core) for _ in range(2))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xml"
        path.write_text(
            element("StrategicPlan", element("StrategicPlanCore", core + goals)), encoding="utf-8"
        )
        plan, errors = errors_of(path, Path(folder) / "out", nest)
    assert errors == []
    assert plan.purpose is not None
    assert plan.broken == ()
