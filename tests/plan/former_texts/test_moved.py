"""A link that was affirmed, and then moved to another item, asks for that and accuses nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.cli.writing.trial import with_texts
from goldenthread.findings.check import check_plan
from goldenthread.wording.masked_plan import mask_result
from tests.git.repository import Repository, start_repository
from tests.plan.former_texts.story import CHILD, GOAL, affirm, help_of
from tests.plan.former_texts.test_pages import doubts, site_of

OTHER = GOAL.replace("id: goal", "id: other").replace("One home in five", "Every school")
MOVED = "does it hold for 'other'? it was affirmed for 'goal'; where 'child' serves it, run"
UNTOLD = "the git history here does not show which text that was"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository whose plan lies two folders down."""
    return start_repository(tmp_path / "one")


def move(repository: Repository, to: str = "other") -> str:
    """Lead the affirmed link to another item; return its fingerprint."""
    seen = affirm(repository, files={"other.md": OTHER})
    text = CHILD.format(seen=seen).replace("id: goal", f"id: {to}")
    repository.commit({"child.md": text}, "2026-10-01")
    return seen


def messages(repository: Repository) -> list[str]:
    """Return what GT601 says."""
    return [one.message for one in check_plan(repository.plan()).findings if one.code == "GT601"]


def test_a_moved_link_asks_whether_it_holds_for_the_new_item(repository: Repository) -> None:
    """It names both, and does not say that the new one changed."""
    move(repository)
    assert help_of(repository.plan()).startswith(MOVED)
    assert messages(repository) == [
        "'child' affirmed its link to 'other' for a text that is not the one there today"
    ]


def test_a_link_that_moved_is_known_though_both_items_changed_since(
    repository: Repository,
) -> None:
    """No fingerprint of today fits; the link's own past tells."""
    move(repository)
    changed = {"goal.md": GOAL.replace("800", "900"), "other.md": OTHER.replace("800", "950")}
    repository.commit(changed, "2026-10-02")
    assert help_of(repository.plan()).startswith(MOVED)


def test_a_link_that_came_back_says_what_changed(repository: Repository) -> None:
    """The item has itself had the text that was affirmed."""
    seen = move(repository)
    repository.commit({"child.md": CHILD.format(seen=seen)}, "2026-10-02")
    repository.commit({"goal.md": GOAL.replace("800", "900")}, "2026-10-03")
    assert help_of(repository.plan()).startswith("changed since: target of 'Homes' 800 → 900; ")


def test_an_item_that_is_gone_is_not_named(repository: Repository) -> None:
    """Whatever it was, it is nobody's business any more."""
    move(repository)
    (repository.folder / "goal.md").unlink()
    repository.commit({}, "2026-10-02")
    told = help_of(repository.plan())
    assert told.startswith(
        "does it hold for 'other'? it was affirmed for an item that is no longer in the plan; "
    )


def test_a_renamed_parent_has_not_moved_anything(repository: Repository) -> None:
    """`formerly` keeps the link's end the same."""
    seen = affirm(repository)
    renamed = GOAL.replace("id: goal", "id: other\nformerly: [goal]").replace("800", "900")
    text = CHILD.format(seen=seen).replace("id: goal", "id: other")
    repository.commit({"goal.md": renamed, "child.md": text}, "2026-10-01")
    assert help_of(repository.plan()).startswith("changed since: target of 'Homes' 800 → 900; ")


def test_without_git_a_text_that_stands_elsewhere_tells(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where it does not, only that much is said."""
    move(repository)
    with_git = messages(repository)
    monkeypatch.setenv("PATH", os.devnull)
    assert help_of(repository.plan()).startswith(MOVED)
    goal = repository.folder / "goal.md"
    goal.write_text(f"---\n{GOAL.replace('800', '900')}---\n", "utf-8")
    assert help_of(repository.plan()).startswith(UNTOLD)
    assert messages(repository) == with_git, "a baseline does not depend on git"


def test_a_version_that_was_restricted_ends_the_search(repository: Repository) -> None:
    """Where the link led when only the board could read it is not told."""
    seen = affirm(repository, files={"other.md": OTHER})
    shut = f"audience: board\n{CHILD.format(seen=seen)}"
    repository.commit({"child.md": shut, "goal.md": GOAL.replace("800", "900")}, "2026-10-01")
    open_ = CHILD.format(seen=seen).replace("id: goal", "id: other")
    repository.commit({"child.md": open_}, "2026-10-02")
    assert help_of(repository.plan()).startswith(UNTOLD)


def test_a_plan_without_names_knows_it_too(repository: Repository) -> None:
    """Fingerprints are renewed and ids masked, and the answer stays."""
    move(repository)
    plan = repository.plan(people="roles")
    assert list(mask_result(check_plan(plan)).plan.moved.values()) == ["goal"]


def test_a_change_in_hand_keeps_what_git_told_of_the_rest(repository: Repository) -> None:
    """Of the changed file itself git was not asked."""
    move(repository)
    plan = repository.plan()
    assert with_texts(plan, {"new.md": "---\nkind: value\n---\n"}).moved == plan.moved
    assert with_texts(plan, {"child.md": "---\nkind: objective\n---\n"}).moved == {}


def test_both_pages_ask_the_same(repository: Repository) -> None:
    """Below with both items, above with the one it was affirmed for."""
    move(repository)
    site = site_of(repository)
    below = doubts(site, "child").text
    assert "Does the link hold for this, too? Every school" in below
    assert "It was affirmed for: One home in five" in below
    assert "changed" not in below.replace("What was agreed before something changed", "")
    above = doubts(site, "other").text
    assert "One item below affirmed its link for another text than stands here today:" in above
    assert "It was affirmed for: One home in five Win the renters ben" in above
    german = doubts(site_of(repository, language="de"), "child").text
    assert "Gilt die Verknüpfung auch hierfür? Every school" in german


def test_affirm_asks_it_before_it_writes(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what the new item sets out to do."""
    move(repository)
    monkeypatch.chdir(repository.folder)
    told = CliRunner().invoke(main, ["affirm", "child", "--show"]).stdout
    assert "  affirmed for One home in five (goal); does it hold for this one?\n" in told
    assert 'title "Every school"' in told
