"""People by role or by team: no name and no id of anybody in any byte of a real build."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import subprocess
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import Result
from goldenthread.findings.rule import all_rules
from goldenthread.plan.plan import Plan
from goldenthread.wording.mask import read_mask
from goldenthread.wording.masked_plan import mask_result
from tests.wording.sites import EMAILS, IDS, NAMES, build, find, write_site

WORDS = (*NAMES, *IDS, "tom_obaird")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return one real site for each way in which people appear."""
    found = {}
    for people in ("named", "roles", "team"):
        root = tmp_path_factory.mktemp(people)
        write_site(root, f"people: {people}\n      missed: person", "consent: true,")
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
            author = ["-c", "user.name=Maya Lindqvist", "-c", f"user.email={EMAILS[0]}"]
            subprocess.run(["git", *author, *command], cwd=root, check=True)
        build(root)
        found[people] = root / "site"
    return found


def read_page(site: Path, name: str) -> str:
    """Return the text of one page."""
    return (site / name / "index.html").read_text("utf-8")


@pytest.mark.parametrize("people", ["roles", "team"])
def test_no_name_is_in_any_byte(sites: dict[str, Path], people: str) -> None:
    """Pages, search, exports, site map, addresses, files that are copied, and git's authors."""
    assert find(sites[people], [*WORDS, "gtperson", "Zanzibar"]) == []


def test_the_same_plan_with_names_has_them_all(sites: dict[str, Path]) -> None:
    """The search above would find them."""
    assert {word for _, word in find(sites["named"], WORDS)} >= {*NAMES[:4], *IDS}


@pytest.mark.parametrize("people", ["named", "roles", "team"])
def test_no_address_of_anybody_is_in_any_byte(sites: dict[str, Path], people: str) -> None:
    """Not even in the finding that says what is wrong with one."""
    assert find(sites[people], [*EMAILS, "no-address", "people.invalid"]) == []


def test_roles_stand_where_names_did(sites: dict[str, Path]) -> None:
    """In links that lead nowhere, in prose, in chips and in exports."""
    goal = read_page(sites["roles"], "goals/goal")
    assert "Ask Demand lead, Field lead or Helps Demand lead." in goal
    assert ">DL</span>" in goal
    assert ">ML</span>" not in goal
    rows = list(csv.DictReader((sites["roles"] / "items.csv").read_text("utf-8").splitlines()))
    assert {row["owner"] for row in rows if row["id"] == "goal"} == {"demand-lead"}
    assert "person" not in {row["kind"] for row in rows}
    plan = json.loads((sites["roles"] / "plan.json").read_text("utf-8"))
    assert "person" not in {item["kind"] for item in plan["items"]}


def test_teams_stand_where_names_did(sites: dict[str, Path]) -> None:
    """Nobody can be told from anybody else of a team."""
    assert "Ask Marketing, Marketing or Marketing." in read_page(sites["team"], "goals/goal")
    assert "Contractor" not in read_page(sites["team"], "people")
    assert find(sites["team"], ["Demand lead", "demand-lead", "Field lead"]) == []


def test_pages_of_people_are_gone_and_nothing_leads_to_them(sites: dict[str, Path]) -> None:
    """Nor are there pages of their check-ins, redirects of former ids, or photos of them."""
    site = sites["roles"]
    found = {path.relative_to(site).as_posix() for path in site.rglob("*.*")}
    assert {name for name in found if name.startswith("people/")} == {"people/index.html"}
    assert {name for name in found if name.startswith("check-ins/")} == {
        "check-ins/2026-w47-marketing/index.html"
    }
    assert "goals/old-goal/index.html" in found
    assert not [name for name in found if name.startswith("img/")]
    for page in site.rglob("*.html"):
        links = re.findall(r'href="((?:\.\./)*(?:people|check-ins)/[^"]+)', page.read_text("utf-8"))
        assert not [link for link in links if "2026-w47-marketing" not in link], page


def test_what_is_found_is_what_the_check_found(sites: dict[str, Path]) -> None:
    """Only who it is about is not said."""
    named, *masked = (
        json.loads((site / "plan.json").read_text("utf-8")) for site in sites.values()
    )
    for plan in masked:
        assert plan["counts"] == named["counts"]
        assert [f["code"] for f in plan["findings"]] == [f["code"] for f in named["findings"]]


def test_the_text_of_a_file_is_masked_whole_words_only(company) -> None:
    """A name within a word, and a short id that is a word, are left in prose."""
    plan = company(
        may="kind: person\nid: may\ntitle: May Bee\nrole: Lead\ndepartment: marketing\n",
        ann="kind: person\nid: ann-k\ntitle: Ann K\nrole: Clerk\ndepartment: marketing\n",
    )
    assert read_mask(plan) is None
    mask = read_mask(dataclasses.replace(plan, settings=_by_role(plan)))
    assert mask.text("You may ask May Bee, not Joann K or maybe 'may'.") == (
        "You may ask Lead, not Joann K or maybe 'Lead'."
    )
    assert mask.id("2026-w47-ann-k") == f"2026-w47-{mask.faces['ann-k'].token}"
    assert mask.markdown("See [[may|her]] and [Ann](../people/ann-k.md#x).") == (
        "See Lead and Clerk."
    )


def test_what_a_finding_knows_of_people_is_masked(company) -> None:
    """Whom it speaks of and whom it proposes are tokens, as they are in its words."""
    plan = company(
        may="kind: person\nid: may\ntitle: May Bee\nrole: Lead\ndepartment: marketing\n",
        ann="kind: person\nid: ann-k\ntitle: Ann K\nrole: Clerk\ndepartment: marketing\n",
    )
    plan = dataclasses.replace(plan, settings=_by_role(plan))
    item = next(one for one in plan.items if one.kind.name == "purpose")
    finding = all_rules()["GT404"].at(
        plan, item, ("reviewer",), "'ann-k' reviews", "ask 'may'", subjects=["ann-k"], near=["may"]
    )
    faces = read_mask(plan).faces
    [masked] = mask_result(Result(plan, (finding,))).findings
    assert masked.subjects == (faces["ann-k"].token,)
    assert masked.near == (faces["may"].token,)
    assert not [name for name in ("ann-k", "may'") if name in repr(masked)]


def _by_role(plan: Plan) -> Settings:
    return dataclasses.replace(plan.settings, people="roles")
