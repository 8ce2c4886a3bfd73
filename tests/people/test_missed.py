"""With `missed: team` no byte of a site tells whose commitment was not kept."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import write_files
from tests.people.sites import build

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
