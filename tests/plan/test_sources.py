"""A plan is the same, read from a disk, from a commit, or from texts that are not saved yet."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.config.settings import Settings, SettingsError, read_settings
from goldenthread.findings.check import check_plan
from goldenthread.git.tree_files import read_tree
from goldenthread.ground.files import DiskFiles, EntrySort, OverlayFiles, walk
from goldenthread.plan.load import Sources, in_tree, load_plan, on_disk, with_texts
from goldenthread.source.document import MAX_BYTES, read_documents
from goldenthread.source.strays import find_strays
from tests.conftest import TODAY
from tests.git.repository import run_git

METRIC = "metrics:\n- {id: m, name: N, unit: u, target: 9, data: 'figures.csv#leads'}\n"
TEXTS = st.sampled_from(
    [
        "---\nkind: purpose\ntitle: Nobody thinks twice\n---\nText with [[a]].\n",
        "---\nkind: goal\ntitle: Leads\nsupports: {id: purpose, why: w}\n---\n",
        f"---\nkind: objective\ntitle: Work\nsupports: a\n{METRIC}---\n",
        f"---\nkind: objective\ntitle: More\n{METRIC.replace('figures', 'link')}---\n",
        "---\r\nkind: goal\r\ntitle: Line ends\r\n---\r\n",
        "---\nkind: goal\ntitle: [\n---\n",
        "kind: goal\ntitle: No fence\n",
        "---\nkind: nothing\n---\n",
        "date,leads\n2026-11-01,4\n2026-11-08,five\n",
        "Only a page.\n",
        "",
        "\ufeff---\nkind: value\ntitle: A mark of the order of bytes\n---\n",
    ]
)
NAMES = st.sampled_from(
    [
        *("a.md", "purpose.md", "b c.md", "sub/a.md", "sub/deep/c.markdown", "index.md"),
        *("figures.csv", "sub/figures.csv", "a copy.txt", "sub/d.md.bak", "x.md", "Ümlaut.md"),
        *(".hidden.md", ".folder/e.md", "sub/.f.md"),
    ]
)
FILES = st.dictionaries(NAMES, TEXTS, max_size=8)
LINKS = st.dictionaries(
    st.sampled_from(["link.md", "sub/link.md", "link.csv", "way", "sub/way"]),
    st.sampled_from(
        [*("a.md", "../a.md", "sub", "..", ".", "../..", "../../out.md", "figures.csv", "none.md")]
    ),
    max_size=3,
)


def write_plan(folder: Path, files: Mapping[str, str], links: Mapping[str, str]) -> None:
    """Write files and links as far as they do not stand in each other's way."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    for name, target in links.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not os.path.lexists(path):
            path.symlink_to(target)


def commit(top: Path) -> str:
    """Commit all that lies there, and return the commit."""
    run_git(top, "add", "-A")
    return run_git(top, "commit-tree", run_git(top, "write-tree").strip(), "-m", "All").strip()


def everything(chosen: Settings, sources: Sources) -> object:
    """Return all that is read through a source, and what is found in it."""
    plan = load_plan(chosen, sources)
    return plan.documents, plan.tables, plan.strays, check_plan(plan).findings


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository."""
    folder = tmp_path_factory.mktemp("sources") / "top"
    folder.mkdir()
    (folder.parent / "out.md").write_text("---\nkind: goal\ntitle: Elsewhere\n---\n")
    run_git(folder, "init", "-q")
    return folder


@settings(max_examples=40)
@given(files=FILES, links=LINKS, changed=st.dictionaries(NAMES, TEXTS, max_size=3))
def test_the_three_read_the_same(
    top: Path, files: dict[str, str], links: dict[str, str], changed: dict[str, str]
) -> None:
    """Documents, tables, strays and findings, whatever stands in the files and leads where."""
    chosen = Settings(root=top, plan_dir=top / "plans", today=TODAY)
    shutil.rmtree(chosen.plan_dir, ignore_errors=True)
    chosen.plan_dir.mkdir()
    write_plan(chosen.plan_dir, files, links)
    sources = on_disk(chosen)
    laid_over = with_texts(sources, changed)
    said = everything(chosen, sources)
    in_commit = in_tree(chosen, commit(top), sources.past)
    if files or links:  # git keeps no empty folder
        assert in_commit
        assert everything(chosen, in_commit[0]) == said
        assert not in_commit[1].missing
    unsaved = everything(chosen, laid_over)
    for name, text in changed.items():
        path = chosen.plan_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert unsaved == everything(chosen, sources)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Return a plan folder in a repository of its own."""
    folder = tmp_path / "plans"
    folder.mkdir()
    run_git(tmp_path, "init", "-q")
    return folder


def test_guards_hold_in_a_commit_as_on_a_disk(plans: Path) -> None:
    """Too large, not UTF-8, a name that is not, a link out, a loop: the same problems."""
    (plans / "large.md").write_bytes(b"x" * (MAX_BYTES + 600_000))
    (plans / "latin.md").write_bytes(b"---\ntitle: M\xfcnchen\n---\n")
    Path(os.fsdecode(os.fsencode(plans) + b"/n\xfc.md")).write_text("---\nkind: goal\n---\n")
    (plans / "loop.md").symlink_to("loop.md")
    (plans / "out.md").symlink_to("../../../etc/passwd")
    (plans / "absolute.md").symlink_to("/etc/passwd")
    (plans / "copy.txt").write_text("---\nkind: goal\n---\n" + "x" * MAX_BYTES)
    tree = read_tree(plans.parent, commit(plans.parent))
    assert tree
    disk, below = DiskFiles(plans), tree.below("plans")
    assert read_documents(below) == read_documents(disk)
    assert [d.problems[0].detail for d in read_documents(disk) if d.problems] == [
        "/etc/passwd",
        "1.6",
        "the byte 0xFC is not UTF-8",
        "../../../etc/passwd",
    ]
    assert [stray.path for stray in find_strays(below)] == ["copy.txt"]
    assert find_strays(below) == find_strays(disk)


def test_a_pipe_is_no_file_and_nobody_waits_for_it(plans: Path) -> None:
    """Nor is it read when somebody asks for it by its name."""
    os.mkfifo(plans / "pipe.md")
    files = DiskFiles(plans)
    assert [entry.sort for entry in walk(files)] == [EntrySort.OTHER]
    with pytest.raises(OSError, match="Invalid argument"):
        files.read("pipe.md")
    text = OverlayFiles(files, {"pipe.md": "---\nkind: goal\n---\n"})
    assert [document.data for document in read_documents(text)] == [{"kind": "goal"}]


def test_settings_come_from_a_commit_too(plans: Path) -> None:
    """With what they inherit, from above the folder, and never from outside the repository."""
    top, site = plans.parent, plans.parent / "site"
    site.mkdir()
    (top / "base.yml").write_text("site_name: Base\ndocs_dir: docs\n")
    (site / "mkdocs.yml").write_text("INHERIT: ../base.yml\ndocs_dir: ../plans\n")
    tree = read_tree(top, commit(top))
    assert tree
    (top / "base.yml").write_text("site_name: Changed\n")
    config = site / "mkdocs.yml"
    then = read_settings(config, tree.below("site"))
    assert (then.site_name, then.plan_dir) == ("Base", plans)
    assert read_settings(config).site_name == "Changed"
    unsaved = OverlayFiles(DiskFiles(site), {"../base.yml": "site_name: Unsaved\n"})
    assert read_settings(config, unsaved).site_name == "Unsaved"
    for leading in ("../../x.yml", "/etc/hostname"):
        (site / "mkdocs.yml").write_text(f"INHERIT: {leading}\n")
        away = read_tree(top, commit(top))
        assert away
        with pytest.raises(SettingsError, match="No such file"):
            read_settings(config, away.below("site"))


def test_a_schema_comes_from_a_commit_too(plans: Path) -> None:
    """The words of that day, not those that lie there now."""
    words = plans.parent / "schema" / "vocabulary.yml"
    words.parent.mkdir()
    words.write_text("units: [bottle]\n")
    (plans / "a.md").write_text("---\nkind: purpose\ntitle: P\n---\n")
    chosen = Settings(root=plans.parent, plan_dir=plans, today=TODAY)
    then = in_tree(chosen, commit(plans.parent), on_disk(chosen).past)
    words.write_text("units: [glass]\n")
    assert then
    assert "bottle" in load_plan(chosen, then[0]).kinds.vocabulary.own
    assert "glass" in load_plan(chosen).kinds.vocabulary.own


def test_what_git_has_not_is_missing_and_no_empty_plan(plans: Path) -> None:
    """A revision that is none has no tree; a folder that was not there is no plan."""
    chosen = Settings(root=plans.parent, plan_dir=plans, today=dt.date(2026, 1, 1))
    (plans.parent / "x.md").write_text("x")
    empty = commit(plans.parent)
    (plans / "a.md").write_text("---\nkind: purpose\ntitle: P\n---\n")
    revision = commit(plans.parent)
    past = on_disk(chosen).past
    for name in ("nowhere", "--help", ""):
        assert in_tree(chosen, name, past) is None
    assert in_tree(replace(chosen, plan_dir=Path("/")), revision, past) is None
    found = in_tree(chosen, empty, past)
    assert found
    with pytest.raises(SettingsError, match="does not exist"):
        load_plan(chosen, found[0])
    blob = run_git(plans.parent, "rev-parse", f"{revision}:plans/a.md").strip()
    (plans.parent / ".git/objects" / blob[:2] / blob[2:]).unlink()
    broken = in_tree(chosen, revision, past)
    assert broken
    assert [d.problems[0].detail for d in load_plan(chosen, broken[0]).documents] == [
        "git does not give it"
    ]
    assert list(broken[1].missing) == ["plans/a.md"]
