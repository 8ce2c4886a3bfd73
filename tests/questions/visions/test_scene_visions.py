"""Scene S1: a marketing team that sells to old clients, in a company that wants to reach new ones.

The check says so, naming both visions, both aims, why, and what would do; the site shows it
wherever one of the two is read; with marketing's focus changed, nothing is left.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.findings.rule import all_rules
from tests.conftest import MakePlan, write_files
from tests.host.conftest import CONFIG, run_mkdocs
from tests.questions.visions.scene import MENDED, SCENE
from tests.site.conftest import Node, parse

# The scene is about visions; what it takes to be a journey of buyers is scene S2.
APART = "      rules: {GT501: off}\n"


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the check as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "goldenthread", "check", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def write_company(folder: Path, files: Mapping[str, str]) -> Path:
    """Write the plan of a company with its settings."""
    write_files(folder / "plans", files)
    (folder / "mkdocs.yml").write_text(CONFIG.format(urls="true", options=APART), "utf-8")
    return folder


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company of the scene with its site."""
    folder = write_company(tmp_path_factory.mktemp("scene"), SCENE)
    done = run_mkdocs(folder)
    assert done.returncode == 0, done.stderr
    return folder


def page(folder: Path, address: str) -> Node:
    """Read what stands in the article of a built page."""
    html = (folder / "site" / address / "index.html").read_text("utf-8")
    return parse(html[html.index('<div class="gt ') : html.index("</article>")].rstrip())


@pytest.mark.parametrize("address", ["visions/one-million", "visions/marketing-vision"])
def test_both_visions_pages_say_it(company: Path, address: str) -> None:
    """Whoever reads either of the two is told."""
    callout = page(company, address).all("section", "gt-callout")[0].text
    assert "“Remarket to existing clients” pulls against what is above it" in callout
    assert '("one million people", "in five years")' in callout
    assert "is against reach and leads to retention" in callout
    assert "One of the two gives way" in callout
    assert "ask Hana Weiss what one-million leaves out" in callout


def test_the_departments_page_holds_the_two_side_by_side(company: Path) -> None:
    """Both sentences and both aims, where the one leads, what would mend it, and who."""
    [panel] = page(company, "departments/marketing").all("section", "gt-vs--conflict")
    assert panel.texts("h2") == ["The two visions pull against each other"]
    assert "Reach one million people in five years" in panel.text
    assert "Remarket to existing clients" in panel.text
    assert panel.texts("mark", "x") == ["Reach", "Selling again"]
    assert "“Selling again” is against Reach; it leads to Retention" in panel.text
    assert "New segments" in panel.all("p", "gt-fix")[0].text
    assert "To settle it: Ines Carvalho, Hana Weiss." in panel.all("p", "gt-fix")[0].text


def test_the_tree_flags_it_and_the_report_lists_it(company: Path) -> None:
    """In the tree at its row; in the report with the fix; at home among the conflicts."""
    told = "pulls against “Reach one million people in five years”"
    assert page(company, "tree").texts("a", "gt-flag--conflict") == [told]
    report = page(company, "report")
    assert "Remarket to existing clients" in report.all("details", id="gt312")[0].text
    counts = report.all("ul", "gt-fits")[0].texts("li")
    assert counts == ["4 of 7 lead there", "One is against it", "2 not checked"]
    assert told in page(company, "").text


def test_the_ledger_of_the_companys_vision_shows_who_answers_what(company: Path) -> None:
    """A row for the aims and for each clause, a column for each department."""
    [table] = page(company, "visions/one-million").all("table", "gt-ledger")
    rows = [[cell.text for cell in row.children] for row in table.all("tr")]  # type: ignore[union-attr]
    assert rows == [
        ["Part", "Care", "Marketing", "Answered"],
        ["The aims: Reach", "Leads there", "Against it", "2 of 2"],
        ["one million people", "Supports", "Supports", "2 of 2"],
        ["in five years", "Neutral", "Neutral", "2 of 2"],
    ]


def test_with_another_focus_nothing_is_left(tmp_path: Path) -> None:
    """Marketing turns to new segments: no finding, no flag, and the visions agree."""
    folder = write_company(tmp_path, MENDED)
    done = check(folder, "--strict")
    assert done.returncode == 0
    counts = "aims of 7: 5 lead there, 2 not checked"
    asked = f"1 of {len(all_rules())} rules not asked"
    assert done.stdout == f"14 items, no findings, {asked}, no thread broken; {counts}\n"
    assert run_mkdocs(folder, "--strict").returncode == 0
    [panel] = page(folder, "departments/marketing").all("section", "gt-vs")
    assert panel.texts("h2") == ["The two visions agree"]
    assert "New segments → More leads → Reach" in panel.text
    assert page(folder, "tree").all("", "gt-flag--conflict") == []


def test_without_aims_nothing_is_called_aligned(make_plan: MakePlan) -> None:
    """A marketing vision that keeps its focus to itself is asked for it."""
    silent = SCENE["marketing-vision.md"].replace("aims: [remarketing]\n", "")
    plan = make_plan({**SCENE, "marketing-vision.md": silent})
    [finding] = check_plan(plan, ignore=("GT501",)).findings
    assert (finding.code, finding.item) == ("GT313", "marketing-vision")
    assert "`aims: [" in finding.help


def test_a_vision_that_hangs_from_nothing_is_found(make_plan: MakePlan) -> None:
    """A vision of its own is not enough: it must support the company's."""
    why = "supports:\n  - {id: one-million, why: tenants are new to us}\n"
    assert why in MENDED["marketing-vision.md"]
    loose = MENDED["marketing-vision.md"].replace(why, "")
    plan = make_plan({**MENDED, "marketing-vision.md": loose})
    found = check_plan(plan, ignore=("GT501",)).findings
    assert [(f.code, f.item) for f in found] == [("GT208", "marketing-vision")]
    assert [item.id for item in plan.broken] == ["marketing-vision"]


def test_a_changed_clause_opens_every_answer_to_it(make_plan: MakePlan) -> None:
    """The company rewords a part of its vision: both departments are asked to look again."""
    reworded = MENDED["one-million.md"].replace("text: in five years", "text: by 2030")
    plan = make_plan({**MENDED, "one-million.md": reworded})
    found = check_plan(plan, ignore=("GT501",)).findings
    assert [(f.code, f.item) for f in found] == [
        ("GT315", "care-vision"),
        ("GT315", "marketing-vision"),
    ]
    assert all("by 2030" in f.message and "`seen: " in f.help for f in found)
