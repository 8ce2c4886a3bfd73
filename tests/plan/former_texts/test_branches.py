"""Former words where history has branches, and where a file moved about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.findings.check import check_plan
from tests.git.repository import Repository, start_repository
from tests.plan.former_texts.story import GOAL, PURPOSE, affirm, changes, help_of

SECRET = "Buy the Rhine Valley Tap Company"
HUSHED = GOAL.replace("One home in five", SECRET)
BOARD = f"{HUSHED}audience: board\n"
OTHER = GOAL.replace("800", "810")
UNKNOWN = "the git history here does not show which text that was"
Story = Callable[[Repository], None]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository whose plan lies one folder down."""
    return start_repository(tmp_path / "one", "plans")


def branch(repository: Repository) -> None:
    """Go on beside the main line, from where it stands."""
    repository.git("checkout", "-q", "-b", "side")


def merge(repository: Repository, *how: str, day: str = "2026-09-25") -> None:
    """Merge what was done beside the main line; conflicts go to the main line."""
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", *how, "side", day=day)


def move(repository: Repository, old: str, new: str, day: str) -> None:
    """Move a file, both names counted from the top, and commit that."""
    target = repository.top / new
    target.parent.mkdir(parents=True, exist_ok=True)
    (repository.top / old).rename(target)
    repository.commit({}, day)


def opened_with_other_words(repository: Repository) -> None:
    """For the board on a branch, and open again there before it was merged."""
    branch(repository)
    repository.commit({"goal.md": BOARD}, "2026-09-10")
    repository.commit({"goal.md": OTHER}, "2026-09-11")
    merge(repository)


def not_taken(repository: Repository) -> None:
    """For the board on a branch whose content was left out of the merge."""
    branch(repository)
    repository.commit({"goal.md": BOARD}, "2026-09-10")
    merge(repository, "-s", "ours")


def decided_otherwise(repository: Repository) -> None:
    """For the board on a branch; the main line had other words, which were kept."""
    branch(repository)
    repository.commit({"goal.md": BOARD}, "2026-09-10")
    repository.git("checkout", "-q", "main")
    repository.commit({"goal.md": HUSHED.replace("800", "700")}, "2026-09-11")
    merge(repository, "-X", "ours")


def older_by_its_day(repository: Repository) -> None:
    """For the board on a branch whose commits claim to be older than what was affirmed."""
    branch(repository)
    repository.commit({"goal.md": BOARD}, "2026-08-01")
    repository.commit({"goal.md": OTHER}, "2026-08-02")
    merge(repository)


def forked_before(repository: Repository) -> None:
    """For the board on a branch that began before the words were affirmed."""
    repository.git("checkout", "-q", "-b", "side", "HEAD~1")
    repository.commit({"goal.md": BOARD}, "2026-08-01")
    merge(repository, "-s", "ours")


def for_the_board_under_its_old_name(repository: Repository) -> None:
    """Renamed on a branch while the main line was for the board for a day."""
    branch(repository)
    move(repository, "plans/goal.md", "plans/target.md", "2026-09-05")
    repository.git("checkout", "-q", "main")
    repository.commit({"goal.md": BOARD}, "2026-09-10")
    repository.commit({"goal.md": OTHER}, "2026-09-11")
    merge(repository)
    assert not (repository.folder / "goal.md").exists()
    move(repository, "plans/target.md", "plans/goal.md", "2026-09-26")


def for_the_board_under_another_name(repository: Repository) -> None:
    """Renamed and closed on a branch; the main line's name was kept."""
    branch(repository)
    move(repository, "plans/goal.md", "plans/deal.md", "2026-09-05")
    repository.commit({"deal.md": BOARD}, "2026-09-06")
    merge(repository, "-s", "ours")


def renamed_in_the_merge(repository: Repository) -> None:
    """The commit that joins two lines gives the file its name, after the board had it."""
    repository.commit({"goal.md": BOARD}, "2026-09-04")
    branch(repository)
    repository.commit({"goal.md": OTHER, "one.md": "# One\n"}, "2026-09-05")
    repository.git("checkout", "-q", "main")
    repository.commit({"goal.md": OTHER, "two.md": "# Two\n"}, "2026-09-06")
    repository.git("merge", "-q", "--no-ff", "--no-commit", "side")
    (repository.folder / "goal.md").rename(repository.folder / "aim.md")
    repository.commit({}, "2026-09-07")


def outside_and_back(place: str, *, said: str = OTHER, aside: bool = False) -> Story:
    """Out of the plan, or hidden in it, and back with other words."""

    def story(repository: Repository) -> None:
        if aside:
            branch(repository)
        move(repository, "plans/goal.md", place, "2026-09-10")
        (repository.top / place).write_text(f"---\n{said}---\n", "utf-8")
        repository.commit({}, "2026-09-11")
        (repository.top / place).unlink()
        repository.commit({"goal.md": OTHER}, "2026-09-12")
        if aside:
            merge(repository)

    return story


def away_for_a_day(repository: Repository) -> None:
    """Deleted, and written again."""
    (repository.folder / "goal.md").unlink()
    repository.commit({}, "2026-09-10")
    repository.commit({"goal.md": OTHER}, "2026-09-11")


def a_link_for_a_day(repository: Repository) -> None:
    """A symbolic link to a file that nobody publishes stood in its place."""
    path = repository.folder / "goal.md"
    path.unlink()
    path.symlink_to("../board.txt")
    repository.commit({}, "2026-09-10")
    path.unlink()
    repository.commit({"goal.md": OTHER}, "2026-09-11")


def at_no_day(repository: Repository) -> None:
    """For the board in a commit whose day cannot be read."""
    repository.commit({"goal.md": BOARD}, "2026-09-10")
    raw = repository.git("cat-file", "commit", "HEAD").replace(
        "ada@example.com> 17", "ada@example.com> 99999917", 1
    )
    (repository.top / "raw").write_text(raw, "utf-8")
    commit = repository.git("hash-object", "-t", "commit", "--literally", "-w", "raw").strip()
    (repository.top / "raw").unlink()
    repository.git("reset", "-q", "--hard", commit)
    repository.commit({"goal.md": OTHER}, "2026-09-11")


CLOSED: list[Story] = [
    opened_with_other_words,
    not_taken,
    decided_otherwise,
    older_by_its_day,
    forked_before,
    for_the_board_under_its_old_name,
    for_the_board_under_another_name,
    renamed_in_the_merge,
    outside_and_back("notes/goal.md"),
    outside_and_back("notes/goal.txt"),
    outside_and_back("plans/.board/goal.md"),
    outside_and_back("notes/goal.md", said="title: quite other words\n"),
    outside_and_back("notes/goal.md", aside=True),
    outside_and_back("notes/goal.txt", aside=True),
    outside_and_back("plans/templates/goal.md", said=BOARD, aside=True),
    away_for_a_day,
    a_link_for_a_day,
    at_no_day,
]


@pytest.mark.parametrize("story", CLOSED, ids=lambda story: story.__qualname__.split(".")[0])
def test_a_version_that_was_not_for_all_ends_the_search(
    repository: Repository, story: Story
) -> None:
    """Wherever in the history it lies, unless what was affirmed came after it."""
    affirm(repository, HUSHED)
    story(repository)
    (path,) = {"goal.md", "aim.md"} & {file.name for file in repository.folder.iterdir()}
    repository.commit({path: GOAL}, "2026-10-01")
    plan = repository.plan()
    assert SECRET not in repr((plan.earlier, plan.past, check_plan(plan)))
    assert help_of(plan).startswith(UNKNOWN)


def open_all_the_way(repository: Repository) -> None:
    """A branch on which nothing was closed."""
    branch(repository)
    repository.commit({"goal.md": OTHER}, "2026-09-10")
    merge(repository)


def renamed_on_a_branch(repository: Repository) -> None:
    """Under another name for a while, inside the plan."""
    branch(repository)
    move(repository, "plans/goal.md", "plans/later/target.md", "2026-09-10")
    merge(repository)
    move(repository, "plans/later/target.md", "plans/goal.md", "2026-09-26")


def another_file(repository: Repository) -> None:
    """What was closed, deleted and moved out was another file."""
    branch(repository)
    deal = "kind: goal\nid: deal\ntitle: Deal\nsupports: purpose\naudience: board\n"
    repository.commit({"deal.md": deal, "notes.md": "# Notes of a kick-off\n"}, "2026-09-10")
    (repository.folder / "deal.md").unlink()
    move(repository, "plans/notes.md", "else/notes.md", "2026-09-11")
    merge(repository)


@pytest.mark.parametrize(
    "story", [open_all_the_way, renamed_on_a_branch, another_file], ids=lambda s: s.__name__
)
def test_what_was_always_open_is_told(repository: Repository, story: Story) -> None:
    """Branches alone hide nothing."""
    affirm(repository, HUSHED)
    story(repository)
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    assert f'title "{SECRET}" → "One home in five"' in changes(repository.plan())


def test_what_was_affirmed_after_it_was_opened_is_told(repository: Repository) -> None:
    """A draft for the board, opened, then affirmed; a branch that began later was merged."""
    repository.commit({"purpose.md": PURPOSE, "goal.md": BOARD}, "2026-08-01")
    affirm(repository, HUSHED)
    open_all_the_way(repository)
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    assert f'title "{SECRET}" → "One home in five"' in changes(repository.plan())


@pytest.mark.parametrize("depth", [3, 4, 5, 6, 50])
def test_a_clone_cut_short_tells_no_more(repository: Repository, depth: int) -> None:
    """What lies beyond the cut, beside the line that was affirmed, may be for the board."""
    affirm(repository, HUSHED)
    opened_with_other_words(repository)
    repository.commit({"goal.md": GOAL}, "2026-10-01")
    short = repository.top.parent / "short"
    repository.git(
        "clone",
        "-q",
        "--depth",
        str(depth),
        f"file://{repository.top}",
        str(short),
        day="2026-10-02",
    )
    plan = Repository(short, short / "plans").plan()
    assert SECRET not in repr((plan.earlier, plan.past, check_plan(plan)))
