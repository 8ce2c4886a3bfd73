"""A link to an item that is gone: git knows whether it was deleted or renamed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import Invoke

ENV = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.com",
    "GIT_AUTHOR_DATE": "2026-11-02T12:00:00+0000",
    "GIT_COMMITTER_DATE": "2026-11-02T12:00:00+0000",
}
LINK = "supports: [{id: OLD, why: people ask for it}]\n"
WORK = f"---\nkind: initiative\nid: work\ntitle: Work\nowner: ann\nperiod: 2026\n{LINK}---\n"
OLD = (
    "---\nkind: goal\nid: OLD\ntitle: A former goal\nowner: ann\nperiod: 2026\n"
    "supports: [{id: one-million, why: homes are where people drink}]\n---\n"
)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as Ada, on one day."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=ENV, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(folder: Path) -> str:
    """Commit everything; return the short name of the commit."""
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "A step")
    return git(folder, "rev-parse", "--short=8", "HEAD")


def begin(plan: Path, old: str = OLD, name: str = "plans/goals/other.md") -> Path:
    """Commit a plan with a file that will go, and with work that links to it."""
    git(plan, "init", "-q")
    target = plan / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(old.replace("OLD", "old-goal"), "utf-8")
    (plan / "plans/work.md").write_text(WORK.replace("OLD", "old-goal"), "utf-8")
    commit(plan)
    return target


def helps(invoke: Invoke, *arguments: str) -> list[str]:
    """Return the help of each finding on a target that does not exist."""
    done = invoke("check", "--format", "json", "--select", "GT201", "--select", "GT701", *arguments)
    return [f["help"] for f in json.loads(done.stdout)["findings"] if f["code"] == "GT201"]


RENAMED = "; if it was renamed, write `formerly: [old-goal]` in the item with the new id"


def test_a_deleted_item_is_named_with_its_commit(plan: Path, invoke: Invoke) -> None:
    """The console says when it went, and what to do instead; the message stays the same."""
    begin(plan).unlink()
    name = commit(plan)
    [told] = helps(invoke)
    assert told == (
        f"plans/goals/other.md was deleted in commit {name} on 2026-11-02: bring it back and close "
        f"or retire it instead; or write a file for it, or remove it from 'supports'{RENAMED}"
    )


def test_a_deleted_person_has_an_end_instead(plan: Path, invoke: Invoke) -> None:
    """Whoever leaves is not deleted: the past would lose them."""
    begin(plan)
    person = plan / "plans/people/bob.md"
    person.parent.mkdir(exist_ok=True)
    person.write_text("---\nkind: person\ntitle: Bob\n---\n", "utf-8")
    work = plan / "plans/work.md"
    work.write_text(work.read_text("utf-8").replace("owner: ann", "owner: bob"), "utf-8")
    commit(plan)
    person.unlink()
    name = commit(plan)
    [told] = helps(invoke)
    assert (
        f"was deleted in commit {name} on 2026-11-02: bring it back and set `end` instead" in told
    )


def test_a_renamed_file_names_its_heir(plan: Path, invoke: Invoke) -> None:
    """Without an id of its own an item is called after its file; git follows the file."""
    old = begin(plan, OLD.replace("id: OLD\n", ""), "plans/goals/old-goal.md")
    git(plan, "mv", "plans/goals/old-goal.md", "plans/goals/between.md")
    name = commit(plan)
    assert not old.exists()
    git(plan, "mv", "plans/goals/between.md", "plans/goals/newer-goal.md")
    commit(plan)
    [told] = helps(invoke)
    assert told == (
        f"renamed in commit {name} on 2026-11-02: write `formerly: [old-goal]` "
        "in plans/goals/newer-goal.md"
    )


@pytest.mark.parametrize("line", ["audience: board\n", "audiense: board\n", "broken: [\n"])
def test_nothing_is_told_of_what_was_not_for_everybody(
    plan: Path, invoke: Invoke, line: str
) -> None:
    """A last version that was restricted, or that cannot be read, is passed over."""
    begin(plan, OLD.replace("owner: ann\n", f"owner: ann\n{line}")).unlink()
    commit(plan)
    assert helps(invoke) == [f"write a file for it, or remove it from 'supports'{RENAMED}"]


def test_nothing_is_told_of_an_heir_that_is_restricted(plan: Path, invoke: Invoke) -> None:
    """Its id would be in the help."""
    old = begin(plan, OLD.replace("id: OLD\n", ""), "plans/goals/old-goal.md")
    git(plan, "mv", "plans/goals/old-goal.md", "plans/goals/project-x.md")
    heir = old.with_name("project-x.md")
    heir.write_text(heir.read_text("utf-8").replace("owner", "audience: board\nowner"), "utf-8")
    commit(plan)
    assert not any("project-x" in told for told in helps(invoke))


def test_a_purpose_of_ones_own_names_nothing(plan: Path, invoke: Invoke) -> None:
    """What somebody keeps to themselves is not spelt out by way of git."""
    begin(plan).unlink()
    (plan / "plans/work.md").unlink()
    person = plan / "plans/people/cleo.md"
    person.parent.mkdir(exist_ok=True)
    own = "purpose:\n  text: Rest\n  touches: [old-goal]\n"
    person.write_text(f"---\nkind: person\ntitle: Cleo\n{own}---\n", "utf-8")
    commit(plan)
    assert "old-goal" not in invoke("check").stdout


def test_without_git_the_help_is_as_it_was(plan: Path, invoke: Invoke) -> None:
    """No repository, no words about it."""
    (plan / "plans/work.md").write_text(WORK.replace("OLD", "old-goal"), "utf-8")
    assert helps(invoke) == [f"write a file for it, or remove it from 'supports'{RENAMED}"]
