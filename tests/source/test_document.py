"""Documents: what is read, and what is said about text that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.ground.files import DiskFiles
from goldenthread.source.document import MAX_BYTES, parse_document, read_documents

ERRORS = {
    "a fence that is never closed": (b"---\nkind: goal\n", "unclosed-front-matter", (1, 1)),
    "a fence that never opens": (b"kind: goal\n---\n", "unopened-front-matter", (1, 1)),
    "an empty line before the fence": (b"\n---\nkind: a\n---\n", "unopened-front-matter", (2, 1)),
    "a list instead of a mapping": (b"---\n- a\n---\n", "front-matter-not-mapping", (2, 1)),
    "a single value": (b"---\nhello\n---\n", "front-matter-not-mapping", (2, 1)),
    "a repeated key": (b"---\na: 1\nb: 2\na: 3\n---\n", "duplicate-key", (4, 1)),
    "a repeated key inside": (b"---\na:\n  b: 1\n  b: 2\n---\n", "duplicate-key", (4, 3)),
    "a tab as indentation": (b"---\na:\n\tb: 1\n---\n", "invalid-yaml", (3, 1)),
    "a colon in a value": (b"---\ntitle: a: b\n---\n", "invalid-yaml", (2, 9)),
    "a quote that is never closed": (b"---\na: 'b\nc: d\ne: f\n---\n", "invalid-yaml", (2, 4)),
    "a quote closed by another": (b"---\na: 'b\nc: 'd'\n---\n", "invalid-yaml", (2, 4)),
    "a quote open in a list": (b"---\na: [b, 'c]\nd: e\n---\n", "invalid-yaml", (2, 8)),
    "text after a quote": (b"---\na: 'b' c\n---\n", "invalid-yaml", (2, 8)),
    "a field too far right": (b"---\na: b\n  c: d\n---\n", "invalid-yaml", (3, 3)),
    "a field without a colon": (b"---\na\nb: c\n---\n", "invalid-yaml", (2, 1)),
    "a tag": (b"---\na: !x y\n---\n", "invalid-yaml", (2, 4)),
    "a Python tag": (b"---\na: !!python/name:os.system\n---\n", "invalid-yaml", (2, 4)),
    "a tag that its value does not fit": (b"---\na: !!int b\n---\n", "invalid-yaml", (2, 4)),
    "a control character": (b"---\na: b\x01\n---\n", "invalid-yaml", (2, 5)),
    "an anchor": (b"---\na: &x 1\n---\n", "anchor-or-alias", (2, 4)),
    "an alias": (b"---\na: *x\n---\n", "anchor-or-alias", (2, 4)),
    "a merge key": (b"---\n<<: {a: b}\n---\n", "anchor-or-alias", (2, 1)),
    "a number as key": (b"---\n1: a\n---\n", "non-text-key", (2, 1)),
    "a key that is true elsewhere": (b"---\non: 2026-01-01\n---\n", "non-text-key", (2, 1)),
    "a list as key": (b"---\n? [a]\n: b\n---\n", "non-text-key", (2, 3)),
    "yes without quotes": (b"---\na: yes\n---\n", "surprising-value", (2, 4)),
    "a time without quotes": (b"---\na: [x, 12:30]\n---\n", "surprising-value", (2, 8)),
    "an octal number": (b"---\na: 010\n---\n", "surprising-value", (2, 4)),
    "an underscored number": (b"---\na: 1_000\n---\n", "surprising-value", (2, 4)),
    "a byte that is not UTF-8": (b"---\na: \xff\n---\n", "unreadable-file", (2, 4)),
    "100,000 brackets": (b"---\na: " + b"[" * 100_000 + b"\n---\n", "nested-too-deeply", (2, 103)),
    "100,000 braces": (b"---\na: " + b"{b: " * 100_000 + b"\n---\n", "nested-too-deeply", (2, 400)),
    "50 lists of pairs": (
        b"---\na: " + b"[b: " * 50 + b"c" + b"]" * 50 + b"\n---\n",
        "nested-too-deeply",
        (2, 201),
    ),
    "100 nested dashes": (b"---\n" + b"- " * 101 + b"a\n---\n", "nested-too-deeply", (2, 201)),
    "100,000 dashes": (b"---\n" + b"- " * 100_000 + b"a\n---\n", "nested-too-deeply", (2, 201)),
    "1,300 steps to the right": (
        b"---\n" + b"".join(b" " * n + b"a:\n" for n in range(1300)) + b"---\n",
        "nested-too-deeply",
        (102, 101),
    ),
    "depth, then a slip": (b"---\na: " + b"[" * 101 + b" @\n---\n", "nested-too-deeply", (2, 103)),
    "a slip, then depth": (
        b"---\na: @\nb: " + b"[" * 100_000 + b"\n---\n",
        "invalid-yaml",
        (2, 4),
    ),
    "depth behind a mark and wide letters": (
        b"\xef\xbb\xbf---\na: '" + "😀".encode() * 300 + b"'\nb: " + b"[" * 100_000 + b"\n---\n",
        "nested-too-deeply",
        (3, 103),
    ),
}


@pytest.mark.parametrize(("raw", "name", "place"), ERRORS.values(), ids=ERRORS.keys())
def test_a_slip_is_a_fact_with_its_place(raw: bytes, name: str, place: tuple[int, int]) -> None:
    """Every lenient spot of MkDocs is a problem with line and column."""
    problems = [
        (p.name, (p.mark.line, p.mark.column)) for p in parse_document("a.md", raw).problems
    ]
    assert (name, place) in problems
    assert len({n for n, _ in problems}) == 1


FINE = {
    "an empty file": (b"", None),
    "no fence": (b"# Title\n", None),
    "a word, a colon and a rule": (b"kind: a\n\nText.\n\n---\n", None),
    "a rule on the first line": (b"---\n\n# Title\n", None),
    "an empty front matter": (b"---\n---\nbody\n", {}),
    "a byte order mark": (b"\xef\xbb\xbf---\na: 1\n---\n", {"a": 1}),
    "Windows line ends": (b"---\r\na: 1\r\n---\r\nb\r\n", {"a": 1}),
    "dots as closing fence": (b"---\na: 1\n...\n", {"a": 1}),
    "spaces after the fence": (b"--- \na: 1\n---\t\nb", {"a": 1}),
    "dates stay text": (b"---\na: 2026-11-22\n---\n", {"a": "2026-11-22"}),
    "quoted yes": (b"---\na: 'yes'\n---\n", {"a": "yes"}),
    "booleans": (b"---\na: true\nb: False\n---\n", {"a": True, "b": False}),
    "nothing": (b"---\na:\nb: ~\n---\n", {"a": None, "b": None}),
    "tags that say what a value is": (
        b"---\na: !!str 12\nb: !!int '12'\n!!str c: !!null x\n---\n",
        {"a": "12", "b": 12, "c": None},
    ),
    "numbers": (b"---\na: -1.5\nb: 1e3\nc: 0\n---\n", {"a": -1.5, "b": 1000.0, "c": 0}),
    "endless numbers stay text": (b"---\na: 1e999\n---\n", {"a": "1e999"}),
    "an ampersand in a text": (b"---\na: R & D\nb: 2 * 3\n---\n", {"a": "R & D", "b": "2 * 3"}),
    "a quoted anchor": (b"---\na: '&x'\n---\n", {"a": "&x"}),
    "99 nested brackets": (b"---\na: " + b"[" * 99 + b"]" * 99 + b"\n---\n", None),
    "49 lists of pairs": (b"---\na: " + b"[b: " * 49 + b"c" + b"]" * 49 + b"\n---\n", None),
    "brackets side by side": (b"---\na: [" + b"[{b: c}], " * 3000 + b"]\n---\n", None),
    "100,000 brackets in double quotes": (b'---\na: "' + b"[{" * 50_000 + b'"\n---\n', None),
    "100,000 brackets in single quotes": (b"---\na: '" + b"[{" * 50_000 + b"'\n---\n", None),
    "100,000 brackets in a block": (b"---\na: |\n  " + b"[{" * 50_000 + b"\n---\n", None),
    "100,000 brackets in a folded block": (b"---\na: >-\n  " + b"[{" * 50_000 + b"\n---\n", None),
    "100,000 brackets in a plain text": (b"---\na: b " + b"[{" * 50_000 + b"\n---\n", None),
    "100,000 brackets in a comment": (b"---\na: b # " + b"[{" * 50_000 + b"\n---\n", None),
    "a text indented far": (b"---\na: |\n  b\n" + b" " * 2000 + b"- - ? c\n---\n", None),
    "other scripts": ("---\nä: 水\n---\n".encode(), {"ä": "水"}),
}


@pytest.mark.parametrize(("raw", "data"), FINE.values(), ids=FINE.keys())
def test_what_is_fine_is_read_in_silence(raw: bytes, data: dict[str, object] | None) -> None:
    """Near misses give data and no problem."""
    document = parse_document("a.md", raw)
    assert document.problems == ()
    if data is not None:
        assert document.data == data


def test_places_are_those_of_the_file() -> None:
    """A pointer leads to the line and column of the value, or of its key."""
    text = "\ufeff---\nkind: goal\nsupports:\n  - id: up\n    why: so\n---\nbody\n"
    raw = text.replace("\n", "\r\n").encode()
    document = parse_document("a.md", raw)
    assert document.place(("supports", 0, "id")) == (4, 9)
    assert document.place(("supports", 0, "id"), key=True) == (4, 5)
    assert document.place(("supports", 7)) == (4, 3)
    assert document.place(("nowhere",)) == (2, 1)
    assert (document.body, document.body_line) == ("body\n", 7)


def test_a_file_over_one_mebibyte_is_not_read(tmp_path: Path) -> None:
    """The size is checked before anything is parsed."""
    (tmp_path / "big.md").write_bytes(b"---\na: 1\n---\n" + b"x" * MAX_BYTES)
    [document] = read_documents(DiskFiles(tmp_path))
    assert [p.name for p in document.problems] == ["oversized-file"]
    assert document.body == ""


def test_a_link_out_of_the_plan_is_not_followed(tmp_path: Path) -> None:
    """Symbolic links to outside are facts; those that stay inside are read."""
    plan, outside = tmp_path / "plan", tmp_path / "secret.md"
    plan.mkdir()
    outside.write_text("---\ntitle: Secret\n---\n")
    (plan / "a.md").write_text("---\na: 1\n---\n")
    (plan / "leak.md").symlink_to(outside)
    (plan / "inside.md").symlink_to(plan / "a.md")
    (plan / "loop").symlink_to(plan)
    found = {
        d.path: (d.data, [p.name for p in d.problems]) for d in read_documents(DiskFiles(plan))
    }
    assert found == {
        "a.md": ({"a": 1}, []),
        "inside.md": ({"a": 1}, []),
        "leak.md": (None, ["link-leaves-plan"]),
    }


def test_hidden_names_are_left_out(tmp_path: Path) -> None:
    """Files and folders whose name starts with a dot are no part of the plan."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.md").write_text("x")
    (tmp_path / ".y.md").write_text("y")
    (tmp_path / "b.md").write_text("b")
    assert [d.path for d in read_documents(DiskFiles(tmp_path))] == ["b.md"]
