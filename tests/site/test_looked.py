"""A tick stands only over what was looked at, and says how much that was: on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.ground.resources import resource
from goldenthread.site.parts.looked import Looked, look, tick
from goldenthread.site.views.home import build_home
from goldenthread.site.views.report import build_report
from tests.host.conftest import run_mkdocs
from tests.site.company import COMPANY
from tests.site.conftest import ask, panel

TEMPLATES = resource("site_templates")
VIEWS = Path(look.__code__.co_filename).parent
CONFIG = """\
site_name: Thread alone
docs_dir: plans
theme: {{name: material, font: false}}
plugins: [search, {{goldenthread: {{today: 2026-11-22, language: {language}}}}}]
"""
PURPOSE = {
    "purpose.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\nowner: ada\n",
    "ada.md": "kind: person\ntitle: Ada Okafor\n",
}
WHY = "{{id: {0}, why: that is how it comes about}}"
THREAD = {
    **PURPOSE,
    "vision.md": "kind: vision\ntitle: Safe water\nsupports: purpose\nowner: ada\n",
    "goal.md": f"kind: goal\ntitle: One in five\nsupports: [{WHY.format('vision')}]\nowner: ada\n",
    "renters.md": (
        f"kind: objective\ntitle: Win renters\nsupports: [{WHY.format('goal')}]\nowner: ada\n"
    ),
}
# What would reassure somebody, in both languages; each needs a count of its own beside it.
REASSURING = re.compile(
    r"100 ?%|pulls? away|zieht weg|no conflict|kein Konflikt|holds? together|hält zusammen"
    r"|nothing to mend|nichts zu beheben|has to be mended|muss behoben"
    r"|Nothing is owed|Nichts ist offen|everybody has|alle haben"
    r"|whenever (it|they) meant|wie vorgesehen|out of date|veraltet|Nothing blocks|im Weg"
    r"|0 aligned|On track|Auf Kurs",
    re.IGNORECASE,
)
TICKS = ("gt-i--check", "gt-i--c-kept", "gt-i--done", "gt-i--achieved", "gt-i--on-track")
# A legend explains the shapes and claims nothing of the plan.
SILENT = ("how-we-plan", "glossary", "rules", "404.html")


class Page(HTMLParser):
    """The paragraphs of a page as they are read: each with its ticks and its words."""

    def __init__(self, html: str) -> None:
        """Read a page's article."""
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[list[str], str]] = []
        self._inside = False
        self._legend = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or note an icon."""
        classes = (dict(attrs).get("class") or "").split()
        self._inside = self._inside or tag == "article"
        if tag in ("p", "li", "h1", "h2", "h3", "td", "th", "dd", "dt", "div", "section"):
            self._legend = "gt-legend" in classes or "gt-rm-keys" in classes
            self.blocks.append(([], ""))
        if self._inside and self.blocks and not self._legend:
            self.blocks[-1][0].extend(name for name in classes if name in TICKS)

    def handle_data(self, data: str) -> None:
        """Add words to the block."""
        if self._inside and self.blocks and not self._legend:
            ticks, words = self.blocks.pop()
            self.blocks.append((ticks, f"{words} {' '.join(data.split())}".strip()))


def build(folder: Path, files: dict[str, str], language: str = "en") -> Path:
    """Build the site of a plan with MkDocs and return its folder."""
    (folder / "plans").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG.format(language=language), "utf-8")
    for name, text in files.items():
        (folder / "plans" / name).write_text(f"---\n{text}---\n", "utf-8")
    done = run_mkdocs(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def claims(site: Path) -> Iterator[tuple[str, list[str], str]]:
    """Yield each block of each page that has a tick or reassures."""
    pages = [page for page in sorted(site.rglob("*.html")) if page.name != "404.html"]
    assert len(pages) > 15
    for page in pages:
        name = page.relative_to(site).as_posix()
        if not name.startswith(SILENT):
            for ticks, words in Page(page.read_text("utf-8")).blocks:
                if ticks or REASSURING.search(words):
                    yield name, ticks, words


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_plan_of_a_thread_alone_is_praised_for_nothing(tmp_path: Path, language: str) -> None:
    """No aims, outcomes, journey, rhythm: no page has a tick, a share of 100 % or a kind word."""
    assert list(claims(build(tmp_path, THREAD, language))) == []


@pytest.mark.parametrize("files", [PURPOSE, {}])
def test_a_plan_of_a_purpose_alone_is_praised_for_nothing(
    tmp_path: Path, files: dict[str, str]
) -> None:
    """That nothing has to be mended is said over the items that there are, and of nothing else."""
    found = list(claims(build(tmp_path, files)))
    said = {words for _, _, words in found}
    assert {name for name, ticks, _ in found if ticks} <= {"report/index.html"}
    assert said <= {
        "Nothing to mend in any of the 2 items.",
        "Checked as of 22 November 2026: nothing to mend in 2 items.",
    }
    assert bool(found) is bool(files)


def test_what_init_writes_is_praised_over_what_it_holds(tmp_path: Path) -> None:
    """Every reassuring word carries a number, and what was not asked stands beside it."""
    folder = tmp_path / "acme"
    assert CliRunner().invoke(main, ["init", str(folder)], catch_exceptions=False).exit_code == 0
    done = run_mkdocs(folder)
    assert done.returncode == 0, done.stderr
    found = list(claims(folder / "site"))
    assert found
    for name, _, words in found:
        assert re.search(r"\b[1-9]\d*\b", words), (name, words)
    home = (folder / "site/index.html").read_text("utf-8")
    assert "Not asked yet, because nothing is written of it: aims, outcomes" in home
    assert "100%" not in home


def test_a_sentence_without_a_count_says_what_nobody_looked_at(make_site) -> None:
    """And it never has the tick."""
    site = make_site(COMPANY)
    assert look(site, "findings", 3) == Looked(3, "Nothing to mend in any of the 3 items.")
    assert look(site, "findings", 0).text.startswith("Not looked at yet: ")
    assert (tick(0), tick(1), tick(-1)) == ("not-started", "check", "not-started")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_reassuring_word_says_its_number_or_what_would_do_it(make_site, language) -> None:
    """In each language: {n} in the plural, and a second form for nothing."""
    catalogue = make_site(COMPANY, language=language).words.catalogue
    names = {key.removesuffix(".other") for key in catalogue if key.startswith("well.")}
    names = {name for name in names if not name.endswith(("_unasked", ".one"))}
    assert len(names) > 10
    for name in names:
        assert "{n}" in catalogue[f"{name}.other"]
        assert catalogue[f"{name}_unasked"]
        assert "{n}" not in catalogue[f"{name}_unasked"]


def test_only_one_template_draws_a_tick() -> None:
    """All others hand it what was looked at; none takes a reassuring word by itself."""
    templates = [path for path in TEMPLATES.rglob("*.html") if path.name != "looked.html"]
    assert len(templates) > 50
    for path in templates:
        text = path.read_text("utf-8")
        assert not re.search(r"""['"]check['"]|gt-i--check|well\.|✓|✔""", text), path
        # A commitment's own mark: what its owner wrote of it, with the word beside it.
        assert "'c-' ~" not in text or path.name == "commitments.html", path


def test_only_one_view_names_the_tick_and_the_words() -> None:
    """`look` and `tick` take a count; nothing goes around them."""
    for path in sorted(VIEWS.glob("*.py")):
        text = path.read_text("utf-8")
        if path.name != "looked.py":
            assert not re.search(r"""['"]check['"]|['"]well\.""", text), path


def test_the_tick_counts_the_aims_that_were_held_against_each_other(make_site) -> None:
    """So many lead there, of how many; and without any it asks for aims instead."""
    plan = {**COMPANY}
    bare = [fit.text for fit in panel(build_home(make_site(plan)).model, "fits")]
    aimed = {
        name: text.replace("kind: goal\n", "kind: goal\naims: [reach]\n").replace(
            "kind: objective\n", "kind: objective\naims: [reach]\n"
        )
        for name, text in plan.items()
    }
    site = make_site(aimed)
    said = [fit.text for fit in panel(build_home(site).model, "fits")]
    assert len(bare) == 1
    assert bare[0].startswith("Not asked yet: ")
    assert re.fullmatch(r"[1-9]\d* of \d+ lead there", said[0])
    assert "gt-i--check" in str(ask(site, build_report(site)))
