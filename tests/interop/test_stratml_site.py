"""An imported plan builds at once, strictly, and shows what the source says."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.warm import run_warm

from goldenthread.interop.stratml import import_stratml, write_plan

REAL = Path(__file__).parents[3] / "shared" / "data" / "stratml"
REFUSED = ("CyberSafteyHarborTREngagement", "sample_estratml_malformed")

pytestmark = pytest.mark.slow


class Whole(HTMLParser):
    """What a browser would act on in a page, and its words."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.values, self.scripts, self.words, self.script = [], [], "", False
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        """Note what a browser would act on; names, ids and texts for readers are harmless."""
        self.script = tag == "script"
        acted_on = ("href", "src", "style", "srcdoc", "action")
        self.values += [v or "" for name, v in attrs if name in acted_on or name.startswith("on")]

    def handle_endtag(self, tag):
        """Leave a script."""
        self.script = self.script and tag != "script"

    def handle_data(self, data):
        """Keep scripts and words apart."""
        if self.script:
            self.scripts.append(data)
        else:
            self.words += data


def build(path, out):
    """Import a file with a site and build it with `--strict`."""
    write_plan(import_stratml([path]), out, site=True)
    return run_warm("mkdocs", "build", "--strict", cwd=out, env=os.environ)


@pytest.mark.parametrize("name", ["part1_2009", "part2_2016", "placeholders", "repeats", "hostile"])
def test_fixtures_build_strictly(name, fixture_path, tmp_path):
    """The folder builds as it is, and every item has its page."""
    out = tmp_path / "out"
    done = build(fixture_path(name), out)
    assert done.returncode == 0, done.stderr
    pages = {path.parent.name for path in (out / "site").rglob("index.html")}
    items = {path.stem for path in (out / "plans").rglob("*.md")}
    assert items <= pages


def test_nothing_hostile_reaches_a_page(fixture_path, tmp_path):
    """Markup of a stranger is text on every page of the built site."""
    out = tmp_path / "out"
    assert build(fixture_path("hostile"), out).returncode == 0
    pages = [Whole(path) for path in (out / "site").rglob("*.html")]
    assert pages
    for page in pages:
        assert not [value for value in page.values if "alert(1)" in value or "secret" in value]
        assert not [text for text in page.scripts if "alert(1)" in text]
    assert any("<script>alert(1)</script>" in page.words for page in pages)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real StratML files are not on this machine")
@pytest.mark.parametrize(
    "path", [p for p in sorted(REAL.glob("*.xml")) if p.stem not in REFUSED], ids=lambda p: p.stem
)
def test_real_files_build_strictly(path, tmp_path):
    """Each real plan builds with --strict; what it lacks is a warning of ours, not of MkDocs."""
    done = build(path, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "site" / "purpose" / "index.html").exists() or (
        tmp_path / "out" / "site" / "purposes" / "purpose" / "index.html"
    ).exists()
