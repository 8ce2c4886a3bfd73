"""Compiled templates are kept between builds, and never show in what a build writes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.host.conftest import read_site, run_mkdocs

MakeSite = Callable[..., Path]


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
    for path in files:
        path.write_bytes(path.read_bytes()[:30])
    build_anew(folder, kept)
    assert read_site(folder / "site") == first
    assert all(path.stat().st_size > 30 for path in files)


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


def test_without_a_safe_place_the_site_is_built_all_the_same(
    make_site: MakeSite, tmp_path: Path
) -> None:
    """Where the folder is no folder of one's own, nothing is kept."""
    folder, kept = make_site(), tmp_path / "kept"
    kept.mkdir()
    (kept / f"_jinja2-cache-{os.getuid()}").write_text("in the way", "utf-8")
    build_anew(folder, kept)
