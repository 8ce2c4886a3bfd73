"""Texts that Markdown cannot render, or would need hours for, are shown as they stand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from goldenthread.host.author_page import (
    SECONDS,
    TooSlowError,
    bounded,
    count_steps,
    measure_depth,
)
from tests.host.conftest import run_mkdocs
from tests.security.test_page_keys import write_plan

CONFIG = (
    "site_name: Test\ndocs_dir: plans\ntheme: {name: material, font: false}\n"
    "plugins:\n  - search\n  - goldenthread: {today: 2026-11-22, fail_on: never}\n"
)
SHOWN = {
    "brackets": "[[" * 20_000,
    "pictures": "![" * 20_000,
    "links": "[a](" * 10_000,
    "references": "[a][" * 10_000,
    "matched": "[" * 20_000 + "]" * 20_000,
    "mentions": "[[goal|" * 6_000,
    "list": "\n".join("    " * level + "- x" for level in range(300)),
    "elements": "<div>" * 5_000,
    "nines": "&#" + "9" * 5000 + ";",
}
RENDERED = {
    "letters": "&#x" + "F" * 5000 + ";",
    "quotes": "> " * 3000 + "x",
    "braces": "{{" * 20_000,
    "comment": "<!--" * 3_000,
    "ticks": "`" * 40_000,
    "stars": "**a*" * 10_000,
    "nul": "\0" * 10_000,
    "placeholders": "\x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03" * 500,
    "line": "x" * 900_000,
    "bidi": "\u202e\u2066" * 10_000,
    "table": "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + ("|b" * 1000 + "|\n") * 3,
}


def test_every_page_is_built(tmp_path: Path) -> None:
    """Items and ordinary pages alike; the log says of which and why, and search has the words."""
    files = {}
    for name, text in (SHOWN | RENDERED).items():
        files[f"page-{name}.md"] = f"---\ntitle: Page\n---\nBefore.\n\n{text}\n\nAfter.\n"
    for name in ("brackets", "list", "nines"):
        text = (SHOWN | RENDERED)[name]
        front = f"kind: goal\ntitle: Goal {name}\nsupports: vision\n"
        files[f"goal-{name}.md"] = f"---\n{front}---\nBefore.\n\n{text}\n\nAfter.\n"
    write_plan(tmp_path, files)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    done = run_mkdocs(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "needs more than" not in done.stderr  # each was told from its text, before time ran out
    for name in files:
        known = name.removesuffix(".md").partition("-")[2]
        told = f"{name}: its text is shown as it stands" in done.stderr
        assert told == (known in SHOWN), name
        place = name.removesuffix(".md")
        folder = f"goals/{place}" if name.startswith("goal") else place
        page = (tmp_path / "site" / folder / "index.html").read_text("utf-8")
        assert "Before." in page, name
        assert "After." in page or known == "comment", name
        assert ("<pre>Before." in page) == (known in SHOWN), name
    index = (tmp_path / "site/search/search_index.json").read_text("utf-8")
    assert index.count("Before.") >= len(files)


def test_a_slow_text_is_given_up() -> None:
    """After seconds of this process, and what was set before is set again."""
    begun = time.process_time()

    def go_on() -> None:
        while time.process_time() - begun < SECONDS:
            pass

    with pytest.raises(TooSlowError), bounded(0.2):
        go_on()
    with bounded(5):
        pass
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("text", ["[a](b) " * 20_000, "[[goal]] " * 20_000, "a [b] " * 20_000])
def test_a_text_full_of_links_is_no_hard_one(text: str) -> None:
    """A hundred kilobytes on one line are followed."""
    assert count_steps(text) < 1_000_000


def test_depth_is_that_of_open_elements() -> None:
    """Elements without content and stray ends do not count."""
    assert measure_depth("<p><b>x</b><br><img></p></p><p></p>") == 2
    assert measure_depth("<ul><li>" * 9) == 18
