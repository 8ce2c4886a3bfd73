"""Tidy texts, titles and Markdown that shows exactly what was written."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.interop.stratml.clean import MAX_TITLE, is_placeholder, tidy, title_from
from goldenthread.interop.stratml.prose import to_inline, to_markdown

EXTENSIONS = [
    "tables", "toc", "fenced_code", "attr_list", "admonition", "def_list", "footnotes", "abbr",
    "md_in_html", "pymdownx.details", "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark",
    "pymdownx.superfences", "pymdownx.emoji", "pymdownx.keys",
]  # fmt: skip


class Page(HTMLParser):
    """Collects tags, link targets and the text a reader sees."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.links, self.attributes, self.words = [], [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note a tag, its attributes and where it points."""
        self.tags.append(tag)
        self.attributes.extend(name for name, _ in attrs)
        self.links.extend(value for name, value in attrs if name in ("href", "src"))

    def handle_data(self, data):
        """Collect the words."""
        self.words += data


def render(text):
    """Render Markdown with everything a site could have switched on."""
    return Page(markdown.markdown(text, extensions=EXTENSIONS))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  hard\n      wrapped\n  line ", "hard wrapped line"),
        ("one ^^ two", "one\n\ntwo"),
        ("one ^ two ^ three", "one\ntwo\nthree"),
        ("list:\n^^\n* first\n^\n* second", "list:\n\n* first\n* second"),
        ("list:\n  * first\n  * second\n    goes on", "list:\n* first\n* second goes on"),
        ("steps:\n 1. one\n 2. two", "steps:\n1. one\n2. two"),
        ("^^ ^^ one ^^ ^ ^^ two ^^", "one\n\ntwo"),
        ("10^6 litres", "10^6 litres"),
        ("one\r\n\r\ntwo", "one\n\ntwo"),
        ("a\u00a0b\u200bc\u202ed", "a bcd"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_tidy_joins_lines_and_keeps_marked_breaks(raw, expected):
    """Hard-wrapped lines are one line; `^`, `^^` and bullets are the breaks that were meant."""
    assert tidy(raw) == expected


@pytest.mark.parametrize(
    "text",
    ["[To be named]", "[to be determined]", "[To_be_identified]", "[To_be_inserted_by_user]",
     "PLACEHOLDER_17", "...", "…", "TBD", "To be determined.", "Plan Name Goes Here",
     "[To be determined] Actual Result Description", "-", "[]"],
)  # fmt: skip
def test_placeholders_are_recognised(text):
    """Form residue in its known spellings says nothing."""
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["%", "$", "0", "Information", "Named by [To be determined]", "To be determined to win"]
)
def test_words_are_no_placeholders(text):
    """A text that says something beside a placeholder is kept."""
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "title", "cut"),
    [
        ("Open on Sundays.", "Open on Sundays", False),
        ("First. Second.", "First. Second.", False),
        ("Sold in the U.S.", "Sold in the U.S.", False),
        ("one\n\n* two", "one two", False),
        ("Short start. " + "Long end " * 40, "Short start", True),
        ("13. Act on climate. " + "Long end " * 40, "13. Act on climate", True),
        ("Dr. Who acts, e.g. Today. " + "Long end " * 40, "Dr. Who acts, e.g. Today", True),
        ("word " * 60, "word " * 38 + "word…", True),
        ("x" * 500, "x" * 199 + "…", True),
    ],
)
def test_titles_are_one_short_line(text, title, cut):
    """A long text gives its first sentence, else it is cut between words."""
    assert title_from(text) == (title, cut)
    assert len(title) <= MAX_TITLE


def test_hostile_text_stays_text(imported):
    """Nothing a stranger writes becomes a heading, a list, HTML, a link inside or a mention."""
    body = imported("hostile").body("about").split("| Fact")[0].removeprefix("# About this plan")
    page = render(body)
    assert set(page.tags) <= {"p", "br", "a", "ul", "li"}
    assert page.links == ["https://safe.example/a_b?c=%5Bd%5D&e=1"]
    assert set(page.attributes) <= {"href"}
    assert "[[" not in body
    for words in ("# Heading", "item", "1. one", "[link](../secret.md)", "[[thread: purpose]]",
                  "<img src=x onerror=alert(1)>", '{: onclick="alert(1)" }', "`code` **bold** _em_",
                  "!!! note", "[TOC]", "|---|---|", "{{ config }}", '--8<-- "secret"', "&lt;b&gt;",
                  "====", "> quote", "*[HTML]: x", "[^1]: note"):  # fmt: skip
        assert words in page.words, words


TEXT = st.text(
    st.one_of(
        st.sampled_from(list("#-+*_`~=^:|!?<>[](){}&\\.1 \nab\"'$/")),
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(TEXT)
def test_any_text_comes_back_as_it_was(text):
    """Rendered with every extension, a text shows its own characters and nothing else."""
    clean = tidy(text)
    if not clean:
        return
    page = render(to_markdown(clean))
    assert set(page.tags) <= {"p", "br", "ul", "li", "a"}
    shown = re.sub(r"\s+", "", page.words)
    wanted = "".join(line.removeprefix("* ") for line in clean.split("\n"))
    assert shown == re.sub(r"\s+", "", wanted)


@settings(deadline=None)
@given(TEXT)
def test_any_text_stays_in_its_cell(text):
    """In a table a text stays one cell."""
    cell = to_inline(" ".join(text.split())) or "x"
    page = render(f"| A | B |\n| --- | --- |\n| {cell} | end |")
    assert page.tags.count("td") == 2
    assert set(page.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "a"}
