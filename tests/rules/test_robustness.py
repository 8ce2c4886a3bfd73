"""Whatever stands in the fields, rules find and never fall."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spec import HERE, check_case, read_case

from goldenthread.kinds import Kinds
from goldenthread.load_kinds import load_kinds

KINDS: Kinds = load_kinds()
IDS = [path.stem for path in sorted((HERE / "base").glob("*.md"))]
NESTED = ["id", "why", "name", "rule", "until", "because", "person", "clause", "item", "target"]

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([*IDS, "goal#x", "#", "goal#", "", " ", "2026-Q4", "2026-13", "2026-02-30"]),
    st.sampled_from(["9999-12-31/0001-01-01", "board", "active", "yes", "12:30", "GT208", "GT999"]),
    st.sampled_from([*KINDS]),
    st.text(max_size=5),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(NESTED), inner, max_size=4),
    ),
    max_leaves=6,
)
fronts = st.dictionaries(
    st.sampled_from([*sorted(KINDS.all_fields), "knd", "suports"]), values, max_size=8
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(IDS), fronts, min_size=1, max_size=4))
def test_no_value_of_any_field_brings_a_rule_down(plan: dict):
    """A plan of arbitrary values gives findings at real places, and no exception."""
    files = {
        f"{name}.md": f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n".encode()
        for name, front in plan.items()
    }
    case = replace(read_case("any", ""), files=files)
    with tempfile.TemporaryDirectory() as folder:
        result = check_case(case, Path(folder))
    for finding in result.findings:
        assert finding.line >= 1
        assert finding.column >= 1
        assert finding.message
        assert finding.help
