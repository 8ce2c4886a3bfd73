"""A name is found however it was typed, and a text without names stays as it was typed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from goldenthread.plan.plan import Plan
from goldenthread.wording.mask import Mask, read_mask
from tests.wording.sites import NAMES, build, find, write_site

ZOE = "Zoë Ångström"
TYPED = (
    unicodedata.normalize("NFD", ZOE),  # as file names and texts come from a Mac
    "Anna\u2011Lena O\u02bcHara",
    "Anna-Lena O&#39;Hara",
    "Anna-Lena\u00a0O’Hara",
    "Anna-Lena&nbsp;O'Hara",
    "Anna-Le\u00adna O'Ha&shy;ra",
    "Anna-Lena\u200b O'Hara",
    "&#90;o&euml; &Aring;ngstr&#xF6;m",
    json.dumps(ZOE)[1:-1],
    quote(ZOE),
    "anna%2Dlena-ohara",
)
KEPT = ("👩\u200d🚒 says &lt;b&gt; caf\u0065\u0301", "50%25 of \\u00e9 &copy; &amp;", "may\u00adbe")


@pytest.fixture
def mask(company: Callable[..., Plan]) -> Mask:
    """Return the mask of two people who appear by their roles."""
    person = "kind: person\nid: {}\ntitle: {}\nrole: {}\n"
    plan = company(
        zoe=person.format("zoë", unicodedata.normalize("NFD", ZOE), "Founder"),
        anna=person.format("anna-lena-ohara", '"Anna-Lena O\'Hara"', "Scout"),
    )
    found = read_mask(replace(plan, settings=replace(plan.settings, people="roles")))
    assert found
    return found


@pytest.mark.parametrize("typed", TYPED)
def test_a_name_is_found_however_it_was_typed(typed: str, mask: Mask) -> None:
    """Composed or not, with signs that nobody sees, written out as codes."""
    role = "Founder" if "ngstr" in typed else "Scout"
    assert mask.text(f"Ask {typed}, then go.") == f"Ask {role}, then go."


@pytest.mark.parametrize("text", KEPT)
def test_what_names_nobody_stays_as_it_was_typed(text: str, mask: Mask) -> None:
    """Signs without width join emoji and shape other scripts."""
    assert mask.text(text) == text


def test_a_code_never_turns_into_markup(mask: Mask) -> None:
    """Where a name stands beside it, too."""
    said = mask.text("&lt;b&gt; &quot;Zo&euml; Ångström&#34; %3Cb%3E \\u003cb\\u003e")
    assert said == "&lt;b&gt; &quot;Founder&#34; %3Cb%3E \\u003cb\\u003e"


def test_a_name_that_a_message_broke_off_is_found(mask: Mask) -> None:
    """Messages quote the beginning of long texts; a first name alone is no name here either."""
    assert mask.text('now "With Anna-Lena O\'…"; else') == 'now "With Scout…"; else'
    assert mask.text("'by Zoë Ångs…'") == "'by Founder…'"
    assert mask.text("'by Zoë …' Anna…") == "'by Zoë …' Anna…"


COPIED = {
    "data/one.csv": f"who\n{ZOE}\n".encode("cp1252"),
    "data/two.csv": "who\nMaya Lindqvist\n".encode("utf-16"),
    "data/three.json": json.dumps({"who": ZOE}).encode(),
    "data/four.html": b"<p>Maya&nbsp;Lindqvist</p>",
}


def test_no_name_is_in_a_copied_text(tmp_path: Path) -> None:
    """Spreadsheets save in what their country is used to; names are found there, too."""
    root = write_site(tmp_path, "people: roles")
    for name, content in COPIED.items():
        (root / "plans" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "plans" / name).write_bytes(content)
    goal = root / "plans/goal.md"
    goal.write_text(goal.read_text("utf-8").replace(ZOE, TYPED[0]), "utf-8")
    build(root)
    assert find(root / "site", [*NAMES, *TYPED[:1], "Lindqvist", "Ångström"]) == []
    copies = [(root / "site" / name).read_bytes() for name in COPIED]
    assert all("demand lead" in text.decode("utf-8").casefold() for text in copies)
