"""Whatever stands in the fields, rules find and never fall."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.git.past import Version
from goldenthread.kinds.kinds import Kinds
from goldenthread.kinds.load_kinds import load_kinds
from tests.findings.spec import BASE, check_case, read_case

KINDS: Kinds = load_kinds()
IDS = [path.stem for path in sorted(BASE.glob("*.md"))]
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


JOURNEY_WORK = {"buyers": "journey", "kit": "campaign", "kit-assessed": "assessment"}
NAMES = ["buyers", "kit", "kit-assessed", "buyers#lead", "buyers#", "lead", "offer", "none", "from"]
WORDS = {"id": ["lead", "offer"], "from": ["lead", "offer"], "to": ["offer", "lead", "ben"]}
CONSISTENT: Mapping[str, list[Any]] = {
    **WORDS,
    "stage": ["buyers#lead", "buyers#offer"],
    "campaign": ["kit"],
    "owner": ["ben", "marketing"],
    "goes_to": ["lead", "none", "kit", "gone"],
    "period": ["2026-Q3", "2026-Q4"],
    "date": ["2026-09-30", "2027-01-31"],
    "review_by": ["2026-09-30", "2027-01-31"],
    "aims": ["lead-generation", "reach"],
    "person": ["ada", "ben"],
    "expresses": ["vision", "kit"],
}


FIRST = ("stages", "campaign", "results", "stage", "period")
FIELDS = (*FIRST, "verdict", "next", "participants", "worked", "did_not_work", "message", "budget")
FIELDS += ("aims", "supports", "owner", "closed", "target_audience", "offer")
FIELDS += (
    "hand_offs",
    "deal",
    "terms",
    "dispositions",
    "target_audiences",
    "volumes_per",
    "evidence",
)


def near_schema(
    schema: Mapping[str, Any], name: str = "", known: Mapping[str, list[Any]] = CONSISTENT
) -> st.SearchStrategy[Any]:
    """Return values that follow a flat schema as a rule, and stray from it at any depth."""
    if "properties" in schema:
        parts = {key: near_schema(part, key, known) for key, part in schema["properties"].items()}
        always = {key: parts.pop(key) for key in schema.get("required", ()) if key in parts}
        right: st.SearchStrategy[Any] = st.fixed_dictionaries(always, optional=parts)
    elif "items" in schema:
        right = st.lists(near_schema(schema["items"], name, known), min_size=1, max_size=3)
    elif "oneOf" in schema:
        right = st.one_of(*(near_schema(branch, name, known) for branch in schema["oneOf"]))
    elif "enum" in schema:
        right = st.sampled_from(schema["enum"])
    elif schema.get("type") in ("number", "integer"):
        right = st.one_of(st.integers(0, 30000), st.sampled_from([0, 1, 0.11, 1e100, 1e308, -1]))
    else:
        right = st.sampled_from(known.get(name, [*NAMES, "14 days", "2026-02-30", "text"]))
    return st.integers(0, 30).flatmap(lambda chance: right if chance else values)


def front_of(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return front matter of one kind, each of its fields there or not, right or wrong."""
    own = {**KINDS[kind].schema["properties"]}
    fields = {key: near_schema(own[key], key) for key in FIELDS if key in own}
    always = {key: fields.pop(key) for key in FIRST if key in fields}
    front = st.fixed_dictionaries(always, optional=fields)
    return front.map(lambda found: {"title": "Any", **found, "kind": kind})


@settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.fixed_dictionaries({name: front_of(kind) for name, kind in JOURNEY_WORK.items()}))
def test_no_shape_of_a_journey_a_campaign_or_an_assessment_brings_a_rule_down(plan: dict):
    """Stages, hand-offs, messages and figures of any shape give findings, and no exception."""
    files = {
        f"{name}.md": f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n".encode()
        for name, front in plan.items()
    }
    case = replace(read_case("any", ""), files=files)
    with tempfile.TemporaryDirectory() as folder:
        result = check_case(case, Path(folder))
    for finding in result.findings:
        assert finding.line >= 1
        assert finding.message
        assert finding.help


WEEKLY_WORK = {
    "marketing": "department",
    "ben": "person",
    "team-w46": "check-in",
    "team-w47": "check-in",
    "bens-w47": "check-in",
}
WEEKLY_FIELDS = (
    *("week", "team", "person", "commitments", "values", "blockers", "help", "mood"),
    *("cadence", "pauses", "pathfinders", "away", "department", "start", "end", "formerly"),
)
WEEKLY: Mapping[str, list[Any]] = {
    "week": ["2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W53", "2027-W01", "2026-W60"],
    "team": ["marketing", "ben", "adverts"],
    "person": ["ben", "ada", "marketing"],
    "item": ["objective", "initiative", "ben", "objective#leads", "gone"],
    "metric": ["objective#leads", "objective", "initiative", "objective#gone"],
    "text": ["Ring the union", "ring  the UNION", "Ring the press"],
    "period": ["2026-W46", "2026-11-09/2026-11-20", "2026-13"],
    "formerly": ["adverts", "benedict"],
    "delegate": ["ada", "ben", "gone"],
}


def weekly_front(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return front matter of a kind of the weekly round, each field there or not."""
    own = KINDS[kind].schema["properties"]
    fields = {key: near_schema(own[key], key, WEEKLY) for key in WEEKLY_FIELDS if key in own}
    always = {"week": fields.pop("week")} if "week" in fields else {}
    return st.fixed_dictionaries(always, optional=fields).map(
        lambda found: {"title": "Any", **found, "kind": kind}
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.data())
def test_no_shape_of_a_check_in_brings_a_rule_down(data: st.DataObject):
    """Weeks, commitments, values, leave and pauses of any shape, now and in git's memory."""
    plan = {name: data.draw(weekly_front(kind)) for name, kind in WEEKLY_WORK.items()}
    before = data.draw(weekly_front("check-in"))
    fronts = {name: yaml.safe_dump(front, allow_unicode=True) for name, front in plan.items()}
    files = {f"{name}.md": f"---\n{front}---\n".encode() for name, front in fronts.items()}
    text = f"---\n{yaml.safe_dump(before, allow_unicode=True)}---\n"
    past = {"team-w46.md": (Version(dt.date(2026, 11, 10), text),)}
    case = replace(read_case("any", ""), files=files, past=past)
    with tempfile.TemporaryDirectory() as folder:
        result = check_case(case, Path(folder))
    for finding in result.findings:
        assert finding.line >= 1
        assert finding.message
        assert finding.help
