"""What an unknown name may have meant: only what the place takes, or a file that is no page."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.config.settings import find_settings
from goldenthread.findings import near_files
from goldenthread.findings.check import check_plan
from goldenthread.plan.load import load_plan

PURPOSE = "kind: purpose\nid: purpose\ntitle: Nobody thinks twice\nowner: ada\n"
ADA = "kind: person\nid: ada\ntitle: Ada Okafor\n"
GOAL = "kind: goal\nid: renter\ntitle: One in five\nsupports: purpose\nowner: ada\n"


def helps(folder: Path, files: dict[str, str], code: str = "GT201") -> list[str]:
    """Write files below a folder with a configuration; return what a rule advises."""
    (folder / "mkdocs.yml").write_text(
        "docs_dir: plans\nplugins: [{goldenthread: {today: 2026-11-22}}]\n", "utf-8"
    )
    for name, text in {"plans/purpose.md": PURPOSE, "plans/ada.md": ADA, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{text}---\n", "utf-8")
    result = check_plan(load_plan(find_settings(folder)))
    return [finding.help for finding in result.findings if finding.code == code]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("supports: renters", "did you mean 'renter'?"),
        ("supports: ad", "write a file for it, or remove it from 'supports'"),
        ("supports: purpose\ndepends_on: [renters]", "did you mean 'renter'?"),
        ("supports: purpose\nowner: renters", "write a file for this person, or name"),
        ("supports: purpose\nowner: adda", "did you mean 'ada'?"),
        ("supports: purpose\ndepartment: adda", "write a file for it, or remove it"),
        ("supports: Ada Okafor", "write a file for it, or remove it from 'supports'"),
    ],
)
def test_only_what_the_field_takes_is_suggested(tmp_path: Path, written: str, said: str) -> None:
    """A person is no goal, however alike the ids."""
    work = f"kind: objective\nid: rent\ntitle: Win\n{written}\n"
    (told,) = helps(tmp_path, {"plans/renter.md": GOAL, "plans/work.md": work})
    assert told.startswith(said)


WORK = "kind: objective\nid: work\ntitle: Win\nsupports: goal\nowner: ada\n"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("plans/goal.txt", "'plans/goal.txt' is no page: rename it to 'goal.md'"),
        ("plans/a/goal.md.txt", "'plans/a/goal.md.txt' is no page: rename it to 'goal.md'"),
        ("notes/goal.md", "'notes/goal.md' lies outside the plan folder: move it into 'plans'"),
        ("goal.md", "'goal.md' lies outside the plan folder: move it into 'plans'"),
        ("notes/goal/index.md", "'notes/goal/index.md' lies outside the plan folder: move it"),
        ("plans/.drafts/goal.md", "'plans/.drafts/goal.md' is hidden by a dot in its name: take"),
        ("notes/Goal.md", "'notes/Goal.md' lies outside the plan folder: move it into 'plans'"),
    ],
)
def test_a_file_of_that_name_that_is_no_item_is_named(
    tmp_path: Path, place: str, said: str
) -> None:
    """With what keeps it out of the plan; also where a text mentions it."""
    page = "kind: value\nid: kind\ntitle: Be kind\nsupports: purpose\n---\nSee [[goal]].\n"
    files = {place: GOAL, "plans/work.md": WORK, "plans/kind.md": page}
    (told,) = helps(tmp_path, files)
    assert told.startswith(said)
    assert helps(tmp_path, files, "GT210") == [told]


@pytest.mark.parametrize(
    "place", ["node_modules/a/goal.md", ".git/goal.md", "site/goal.txt", "plans/goals.txt"]
)
def test_files_of_tools_and_of_other_names_are_not_meant(tmp_path: Path, place: str) -> None:
    """Nothing is guessed from them."""
    (told,) = helps(tmp_path, {place: GOAL, "plans/work.md": WORK})
    assert told.startswith("write a file for it")


def test_the_search_is_bounded_and_follows_no_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of any size, and one that leads out of it."""
    away = tmp_path / "away"
    away.mkdir()
    (away / "goal.md").write_text("x", "utf-8")
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "link").symlink_to(away)
    assert helps(plan, {"plans/work.md": WORK})[0].startswith("write a file for it")
    monkeypatch.setattr(near_files, "_MOST", 3)
    many = {f"a/n{number}.md": GOAL for number in range(9)}
    files = {**many, "z/goal.md": GOAL, "plans/work.md": WORK}
    assert helps(plan, files)[0].startswith("write a file for it")


def test_a_metric_block_suggests_what_has_a_metric(tmp_path: Path) -> None:
    """The text asks for a figure, so an item without one is not meant."""
    page = "kind: value\nid: kind\ntitle: Be kind\nsupports: purpose\n---\n[[metric: renters]]\n"
    measured = f"{GOAL}metrics: [{{id: homes, name: Homes, unit: homes, baseline: 0, target: 9}}]\n"
    (told,) = helps(tmp_path, {"plans/renter.md": GOAL, "plans/kind.md": page}, "GT210")
    assert told.startswith("write the id of an item")
    (told,) = helps(tmp_path, {"plans/renter.md": measured, "plans/kind.md": page}, "GT210")
    assert told == "did you mean 'renter'?"


def test_a_part_is_suggested_by_what_the_field_means(tmp_path: Path) -> None:
    """An answer names a clause, and a metric of the same vision is none."""
    vision = (
        "kind: vision\nid: million\ntitle: A million\nsupports: purpose\nowner: ada\n"
        "clauses: [{id: home, text: at home}]\n"
        "metrics: [{id: homed, name: H, unit: h, baseline: 0, target: 1}]\n"
    )
    own = (
        "kind: vision\nid: own\ntitle: Ours\nsupports: million\nowner: ada\ndepartment: sales\n"
        "answers: [{clause: million#homes, verdict: neutral, why: no}]\n"
    )
    sales = "kind: department\nid: sales\ntitle: Sales\npathfinders: [{person: ada}]\n"
    files = {"plans/v.md": vision, "plans/own.md": own, "plans/sales.md": sales}
    assert helps(tmp_path, files, "GT215") == ["did you mean 'home'?"]
