"""Changing one field of a file: exactly that, or nothing."""

from __future__ import annotations

import copy
import datetime as dt
import json
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from goldenthread.edits.edit import EditRefused, append_entry, set_field
from goldenthread.source.document import parse_document
from goldenthread.source.front_matter import Pointer, read_yaml

ROOT = Path(__file__).parents[2]
SEEN = {"item": "safe-tap", "version": "c1234567", "date": "2026-11-22", "how": "self"}
FLOW = "{item: safe-tap, version: c1234567, date: 2026-11-22, how: self}"


def data_of(text: str) -> Any:
    """Read the front matter of a text as the product does."""
    return parse_document("x.md", text.encode()).data


def fenced(front: str) -> str:
    """Return a file with that front matter and a body."""
    return f"---\n{front}---\n\n# Body\n\nkind: not me\n"


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        pytest.param("title: x\n", f"title: x\nlist:\n  - {FLOW}\n", id="no list"),
        pytest.param("a: 1\n# b: 2\n", f"a: 1\n# b: 2\nlist:\n  - {FLOW}\n", id="hint at the end"),
        pytest.param("list:\na: 1\n", f"list:\n  - {FLOW}\na: 1\n", id="nothing"),
        pytest.param("list: ~ # c\na: 1\n", f"list: # c\n  - {FLOW}\na: 1\n", id="null"),
        pytest.param("list: []  # c\na: 1\n", f"list:  # c\n  - {FLOW}\na: 1\n", id="empty"),
        pytest.param(
            "list: [ # c\n ]\na: 1\n", f"list: [{FLOW} # c\n ]\na: 1\n", id="empty with a comment"
        ),
        pytest.param(
            "list:\n- {item: a}\na: 1\n",
            f"list:\n- {{item: a}}\n- {FLOW}\na: 1\n",
            id="not indented",
        ),
        pytest.param(
            "list:\n    - {item: a} # c\na: 1\n",
            f"list:\n    - {{item: a}} # c\n    - {FLOW}\na: 1\n",
            id="comment beside",
        ),
        pytest.param(
            "list:\n  - {item: a}\n\n  # more\n\na: 1\n",
            f"list:\n  - {{item: a}}\n\n  # more\n  - {FLOW}\n\na: 1\n",
            id="comment at the end of the list",
        ),
        pytest.param(
            "list:\n- {item: a}\n# about a\na: 1\n",
            f"list:\n- {{item: a}}\n- {FLOW}\n# about a\na: 1\n",
            id="comment of the next field",
        ),
        pytest.param(
            "list:\n  - item: a\n    how: |\n      x\n\n      y\n\na: 1\n",
            "list:\n  - item: a\n    how: |\n      x\n\n      y\n"
            "  - item: safe-tap\n    version: c1234567\n    date: 2026-11-22\n    how: self\n"
            "\na: 1\n",
            id="entries over several lines",
        ),
        pytest.param(
            "list: [{item: a}]  # c\n", f"list: [{{item: a}}, {FLOW}]  # c\n", id="one line"
        ),
        pytest.param("list: [x]\n", f"list: [x, {FLOW}]\n", id="a single letter"),
        pytest.param("list: [{item: a}, ]\n", f"list: [{{item: a}}, {FLOW}, ]\n", id="last comma"),
        pytest.param(
            "list: [{item: a, version: c1234567, date: 2026-10-22, how: meeting}]\n",
            "list: [{item: a, version: c1234567, date: 2026-10-22, how: meeting},\n"
            f"       {FLOW}]\n",
            id="a line that would grow too long",
        ),
        pytest.param(
            "list: [\n  {item: a}, # a\n  {item: b} # b\n]\n",
            f"list: [\n  {{item: a}}, # a\n  {{item: b}}, # b\n  {FLOW}\n]\n",
            id="a line each",
        ),
        pytest.param(
            "list: [\n  {item: a},\n  {item: b}, # b\n]\n",
            f"list: [\n  {{item: a}},\n  {{item: b}}, # b\n  {FLOW},\n]\n",
            id="a line each, last comma",
        ),
        pytest.param(
            "list: [\n  {item: a},\n  {item: b}]\n",
            f"list: [\n  {{item: a}},\n  {{item: b}},\n  {FLOW}]\n",
            id="a line each, closed on the last",
        ),
        pytest.param(
            "list:\n- item: a\n- {}\n", f"list:\n- item: a\n- {{}}\n- {FLOW}\n", id="mixed"
        ),
        pytest.param("{kind: x}\n", f"{{kind: x, list: [{FLOW}]}}\n", id="all in brackets"),
        pytest.param("", f"list:\n  - {FLOW}\n", id="empty front matter"),
    ],
)
def test_an_entry_is_written_the_way_the_list_is(front: str, wanted: str) -> None:
    """Block or brackets, indented or not: the new entry follows, comments stay where they are."""
    assert append_entry(fenced(front), ("list",), SEEN) == fenced(wanted)


@pytest.mark.parametrize(
    ("front", "pointer", "value", "wanted"),
    [
        pytest.param(
            "a: 1\nsupports: x  # c\n",
            ("supports",),
            [{"id": "x", "seen": "c1234567"}],
            "a: 1\nsupports:  # c\n  - {id: x, seen: c1234567}\n",
            id="a text becomes a list",
        ),
        pytest.param(
            "supports:\n- x#y  # c\n- z\n",
            ("supports", 0),
            {"id": "x#y", "seen": "c1234567"},
            'supports:\n- {id: "x#y", seen: c1234567}  # c\n- z\n',
            id="an entry becomes a mapping",
        ),
        pytest.param(
            "supports: [x, {id: y, why: 'a: b'}]\n",
            ("supports", 1, "seen"),
            "c1234567",
            "supports: [x, {id: y, why: 'a: b', seen: c1234567}]\n",
            id="a field in brackets",
        ),
        pytest.param(
            "supports:\n  - id: y\n    why: >\n      a\n      b\n    # c\n  # d\n  - z\n",
            ("supports", 0, "seen"),
            "c1234567",
            "supports:\n  - id: y\n    why: >\n      a\n      b\n    # c\n    seen: c1234567\n"
            "  # d\n  - z\n",
            id="a field below a folded text",
        ),
        pytest.param(
            "supports:\n  -   id: y\n  - z\n",
            ("supports", 0, "seen"),
            "c1234567",
            "supports:\n  -   id: y\n      seen: c1234567\n  - z\n",
            id="a wide dash",
        ),
        pytest.param("a: old # c\nb: 1\n", ("a",), "new", "a: new # c\nb: 1\n", id="plain"),
        pytest.param('a: "old" # c\n', ("a",), True, "a: true # c\n", id="quoted"),
        pytest.param("a: o\n  l\n  d # c\n", ("a",), 0.5, "a: 0.5 # c\n", id="over lines"),
        pytest.param("a:\n  old\nb: 1\n", ("a",), "new", "a: new\nb: 1\n", id="below its key"),
        pytest.param("a: |\n  x\n\n  y\n\nb: 1\n", ("a",), "new", "a: new\n\nb: 1\n", id="literal"),
        pytest.param("a: # c\nb: 1\n", ("a",), "new", "a: new # c\nb: 1\n", id="nothing there"),
        pytest.param("a: [1, 2] # c\n", ("a", 1), "new", "a: [1, new] # c\n", id="in brackets"),
        pytest.param(
            "a: x # c\n", ("a",), "one\ntwo", "a: |- # c\n  one\n  two\n", id="two lines of text"
        ),
        pytest.param(
            "a: 1\n",
            ("closed",),
            {"date": dt.date(2026, 12, 31), "score": 0.60, "learned": "Ask: first"},
            'a: 1\nclosed:\n  date: 2026-12-31\n  score: 0.6\n  learned: "Ask: first"\n',
            id="a mapping",
        ),
        pytest.param(
            "a: 1\n", ("x", "of"), "z", "a: 1\nx:\n  of: z\n", id="fields on the way are made"
        ),
    ],
)
def test_a_value_takes_the_place_of_another(
    front: str, pointer: Pointer, value: object, wanted: str
) -> None:
    """Nothing but the value changes; a comment beside it stays beside it."""
    assert set_field(fenced(front), pointer, value) == fenced(wanted)


@pytest.mark.parametrize(
    ("text", "pointer", "reason"),
    [
        ("---\na: |  # c\n  x\n---\n", ("a",), "a comment would be lost"),
        ("---\na:\n  # c\n  - x\n  - y\n---\n", ("a",), "a comment would be lost"),
        ("---\na: [x, # c\n  y]\n---\n", ("a",), "a comment would be lost"),
        ("---\na: x\n---\n", ("a", "b"), "'a' holds no fields"),
        ("---\na: [x]\n---\n", ("a", 1), "there is no entry 2 in the list"),
        ("---\na: [x]\n---\n", (), "the front matter as a whole is not replaced"),
        ("---\na: [x: 1]\n---\n", ("a", 0, "y"), "cannot be changed safely"),
        ("---\na: &x 1\nb: *x\n---\n", ("a",), "an error in line 2"),
        ("---\na: 1\na: 2\n---\n", ("a",), "an error in line 3"),
        ("---\na: [\n---\n", ("a",), "an error in line "),
        ("---\na: 1\n", ("a",), "an error in line 1"),
        ("# Just a page\n", ("a",), "it has no front matter"),
        ("", ("a",), "it has no front matter"),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, pointer: Pointer, reason: str) -> None:
    """The reason follows the name of the file in one line."""
    with pytest.raises(EditRefused, match=re.escape(reason)):
        set_field(text, pointer, "new")


def test_an_entry_needs_a_list() -> None:
    """What holds something else is left alone."""
    with pytest.raises(EditRefused, match=r"'a\.b' holds no list"):
        append_entry("---\na: {b: x}\n---\n", ("a", "b"), "new")


@pytest.mark.parametrize("front", ["[]\n", "[x]\n", "- x\n", "", "a: 1\n"])
def test_front_matter_itself_takes_no_entry(front: str) -> None:
    """As a whole it is no list, whatever stands there."""
    with pytest.raises(EditRefused):
        append_entry(fenced(front), (), "new")


def test_entries_share_a_line_up_to_its_width() -> None:
    """Up to 100 characters of old and new words; one more, and the entry gets its own line."""
    entry = "x" * 50
    for room, separator in ((100, ", "), (101, ",\n       ")):
        front = f"list: [{'a' * (room - len(entry) - 7)}"
        assert append_entry(fenced(f"{front}]\n"), ("list",), entry) == fenced(
            f"{front}{separator}{entry}]\n"
        )


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("tail", ["", "\n", "\nBody 😀", "\n\nBody\n"])
def test_line_ends_and_byte_order_mark_stay(ending: str, mark: str, tail: str) -> None:
    """A file from Windows stays one; a missing final line end stays missing."""
    before = "---\ntitle: 😀 e\u0301  # ü\nlist: [\n  a, # b\n  c]\nd: 1\n---" + tail
    after = "---\ntitle: 😀 e\u0301  # ü\nlist: [\n  a, # b\n  c,\n  x]\nd: 1\n---" + tail
    text = mark + before.replace("\n", ending)
    assert append_entry(text, ("list",), "x") == mark + after.replace("\n", ending)


SURPRISES = (
    *("yes", "no", "on", "off", "y", "n", "true", "null", "~", "NO", "12:30", "1_000", "0x1F"),
    *("010", "1e3", ".5", ".inf", "2026-10", "2026-W47", "2026"),
)


@pytest.mark.parametrize("text", [*SURPRISES, "", " ", "#c", "a #c", "a: b", "- a", "? a", "!a"])
def test_text_stays_text_for_every_reader(text: str) -> None:
    """A value that YAML 1.1 would misread is quoted, in block and in brackets."""
    for front in ("a: 1\n", "{a: 1}\n"):
        after = set_field(fenced(front), ("b",), text)
        document = parse_document("x.md", after.encode())
        assert document.data == {"a": 1, "b": text}
        assert document.problems == ()


# What follows makes files as people write them and changes them at random.

TEXTS = (
    *SURPRISES,
    "Nobody should have to think twice before drinking",
    "it's",
    'say "so"',
    "ask: first",
    "a #b",
    "# no comment",
    "水 für alle 😀",
    "e\u0301",
    "",
    " lead",
    "trail ",
    "[x]",
    "{y}",
    "a, b",
    "@at",
    "%p",
    "&x",
    "*y",
    "!z",
    "C:\\path",
    "\ttab",
    "one\ntwo",
    "one\n\n  two\n",
    "\u2028",
    "\x85",
    "---",
    "...",
    "renter-leads#leads",
)
KEYS = ("id", "title", "supports", "why", "metrics", "item", "text", "name of it", "ключ", "note")
SCALARS = st.one_of(
    st.sampled_from(TEXTS),
    st.integers(-5, 2027),
    st.sampled_from([0.5, -1.25, True, False]),
    st.text(st.characters(max_codepoint=0xFFFD, exclude_categories=["Cs"]), max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)
FRONTS = st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=6)


class Writer:
    """Writes data as YAML in a different style at each turn, with numbered comments."""

    def __init__(self, rng: random.Random) -> None:
        """Take the dice."""
        self.rng = rng
        self.comments = 0

    def chance(self, share: float) -> bool:
        """Throw the dice."""
        return self.rng.random() < share

    def comment(self) -> str:
        """Return a comment that no other is like."""
        self.comments += 1
        return f"# {'é' * (self.comments % 2)}c{self.comments}: x"

    def gap(self, indent: int) -> str:
        """Return what may stand between two lines."""
        lines = ""
        if self.chance(0.1):
            lines += "\n"
        if self.chance(0.2):
            lines += " " * self.rng.choice([indent, indent, 0, indent + 2]) + self.comment() + "\n"
        return lines

    def scalar(self, value: object) -> str:
        """Return a scalar, plain where that is the same."""
        if not isinstance(value, str):
            return json.dumps(value)
        safe = re.fullmatch(r"[^\W\d_][\w #'’()-]*\w", value) and " #" not in value
        if safe and read_yaml(value) == (value, ()) and self.chance(0.7):
            return value
        if self.chance(0.5) and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=not value.isprintable())

    def flow(self, value: object, indent: int) -> str:
        """Return a value in brackets, on one line or several."""
        if not isinstance(value, dict | list):
            return self.scalar(value)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        deep = indent + 2
        parts = (
            [f"{self.scalar(key)}: {self.flow(each, deep)}" for key, each in value.items()]
            if isinstance(value, dict)
            else [self.flow(each, deep) for each in value]
        )
        comma = "," if parts and self.chance(0.2) else ""
        if not self.chance(0.3):
            space = self.rng.choice(["", " "])
            return f"{opening}{space}{', '.join(parts)}{comma}{space}{closing}"
        lines = []
        for number, part in enumerate(parts, 1):
            end = comma if number == len(parts) else ","
            lines.append(" " * deep + part + end + (f" {self.comment()}" * self.chance(0.3)))
        return "\n".join([opening, *lines, " " * max(indent, 1) + closing])

    def field(self, key: str, value: object, indent: int) -> str:
        """Return the lines of one field, without the indentation of the first."""
        name = self.scalar(key)
        beside = f"  {self.comment()}" if self.chance(0.2) else ""
        if isinstance(value, dict | list) and value and not self.chance(0.35):
            step = self.rng.choice([0, 2, 4] if isinstance(value, list) else [2, 4])
            return f"{name}:{beside}\n{self.block(value, indent + step)}"
        words = value if isinstance(value, str) else ""
        if re.fullmatch(r"\w[\w ]*(\n+\w[\w ]*)*\n*", words) and self.chance(0.5):
            header = "|+" if words.endswith("\n\n") else "|" if words.endswith("\n") else "|-"
            header = ">-" if "\n" not in words and self.chance(0.5) else header
            lines = [line and " " * (indent + 2) + line for line in words.split("\n")]
            return f"{name}: {header}{beside}\n" + "\n".join(lines).removesuffix("\n") + "\n"
        return f"{name}: {self.flow(value, indent)}{beside}\n"

    def block(self, value: object, indent: int) -> str:
        """Return the lines of a mapping or a list."""
        lines = ""
        if isinstance(value, dict):
            for key, each in value.items():
                lines += self.gap(indent) + " " * indent + self.field(key, each, indent)
        elif isinstance(value, list):
            for each in value:
                lines += self.gap(indent) + " " * indent + "-" + self.entry(each, indent)
        return lines + self.gap(indent)

    def entry(self, value: object, indent: int) -> str:
        """Return what follows a dash."""
        if isinstance(value, dict) and value and self.chance(0.5):
            (key, first), *others = value.items()
            deep = indent + 2
            lines = " " + self.field(key, first, deep)
            return lines + (self.block(dict(others), deep) if others else "")
        beside = f" {self.comment()}" if self.chance(0.2) else ""
        return f" {self.flow(value, indent)}{beside}\n"


@st.composite
def files(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Make a file as somebody might have written it, and what it says."""
    data = draw(FRONTS)
    writer = Writer(draw(st.randoms(use_true_random=False)))
    front = writer.block(data, 0)
    assume(read_yaml(front)[0] == data)
    tail = draw(st.sampled_from(["", "\n", "\n\n# Title\n\nText 😀\n", "\nno end"]))
    text = f"---\n{front}---{tail}"
    assume(data_of(text) == data)
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
    assume(data_of(text) == data)
    return draw(st.sampled_from(["", "\ufeff"])) + text, data


def pointers(data: Any, here: Pointer = ()) -> list[Pointer]:
    """List where every value stands."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for step, value in pairs:
        found.append((*here, step))
        if isinstance(value, dict | list):
            found += pointers(value, (*here, step))
    return found


def at(data: Any, pointer: Pointer) -> Any:
    """Return the value at a pointer."""
    for step in pointer:
        data = data[step]
    return data


def is_kept(old: str, new: str) -> bool:
    """Tell whether `new` is `old` with something put in."""
    rest = iter(new)
    return all(character in rest for character in old)


def comments(text: str) -> Counter[str]:
    """Count the comments that the writer above numbers."""
    return Counter(re.findall(r"# é?c\d+: x", text))


@given(files(), st.data())
def test_a_changed_file_says_what_it_said_and_the_change(
    file: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    """Whatever the style: the value is where it should be, all else and every comment is kept."""
    text, before = file
    pointer = data.draw(st.sampled_from(pointers(before)))
    value = data.draw(VALUES)
    wanted = copy.deepcopy(before)
    at(wanted, pointer[:-1])[pointer[-1]] = value
    try:
        after = set_field(text, pointer, value)
    except EditRefused as reason:
        event(f"refused: {str(reason)[:30]}")
        return
    event("set")
    assert json.dumps(data_of(after)) == json.dumps(wanted)
    assert comments(after) >= comments(text)
    assert after.split("---")[-1] == text.split("---")[-1]


@given(files(), st.data())
def test_what_is_added_takes_nothing_away(
    file: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    """A new field or entry leaves every character that was there, in its order."""
    text, before = file
    holders = [(), *(p for p in pointers(before) if isinstance(at(before, p), dict | list))]
    pointer = data.draw(st.sampled_from(holders))
    value = data.draw(VALUES)
    wanted = copy.deepcopy(before)
    holder = at(wanted, pointer)
    try:
        if isinstance(holder, list):
            after = append_entry(text, pointer, value)
            bare = not holder
            holder.append(value)
        else:
            after, bare = set_field(text, (*pointer, "new"), value), False
            holder["new"] = value
    except EditRefused as reason:
        event(f"refused: {str(reason)[:30]}")
        return
    event("added")
    assert json.dumps(data_of(after)) == json.dumps(wanted)
    assert comments(after) >= comments(text)
    assert bare or is_kept(text, after)


@given(st.text(), st.sampled_from([("a",), ("a", 0), ("a", "b"), ()]), VALUES)
def test_no_text_breaks_it(text: str, pointer: Pointer, value: object) -> None:
    """Any file at all is changed or refused."""
    for whole in (text, f"---\n{text}\n---\n", f"---\na: {text}\n---\n"):
        for change in (set_field, append_entry):
            try:
                after = change(whole, pointer, value)
            except EditRefused:
                continue
            assert data_of(after) is not None


REAL = sorted(
    path
    for folder in ("plans", "site_templates", "tests/real_input")
    for path in (ROOT / folder).rglob("*.md")
    if data_of(path.read_text("utf-8"))
)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_files_take_every_change(path: Path) -> None:
    """Nothing in the example company's files is ever refused, or moved."""
    text = path.read_text("utf-8")
    before = data_of(text)
    after = append_entry(text, ("acknowledged",), SEEN)
    assert is_kept(text, after)
    assert data_of(after)["acknowledged"] == [*before.get("acknowledged", []), SEEN]
    after = set_field(text, ("closed",), {"verdict": "missed", "learned": "Ask: first"})
    assert data_of(after)["closed"]["learned"] == "Ask: first"
    for number, entry in enumerate(before.get("supports", ())):
        if isinstance(entry, dict):
            after = set_field(text, ("supports", number, "seen"), "c1234567")
            assert data_of(after)["supports"][number] == {**entry, "seen": "c1234567"}
        elif isinstance(before["supports"], list):
            after = set_field(text, ("supports", number), {"id": entry})
            assert data_of(after)["supports"][number] == {"id": entry}
