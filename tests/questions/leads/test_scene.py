"""Scene S4: leads that nobody has agreed to handle, and campaigns nobody learned from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest

from goldenthread.findings.check import Result
from tests.conftest import write_files
from tests.host.conftest import CONFIG, run_mkdocs
from tests.questions.leads.town import ASSESSED, HAND_OFF, MENDED, STAGES, STRIPS

Check = Callable[..., Result]

QUESTIONS = (
    "who is responsible",
    "manager or individual reps",
    "how soon",
    "how many follow-up calls",
    "when it is a no-sale",
    "what goes back to Marketing",
)
OPEN_HAND_OFF = "hand_offs:\n  - from: lead\n    to: offer\n"
LOST = ASSESSED.replace("opportunities: 340, customers: 71", "opportunities: 120, customers: 24")


def without(*names: str) -> dict[str, str]:
    """Return the mended plan without some of its files."""
    return {name: text for name, text in MENDED.items() if name not in names}


def found(result: Result) -> list[tuple[str, str]]:
    """Return code and item of what the check finds."""
    return [(finding.code, finding.item) for finding in result.findings]


def pasted(text: str) -> list[str]:
    """Return what a remedy offers to be pasted."""
    return re.findall(r"`([^`]+)`", text)


def test_a_company_that_agreed_and_assessed_has_no_finding(check: Check) -> None:
    """Nothing is said where the hand-off is signed and the campaign is assessed by both sides."""
    assert found(check(MENDED)) == []


def test_a_tactic_that_brings_leads_without_a_hand_off_is_told_each_question(check: Check) -> None:
    """One finding at the tactic names all six questions, and both departments see it."""
    result = check({**MENDED, "buyers.md": STAGES})
    assert found(result) == [("GT526", "strips")]
    finding = result.findings[0]
    assert [words for words in QUESTIONS if words in finding.message] == list(QUESTIONS)
    assert finding in result.by_item["marketing"]
    assert finding in result.by_item["sales"]


def test_the_proposed_hand_off_can_be_pasted(check: Check) -> None:
    """The remedy, written into the journey as it is, mends the plan."""
    wrong = check({**MENDED, "buyers.md": STAGES})
    lines = [text for text in pasted(wrong.findings[0].help) if text.startswith("hand_offs")]
    assert len(lines) == 1
    assert found(check({**MENDED, "buyers.md": f"{STAGES}{lines[0]}\n"})) == []


def test_a_hand_off_without_answers_is_told_each_question(check: Check) -> None:
    """Writing `from` and `to` alone is no agreement; the proposed answers are one."""
    result = check({**MENDED, "buyers.md": STAGES + OPEN_HAND_OFF})
    assert found(result) == [("GT520", "buyers")]
    finding = result.findings[0]
    assert [words for words in QUESTIONS if words in finding.message] == list(QUESTIONS)
    assert {"marketing", "sales"} <= set(finding.also)
    answers = "".join(f"    {line}\n" for line in pasted(finding.help))
    assert found(check({**MENDED, "buyers.md": STAGES + OPEN_HAND_OFF + answers})) == []


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("handled_by", "who is responsible; manager or individual reps"),
        ("respond_within", "how soon"),
        ("follow_ups", "how many follow-up calls"),
        ("no_sale_when", "when it is a no-sale"),
        ("feedback", "what goes back to Marketing"),
    ],
)
def test_one_open_question_is_named_alone(check: Check, field: str, words: str) -> None:
    """Leaving one line out of the agreement names its question, and no other."""
    lines = HAND_OFF.splitlines(keepends=True)
    rest = "".join(line for line in lines if not line.startswith(f"    {field}:"))
    result = check({**MENDED, "buyers.md": STAGES + rest})
    assert found(result) == [("GT520", "buyers")]
    assert result.findings[0].message.endswith(f"leaves open: {words}")


def test_a_campaign_that_ended_without_an_assessment_is_found(check: Check) -> None:
    """Both departments are told, and the file to write is spelt out with real people."""
    result = check(without("kit-assessed.md"))
    assert found(result) == [("GT540", "kit")]
    finding = result.findings[0]
    assert set(finding.also) == {"marketing", "sales"}
    assert "`goldenthread new assessment --campaign kit`" in finding.help
    people = pasted(finding.help)[-1]
    file = f"kind: assessment\ncampaign: kit\nverdict: keep\n{people}\n"
    assert found(check({**without("kit-assessed.md"), "new.md": file})) == []


@pytest.mark.parametrize(("days", "codes"), [(52, ["GT540"]), (53, [])])
def test_the_company_says_how_long_an_assessment_may_take(
    check: Check, days: int, codes: list[str]
) -> None:
    """`assess_within` counts the days since the campaign ended."""
    result = check(without("kit-assessed.md"), assess_within=days)
    assert [finding.code for finding in result.findings] == codes


def test_a_sales_process_that_fails_is_not_put_down_to_the_campaign(check: Check) -> None:
    """As many leads as planned and too few offers: the hand-off and Sales hear of it."""
    journey = STAGES + HAND_OFF.replace("2026-10-0", "2026-06-0")
    result = check({**MENDED, "buyers.md": journey, "kit-assessed.md": LOST})
    assert found(result) == [("GT546", "buyers")]
    finding = result.findings[0]
    assert finding in result.by_item["sales"]
    assert finding in result.by_item["kit-assessed"]
    assert "kit" not in result.by_item
    assert "11.9 % of leads into opportunities, not 33.3 %" in finding.message


def test_a_hand_off_signed_anew_has_heard_the_diagnosis(check: Check) -> None:
    """Once both sides have agreed anew after the campaign, the finding is answered."""
    assert found(check({**MENDED, "kit-assessed.md": LOST})) == []


def test_a_plan_without_campaigns_and_journeys_hears_nothing(check: Check) -> None:
    """A small plan that uses none of this has none of these findings."""
    files = {name: MENDED[name] for name in ("hana.md", "maya.md", "purpose.md")}
    goal = MENDED["homes.md"].replace("id: vision", "id: purpose")
    work = "kind: objective\ntitle: Test each tap\nowner: maya\nsupports: homes\n"
    result = check({**files, "homes.md": goal, "taps.md": work})
    assert not [code for code, _ in found(result) if code.startswith(("GT52", "GT54"))]


def build(folder: Path, files: Mapping[str, str]) -> Path:
    """Build a site as a writer does, and return its folder."""
    write_files(folder / "plans", files)
    (folder / "mkdocs.yml").write_text(CONFIG.format(urls="true", options=""), "utf-8")
    done = run_mkdocs(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def read_page(site: Path, address: str) -> str:
    """Return the words of a built page on one line, without its markup."""
    html = (site / address / "index.html").read_text("utf-8")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_built_site_shows_each_finding_to_both_departments(tmp_path: Path) -> None:
    """A real build of the wrong plan tells both departments; the mended one tells nobody."""
    wrong = {**without("kit-assessed.md"), "buyers.md": STAGES}
    (tmp_path / "wrong").mkdir()
    site = build(tmp_path / "wrong", wrong)
    pages = ("departments/marketing", "departments/sales")
    for page in (*pages, "tactics/strips"):
        text = read_page(site, page)
        assert "GT526" in text
        assert all(words in text for words in QUESTIONS)
    for page in (*pages, "campaigns/kit"):
        text = read_page(site, page)
        assert "GT540" in text
        assert "campaign ended on 2026-09-30 without an assessment" in text
    (tmp_path / "mended").mkdir()
    site = build(tmp_path / "mended", MENDED)
    for page in (*pages, "tactics/strips", "campaigns/kit", "journeys/buyers"):
        assert not re.search(r"GT\d{3}", read_page(site, page))


def test_a_tactic_without_a_stage_is_one_finding(check: Check) -> None:
    """Where the stage is missing, that is what is said; the hand-off comes after."""
    renters = MENDED["renters.md"].replace("stage: buyers#lead\n", "")
    loose = STRIPS.replace("stage: buyers#lead\n", "")
    files = {**MENDED, "buyers.md": STAGES, "strips.md": loose, "renters.md": renters}
    about = [code for code, item in found(check(files)) if item == "strips"]
    assert about == ["GT502"]
