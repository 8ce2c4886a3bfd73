"""A foreign file cannot put markup into the site, nor files beside the folder it goes to."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import markdown
import pytest
import yaml
from click.testing import CliRunner

from goldenthread.cli import main

FIXTURES = Path(__file__).parents[1] / "interop" / "fixtures"
SOURCES = ("part1_iso.xml", "part2_2016.xml", "levels.xml", "repeats.xml")
WORDS = [
    "<xss onxss=1>", '"><xss>', "' onxss='1", '" onxss="1', "</script><xss>", "--><xss>", "]]>",
    "[a](javascript:alert(1))", "[[x]]", "http://x/<xss>", "`", "```", "    code", "{: onxss=1 }",
    "../../../up", "..", "/abs", "index", "---", "...", "&a", "*a", "!!python/x", "{{ 7 }}",
    "\u202e", "\u2028", "\u00a0", "key: v", "- y", "> q", "#", "%", "|", "2026-01-01", "yes", "~",
]  # fmt: skip
PLAN_EXTENSIONS = ["tables", "attr_list", "admonition", "fenced_code", "md_in_html"]


def spoil(source: Path, target: Path, seed: int) -> None:
    """Replace about half of the texts and attributes of a file."""
    chance = random.Random(seed)
    tree = ET.parse(source)
    for element in tree.iter():
        if len(element) == 0 and chance.random() < 0.5:
            element.text = "".join(chance.choice(WORDS) for _ in range(chance.choice([1, 1, 2, 3])))
        for name in element.attrib:
            if chance.random() < 0.2:
                element.attrib[name] = chance.choice(WORDS)
    tree.write(target, encoding="utf-8", xml_declaration=True)


@pytest.mark.parametrize("seed", range(24))
def test_a_spoilt_source_gives_a_clean_plan_or_a_refusal(tmp_path: Path, seed: int) -> None:
    """What is imported checks without an error, shows no markup, and stays in its folder."""
    source = tmp_path / "plan.xml"
    spoil(FIXTURES / SOURCES[seed % len(SOURCES)], source, seed)
    out = tmp_path / "out"
    said = CliRunner().invoke(main, ["import", "stratml", str(source), "--out", str(out), "--site"])
    assert said.exception is None or isinstance(said.exception, SystemExit)
    if said.exit_code:
        assert not out.exists()
        return
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "plan.xml"]
    assert CliRunner().invoke(main, ["check", str(out)]).exit_code == 0
    name = yaml.safe_load((out / "mkdocs.yml").read_text("utf-8"))["site_name"]
    assert not set(name) & set("<>\"'")
    for path in out.rglob("*.md"):
        body = path.read_text("utf-8").split("\n---\n", 1)[1]
        html = markdown.markdown(body, extensions=PLAN_EXTENSIONS)
        assert "<xss" not in html, path.name
        assert not re.search(r"<[^>]* onxss", html), path.name
        assert not re.search(r"(?:href|src)=\"\s*javascript:", html, re.IGNORECASE), path.name
