"""How wide a title can be, and how many lines it takes."""

from __future__ import annotations

import pytest

from goldenthread.site.parts.text_width import count_lines, measure

W = measure("W")


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 1),
        ("WW", 2 * W, 1),
        ("WW WW", 2 * W, 2),
        ("W W W", 3 * W + 2 * measure(" "), 1),
        ("W W W", 3 * W + 2 * measure(" ") - 1, 2),
        ("WWWWWW", 2 * W, 3),
        ("W WWWWW W", 2 * W, 5),
        ("WW-WW", 2 * W + measure("-"), 2),
        ("WW-55", 2 * W + measure("-"), 2),
        ("WW\u00a0WW", 4 * W, 2),
        ("水を飲む人", measure("水") * 2, 3),
        ("W\u00adW", 2 * W, 1),
    ],
)
def test_lines_are_broken_as_a_browser_breaks_them(text: str, room: float, lines: int) -> None:
    """At spaces and hyphens; a word longer than a line, and scripts without spaces, anywhere."""
    assert count_lines(text, room) == lines


def test_narrow_letters_take_less_than_wide_ones() -> None:
    """Seven letters each, and not the same width."""
    assert measure("illicit") * 2 < measure("WOMMAGE")
    assert measure("illicit", bold=True) > measure("illicit")


@pytest.mark.parametrize(("text", "like"), [("é", "e"), ("Å", "A"), ("e\u0301", "e"), ("ﬁ", "f")])
def test_marks_on_a_letter_add_no_width(text: str, like: str) -> None:
    """Composed or not."""
    assert measure(text) == measure(like)


@pytest.mark.parametrize("text", ["Ж", "ж", "ש", "ع", "한", "💧", "ǆ", "\ue000"])
def test_every_character_has_a_width(text: str) -> None:
    """Of scripts that are in no table, too."""
    assert 0.5 * 12 < measure(text) <= 1.3 * 12


def test_a_long_title_is_measured_in_one_pass() -> None:
    """A title of a mebibyte in one word, or in very many, ends."""
    assert count_lines("W" * 1_000_000, 100) == 125_000
    assert count_lines("W " * 500_000, 100) > 70_000
