"""Selection, severities, waivers, baseline, the gate, and what fails closed."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import pytest

from goldenthread.config.settings import SettingsError, find_settings
from goldenthread.findings.baseline import (
    compare_with_baseline,
    fingerprint,
    read_baseline,
    write_baseline,
)
from goldenthread.findings.check import (
    ALWAYS_ERRORS,
    Result,
    check_plan,
)
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import all_rules
from goldenthread.plan.load import load_plan

BASE = Path(__file__).parent / "base"

# One error, one warning, one piece of advice, each in its own family and file.
FAULTS = {
    "goal.md": "kind: goal\ntitle: One home in five\nsupports: misson\nowner: ada\n",
    "objective.md": "kind: objective\ntitle: Win the renters\nsupports: purpose\n",
    "initiative.md": "kind: initiative\ntitle: Print it\nsupports: objective\nnumber: 12:30\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a healthy plan in a folder with a configuration file."""
    shutil.copytree(BASE, tmp_path / "plans")
    configure(tmp_path)
    return tmp_path


def configure(folder: Path, **options: Any):
    """Write the settings; options are written as JSON, which is YAML.

    The base plan has marketing in it and no journey, of which only the specs speak.
    """
    rules = {"GT501": "off", **options.pop("rules", {})}
    options = {"today": "2026-11-22", "rules": rules, **options}
    text = f"docs_dir: plans\nplugins:\n  - goldenthread: {json.dumps(options)}\n"
    (folder / "mkdocs.yml").write_text(text, "utf-8")


def write(folder: Path, name: str, front: str, body: str = ""):
    """Write one item of the plan."""
    (folder / "plans" / name).write_text(f"---\n{front}---\n{body}", "utf-8")


def check(folder: Path, **options: object) -> Result:
    """Load and check the plan of a folder."""
    return check_plan(load_plan(find_settings(folder)), **options)


def codes(result: Result) -> list[str]:
    """Return the codes of what counts, in the order of places."""
    return [finding.code for finding in result.findings]


@pytest.fixture
def faulty(folder: Path) -> Path:
    """Return a plan with several findings of several families."""
    for name, front in FAULTS.items():
        write(folder, name, front)
    return folder


def test_healthy_plan_has_no_findings(folder: Path):
    """Every rule runs and none of them finds anything."""
    result = check(folder)
    assert (result.findings, result.waived, result.known) == ((), (), ())
    assert result.counts == {"error": 0, "warning": 0, "info": 0}
    assert not result.fails("warning")


def test_findings_are_sorted_by_weight_then_place(faulty: Path):
    """Errors come first; below each weight the list reads file by file, from the top of each."""
    found = check(faulty).findings
    ranks = [f.severity.rank for f in found]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) > 1
    for rank in set(ranks):
        places = [f.place for f in found if f.severity.rank == rank]
        assert places == sorted(places)
    assert len({f.path for f in found}) >= 3


def test_a_baseline_stays_in_the_order_of_places(faulty: Path, tmp_path: Path):
    """A rule that weighs more tomorrow moves no line of the file."""
    write_baseline(check(faulty).findings, tmp_path / "known.json")
    entries = json.loads((tmp_path / "known.json").read_text("utf-8"))["findings"]
    paths = [entry["path"] for entry in entries]
    assert paths == sorted(paths)
    assert len(set(paths)) >= 3


def test_what_closes_the_gate_is_named_heaviest_first(faulty: Path):
    """All that closes it, and nothing else."""
    result = check(faulty)
    assert {f.severity.value for f in result.closing("error")} == {"error"}
    assert result.closing("warning")[0] == result.closing("error")[0] == result.findings[0]
    assert result.closing("never") == ()


def test_rules_that_were_not_asked_are_counted(faulty: Path):
    """Selecting, ignoring and switching off all leave rules out."""
    assert check(faulty).unasked == 1
    assert check(faulty, ignore=["GT312"]).unasked == 2
    assert check(faulty, select=["GT201"]).unasked == len(all_rules()) - 1 - len(ALWAYS_ERRORS)


def test_select_keeps_families_and_single_codes(faulty: Path):
    """A prefix of a code chooses all rules that begin with it."""
    assert set(codes(check(faulty, select=["GT2"]))) == {"GT201", "GT202", "GT213"}
    assert codes(check(faulty, select=["GT201", "GT013"])) == ["GT201", "GT013"]


def test_ignore_wins_over_select(faulty: Path):
    """What is ignored stays out, selected or not."""
    result = check(faulty, select=["GT2"], ignore=["GT213"])
    assert set(codes(result)) == {"GT201", "GT202"}
    assert "GT013" in codes(check(faulty, ignore=["GT2"]))
    assert not any(code.startswith("GT2") for code in codes(check(faulty, ignore=["GT2"])))


def test_settings_change_severities_and_switch_rules_off(faulty: Path):
    """A rule weighs what the company says, and is silent where it says off."""
    configure(faulty, rules={"GT201": "info", "GT213": "error", "GT013": "off"})
    found = {finding.code: finding.severity for finding in check(faulty).findings}
    assert found["GT201"] is Severity.INFO
    assert found["GT213"] is Severity.ERROR
    assert "GT013" not in found


@pytest.mark.parametrize(
    ("fail_on", "severity", "closed"),
    [
        ("error", "error", True),
        ("error", "warning", False),
        ("error", "info", False),
        ("warning", "error", True),
        ("warning", "warning", True),
        ("warning", "info", False),
        ("never", "error", False),
    ],
)
def test_gate_closes_at_its_severity(folder: Path, fail_on: str, severity: str, closed: bool):  # noqa: FBT001
    """The gate compares the worst finding with `fail_on`."""
    write(folder, "goal.md", FAULTS["goal.md"])
    configure(folder, rules={"GT201": severity})
    result = check(folder, select=["GT201"])
    assert codes(result) == ["GT201"]
    assert result.fails(fail_on) is closed


def test_counts_are_by_severity(faulty: Path):
    """The summary counts what the list shows."""
    result = check(faulty, select=["GT201", "GT013"])
    assert result.counts == {"error": 1, "warning": 1, "info": 0}


def test_findings_are_reached_by_every_item_they_concern(folder: Path):
    """A circle is on the page of each item in it."""
    write(folder, "goal.md", "kind: goal\ntitle: A\nsupports: [{id: north, why: x}]\n")
    write(folder, "north.md", "kind: goal\ntitle: B\nsupports: [{id: goal, why: y}]\n")
    by_item = check(folder, select=["GT204"]).by_item
    assert set(by_item) == {"goal", "north"}
    assert by_item["goal"] == by_item["north"]


def test_findings_from_outside_take_part(folder: Path):
    """What only a build can know is shown, sorted and gated like the rest."""
    plan = load_plan(find_settings(folder))
    extra = list(all_rules()["GT011"].find(plan, "goal.md"))
    result = check_plan(plan, extra=extra)
    assert codes(result) == ["GT011"]
    assert result.fails("error")


WAIVED = (
    "kind: goal\ntitle: One home in five\nowner: ada\nperiod: 2026\n"
    "waivers: [{rule: GT208, because: the board decides, until: 2026-12-31}]\n"
)


def test_waived_finding_is_listed_and_never_counted(folder: Path):
    """A waiver moves its finding out of the gate's way and keeps its reason."""
    write(folder, "goal.md", WAIVED)
    result = check(folder)
    assert codes(result) == []
    assert [entry.finding.code for entry in result.waived] == ["GT208"]
    assert result.waived[0].waiver.because == "the board decides"
    assert not result.fails("warning")


def test_waiver_holds_for_its_item_and_rule_only(folder: Path):
    """Another rule of the same item and the same rule elsewhere still count."""
    write(folder, "goal.md", WAIVED.replace("owner: ada", "reviewer: nobody"))
    write(folder, "north.md", "kind: goal\ntitle: Grow in the north\n")
    found = {(f.item, f.code) for f in check(folder, select=["GT2"]).findings}
    assert found == {("goal", "GT201"), ("north", "GT208")}


def test_waiver_without_a_reason_or_past_its_day_does_not_hold(folder: Path):
    """No reason, no waiver; and after its last day it is over."""
    write(folder, "goal.md", WAIVED.replace("because: the board decides", "because: ''"))
    assert "GT208" in codes(check(folder))
    write(folder, "goal.md", WAIVED)
    configure(folder, today="2026-12-31")
    assert "GT208" not in codes(check(folder))
    configure(folder, today="2027-01-01")
    assert {"GT208", "GT901"} <= set(codes(check(folder)))


def test_idle_waiver_is_listed_once_and_follows_its_severity(folder: Path):
    """Severity settings, selection and ignoring hold for idle waivers too."""
    write(folder, "goal.md", WAIVED.replace("period: 2026\n", "supports: purpose\n"))
    assert codes(check(folder, select=["GT9"])) == ["GT903"]
    assert codes(check(folder, select=["GT2"])) == []
    assert "GT903" not in codes(check(folder, ignore=["GT9"]))
    configure(folder, rules={"GT903": "warning"})
    assert check(folder, select=["GT9"]).counts["warning"] == 1
    configure(folder, rules={"GT903": "off"})
    assert codes(check(folder, select=["GT9"])) == []


def test_baseline_lists_what_is_known_and_fails_on_what_is_new(faulty: Path):
    """A company with many findings starts from them and hears of new ones only."""
    first = check(faulty)
    write_baseline(first.findings, faulty / "baseline.json")
    configure(faulty, baseline="baseline.json")
    again = check(faulty)
    assert again.findings == ()
    assert again.known == first.findings
    assert not again.fails("warning")
    write(faulty, "north.md", "kind: goal\ntitle: Grow in the north\nowner: ada\nperiod: 2026\n")
    assert "GT208" in codes(check(faulty))


def test_baseline_survives_moved_lines(faulty: Path):
    """A finding that slides down its file is still the same finding."""
    before = check(faulty, select=["GT201"]).findings[0]
    write(faulty, "goal.md", "# moved\n" + FAULTS["goal.md"])
    after = check(faulty, select=["GT201"]).findings[0]
    assert before.line != after.line
    assert fingerprint(before) == fingerprint(after)


def test_a_baseline_goes_by_what_a_finding_is_about(folder: Path):
    """Other words are the same finding; another item, place or subject is another one."""
    write(folder, "goal.md", "kind: goal\ntitle: A\nsupports: [gone, purpose]\nowner: ada\n")
    result = check(folder, select=["GT201"])
    write_baseline(result.findings, folder / "baseline.json")
    configure(folder, baseline="baseline.json")
    plan = load_plan(find_settings(folder))
    [finding] = result.findings
    reworded = replace(finding, path="moved.md", line=9, message="gone is gone", help="", near=())
    assert compare_with_baseline(plan, [reworded]) == ([], [reworded])
    for other in (
        {"code": "GT202"},
        {"item": "objective"},
        {"pointer": ("supports", 1)},
        {"subjects": ("lost",)},
        {"weeks": ("2026-W40",)},
    ):
        told = replace(finding, **other)
        assert compare_with_baseline(plan, [told]) == ([told], [])
    nowhere = replace(finding, item="")
    assert compare_with_baseline(plan, [nowhere]) == ([nowhere], [])


def test_a_baseline_keeps_places_outside_of_items(folder: Path):
    """A file that is no item goes by its path, whatever bytes its name has."""
    name = os.fsdecode(b"caf\xe9.md")
    (folder / "plans" / name).write_bytes(b"---\na: 1\na: 2\n---\n")
    result = check(folder, select=["GT005"])
    assert [finding.item for finding in result.findings] == [""]
    write_baseline(result.findings, folder / "baseline.json")
    configure(folder, baseline="baseline.json")
    assert check(folder, select=["GT005"]).findings == ()


def test_a_baseline_by_messages_says_how_to_write_it_anew(folder: Path):
    """The first version knew findings by their words, which have changed since."""
    old = {"version": 1, "findings": [{"code": "GT201", "path": "a.md", "fingerprint": "00"}]}
    (folder / "baseline.json").write_text(json.dumps(old), "utf-8")
    configure(folder, baseline="baseline.json")
    with pytest.raises(SettingsError, match=r"an older version.*remove it .*--write-baseline base"):
        check(folder)


def test_baseline_counts_each_finding_once(folder: Path):
    """Two findings that read the same need two entries."""
    link = "supports: [gone, purpose]\nowner: ada\n"
    write(folder, "goal.md", "kind: goal\ntitle: A\n" + link)
    write_baseline(check(folder, select=["GT201"]).findings, folder / "baseline.json")
    configure(folder, baseline="baseline.json")
    twice = "supports: [gone, gone, purpose]\nowner: ada\n"
    write(folder, "goal.md", "kind: goal\ntitle: A\n" + twice)
    result = check(folder, select=["GT201"])
    assert (len(result.findings), len(result.known)) == (1, 1)


def test_baseline_can_only_shrink(faulty: Path):
    """What was mended leaves the baseline when it is written again, and nothing comes back."""
    write_baseline(check(faulty).findings, faulty / "baseline.json")
    configure(faulty, baseline="baseline.json")
    full = len(read_baseline(load_plan(find_settings(faulty))))
    shutil.copy(BASE / "goal.md", faulty / "plans" / "goal.md")
    result = check(faulty)
    assert result.findings == ()
    write_baseline(result.known, faulty / "baseline.json")
    assert len(read_baseline(load_plan(find_settings(faulty)))) == len(result.known) < full
    write(faulty, "goal.md", FAULTS["goal.md"])
    assert "GT201" in codes(check(faulty))


@pytest.mark.parametrize("content", [None, "", "[]", '{"findings": [1]}', "\x00"])
def test_unusable_baseline_stops_the_run(folder: Path, content: str | None):
    """A baseline that is missing or broken is no empty baseline."""
    configure(folder, baseline="baseline.json")
    if content is not None:
        (folder / "baseline.json").write_text(content, "utf-8")
    with pytest.raises(SettingsError, match="--write-baseline"):
        check(folder)


SECRET = "Close the Ostend crew"
RESTRICTED = f"kind: goal\nid: ostend-exit\ntitle: {SECRET}\nformerly: [ostend-plan]\n"


@pytest.fixture
def restricted(folder: Path) -> Path:
    """Return a plan with a goal for the board and faults all around that quote it."""
    fields = "supports: north\nownr: ada\nperiod: Ostend\nnumber: 12:30\naudience: board\n"
    metrics = "metrics: [{id: ostend-vans, name: Vans in Ostend}]\nstate: candidate\n"
    body = "\nSee [[ostend-exti]].\n"
    write(folder, "board.md", RESTRICTED + fields + metrics, body)
    write(folder, "twin.md", "kind: goal\nid: ostend-exit\ntitle: Twin\nsupports: purpose\n")
    write(folder, "old.md", "kind: goal\ntitle: Old\nsupports: purpose\nformerly: [ostend-exit]\n")
    write(
        folder, "north.md", "kind: goal\ntitle: North\nsupports: ostend-exit\nowner: ostend-exit\n"
    )
    write(folder, "typo.md", "kind: goal\ntitle: Typo\nsupports: ostend-exi\nowner: ada\n")
    write(folder, "part.md", "kind: goal\ntitle: Part\nsupports: ostend-exit#vans\nowner: ada\n")
    write(folder, "card.md", "kind: tactic\ntitle: Card\nsupports: ostend-plan\nowner: ada\n")
    waiver = "waivers: [{rule: GT202, because: x, until: 2027-01-01}]\n"
    write(
        folder, "waived.md", f"kind: tactic\ntitle: W\nsupports: ostend-exit\nowner: ada\n{waiver}"
    )
    text = "[[ostend-exit#vans]] [[ostend exit]]\n"
    (folder / "plans" / "notes.md").write_text(text, "utf-8")
    return folder


def shown(result: Result) -> str:
    """Return every word of every finding, the places of the board's own file left out."""
    entries: list[Finding] = [*result.findings, *result.known]
    entries += [entry.finding for entry in result.waived]
    kept = [f for f in entries if not f.path.endswith("board.md")]
    own = [(f.code, f.item, f.message, f.help, f.also) for f in entries if f not in kept]
    return repr([astuple(f) for f in kept] + own).casefold()


def test_restricted_item_leaves_no_word_in_any_finding(restricted: Path):
    """Neither title nor id of a board-only item is shown, whatever is wrong around it."""
    write(restricted, "board.md", RESTRICTED + "supports: north\nownr: ada\naudience: company\n")
    assert "ostend-exit" in shown(check(restricted)), "the faults around must be able to show it"
    fields = "supports: north\nownr: ada\naudience: board\n"
    write(restricted, "board.md", RESTRICTED + fields, "See [[ostend-exti]].\n")
    result = check(restricted)
    words = shown(result)
    assert SECRET.casefold() not in words
    assert "ostend-exit'" not in words
    assert "ostend-plan'" not in words
    own = [f for f in result.findings if f.path == "plans/board.md"]
    assert [(f.code, f.item, f.line) for f in own] == [("GT701", "", 8)]


def test_findings_without_its_words_are_still_shown(restricted: Path):
    """Only what would show the restricted item is held back."""
    write(restricted, "south.md", "kind: goal\ntitle: South\nsupports: nowhere\nowner: ada\n")
    found = {(f.path, f.code) for f in check(restricted, select=["GT201"]).findings}
    assert ("plans/south.md", "GT201") in found
    assert ("plans/typo.md", "GT201") not in found


@pytest.mark.parametrize(
    "options",
    [
        {"fail_on": "never"},
        {"rules": {"GT701": "off"}},
        {"rules": {"GT701": "info"}, "fail_on": "never"},
    ],
)
def test_no_setting_opens_the_gate_for_a_restricted_item(restricted: Path, options: dict):
    """Settings, selection, baseline and waivers are all without effect."""
    configure(restricted, **options)
    result = check(restricted, select=["GT8"], ignore=["GT7"])
    assert "GT701" in codes(result)
    assert result.fails("never")
    assert {f.severity for f in result.findings if f.code == "GT701"} == {Severity.ERROR}


def test_baseline_never_holds_a_restricted_item(restricted: Path):
    """Writing a baseline neither accepts the finding nor copies words of the item."""
    write_baseline(check(restricted).findings, restricted / "baseline.json")
    text = (restricted / "baseline.json").read_text("utf-8")
    assert not any(code in text for code in ALWAYS_ERRORS)
    assert SECRET not in text
    assert "ostend-exit" not in text
    configure(restricted, baseline="baseline.json", fail_on="never")
    result = check(restricted)
    assert codes(result) == ["GT701"]
    assert result.fails("never")


def test_purpose_without_consent_stops_nothing_and_is_told_nowhere(folder: Path):
    """The words of somebody's own purpose are in no finding, not even in that of its type."""
    ben = "kind: person\ntitle: Ben Fischer\ndepartment: marketing\npurpose: I want to be heard\n"
    write(folder, "ben.md", ben)
    result = check(folder)
    found = [f for f in result.findings if f.path == "plans/ben.md"]
    assert [(f.code, f.severity) for f in found] == [("GT702", Severity.INFO)]
    assert "heard" not in repr(result.findings)
    assert not result.fails("error")
