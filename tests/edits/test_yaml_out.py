"""Front matter is written so that no reader can take it for anything else."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.source.document import parse_document

AWKWARD = [
    "yes", "No", "on", "OFF", "null", "~", "true", "y", "12:30", "1.10", "0x1F", "1e3", "1_000",
    "2026-01-01", "2026-01-01T10:00:00", "007", ".inf", ".nan", "- dash", "a: b", "a #b", "#a",
    "key:", " lead", "trail ", "@at", "`tick", "%dir", "!tag", "&anchor", "*alias", "{a: b}",
    "[a]", "'single'", '"double"', "it's \"both\"", "back\\slash", "tab\there", "two\nlines",
    "two\n\nparagraphs", "ends\n", "\nstarts", " in\n  dented", "ü \u2013 “q”", "名前", "=", "?",
    "| pipe", "> fold", "---", "...", "a, b", "a: b, c", "\u2028", "\x85", "\ufeff", "😀",
    "1-2-3", "2026-12", "b7f9c1cb-5ae8", "1e-5", "0o17", "a#b", "",
]  # fmt: skip


class Strict(yaml.CSafeLoader):
    """The safe loader as YAML 1.1 has it, dates and sexagesimals included."""


def read_back(data):
    """Write and read with PyYAML and with the reader of plan files; both must agree."""
    text = write_front_matter(data)
    assert "&id" not in text
    document = parse_document("x.md", f"---\n{text}---\n".encode())
    assert document.problems == ()
    return yaml.load(text, Loader=Strict), document.data


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_come_back_as_text(text):
    """Words, dates, numbers and marks in texts stay texts for both readers."""
    data = {"kind": "goal", "title": text, "list": [{"name": text, "note": text}, text]}
    loose, strict = read_back(data)
    assert loose == data
    assert strict == data


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_any_text_comes_back(text):
    """Whatever the text, PyYAML reads the same text again."""
    data = {"title": text, "metrics": [{"id": "a", "name": text}]}
    assert yaml.load(write_front_matter(data), Loader=Strict) == data


@settings(deadline=None)
@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=6) | st.integers(-(10**18), 10**18))
def test_any_number_comes_back(number):
    """Numbers are written without an exponent and read as numbers of the same value."""
    value = yaml.load(write_front_matter({"value": number}), Loader=Strict)["value"]
    assert isinstance(value, int | float)
    assert float(value) == float(number)


def test_shape_is_what_a_colleague_would_write():
    """Dates and periods are plain, short mappings stand on one line, long texts are quoted."""
    text = write_front_matter(
        {
            "kind": "objective",
            "title": "Open on Sundays: ten to four",
            "period": "2026-01-01/2026-12-31",
            "number": "1.10",
            "metrics": [
                {
                    "id": "days",
                    "name": "Sundays",
                    "target": Decimal("52.0"),
                    "due": dt.date(2026, 12, 31),
                    "actuals": [{"date": dt.date(2026, 1, 31), "value": Decimal("4.50")}],
                }
            ],
        }
    )
    assert text.splitlines() == [
        "kind: objective",
        'title: "Open on Sundays: ten to four"',
        "period: 2026-01-01/2026-12-31",
        'number: "1.10"',
        "metrics:",
        "  - id: days",
        "    name: Sundays",
        "    target: 52",
        "    due: 2026-12-31",
        "    actuals:",
        "      - {date: 2026-01-31, value: 4.5}",
    ]


@pytest.mark.parametrize("value", [object(), {"a": {1, 2}}, float("nan"), Decimal("Infinity")])
def test_unknown_values_are_programming_errors(value):
    """What plan files cannot hold is refused, not written in some form."""
    with pytest.raises(TypeError):
        write_front_matter({"a": value})
