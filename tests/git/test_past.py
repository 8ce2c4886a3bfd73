"""What git kept of check-ins and of people's files: real repositories, real commits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import goldenthread.git.git
import goldenthread.git.past
from goldenthread.git.past import NO_PAST, Past, read_past
from goldenthread.ground.files import DiskFiles
from goldenthread.plan.hook import wants_past
from goldenthread.source.document import read_documents
from tests.conftest import TODAY, write_files
from tests.git.repository import Repository, run_git, start_repository

NOVEMBER = "kind: check-in\nweek: 2026-W46\nteam: marketing\n"
PERSON = "kind: person\ntitle: Ada Okafor\n"
SIGNED = f"{PERSON}acknowledged: [{{item: purpose, version: a1b2c3d4, date: 2026-11-10}}]\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository whose plan lies two folders down."""
    return start_repository(tmp_path)


def days(past: Past, path: str) -> list[str]:
    """Return the days of the versions of a file, newest first."""
    return [version.date.isoformat() for version in past.versions[path]]


def test_each_version_has_its_day_its_author_and_its_text(repository: Repository) -> None:
    """Newest first, in the words of the file, with the address in lower case."""
    repository.commit({"w46.md": NOVEMBER}, "2026-11-09", by="Ben")
    repository.commit({"w46.md": f"{NOVEMBER}mood: [4]\n"}, "2026-11-12")
    past = repository.past()
    assert (past.known, past.shallow) == (True, False)
    newest, oldest = past.versions["w46.md"]
    assert (newest.date, newest.email) == (dt.date(2026, 11, 12), "ada@example.com")
    assert (oldest.date, oldest.email) == (dt.date(2026, 11, 9), "ben@example.com")
    assert newest.text == f"---\n{NOVEMBER}mood: [4]\n---\n"
    assert oldest.text == f"---\n{NOVEMBER}---\n"


@pytest.mark.parametrize("plan", ["docs/plan", "pl än/w [1]", "."])
def test_a_plan_may_lie_anywhere_in_the_repository(tmp_path: Path, plan: str) -> None:
    """A subfolder, a name of any script with blanks and brackets, the repository itself."""
    repository = start_repository(tmp_path / "somewhere else", plan)
    name = "größe/2026 w46 (a, b)\tü.md"
    repository.commit({name: NOVEMBER}, "2026-11-09")
    repository.commit({name: f"{NOVEMBER}mood: [4]\n"}, "2026-11-10")
    assert days(repository.past(), name) == ["2026-11-10", "2026-11-09"]


def test_a_file_that_was_moved_keeps_its_past(repository: Repository) -> None:
    """Twice, and once with an edit: what it was before it moved counts as its own."""
    body = "".join(f"- point {n}\n" for n in range(20))
    text = f"---\n{NOVEMBER}---\n{body}"
    repository.commit({"a.md": text}, "2026-11-09")
    repository.git("mv", "docs/plan/a.md", "docs/plan/b.md")
    repository.commit({"b.md": f"{text}- one more\n"}, "2026-11-10")
    (repository.folder / "deep").mkdir()
    repository.git("mv", "docs/plan/b.md", "docs/plan/deep/c.md")
    repository.commit({}, "2026-11-11")
    past = repository.past()
    assert days(past, "deep/c.md") == ["2026-11-11", "2026-11-10", "2026-11-09"]
    assert list(past.versions) == ["deep/c.md"]


def test_what_a_merge_made_of_two_branches_is_a_version(repository: Repository) -> None:
    """Two people write to one file on two branches; the merge holds what neither wrote alone."""
    text = f"---\n{NOVEMBER}---\nfirst\n" + "between\n" * 9
    repository.commit({"w46.md": text}, "2026-11-09")
    repository.git("checkout", "-q", "-b", "bens")
    repository.commit({"w46.md": f"{text}Ben was here\n"}, "2026-11-10", by="ben")
    repository.git("checkout", "-q", "main")
    repository.commit({"w46.md": text.replace("first", "Ada was here")}, "2026-11-10")
    repository.git("merge", "-q", "--no-edit", "bens", day="2026-11-11")
    newest = repository.past().versions["w46.md"][0]
    assert "Ada was here" in newest.text
    assert "Ben was here" in newest.text
    assert newest.date == dt.date(2026, 11, 11)
    assert len(repository.past().versions["w46.md"]) == 4


def test_edits_that_are_not_committed_are_no_version(repository: Repository) -> None:
    """The past is what was committed; a file that never was has none."""
    repository.commit({"w46.md": NOVEMBER}, "2026-11-09")
    write_files(repository.folder, {"w46.md": f"{NOVEMBER}mood: [1]\n", "new.md": NOVEMBER})
    past = repository.past()
    assert days(past, "w46.md") == ["2026-11-09"]
    assert past.versions["new.md"] == ()


def test_only_recent_check_ins_and_signed_files_are_asked_for(repository: Repository) -> None:
    """Not a check-in of the spring, nor a person or roadmap that nobody signed, nor other work."""
    files = {
        "w46.md": NOVEMBER,
        "w36.md": NOVEMBER.replace("W46", "W36"),
        "w35.md": NOVEMBER.replace("W46", "W34"),
        "no-week.md": "kind: check-in\nweek: soon\nteam: marketing\n",
        "ada.md": SIGNED,
        "ben.md": PERSON,
        "goal.md": "kind: goal\ntitle: One home in five\n",
        "page.md": "---\n---\nwords\n",
        "road.md": "kind: roadmap\nperiod: 2027\nitems: []\ncommitted: [{person: a}]\n",
        "blank.md": "kind: roadmap\nperiod: 2028\nitems: []\ncommitted: []\n",
    }
    repository.commit(files, "2026-11-09")
    assert sorted(repository.past().versions) == ["ada.md", "road.md", "w36.md", "w46.md"]


def test_git_is_not_run_where_nobody_asks(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan without check-ins and signatures costs no process, and two calls are enough."""
    started: list[str] = []
    popen = goldenthread.git.git.subprocess.Popen

    class Counted(popen):
        def __init__(self, command: list[str], **options: object) -> None:
            started.append(command[-1] if "cat-file" in command else "log")
            super().__init__(command, **options)

    monkeypatch.setattr(goldenthread.git.git.subprocess, "Popen", Counted)
    write_files(repository.folder, {"ben.md": PERSON})
    assert repository.past() is NO_PAST
    assert started == []
    repository.commit({"w46.md": NOVEMBER, "ada.md": SIGNED}, "2026-11-09")
    started.clear()
    assert len(repository.past().versions) == 2
    assert started == ["log", "--batch"]


def test_outside_a_repository_nothing_is_known(tmp_path: Path) -> None:
    """A plan that is not under git is read all the same."""
    write_files(tmp_path, {"w46.md": NOVEMBER})
    assert (
        read_past(tmp_path, read_documents(DiskFiles(tmp_path)), TODAY, wants=wants_past) == NO_PAST
    )


def test_without_git_nothing_is_known(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that has no git checks the plan all the same."""
    repository.commit({"w46.md": NOVEMBER}, "2026-11-09")
    monkeypatch.setenv("PATH", str(repository.top))
    assert not repository.past().known


def test_a_repository_without_a_commit_is_unknown(repository: Repository) -> None:
    """The first check-in may be checked before it is committed."""
    write_files(repository.folder, {"w46.md": NOVEMBER})
    assert not repository.past().known


def test_a_branch_may_have_any_name(repository: Repository) -> None:
    """A name makes no clone shallow; that would silence what an old text could tell."""
    repository.commit({"w46.md": NOVEMBER}, "2026-11-09")
    for kind in ("branch", "tag"):
        repository.git(kind, "grafted")
    past = repository.past()
    assert (past.known, past.shallow) == (True, False)


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    """CI often clones one commit: what came before it is missing, and that is told."""
    repository.commit({"w46.md": NOVEMBER}, "2026-11-09")
    repository.commit({"w46.md": f"{NOVEMBER}mood: [4]\n"}, "2026-11-10")
    run_git(tmp_path, "clone", "-q", "--depth", "1", repository.top.as_uri(), "shallow")
    clone = Repository(tmp_path / "shallow", tmp_path / "shallow/docs/plan")
    past = clone.past()
    assert (past.known, past.shallow) == (True, True)
    assert days(past, "w46.md") == ["2026-11-10"]


def test_a_check_inside_a_hook_of_another_folder_still_finds_its_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git tells its hooks where it is, relative to the top; the plan lies further down."""
    repository.commit({"w46.md": NOVEMBER}, "2026-11-09")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert days(repository.past(), "w46.md") == ["2026-11-09"]


def test_settings_of_the_writer_do_not_change_what_is_read(repository: Repository) -> None:
    """Colours, decorations, signatures and renames as somebody likes them for reading logs."""
    repository.commit({"a.md": NOVEMBER}, "2026-11-09")
    repository.git("mv", "docs/plan/a.md", "docs/plan/b.md")
    repository.commit({}, "2026-11-10")
    for name, value in {
        "color.ui": "always",
        "log.decorate": "full",
        "log.showSignature": "true",
        "diff.renames": "false",
        "diff.relative": "true",
        "log.follow": "true",
        "log.diffMerges": "off",
        "core.quotePath": "true",
        "core.abbrev": "7",
    }.items():
        repository.git("config", name, value)
    assert days(repository.past(), "b.md") == ["2026-11-10", "2026-11-09"]


def test_a_version_too_large_to_be_a_page_is_left_out(repository: Repository) -> None:
    """Somebody once committed two megabytes; the versions around it are read."""
    large = f"---\n{NOVEMBER}---\n" + "word " * 500_000
    repository.commit({"w46.md": NOVEMBER}, "2026-11-09")
    repository.commit({"w46.md": large}, "2026-11-10")
    repository.commit({"w46.md": f"{NOVEMBER}mood: [3]\n"}, "2026-11-11")
    past = repository.past()
    assert days(past, "w46.md") == ["2026-11-11", "2026-11-09"]
    assert past.shallow


def test_of_very_many_versions_the_newest_are_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that a machine commits every minute does not make the check slow."""
    monkeypatch.setattr(goldenthread.git.past, "_MOST_VERSIONS", 2)
    for day in (9, 10, 11):
        repository.commit({"w46.md": f"{NOVEMBER}mood: [{day % 5 + 1}]\n"}, f"2026-11-{day:02}")
    past = repository.past()
    assert days(past, "w46.md") == ["2026-11-11", "2026-11-10"]
    assert past.shallow


def test_bytes_that_are_no_text_and_a_link_bring_nothing_down(repository: Repository) -> None:
    """Latin-1 in an old version is read with marks; a symbolic link is no version."""
    path = repository.folder / "w46.md"
    path.write_bytes(b"---\nkind: check-in\nwhy: caf\xe9\n---\n")
    repository.commit({}, "2026-11-09")
    path.unlink()
    path.symlink_to("elsewhere.md")
    repository.commit({}, "2026-11-10")
    path.unlink()
    repository.commit({"w46.md": NOVEMBER}, "2026-11-11")
    versions = repository.past().versions["w46.md"]
    assert [v.date.day for v in versions] == [11, 9]
    assert "caf\ufffd" in versions[1].text


def test_what_was_taken_out_lately_is_remembered(repository: Repository) -> None:
    """Not what moved, not what came back, not what went long ago."""
    words = "".join(f"- point {number}\n" for number in range(20))
    repository.commit(
        {
            "gone.md": NOVEMBER,
            "moved.md": f"---\n{NOVEMBER}---\n{words}",
            "back.md": NOVEMBER.replace("W46", "W45"),
            "old.md": "kind: check-in\nweek: 2026-W20\nperson: ada\n",
        },
        "2026-05-11",
    )
    (repository.folder / "old.md").unlink()
    repository.commit({}, "2026-06-01")
    (repository.folder / "gone.md").unlink()
    (repository.folder / "back.md").unlink()
    repository.git("mv", "docs/plan/moved.md", "docs/plan/here.md")
    repository.commit({}, "2026-11-16", by="ben")
    repository.commit({"back.md": "---\n---\nNow a page\n"}, "2026-11-17")
    past = repository.past()
    assert list(past.removed) == ["gone.md"]
    gone = past.removed["gone.md"]
    assert (gone.date, gone.email) == (dt.date(2026, 11, 16), "ben@example.com")
    assert gone.text == f"---\n{NOVEMBER}---\n"
