"""With `missed: team` no byte of a site tells whose commitment was not kept."""

from __future__ import annotations

import csv
import difflib
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from tests.conftest import write_files
from tests.wording.sites import build

CONFIG = """\
site_name: Test plan
docs_dir: plans
theme: {name: material, font: false}
plugins:
  - search
  - goldenthread: {today: 2026-11-22, fail_on: never, mood: true}
"""
COMPANY = {
    "purpose.md": "kind: purpose\nid: purpose\ntitle: Nobody thinks twice before drinking\n",
    "work.md": "kind: objective\nid: work\ntitle: Double the leads\nowner: ann\n"
    "department: marketing\nperiod: 2026-Q4\nsupports: [purpose]\n",
    "marketing.md": "kind: department\nid: marketing\ntitle: Marketing\ncadence: weekly\n",
    **{
        f"{name}.md": f"kind: person\nid: {name}\ntitle: {name.title()} Example\n"
        "department: marketing\n"
        for name in ("ann", "ben", "cas", "dee")
    },
}
KEPT = """\
  - {person: ben, text: Write, item: work, result: kept}
  - {person: ann, text: Call, item: work, result: kept}
"""
MISS = "  - {person: NAME, text: Count, item: work, result: missed, why: it rained}\n"
BARE = "  - {person: NAME, text: Count, item: work, result: missed}\n"
CARRIED = "  - {person: NAME, text: Count, item: work, result: carried, why: it rained}\n"
TEAM = "kind: check-in\nweek: 2026-WEEK\nteam: marketing\ncommitments:\n"
OWN = """\
kind: check-in
week: 2026-W47
person: cas
commitments:
  - {text: Draw, item: work, result: kept}
"""


def _team(entries: str, week: str = "W47") -> str:
    return TEAM.replace("WEEK", week) + entries


def _of(name: str, entry: str = MISS) -> str:
    return entry.replace("NAME", name)


PAIRS: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "by who is left out of a week": (
        {"w47.md": _team(KEPT + _of("cas"))},
        {"w47.md": _team(KEPT + _of("ann"))},
    ),
    "by the order of the others": (
        {"w47.md": _team(_of("cas") + KEPT)},
        {"w47.md": _team(_of("ann") + KEPT)},
    ),
    "by the file it stands in": (
        {"w47.md": _team(KEPT), "check-ins/cas.md": OWN + _of("cas")},
        {"w47.md": _team(KEPT + _of("ann")), "check-ins/cas.md": OWN},
    ),
    "by what a check finds in that file": (
        {"w47.md": _team(KEPT), "check-ins/cas.md": OWN + _of("cas", BARE)},
        {"w47.md": _team(KEPT + _of("ann", BARE)), "check-ins/cas.md": OWN},
    ),
    "by the week from which it was carried": (
        {
            "w46.md": _team(KEPT + _of("cas", CARRIED), "W46"),
            "w47.md": _team(KEPT + _of("cas")),
        },
        {
            "w46.md": _team(KEPT + _of("ann", CARRIED), "W46"),
            "w47.md": _team(KEPT + _of("ann")),
        },
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_whose_commitment_was_not_kept_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pair: tuple[Mapping[str, str], ...]
) -> None:
    """Two plans that differ in nothing else give the same site."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    sites = []
    for number, check_ins in enumerate(pair):
        root = tmp_path / str(number)
        write_files(root / "plans", {**COMPANY, **check_ins})
        (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
        build(root)
        sites.append(_read(root / "site"))
    assert "Count" in str(sites[0])
    for name in sites[0].keys() | sites[1].keys():
        one, other = (site.get(name, "").splitlines() for site in sites)
        assert not list(difflib.unified_diff(one, other, name, lineterm="", n=0))


def _read(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }


BOTH = """\
  - {person: cas, text: Draw, item: work, result: kept}
  - {person: dee, text: Draw, item: work, result: kept}
"""
ALONE = "commitments: [{text: Sing, item: work, result: kept}MORE]\n"
MORE = ", {text: Swim, item: work, result: missed, why: it froze}"
TWO: Mapping[str, str] = {  # Cas keeps all; Dee misses one in a week of its own, one among others
    **COMPANY,
    "w43.md": _team(_of("dee"), "W43"),
    "w44.md": _team(BOTH, "W44"),
    "w45.md": _team(BOTH + _of("dee", MISS.replace("Count", "Run")), "W45"),
    "w47.md": _team(BOTH),
    "w46-cas.md": "kind: check-in\nweek: 2026-W46\nperson: cas\n" + ALONE.replace("MORE", ""),
    "w46-dee.md": "kind: check-in\nweek: 2026-W46\nperson: dee\n" + ALONE.replace("MORE", MORE),
}
COUNT = re.compile(
    r"\d+ (?:not )?kept|\d+ (?:nicht )?eingehalten|\d+/\d+|no commitment|nichts zugesagt",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=["en", "de"])
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site on which one of two people has kept all, with `missed: team`."""
    root = tmp_path_factory.mktemp("two")
    write_files(root / "plans", TWO)
    config = CONFIG.replace("mood: true", f"language: {request.param}")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    build(root)
    return root


def _as_cas(text: str) -> str:
    """Put Cas in the place of Dee."""
    for one, other in (("Dee", "Cas"), ("dee", "cas"), (">DE<", ">CE<")):
        text = text.replace(one, other)
    return text


def _main_part(page: str) -> str:
    """Return what is the page's own: which pages come before and after depends on names."""
    return page.partition("<article")[2].partition("</article>")[0]


@pytest.mark.parametrize("page", ["people/NAME", "check-ins/2026-w46-NAME"])
def test_who_kept_all_and_who_did_not_have_the_same_page(two: Path, page: str) -> None:
    """The same words stand on both, no share, no total, no dots, and the sentence that says why."""
    pages = [
        _main_part((two / "site" / page.replace("NAME", name) / "index.html").read_text("utf-8"))
        for name in ("cas", "dee")
    ]
    found = pages[0].splitlines(), _as_cas(pages[1]).splitlines()
    assert not list(difflib.unified_diff(*found, lineterm="", n=0))
    assert "Sing" in pages[0] or "Draw" in pages[0]
    assert "is not counted beside a name" in pages[0] or "wird nicht gezählt" in pages[0]
    text = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<svg.*?</svg>", "", pages[0]))
    assert not COUNT.search(text), COUNT.search(text)
    assert "gt-dots" not in pages[0]


def test_no_count_by_name_is_in_an_export_or_a_digest(two: Path) -> None:
    """What is exported beside a name is what was kept; a digest of one person counts nothing."""
    rows = list(csv.DictReader((two / "site/commitments.csv").read_text("utf-8").splitlines()))
    named = {name: [r["text"] for r in rows if r["person"] == name] for name in ("cas", "dee")}
    assert named["cas"] == named["dee"] != []
    plan = json.loads((two / "site/plan.json").read_text("utf-8"))
    records = [
        {name: _as_cas(json.dumps(one)) for name in (one["id"],)}
        for one in plan["items"]
        if one["id"] in ("cas", "dee")
    ]
    assert len({text for one in records for text in one.values()}) == 1
    told = []
    for name in ("cas", "dee"):
        done = CliRunner().invoke(
            main, ["digest", "--person", name, "--since", "2026-10-01", "--plan", str(two)]
        )
        assert done.exit_code == 0, done.output
        told.append(_as_cas(done.stdout))
    assert told[0] == told[1]
    assert not COUNT.search(told[0])
    assert "is not counted beside a name" in told[0]


def test_what_everybody_does_this_week_and_owes_is_the_same_for_both(two: Path) -> None:
    """Nobody is missing from a list because of what they did not keep."""
    for name in ("this-week", "what-we-owe"):
        page = _main_part((two / "site" / name / "index.html").read_text("utf-8"))
        assert page.count("Cas Example") == page.count("Dee Example") > 0


def test_where_it_was_agreed_the_same_pages_do_count(tmp_path: Path) -> None:
    """The search above would find it."""
    write_files(tmp_path / "plans", TWO)
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace("mood: true", "missed: person"), "utf-8")
    build(tmp_path)
    page = _main_part((tmp_path / "site/people/dee/index.html").read_text("utf-8"))
    assert "gt-dots" in page
    assert COUNT.search(re.sub(r"<[^>]*>", " ", page))
    assert "4 of 7 kept" in page
