"""`[[id]]`: found in text and rendered alike."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.markdown import GoldenThreadExtension
from goldenthread.source.mention import MentionText, find_mentions

CASES = {
    "a link": ("see [[leads]] now", [("leads", "", "", "", 1, 5)]),
    "own words": ("[[leads|our leads]]", [("leads", "", "our leads", "", 1, 1)]),
    "a part": ("[[leads#calls]]", [("leads", "calls", "", "", 1, 1)]),
    "a block": ("a\n\n[[thread: leads]]\n", [("leads", "", "", "thread", 3, 1)]),
    "a metric": ("[[ metric : leads # calls ]]", [("leads", "calls", "", "metric", 1, 1)]),
    "other scripts": ("[[größe-水]]", [("größe-水", "", "", "", 1, 1)]),
    "two in a line": ("[[a]] [[b]]", [("a", "", "", "", 1, 1), ("b", "", "", "", 1, 7)]),
    "a code span": ("`[[a]]` and ``x ` [[b]]``", []),
    "a fence": ("```\n[[a]]\n```\n", []),
    "a fence of tildes": ("~~~ yaml\n[[a]]\n```\n[[b]]\n~~~\n[[c]]", [("c", "", "", "", 6, 1)]),
    "indented code": ("x\n\n    [[a]]\n\n[[b]]", [("b", "", "", "", 5, 1)]),
    "escaped": (r"\[[a]]", []),
    "empty": ("[[]] [[ ]] [[|x]]", []),
    "a list of lists": ("x = [[1, 2], [3]]", []),
    "an ordinary link": ("[a](b.md) [x][y]", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_mentions_are_found_with_their_place(text: str, expected: list[tuple[object, ...]]) -> None:
    """Each mention once, with line and column; code is never one."""
    found = [(m.target, m.part, m.text, m.block, m.line, m.column) for m in find_mentions(text)]
    assert found == expected


def render(text: str) -> tuple[str, list[MentionText]]:
    """Render with a resolver that notes what it is asked."""
    asked: list[MentionText] = []

    def resolve(mention: MentionText) -> str | None:
        asked.append(mention)
        if mention.target == "gone":
            return None
        return f"<div>{mention.block}</div>" if mention.block else f"<a>{mention.target}</a>"

    extensions = ["fenced_code", GoldenThreadExtension(resolve=resolve)]
    return markdown.markdown(text, extensions=extensions), asked


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_found_is_what_is_rendered(text: str, expected: list[tuple[object, ...]]) -> None:
    """The check and the page agree on what a mention is."""
    _, asked = render(text)
    assert [(m.target, m.part, m.text, m.block) for m in asked] == [e[:4] for e in expected]


def test_a_block_stands_outside_of_a_paragraph() -> None:
    """Alone on its line a block is no part of a paragraph; a link stays inside its sentence."""
    assert render("[[tree: a]]")[0] == "<div>tree</div>"
    assert render("see [[a]]")[0] == "<p>see <a>a</a></p>"
    assert render("- [[a]]")[0].replace("\n", "") == "<ul><li><a>a</a></li></ul>"


def test_an_unknown_mention_stays_text() -> None:
    """Nothing is swallowed."""
    assert render("see [[gone]]")[0] == "<p>see [[gone]]</p>"
    assert render("[[thread: gone]]")[0] == "<p>[[thread: gone]]</p>"


@given(st.text(alphabet="[]|#`\\ \nab:~-", max_size=40))
def test_any_text_is_searched_without_a_fault(text: str) -> None:
    """No text makes the search fail, and places lie inside it."""
    lines = text.split("\n")
    for mention in find_mentions(text):
        assert lines[mention.line - 1][mention.column - 1 :].startswith("[[")
