"""Real builds of small plans."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.host.conftest import PLAN, read_site, run_mkdocs, write_site

MakeSite = Callable[..., Path]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the plan as it is, for tests that only read it."""
    folder = write_site(tmp_path_factory.mktemp("plain"))
    done = run_mkdocs(folder, "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("urls", [True, False])
def test_a_plan_is_published_at_permanent_addresses(
    make_site: MakeSite, program: str, *, urls: bool
) -> None:
    """Items lie under kind and id, under both engines and both styles of address."""
    folder = make_site(urls=urls)
    done = run_mkdocs(folder, "--strict", program=program)
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    page = (site / "goals/goal/index.html").read_text("utf-8")
    assert "One home in four" in page
    assert "Clean water for all" in page
    tree = site / ("tree/index.html" if urls else "tree.html")
    assert "One home in four" in tree.read_text("utf-8")
    notes = (site / ("notes/index.html" if urls else "notes.html")).read_text("utf-8")
    up = "../" if urls else ""
    end = "" if urls else "index.html"
    assert f'href="{up}goals/goal/{end}"' in notes
    assert f'href="{up}visions/vision/{end}"' in notes


def test_a_former_id_forwards(plain: Path) -> None:
    """The old address answers with a page that leads to the new one, without a script."""
    page = (plain / "goals/old-goal/index.html").read_text("utf-8")
    assert 'content="0; url=../goal/"' in page
    assert "<script" not in page


def test_a_broken_plan_leaves_the_old_site_byte_for_byte(make_site: MakeSite) -> None:
    """The gate closes before MkDocs empties the site folder, and every finding is shown."""
    folder = make_site()
    assert run_mkdocs(folder).returncode == 0
    before = read_site(folder / "site")
    make_site(
        {**PLAN, "goal.md": PLAN["goal.md"].replace("vision", "vison"), "x.md": "kind: gaol\n"}
    )
    done = run_mkdocs(folder)
    assert done.returncode == 1
    assert read_site(folder / "site") == before
    assert "plans/goal.md:6:" in done.stderr
    assert "did you mean 'vision'?" in done.stderr
    assert "plans/x.md:2:7" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_does_not_stop_a_build_is_not_logged_as_if_it_did(make_site: MakeSite) -> None:
    """Beside an error, a warning stays below it: a quiet build names only what has to be mended."""
    goal = PLAN["goal.md"].replace("vision", "vison")
    idle = "kind: person\ntitle: Ida Idle\nengagement: contractor\n"
    folder = make_site({**PLAN, "goal.md": goal, "ida.md": idle})
    loud, quiet = run_mkdocs(folder), run_mkdocs(folder, "--quiet")
    assert "plans/ida.md" in loud.stderr
    assert "plans/ida.md" not in quiet.stderr
    assert "did you mean 'vision'?" in quiet.stderr
    assert (
        "nothing was written; 1 error stops the build: plans/goal.md:6:17: GT201 'supports' target "
        "'vison' does not exist" in quiet.stderr
    )


def test_a_board_only_item_stops_every_build(make_site: MakeSite) -> None:
    """Fail closed: the old site stays, and the title is in no output."""
    folder = make_site()
    assert run_mkdocs(folder).returncode == 0
    before = read_site(folder / "site")
    secret = "kind: goal\ntitle: Buy Quellgrund\nsupports: vision\naudience: board\n"
    make_site({**PLAN, "takeover.md": secret}, options="      fail_on: never\n")
    done = run_mkdocs(folder)
    assert done.returncode == 1
    assert read_site(folder / "site") == before
    assert "plans/takeover.md:5" in done.stderr
    assert "Quellgrund" not in done.stdout + done.stderr


def test_an_item_hidden_from_the_site_is_a_finding(make_site: MakeSite) -> None:
    """What exclude_docs hides would leave a hole in the thread."""
    folder = make_site(extra="exclude_docs: vision.md\n")
    done = run_mkdocs(folder)
    assert done.returncode == 1
    assert "plans/vision.md:2:1: GT011" in done.stderr


@pytest.mark.parametrize(
    ("options", "extra", "message"),
    [
        ("      fail_onn: error\n", "", "did you mean 'fail_on'?"),
        ("      language: xx\n", "", "there is de, en"),
        ("      baseline: gone.json\n", "", "goldenthread check --write-baseline"),
        ("      baseline: /dev/zero\n", "", "is a pipe or a device; name a plain file"),
    ],
)
def test_a_wrong_setting_stops_the_build_in_one_line(
    make_site: MakeSite, options: str, extra: str, message: str
) -> None:
    """No traceback, the option and its mend."""
    done = run_mkdocs(make_site(options=options, extra=extra))
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_same_input_gives_the_same_bytes(make_site: MakeSite) -> None:
    """Two builds of one plan differ in nothing (the sitemap's gzip header included).

    Each process orders its sets by a seed of its own; these two differ for certain.
    """
    folder = make_site()
    run_mkdocs(folder, PYTHONHASHSEED="1")
    first = read_site(folder / "site")
    run_mkdocs(folder, "--clean", PYTHONHASHSEED="2")
    assert read_site(folder / "site") == first


def test_a_file_of_the_users_wins_over_a_view(make_site: MakeSite) -> None:
    """An index.md of one's own is the home page."""
    folder = make_site({**PLAN, "index.md": "---\ntitle: Ours\n---\nOur own front page.\n"})
    assert run_mkdocs(folder, "--strict").returncode == 0
    assert "Our own front page." in (folder / "site/index.html").read_text("utf-8")


def test_a_view_can_be_moved(make_site: MakeSite) -> None:
    """The option `pages` changes the address, and links follow."""
    folder = make_site(options="      pages: {tree: all-work.md}\n")
    assert run_mkdocs(folder, "--strict").returncode == 0
    assert not (folder / "site/tree").exists()
    assert 'href="../../all-work/' in (folder / "site/goals/goal/index.html").read_text("utf-8")


def test_a_site_overrides_templates_styles_and_words(make_site: MakeSite) -> None:
    """The same path in custom_dir wins over ours."""
    folder = make_site(options="      words: {sentence.so_that: in order that}\n")
    theme = folder / "overrides"
    (theme / "assets/goldenthread/css/core").mkdir(parents=True)
    (theme / "assets/goldenthread/css/core/40-thread.css").write_text(".our-thread { top: 0; }")
    (theme / "views").mkdir()
    (theme / "views/glossary.html").write_text("<p>our glossary</p>")
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("font: false", "font: false, custom_dir: overrides")
    )
    assert run_mkdocs(folder, "--strict").returncode == 0
    css = (folder / "site/assets/goldenthread/core.css").read_text("utf-8")
    assert ".our-thread { top: 0; }" in css
    assert ".gt-step" not in css.split(".our-thread { top: 0; }")[0]
    assert "our glossary" in (folder / "site/glossary/index.html").read_text("utf-8")
    assert "in order that" in (folder / "site/goals/goal/index.html").read_text("utf-8")


def test_no_page_carries_scripts_styles_or_foreign_requests_of_ours(make_site: MakeSite) -> None:
    """Our markup has no inline script or style, and nothing is fetched from another origin."""
    hostile = (
        "kind: goal\ntitle: '</title><script>alert(1)</script>'\nsupports: vision\nicon: no/such\n"
        "description: '\"><script>alert(2)</script>'\ntags: ['<script>alert(3)</script>']\n"
    )
    folder = make_site({**PLAN, "evil.md": hostile})
    assert run_mkdocs(folder).returncode == 0
    for path in (folder / "site").rglob("*.html"):
        html = path.read_text("utf-8")
        assert "<script>alert" not in html
        assert not re.search(r'(?:src|srcset)="(?:https?:)?//', html), path
        assert not re.search(
            r'<link[^>]+rel="(?:stylesheet|preconnect)"[^>]+href="(?:https?:)?//', html
        )
        article = re.search(
            r'<article class="md-content__inner gt-article">(.*?)</article>', html, re.DOTALL
        )
        if article:
            assert " style=" not in article[1], path
            assert not re.search(r"\son\w+=", article[1]), path


def test_archived_items_are_out_of_search(make_site: MakeSite) -> None:
    """Search finds live items by title, text and owner, and no archived one."""
    old = (
        "kind: goal\ntitle: Yesterday's goal\nsupports: vision\n"
        "retired: {date: 2026-01-01, because: done with}\n"
    )
    folder = make_site({**PLAN, "old.md": old})
    assert run_mkdocs(folder).returncode == 0
    index = json.loads((folder / "site/search/search_index.json").read_text("utf-8"))
    text = json.dumps(index, ensure_ascii=False)
    assert "One home in four" in text
    found = [d for d in index["docs"] if "goals/goal/" in d["location"]]
    assert any("Ada Adler" in d["text"] for d in found)
    assert not [d for d in index["docs"] if "goals/old/" in d["location"]]


def test_every_page_says_as_of_when_it_was_built(plain: Path) -> None:
    """The date stands on plan pages, ordinary pages and 404 alike."""
    for name in ("index.html", "goals/goal/index.html", "notes/index.html", "404.html"):
        assert 'data-built="2026-11-22T' in (plain / name).read_text("utf-8"), name


def test_a_new_kind_file_gives_pages_colour_and_a_place_in_the_tree(make_site: MakeSite) -> None:
    """A schema file beside mkdocs.yml is all it takes."""
    risk = {
        "title": "Risk",
        "x-kind": {
            "label": "Risk",
            "plural": "Risks",
            "level": 55,
            "parents": ["goal"],
            "groups": ["thread"],
            "color": "#aa3355",
        },
        "properties": {"likelihood": {"enum": ["low", "high"]}},
    }
    pipe = "kind: risk\ntitle: The main pipe bursts\nsupports: goal\nowner: ada\nlikelihood: high\n"
    folder = make_site({**PLAN, "pipe.md": pipe})
    (folder / "schema/kinds").mkdir(parents=True)
    (folder / "schema/kinds/risk.schema.json").write_text(json.dumps(risk), "utf-8")
    done = run_mkdocs(folder, "--strict")
    assert done.returncode == 0, done.stderr
    page = (folder / "site/risks/pipe/index.html").read_text("utf-8")
    assert "gt-kind--risk" in page
    assert "high" in page
    assert "The main pipe bursts" in (folder / "site/tree/index.html").read_text("utf-8")
    assert "#aa3355" in (folder / "site/assets/goldenthread/core.css").read_text("utf-8")


def test_a_site_without_a_nav_gets_a_short_row_of_tabs(make_site: MakeSite) -> None:
    """What the plan has none of is no tab, and what people look up lies below the handbook."""
    extra = "\nmarkdown_extensions: []\n"
    folder = make_site(extra=extra)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    tabs = "theme: {name: material, font: false, features: [navigation.tabs]}"
    (folder / "mkdocs.yml").write_text(
        config.replace("theme: {name: material, font: false}", tabs), "utf-8"
    )
    assert read_tabs(folder) == [
        *("The plan on one page", "Alignment tree", "Departments", "People", "Alignment report"),
        *("How we plan", "Notes"),
    ]
    make_site({**PLAN, "way.md": "kind: journey\ntitle: The way to us\nowner: ada\n"}, extra=extra)
    (folder / "mkdocs.yml").write_text(
        config.replace("theme: {name: material, font: false}", tabs), "utf-8"
    )
    assert read_tabs(folder)[3] == "Buyers’ journeys"


def read_tabs(folder: Path) -> list[str]:
    """Build and return the words of the tabs, from left to right."""
    done = run_mkdocs(folder)
    assert done.returncode == 0, done.stderr
    home = (folder / "site/index.html").read_text("utf-8")
    found = re.findall(r'class="md-tabs__link">\s*(.*?)\s*</a>', home, re.DOTALL)
    return [re.sub(r"<[^>]+>|\s+", " ", tab).strip() for tab in found]


def test_links_to_parts_of_our_pages_are_known_to_mkdocs(make_site: MakeSite) -> None:
    """A link to a section or a metric of an item passes MkDocs' own check of anchors."""
    metric = "metrics: [{id: homes, name: Homes, unit: homes, target: 5}]\n"
    files = {**PLAN, "goal.md": PLAN["goal.md"] + metric}
    for anchor, passes in (("metric-homes", True), ("gt-metrics", True), ("metric-flats", False)):
        text = f'---\ntitle: Notes\n---\nSee [it](goal.md#{anchor}), and an id="left open\n'
        folder = make_site({**files, "notes.md": text}, extra="validation: {anchors: warn}\n")
        assert (run_mkdocs(folder, "--strict").returncode == 0) == passes, anchor
