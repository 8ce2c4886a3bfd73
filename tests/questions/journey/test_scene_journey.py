"""Scene S2: more visitors, and then?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from tests.conftest import write_files
from tests.host.conftest import CONFIG, run_mkdocs
from tests.questions.journey.town import COMPANY, JOURNEY, SERIES, STAGED_GOAL, write_journey

Check = Callable[[Mapping[str, str]], Result]


def only(result: Result, code: str) -> Finding:
    """Return the one finding of a code."""
    (found,) = (finding for finding in result.findings if finding.code == code)
    return found


def test_the_goal_of_a_newcomer_is_told_that_it_is_a_series_of_goals(check: Check):
    """Without a journey there is one finding, at the word, addressed to marketing and sales."""
    result = check(COMPANY)
    assert [(f.code, f.item, f.severity) for f in result.findings] == [("GT501", "goal", "warning")]
    found = only(result, "GT501")
    assert "the title says 'visitors'" in found.message
    assert "a series of goals: visitors, leads, qualified leads" in found.help
    assert set(found.also) == {"marketing", "sales"}


def test_the_goal_is_told_its_stage_and_the_next_one(check: Check):
    """With a journey the finding quotes the word, names its stage, and what comes next."""
    result = check({**COMPANY, **JOURNEY})
    assert [(f.code, f.item) for f in result.findings] == [
        *[("GT506", "buyers"), *[("GT503", "buyers")] * 4],
        ("GT502", "goal"),
    ]
    stage = only(result, "GT502")
    assert "the title says 'visitors', the stage 'Visitor' of 'buyers'" in stage.message
    assert "`stage: buyers#visitor`; 'Lead' comes next" in stage.help
    gap = only(result, "GT506")
    assert gap.message.startswith("'goal' brings people to 'Visitor', and then?")
    assert gap.also == ("marketing", "sales", "goal")
    assert {"marketing", "sales", "goal", "buyers"} <= set(result.by_item)


def test_naming_the_stage_leaves_the_gap_at_the_next_one(check: Check):
    """The goal is on the chain, and five stages after it are not served."""
    result = check({**COMPANY, **JOURNEY, **STAGED_GOAL})
    assert [f.code for f in result.findings] == ["GT506", *["GT503"] * 4]


def test_each_stage_that_is_filled_closes_one_gap(check: Check):
    """Filled one after the other, each gap moves on to the next stage, until there is none."""
    names = ["letters.md", "calls.md", "desk.md", "offers.md", "filters.md"]
    for count in range(len(names) + 1):
        files = {**COMPANY, **JOURNEY, **STAGED_GOAL, **{n: SERIES[n] for n in names[:count]}}
        files |= dict.fromkeys(names[count:], "---\ntitle: Nothing yet\n---\n")
        codes = [f.code for f in check(files).findings]
        left = len(names) - count
        assert codes == ([] if not left else ["GT506", *["GT503"] * (left - 1)])


def test_the_mended_plan_has_no_finding(check: Check):
    """Six stages, each served: nothing is left to say."""
    assert check({**COMPANY, **JOURNEY, **SERIES}).findings == ()


def test_a_gap_that_somebody_owns_is_a_note_until_the_day(check: Check):
    """Owned, it does not close the gate; once the day has passed, it does again."""
    files = {**COMPANY, **JOURNEY, **SERIES}
    del files["desk.md"]
    for day, severity in (("2026-12-31", "info"), ("2026-11-21", "warning")):
        gap = f"{{owner: raj, why: the desk opens in January, resolve_by: {day}}}"
        files["buyers.md"] = write_journey(accepted=gap)
        (found,) = check(files).findings
        assert (found.code, found.severity.value) == ("GT506", severity)
        assert f"owned by Raj Patel until {day}" in found.message
        assert ("the day has passed" in found.message) is (severity == "warning")


def test_a_company_that_sells_nothing_hears_nothing(check: Check):
    """A small plan without marketing, sales, aims and campaigns is left alone."""
    files = {
        "ada.md": "kind: person\ntitle: Ada\n",
        "purpose.md": "kind: purpose\ntitle: Clean water for all\nowner: ada\n",
        "vision.md": "kind: vision\ntitle: A million homes\nsupports: purpose\nowner: ada\n",
        "goal.md": (
            "kind: goal\ntitle: Test each well twice a year\nowner: ada\n"
            "supports: [{id: vision, why: nobody sees what is in a well}]\n"
        ),
        "round.md": (
            "kind: initiative\ntitle: A round with two vans\nowner: ada\n"
            "supports: [{id: goal, why: the wells are far apart}]\n"
        ),
    }
    assert check(files).findings == ()


def test_a_real_build_shows_the_gap_to_both_teams(tmp_path: Path):
    """The pages of marketing and of sales show it, and the report and the goal, too."""
    write_files(tmp_path / "plans", {**COMPANY, **JOURNEY, **STAGED_GOAL})
    (tmp_path / "mkdocs.yml").write_text(CONFIG.format(urls="true", options=""), "utf-8")
    built = run_mkdocs(tmp_path)
    assert built.returncode == 0, built.stderr
    said = "brings people to"
    for address in (
        "departments/marketing",
        "departments/sales",
        "goals/goal",
        "journeys/buyers",
        "report",
    ):
        page = (tmp_path / "site" / address / "index.html").read_text("utf-8")
        assert said in page, address
    assert said not in (tmp_path / "site/departments/care/index.html").read_text("utf-8")
