"""Each question can be taken out: with its folders deleted a plan is checked and built without it.

For each question, and for all of them, a copy of the program is made in which nothing is left of
it: no code, no template, no schema. The example company's plan is checked and its site is built
with that copy. One copy keeps all questions, so that what is looked for is seen to be found.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml

from goldenthread.cli.command import ForHelp
from goldenthread.config.settings import VIEW_ADDRESSES
from goldenthread.findings.codes import GIVEN
from goldenthread.ground.questions import ORDER
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.site.slots import ForSite
from tests.browser.crawl import PageFacts, crawl
from tests.house import HERE

pytestmark = pytest.mark.slow

ALL_THERE = "nothing"
OUT: Mapping[str, tuple[str, ...]] = {
    ALL_THERE: (),
    "visions": ("visions",),
    "outcomes": ("outcomes",),
    "journey": ("journey", "leads"),
    "commitment": ("commitment",),
    "leads": ("leads",),
    "everything": ORDER,
}
DEAD_BY_AUTHORS = {("commitment", "how-to-change-this-plan/index.html", "acknowledged.md")}
"""Links that the example's authors have written to a page of a question: theirs to mend."""

# Runs a module as `python -m` does, and sees to it that no other copy of the program was used.
RUN = """
import runpy, sys
home, module, *arguments = sys.argv[1:]
sys.argv = [module, *arguments]
try:
    runpy.run_module(module, run_name="__main__", alter_sys=True)
finally:
    ours = [m for name, m in sys.modules.items() if name.partition(".")[0] == "goldenthread"]
    assert ours and all(m.__file__.startswith(home) for m in ours), "another copy was imported"
"""


@dataclass(frozen=True)
class Copy:
    """A copy of the program without some questions, and what it made of the example."""

    folder: Path
    out: tuple[str, ...]

    def run(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a module of this copy's program in the folder of the plan."""
        home = str(self.folder / "plugins")
        return subprocess.run(
            [sys.executable, "-c", RUN, home, module, *arguments],
            cwd=self.folder / "plan",
            env={**os.environ, "PYTHONPATH": home},
            capture_output=True,
            text=True,
            check=False,
        )

    @cached_property
    def checked(self) -> subprocess.CompletedProcess[str]:
        """What a check says."""
        return self.run("goldenthread", "check", ".", "--format", "json")

    @cached_property
    def built(self) -> subprocess.CompletedProcess[str]:
        """What a build says."""
        return self.run("mkdocs", "build", "--site-dir", str(self.site))

    @cached_property
    def helped(self) -> str:
        """What `--help` shows."""
        return self.run("goldenthread", "--help").stdout

    @property
    def site(self) -> Path:
        """Where the site lies."""
        return self.folder / "site"

    @cached_property
    def pages(self) -> Mapping[str, PageFacts]:
        """The pages of the site."""
        assert self.built.returncode == 0, self.built.stderr
        return crawl(self.site)


def make_copy(folder: Path, out: tuple[str, ...]) -> Copy:
    """Copy the program and the plan, delete what belongs to the questions, and use what is left."""
    shutil.copytree(HERE / "plugins", folder / "plugins")
    for name in ("schema", "site_templates"):
        shutil.copytree(HERE / name, folder / name)
    for question in out:
        shutil.rmtree(folder / "plugins/goldenthread/questions" / question)
        for name in ("schema", "site_templates"):
            shutil.rmtree(folder / name / "questions" / question, ignore_errors=True)
    shutil.copytree(HERE / "plans", folder / "plan/plans")
    shutil.copy(HERE / "mkdocs.yml", folder / "plan")
    copy = Copy(folder, out)
    assert copy.checked
    assert copy.helped
    assert copy.built
    return copy


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Copy]:
    """Every copy; two processors are kept busy."""
    folders = {name: tmp_path_factory.mktemp(name) / "copy" for name in OUT}
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        made = pool.map(lambda name: make_copy(folders[name], OUT[name]), OUT)
        return dict(zip(OUT, made, strict=True))


@pytest.fixture(params=[name for name in OUT if name != ALL_THERE])
def copy(request: pytest.FixtureRequest, copies: Mapping[str, Copy]) -> Copy:
    """One copy that lacks something."""
    return copies[request.param]


@pytest.fixture
def whole(copies: Mapping[str, Copy]) -> Copy:
    """The copy that lacks nothing."""
    return copies[ALL_THERE]


def findings(copy: Copy) -> list[dict[str, Any]]:
    """Return what a check found."""
    found: list[dict[str, Any]] = json.loads(copy.checked.stdout)["findings"]
    return found


def test_a_plan_is_checked_without_it(copy: Copy) -> None:
    """No error and no traceback; what names something absent is told of, never more than that."""
    assert copy.checked.returncode == 0, copy.checked.stderr
    assert copy.checked.stderr == ""
    assert {f["code"] for f in findings(copy) if f["severity"] == "error"} == set()
    notes = {f["severity"] for f in findings(copy) if f["code"] == "GT902"}
    assert notes == ({"info"} if {"visions", "commitment"} & set(copy.out) else set())
    assert not ("commitment" in copy.out and "next check-in" in copy.checked.stdout)
    spoken = {GIVEN[f["code"]] for f in findings(copy)}
    assert not spoken & set(copy.out)


def test_files_of_its_kinds_are_a_warning(copy: Copy) -> None:
    """A kind that somebody else's program knows is no slip, even where its schema is gone."""
    gone = {kind for question in copy.out for kind in kinds_of(question)}
    told = [f for f in findings(copy) if f["code"] == "GT101"]
    assert bool(told) == bool(gone)
    assert {f["severity"] for f in told} <= {"warning"}
    assert all("belongs to a question that is not asked here" in f["message"] for f in told)


def test_a_site_is_built_without_it(copy: Copy) -> None:
    """Pages that a stated navigation names are left out with a note, and nothing else is said."""
    assert copy.built.returncode == 0, copy.built.stderr
    log = copy.built.stderr
    assert "Traceback" not in log
    authors = {link for name, _, link in DEAD_BY_AUTHORS if name in copy.out}
    warned = [line for line in log.splitlines() if line.startswith(("WARNING", "ERROR"))]
    assert [line for line in warned if not any(f"'{link}'" in line for link in authors)] == []
    config = (copy.folder / "plan/mkdocs.yml").read_text("utf-8")
    for question in copy.out:
        for address in (*pages_of(question), *files_of(question)):
            if re.search(rf": {re.escape(address)}$", config, re.MULTILINE):
                assert f"nav: '{address}' is a page of a question that is not there" in log


def test_no_link_of_its_site_is_dead(copy: Copy) -> None:
    """Neither a page nor an anchor is missed, but where an author has written the link."""
    dead = set(find_dead_links(copy))
    mine = {(page, link) for name, page, link in DEAD_BY_AUTHORS if name in copy.out}
    assert dead == mine
    assert sum(len(page.links) for page in copy.pages.values()) > 5000


def test_none_of_its_pages_is_there(copy: Copy, whole: Copy) -> None:
    """Neither views nor pages of its items."""
    for question in copy.out:
        views = {
            address.removesuffix("index.md").removesuffix(".md") for address in pages_of(question)
        }
        for place in {
            *(f"{view.strip('/')}/index.html" for view in views),
            *kinds_of(question).values(),
        }:
            assert (whole.site / place).exists(), place
            assert not (copy.site / place).exists(), place


def test_none_of_its_words_is_on_a_page(copy: Copy, whole: Copy) -> None:
    """No text of a page, and no label, is one of its words with the gaps filled."""
    assert set(find_words(copy, copy.out)) == set()
    assert {key.partition(":")[0] for key, _, _ in find_words(whole, copy.out)} == set(copy.out)


def test_none_of_its_classes_is_on_a_page(copy: Copy, whole: Copy) -> None:
    """No element bears a class that only its templates use; the core has no sheet for them."""
    own = classes_of(copy)
    assert {name for page in copy.pages.values() for name in page.classes & own} == set()
    assert {name for page in whole.pages.values() for name in page.classes & own} != set()


def test_none_of_its_rules_is_in_the_catalogue(copy: Copy, whole: Copy) -> None:
    """Its codes stand nowhere, but in a note that says that they are not asked for."""
    codes = {code.lower() for code, question in GIVEN.items() if question in copy.out}
    assert not codes & set(copy.pages["rules/index.html"].ids)
    assert codes & set(whole.pages["rules/index.html"].ids)
    assert set(find_codes(copy)) == set()


def test_help_lists_none_of_its_commands(copy: Copy, whole: Copy) -> None:
    """A command of a question goes with it."""
    names = {name for question in copy.out for name in commands_of(question)}
    assert not names & set(re.findall(r"^  ([\w-]+) ", copy.helped, re.MULTILINE))
    assert names <= set(re.findall(r"^  ([\w-]+) ", whole.helped, re.MULTILINE))
    assert "check" in copy.helped


def kinds_of(question: str) -> Mapping[str, str]:
    """Return the address of the pages of each of its kinds."""
    files = (HERE / "schema/questions" / question).glob("kinds/*.schema.json")
    names = (path.name.removesuffix(".schema.json") for path in files)
    return {name: load_kinds()[name].address for name in names}


def pages_of(question: str) -> list[str]:
    """Return the files of its views."""
    face: ForSite = import_module(f"goldenthread.questions.{question}.for_site").FACE
    return [VIEW_ADDRESSES[spec.name] for spec in face.pages]


def files_of(question: str) -> list[str]:
    """Return the example's files of its kinds, as a navigation names them."""
    marks = {f"\nkind: {kind}\n" for kind in kinds_of(question)}
    return [
        path.relative_to(HERE / "plans").as_posix()
        for path in sorted((HERE / "plans").rglob("*.md"))
        if any(mark in path.read_text("utf-8")[:200] for mark in marks)
    ]


def commands_of(question: str) -> list[str]:
    """Return the names of its commands."""
    if not (HERE / f"plugins/goldenthread/questions/{question}/commands.py").exists():
        return []
    face: ForHelp = import_module(f"goldenthread.questions.{question}.commands").FACE
    return [command.name for command in face.commands]


def find_dead_links(copy: Copy) -> Iterator[tuple[str, str]]:
    """Yield (page, link) for each link inside the site that leads nowhere."""
    base = "https://plan.example/"
    for page in copy.pages.values():
        for link in page.links:
            parts = urlsplit(urljoin(base + page.path, link))
            if parts.netloc != urlsplit(base).netloc:
                continue
            path, anchor = unquote(parts.path).lstrip("/"), unquote(parts.fragment)
            path = f"{path}index.html" if path == "" or path.endswith("/") else path
            there = (copy.site / path).is_file()
            if anchor and path in copy.pages:
                there = anchor in {*copy.pages[path].ids, "__top"}
            if not there:
                yield page.path, link


def words_of(out: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """Return a pattern for each word that only some questions have, by "question:key"."""
    known = {text for _, text in words_left(out)}
    return {
        f"{question}:{key}": pattern
        for question in out
        for key, text in read_words(question)
        if text not in known and (pattern := as_pattern(text))
    }


def words_left(out: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each word of the core and of the other questions."""
    for question in ("", *ORDER):
        if question not in out:
            yield from read_words(question)


@cache
def read_words(question: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a question, or of the core, by their keys."""
    folder = f"site_templates/questions/{question}" if question else "site_templates"
    text = (HERE / folder / "locales/en.yml").read_text("utf-8")
    return tuple(yaml.load(text, yaml.CBaseLoader).items())


@cache
def as_pattern(text: str) -> re.Pattern[str] | None:
    """Return what a word becomes when its gaps are filled.

    None for a word with hardly a letter beside its gaps: it would fit too much to tell anything.
    """
    parts = [" ".join(part.split()) for part in re.split(r"\{[^}]*\}", text)]
    letters = sum(map(str.isalpha, "".join(parts)))
    if letters < (6 if len(parts) == 1 else 10):
        return None
    return re.compile(r"\s*.+\s*".join(map(re.escape, parts)))


def find_words(copy: Copy, out: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield (key, text, page) for each text that is a word of some questions alone.

    What an author has written, or a word of the core holds in a gap, is none.
    """
    words = words_of(out)
    where = {text: page for page in copy.pages.values() for text in (*page.texts, *page.spoken)}
    left = [pattern for _, text in words_left(out) if (pattern := as_pattern(text))]
    for text in where.keys() - written_by_authors():
        found = [key for key, pattern in words.items() if pattern.fullmatch(text)]
        if found and not any(pattern.fullmatch(text) for pattern in left):
            yield found[0], text, where[text].path


@cache
def written_by_authors() -> set[str]:
    """Return every text of the example's front matter."""
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.add(" ".join(value.split()))
        elif isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                walk(one)

    for path in (HERE / "plans").rglob("*.md"):
        parts = path.read_text("utf-8").split("---\n")
        if len(parts) > 2:
            walk(yaml.load(parts[1], yaml.BaseLoader))
    return found


def classes_of(copy: Copy) -> set[str]:
    """Return the classes that only templates and code of absent questions name."""
    gone: set[str] = set()
    left: set[str] = set()
    for base, ending in (("site_templates", "*.html"), ("plugins", "*.py")):
        for path in (HERE / base).rglob(ending):
            is_gone = {"questions"} < set(path.parts) and set(path.parts) & set(copy.out)
            names = set(re.findall(r"gt-[\w-]+", path.read_text("utf-8")))
            (gone if is_gone else left).update(names)
    # `gt-i--` and `gt-status--` are put together of what they are followed by
    return {name for name in gone - left if not name.startswith(("gt-i--", "gt-status--"))}


def find_codes(copy: Copy) -> Iterator[tuple[str, str]]:
    """Yield (page, code) for each code of an absent rule."""
    for page in copy.pages.values():
        text = (copy.site / page.path).read_text("utf-8")
        for code in re.findall(r"GT\d{3}(?!\S* belongs to the question)", text):
            if GIVEN.get(code) in copy.out:
                yield page.path, code
