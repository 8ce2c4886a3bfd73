"""Whatever a journey says, its rules find and never fall."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.config.settings import Settings
from goldenthread.findings.rule import all_rules
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.measures.table import parse_table
from goldenthread.plan.build_plan import build_plan
from goldenthread.questions.journey.funnel import read_funnels
from goldenthread.source.document import parse_document

KINDS = load_kinds()
TODAY = dt.date(2026, 11, 22)
RULES = [rule for code, rule in all_rules().items() if code.startswith(("GT50", "GT51"))]
ids = st.sampled_from(["visitor", "lead", "qualified-lead", "", "goal", "#", "a#b", "buyers#lead"])
numbers = st.one_of(st.integers(-9, 10**6), st.floats(allow_nan=False), st.none(), st.booleans())
dates = st.sampled_from(["2026-09-30", "2026-10-31", "2026-11-23", "9000-12-31", "soon", "", None])
series = st.lists(st.fixed_dictionaries({"value": numbers}, optional={"date": dates}), max_size=4)
links = st.sampled_from(["goal#m", "goal#", "buyers#lead", "offices#lead", "x#y", "marketing", ""])
texts = st.sampled_from(["somebody", "", "Somebody.", "lead", None, 3])
stages = st.fixed_dictionaries(
    {"id": ids},
    optional={
        "name": texts,
        "definition": texts,
        "same_as": links,
        "exit": texts,
        "owner": links,
        "metric": links,
        "data": st.sampled_from(["t.csv#a", "t.csv#b", "u.csv#a", "#", "t.csv#", 3]),
        "volume": series,
        "target_conversion": numbers,
        "lag": st.sampled_from(["1 month", "9999 months", "3 business-days", "soon", 3]),
        "gap": st.fixed_dictionaries({}, optional={"owner": links, "resolve_by": dates}),
    },
)
deals = st.fixed_dictionaries(
    {}, optional={"stage": ids, "size": numbers, "currency": texts, "goal": links}
)
journeys = st.fixed_dictionaries(
    {"kind": st.just("journey"), "stages": st.lists(stages, max_size=5)},
    optional={
        "deal": deals,
        "target_audiences": st.lists(texts, max_size=2),
        "volumes_per": st.sampled_from(["week", "year", "day", 3]),
        "terms": st.lists(st.fixed_dictionaries({"id": ids, "definition": texts}), max_size=2),
    },
)
goals = st.fixed_dictionaries(
    {"kind": st.just("goal"), "title": st.sampled_from(["More visitors", "Leads", "x"])},
    optional={
        "stage": links,
        "period": st.sampled_from(["2026", "2026-Q3", "2026-W47"]),
        "metrics": st.lists(
            st.fixed_dictionaries(
                {"id": st.just("m"), "name": texts},
                optional={
                    "unit": st.sampled_from(["EUR", "€ a month", "%", "", "EUR a year"]),
                    "target": numbers,
                    "actuals": series,
                    "data": st.just("t.csv#a"),
                },
            ),
            max_size=1,
        ),
    },
)
tables = st.text(alphabet="ab,;\n0123456789-", max_size=80)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(journeys, journeys, goals, tables)
def test_no_journey_brings_a_rule_down(
    first: dict[str, Any], second: dict[str, Any], goal: dict[str, Any], text: str
):
    """Two journeys, a goal and a table of arbitrary values give findings at real places."""
    fronts = {
        "buyers.md": first,
        "offices.md": second,
        "goal.md": goal,
        "marketing.md": {"kind": "department", "title": "Marketing"},
    }
    documents = [
        parse_document(name, f"---\n{yaml.safe_dump(front)}---\n".encode())
        for name, front in fronts.items()
    ]
    table = parse_table("t.csv", f"day,a\n2026-10-31,5\n{text}".encode())
    here = Path(__file__).parent
    plan = build_plan(documents, KINDS, Settings(root=here, plan_dir=here), TODAY, {"t.csv": table})
    for funnel in read_funnels(plan):
        assert len(funnel.steps) == len(funnel.journey.stages)
    for finding in (finding for rule in RULES for finding in rule.check(plan)):
        assert finding.line >= 1
        assert finding.message
        assert "\n" not in finding.message + finding.help
