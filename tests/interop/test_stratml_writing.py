"""An imported plan on the disk: complete or not at all, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from goldenthread.config.settings import find_settings
from goldenthread.interop.stratml import UnwritableFolderError, import_stratml, write_plan


def tree(folder):
    """Return every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def library(fixture_path):
    """Import the library plan."""
    return import_stratml([fixture_path("part1_2009")])


def test_plan_folder_holds_just_the_plan(library, tmp_path):
    """Without a site the files lie in the folder itself."""
    assert write_plan(library, tmp_path / "out") == (tmp_path / "out",)
    assert sorted(tree(tmp_path / "out")) == sorted(f.path for f in library.plans[0].files)


def test_site_folder_has_its_settings(library, tmp_path):
    """With a site the plan lies in plans/ beside a mkdocs.yml that our settings can read."""
    write_plan(library, tmp_path / "out", site=True)
    config = yaml.safe_load((tmp_path / "out/mkdocs.yml").read_text(encoding="utf-8"))
    assert config["site_name"] == "Harbour Library Strategy"
    assert config["theme"] == {
        "name": "material",
        "font": False,
        "features": ["navigation.tabs"],
    }
    assert config["plugins"] == ["search", "goldenthread"]
    assert find_settings(tmp_path / "out").plan_dir == tmp_path / "out/plans"


def test_name_of_the_site_holds_no_tag(fixture_path, tmp_path):
    """Themes print the site's name as it is, so that a stranger's markup is taken out of it."""
    write_plan(import_stratml([fixture_path("hostile")]), tmp_path / "out", site=True)
    text = (tmp_path / "out/mkdocs.yml").read_text(encoding="utf-8")
    assert "<" not in text
    assert yaml.safe_load(text)["site_name"] == "\u2039script\u203aalert(1)\u2039/script\u203a"


def test_same_input_same_bytes(library, fixture_path, tmp_path):
    """Two imports of one file are equal byte for byte."""
    write_plan(library, tmp_path / "one", site=True)
    write_plan(import_stratml([fixture_path("part1_2009")]), tmp_path / "two", site=True)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_several_files_get_a_folder_each(fixture_path, tmp_path):
    """A plan has one purpose, so that each file becomes a plan of its own."""
    paths = [fixture_path("part1_2009"), fixture_path("levels"), fixture_path("levels")]
    folders = write_plan(import_stratml(paths), tmp_path / "out", site=True)
    assert [folder.name for folder in folders] == ["part1-2009", "levels", "levels-2"]
    assert all((folder / "mkdocs.yml").is_file() for folder in folders)


def test_taken_folder_is_left_as_it_is(library, tmp_path):
    """A folder that holds anything, or a file, is refused and stays byte for byte."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(UnwritableFolderError, match="not empty"):
        write_plan(library, out)
    with pytest.raises(UnwritableFolderError, match="is a file"):
        write_plan(library, out / "mine.md")
    assert tree(tmp_path) == {"out/mine.md": b"mine"}


@pytest.mark.parametrize("existing", [True, False])
def test_failure_leaves_nothing_behind(library, tmp_path, monkeypatch, existing):
    """When the disk refuses half-way, the folder is as it was before."""
    out = tmp_path / "out" if existing else tmp_path / "new" / "out"
    if existing:
        out.mkdir()
    written = []
    original = Path.write_text

    def fail_later(self, *args, **kwargs):
        written.append(self)
        if len(written) > 3:
            raise OSError(28, "No space left on device")
        return original(self, *args, **kwargs)

    monkeypatch.setattr(Path, "write_text", fail_later)
    with pytest.raises(OSError, match="No space left"):
        write_plan(library, out)
    assert len(written) == 4
    assert out.exists() is existing
    assert list(tmp_path.rglob("*")) == ([out] if existing else [])


def test_empty_folder_is_filled(library, tmp_path):
    """An empty folder that is there already is used, not replaced."""
    out = tmp_path / "out"
    out.mkdir()
    before = out.stat().st_ino
    write_plan(library, out)
    assert out.stat().st_ino == before
    assert "purpose.md" in tree(out)
    assert not [name for name in tree(out) if name.startswith(".")]
