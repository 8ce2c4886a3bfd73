"""Whatever goes wrong after the plan was found to be sound, the old site stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.host.conftest import PLAN, make_site, read_site, run_mkdocs

MakeSite = Callable[..., Path]
__all__ = ["make_site"]

# Front matter of an ordinary page over which the theme or the search plugin stumbles.
STUMBLES = """\
icon: {icon}
template: {template}
hide: 5
search: everything
tags: 7
title: [a]
"""


@pytest.mark.parametrize(("name", "text"), [("main.html", "{{ 1 // 0 }}"), ("404.html", "{% x %}")])
def test_a_theme_that_fails_late_leaves_the_old_site(
    make_site: MakeSite, name: str, text: str
) -> None:
    """The new site takes the place of the old one only when it is whole."""
    folder = make_site()
    config = folder / "mkdocs.yml"
    assert run_mkdocs(folder).returncode == 0
    before = read_site(folder / "site")
    (folder / "ours").mkdir()
    (folder / "ours" / name).write_text(text, "utf-8")
    changed = config.read_text("utf-8").replace("font: false", "font: false, custom_dir: ours")
    config.write_text(changed, "utf-8")
    assert run_mkdocs(folder).returncode != 0
    assert read_site(folder / "site") == before
    assert sorted(path.name for path in folder.iterdir()) == ["mkdocs.yml", "ours", "plans", "site"]


@pytest.mark.parametrize("there", ["no/such", "../../x", "[a]", "5"])
def test_page_keys_over_which_a_theme_stumbles_are_left_out(
    make_site: MakeSite, there: str
) -> None:
    """A wrong key costs the page its ornament, not the company its site."""
    keys = STUMBLES.format(icon=there, template=there)
    item = f"kind: goal\ntitle: G\nsupports: vision\n{keys.replace('title: [a]', '')}"
    folder = make_site(
        {**PLAN, "notes.md": f"---\n{keys}---\nHello\n", "g.md": item},
        options="      fail_on: never\n",
    )
    built = run_mkdocs(folder)
    assert built.returncode == 0, built.stderr
    assert "Hello" in (folder / "site" / "notes" / "index.html").read_text("utf-8")


def test_a_file_in_the_place_of_a_folder_is_left_out(make_site: MakeSite) -> None:
    """The pages of the plan are written whatever else lies beside them."""
    folder = make_site()
    for name in ("goals", "tree", "assets", "items.csv/x.txt"):
        path = folder / "plans" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("a file", "utf-8")
    built = run_mkdocs(folder)
    assert built.returncode == 0, built.stderr
    assert (folder / "site" / "goals" / "goal" / "index.html").is_file()


def test_a_warning_under_strict_leaves_the_old_site(make_site: MakeSite) -> None:
    """MkDocs counts warnings when everything is written, which is too late for the old site."""
    folder = make_site()
    assert run_mkdocs(folder, "--strict").returncode == 0
    before = read_site(folder / "site")
    (folder / "plans" / "notes.md").write_text("See [nothing](nowhere.md).\n", "utf-8")
    assert run_mkdocs(folder, "--strict").returncode != 0
    assert read_site(folder / "site") == before
    assert run_mkdocs(folder).returncode == 0
    assert read_site(folder / "site") != before


def test_hidden_files_of_the_site_folder_are_kept(make_site: MakeSite) -> None:
    """As under MkDocs alone: a site folder may be a checkout."""
    folder = make_site()
    (folder / "site" / ".git").mkdir(parents=True)
    (folder / "site" / "old.html").write_text("old", "utf-8")
    assert run_mkdocs(folder).returncode == 0
    assert (folder / "site" / ".git").is_dir()
    assert not (folder / "site" / "old.html").exists()
    assert (folder / "site" / "index.html").is_file()


def test_odd_files_beside_the_plan_are_left_out(make_site: MakeSite, tmp_path: Path) -> None:
    """Loops, dangling links, pipes and copies of a page neither stop nor enter the site."""
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    (outside / "deep").mkdir(parents=True)
    (outside / "deep" / "page.md").write_text("---\naudience: board\n---\nOrinoco\n", "utf-8")
    (outside / "key.txt").write_text("Orinoco\n", "utf-8")
    folder = make_site(options="      rules: {GT010: 'off'}\n")
    plans = folder / "plans"
    for name, target in {
        "loop.md": "loop.md",
        "loops": "loops",
        "gone.md": "nowhere.md",
        "gone.png": "nowhere.png",
        "linked": outside,
        "key.txt": outside / "key.txt",
    }.items():
        (plans / name).symlink_to(target)
    os.mkfifo(plans / "pipe.md")
    os.mkfifo(plans / "pipe.txt")
    secret = "---\nkind: goal\ntitle: Orinoco\naudience: board\n---\n"
    for name in ("goal.md.orig", "goal.md~", "GOAL.MD", "goal.md.bak2"):
        (plans / name).write_text(secret, "utf-8")
    (plans / "kept.pdf").write_text("kept", "utf-8")
    built = run_mkdocs(folder)
    assert built.returncode == 0, built.stderr
    texts = [path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()]
    assert not [text for text in texts if b"Orinoco" in text]
    assert (folder / "site" / "kept.pdf").is_file()


@pytest.mark.parametrize("name", ["takeover.markdown", "takeover.mkd"])
def test_every_ending_of_a_page_is_read(make_site: MakeSite, name: str) -> None:
    """MkDocs knows five endings; a restricted page behind any of them stops the build."""
    secret = "---\ntitle: Orinoco\naudience: board\n---\nOrinoco\n"
    folder = make_site({**PLAN, name: secret})
    built = run_mkdocs(folder)
    assert built.returncode == 1
    assert "GT701" in built.stderr
    assert "Orinoco" not in built.stdout + built.stderr


def test_no_text_of_a_plan_steers_the_terminal_of_a_build(make_site: MakeSite) -> None:
    """Escapes, line breaks and bidi marks are spelled out in the log."""
    wild = r"\e[31mred\n::error::x\u202e\x9b"
    item = f'kind: goal\ntitle: "{wild}"\nsupports: "{wild}"\n"{wild}": 1\nstate: "{wild}"\n'
    folder = make_site({**PLAN, "g.md": item, "h.md": f'kind: "{wild}"\n'})
    built = run_mkdocs(folder)
    said = built.stdout + built.stderr
    assert built.returncode == 1
    assert "GT101" in said
    assert not set(said) & {"\x1b", "\u202e", "\x9b"}
    assert not [line for line in said.split("\n") if line.lstrip().startswith("::")]
