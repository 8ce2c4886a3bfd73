"""A repository whose trees hold names that no checkout would write: a digest writes none."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from goldenthread.questions.commitment.week.cli.then import read_then
from tests.git.repository import Repository, start_repository

SINCE = dt.date(2026, 11, 10)
GOAL = b"---\nkind: goal\ntitle: Written by a stranger\n---\n"
Tree = list[tuple[str, str, str]]


def store(repository: Repository, kind: str, content: bytes) -> str:
    """Put an object into the repository as it is; git itself would refuse such names."""
    command = ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
    done = subprocess.run(
        command, cwd=repository.top, input=content, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def plant(repository: Repository, entries: Tree) -> None:
    """Make a tree with these entries in the plan folder that of an older commit."""

    def tree(entries: Tree) -> str:
        parts = (f"{m} {name}".encode() + b"\0" + bytes.fromhex(h) for m, name, h in entries)
        return store(repository, "tree", b"".join(parts))

    head = tree([("40000", "plans", tree(entries))])
    old = repository.git("commit-tree", head, "-m", "Old", day="2026-11-01").strip()
    now = repository.git("write-tree").strip()
    new = repository.git("commit-tree", now, "-p", old, "-m", "New", day="2026-11-20").strip()
    repository.git("update-ref", "refs/heads/main", new)


@pytest.mark.parametrize("name", ["../../stranger.md", "x/../../../stranger.md"])
def test_a_digest_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whatever a tree calls its files."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    repository = start_repository(tmp_path / "one", "plans")
    repository.commit({"purpose.md": "kind: purpose\ntitle: P\n"}, "2026-10-01")
    blob = store(repository, "blob", GOAL)
    plant(repository, [("100644", name, blob)])
    assert read_then(repository.plan(), SINCE).unknown.startswith("git does not give all files")
    assert list(tmp_path.rglob("stranger.md")) == []


def test_a_file_that_is_a_folder_too_is_not_half_a_plan(tmp_path: Path) -> None:
    """Of two that cannot both be there, nobody says which one counts."""
    repository = start_repository(tmp_path / "one", "plans")
    repository.commit({"purpose.md": "kind: purpose\ntitle: P\n"}, "2026-10-01")
    blob = store(repository, "blob", GOAL)
    plant(repository, [("100644", "a.md", blob), ("100644", "a.md/b.md", blob)])
    found = read_then(repository.plan(), SINCE)
    assert found.unknown.startswith("git does not give all files")


def test_a_name_that_no_file_system_takes_is_read(tmp_path: Path) -> None:
    """Nothing is written, so nothing is in its way."""
    repository = start_repository(tmp_path / "one", "plans")
    repository.commit({"purpose.md": "kind: purpose\ntitle: P\n"}, "2026-10-01")
    name = f"{'x' * 300}.md"
    plant(repository, [("100644", name, store(repository, "blob", GOAL))])
    found = read_then(repository.plan(), SINCE)
    assert not found.unknown
    assert f"plans/{name}" in {finding.path for finding in found.findings}
