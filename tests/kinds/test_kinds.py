"""Kinds: our schemas, a company's on top, and what is said about a bad file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.ground.files import DiskFiles
from goldenthread.ground.resources import folders
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.kinds.schema_file import SchemaError
from goldenthread.kinds.validation import Validator

RISK: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Risk",
    "x-kind": {
        "label": "Risk",
        "plural": "Risks",
        "level": 55,
        "parents": ["objective"],
        "groups": ["department", "thread"],
        "color": "#aa3355",
    },
    "type": "object",
    "properties": {"likelihood": {"enum": ["low", "high"]}},
    "required": ["likelihood"],
}


def company(folder: Path, **files: object) -> Path:
    """Write schema files; `kinds__risk` is kinds/risk.schema.json."""
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.schema.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return folder


def test_the_shipped_kinds_are_in_order_of_level() -> None:
    """Fifteen kinds, from the purpose down to what people say each week."""
    kinds = load_kinds()
    assert list(kinds) == [
        "purpose",
        "vision",
        "value",
        "mission",
        "goal",
        "objective",
        "campaign",
        "initiative",
        "tactic",
        "assessment",
        "roadmap",
        "department",
        "journey",
        "person",
        "check-in",
    ]
    assert kinds["tactic"].parents == ("campaign", "initiative", "objective")
    assert kinds["person"].address == "people"
    assert not kinds["department"].threaded


def test_the_shipped_files_pass_what_a_company_s_must_pass(tmp_path: Path) -> None:
    """They are judged here, once, and not anew by each command."""
    for folder in folders("schema", "kinds"):
        shutil.copytree(folder, tmp_path / "kinds", dirs_exist_ok=True)
    assert load_kinds(DiskFiles(tmp_path)).by_name == load_kinds().by_name


def test_shipped_files_are_read_once_and_a_company_s_each_time(tmp_path: Path) -> None:
    """A company's file that changes while its site is served is read again."""
    assert load_kinds() is load_kinds(DiskFiles(tmp_path / "none"))
    folder = company(tmp_path, kinds__risk=RISK)
    assert load_kinds(DiskFiles(folder))["risk"].label == "Risk"
    company(tmp_path, kinds__risk=changed(label="Danger"))
    assert load_kinds(DiskFiles(folder))["risk"].label == "Danger"


def test_a_new_kind_file_alone_adds_a_kind(tmp_path: Path) -> None:
    """Its own fields and the groups it asks for are checked together."""
    kinds = load_kinds(DiskFiles(company(tmp_path, kinds__risk=RISK)))
    risk = kinds["risk"]
    good = {"kind": "risk", "title": "Pipe", "supports": "x", "likelihood": "low"}
    assert risk.errors(good) == ()
    assert [e.pointer for e in risk.errors({**good, "likelihood": "maybe"})] == [("likelihood",)]
    assert [e.keyword for e in risk.errors({**good, "likelyhood": "low"})] == [
        "additionalProperties"
    ]
    assert risk in kinds.children_of["objective"]


@pytest.mark.parametrize(
    ("name", "flag", "ours", "other"),
    [
        ("vision", "frame", True, False),
        ("check-in", "diary", True, False),
        ("check-in", "written_by", "check-in", "log"),
        ("assessment", "looks_back", "campaign", "initiative"),
    ],
)
def test_what_a_kind_is_for_holds_until_a_company_says_otherwise(
    tmp_path: Path, name: str, flag: str, ours: object, other: object
) -> None:
    """A file that replaces one of ours keeps its flags unless it states them."""
    silent = {**RISK, "x-kind": {**RISK["x-kind"], "plural": "Others"}}
    kept = company(tmp_path / "silent", **{f"kinds__{name}": silent, "kinds__risk": RISK})
    assert getattr(load_kinds(DiskFiles(kept))[name], flag) == ours
    assert not getattr(load_kinds(DiskFiles(kept))["risk"], flag)
    stated = {**silent, "x-kind": {**silent["x-kind"], flag: other}}
    own = company(tmp_path / "stated", **{f"kinds__{name}": stated})
    assert getattr(load_kinds(DiskFiles(own))[name], flag) == other


def test_a_kind_is_replaced_dropped_or_given_fields(tmp_path: Path) -> None:
    """A file of our name wins; `enabled: false` drops; common.extra adds everywhere."""
    value = {**RISK, "x-kind": {**RISK["x-kind"], "plural": "Virtues", "parents": ["purpose"]}}
    extra = {"properties": {"cost_centre": {"type": "string"}}}
    off = {"x-kind": {"enabled": False}}
    folder = company(tmp_path, kinds__value=value, kinds__tactic=off, **{"common.extra": extra})
    kinds = load_kinds(DiskFiles(folder))
    assert kinds["value"].plural == "Virtues"
    assert "tactic" not in kinds
    assert all("cost_centre" in kind.schema["properties"] for kind in kinds.values())


def changed(**x_kind: object) -> dict[str, Any]:
    """Return the risk kind with other declarations."""
    return {**RISK, "x-kind": {**RISK["x-kind"], **x_kind}}


BAD = {
    "no JSON": ("{", "risk.schema.json:1:2: not valid JSON"),
    "no object": ("[]", "at /: expected a JSON object"),
    "no x-kind": ({"type": "object"}, "at /: 'x-kind' is a required property"),
    "a level in words": (changed(level="top"), "at /x-kind/level: 'top' is not of type 'integer'"),
    "an unknown group": (changed(groups=["all"]), "at /x-kind/groups/0"),
    "an unknown parent": (changed(parents=["dream"]), "at /x-kind/parents/0: no kind 'dream'"),
    "its own of what it has not": (
        changed(own_only=["vision"]),
        "at /x-kind/own_only/0: 'vision' is none of its parents",
    ),
    "a plural twice": (changed(plural="Goals"), "at /x-kind/plural: 'Goals' is used by 'goal'"),
    "an unknown reference": (
        {**RISK, "properties": {"a": {"$ref": "#/$defs/b"}}},
        "at /properties/a/$ref: '#/$defs/b' does not exist",
    ),
    "an endless reference": (
        {**RISK, "properties": {"a": {"$ref": "#/$defs/b"}}, "$defs": {"b": {"$ref": "#/$defs/b"}}},
        "refer to each other endlessly",
    ),
    "a type that is none": (
        {**RISK, "properties": {"a": {"type": "txt"}}},
        "at /properties/a/type",
    ),
    "a link without meaning": (
        {**RISK, "properties": {"a": {"type": "string", "x-link": {"kinds": ["goal"]}}}},
        "at /properties/a/x-link",
    ),
}


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD.keys())
def test_a_bad_schema_file_is_named_with_its_pointer(
    tmp_path: Path, content: object, message: str
) -> None:
    """File, JSON pointer and reason; never a traceback of a library."""
    with pytest.raises(SchemaError) as caught:
        load_kinds(DiskFiles(company(tmp_path, kinds__risk=content)))
    assert "kinds/risk.schema.json" in str(caught.value)
    assert message in str(caught.value)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(
        ["", "a", "a#b", "2026-01-01", "2026-02-30", "2026-Q4", "up", "supports", "GT201", "İ", "ß"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "name", "target", "date", "value", "because", "why", "low", "high"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(st.data())
def test_the_fast_answer_is_the_slow_answer(data: st.DataObject) -> None:
    """The compiled validator and the explaining one agree on every value."""
    kind = load_kinds()[data.draw(st.sampled_from(["objective", "campaign", "person", "vision"]))]
    fields = sorted(kind.schema["properties"])
    chosen = data.draw(st.dictionaries(st.sampled_from(fields), VALUES, max_size=4))
    item = {"kind": kind.name, "title": "t", **chosen}
    validator = Validator(kind.schema)
    fast = validator._fast.is_valid(item)
    validator._fast = type("Never", (), {"is_valid": staticmethod(lambda _: False)})()  # type: ignore[assignment]
    assert fast == (validator.errors(item) == ())
