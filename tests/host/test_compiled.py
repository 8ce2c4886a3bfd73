"""Compiled templates are kept between builds, and never show in what a build writes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from goldenthread.ground.resources import resource
from goldenthread.site import pages
from tests.host.conftest import read_site, run_mkdocs

MakeSite = Callable[..., Path]
TEMPLATES = resource("site_templates")


def build_anew(folder: Path, kept: Path) -> None:
    """Build in a process that has compiled nothing yet, with a temporary folder of its own."""
    kept.mkdir(exist_ok=True)
    done = run_mkdocs(folder, TMPDIR=str(kept), PYTHONHASHSEED="0")
    assert done.returncode == 0, done.stderr


def test_templates_are_compiled_once(make_site: MakeSite, tmp_path: Path) -> None:
    """The second build reads them; damaged files are made anew, and the site is the same."""
    folder, kept = make_site(), tmp_path / "kept"
    build_anew(folder, kept)
    first = read_site(folder / "site")
    files = {path: path.stat().st_ino for path in kept.glob("*/goldenthread-*.cache")}
    assert len(files) > 20
    build_anew(folder, kept)
    assert {path: path.stat().st_ino for path in files} == files
    for number, path in enumerate(files):
        whole = path.read_bytes()
        # cut off, or with a checksum that is no text
        path.write_bytes(whole[:30] if number % 2 else whole[:40] + b"\xff" * 30)
    build_anew(folder, kept)
    assert read_site(folder / "site") == first
    assert all(path.stat().st_size > 50 for path in files)


def test_a_program_in_another_folder_leaves_no_more_files(
    make_site: MakeSite, tmp_path: Path
) -> None:
    """A template has one file: CI that installs anew each time would fill the disk."""
    folder, kept = make_site(), tmp_path / "kept"
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    count = []
    for place in ("one", "two"):
        shutil.copytree(TEMPLATES / "views", folder / place / "views")
        own = text.replace("font: false", f"font: false, custom_dir: {place}")
        config.write_text(own, "utf-8")
        build_anew(folder, kept)
        count.append(len(list(kept.glob("*/goldenthread-*.cache"))))
    assert count[0] == count[1]


def test_a_changed_template_is_compiled_anew(make_site: MakeSite, tmp_path: Path) -> None:
    """What counts is the text of the template, not its name or its time."""
    folder, kept = make_site(), tmp_path / "kept"
    (folder / "overrides/views").mkdir(parents=True)
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("font: false", "font: false, custom_dir: overrides")
    config.write_text(text, "utf-8")
    for words in ("first words", "other words"):
        (folder / "overrides/views/glossary.html").write_text(f"<p>{words}</p>", "utf-8")
        build_anew(folder, kept)
        assert words in (folder / "site/glossary/index.html").read_text("utf-8")


def test_other_versions_and_settings_compile_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """They make something else of the same text."""

    def take(**settings: bool) -> str:
        environment = jinja2.Environment(**settings)  # type: ignore[arg-type]
        return pages.Compiled().get_bucket(environment, "name", None, "text").checksum

    before = take(trim_blocks=True)
    assert take(trim_blocks=True) == before
    assert take(trim_blocks=False) != before
    monkeypatch.setattr(pages, "_VERSIONS", ("4", "2"))
    assert take(trim_blocks=True) != before


def test_without_a_safe_place_the_site_is_built_all_the_same(
    make_site: MakeSite, tmp_path: Path
) -> None:
    """Where the folder is no folder of one's own, nothing is kept."""
    folder, kept = make_site(), tmp_path / "kept"
    kept.mkdir()
    in_the_way = kept / f"_jinja2-cache-{os.getuid()}"
    in_the_way.write_text("in the way", "utf-8")
    build_anew(folder, kept)
    assert (folder / "site/index.html").is_file()
    assert [(one, one.read_text("utf-8")) for one in kept.iterdir()] == [(in_the_way, "in the way")]


def test_no_compiled_template_is_taken_from_the_folder_of_a_plan(make_site: MakeSite) -> None:
    """Python takes it for a temporary one where it may write nowhere else; a stranger filled it."""
    folder = make_site()
    build_anew(folder, folder)
    assert list(folder.glob("_jinja2-cache-*")) == []


def test_where_no_folder_can_be_told_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder that is gone, or no temporary one at all, ends no build."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert pages._compiled.__wrapped__()._kept is None
