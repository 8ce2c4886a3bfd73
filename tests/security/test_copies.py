"""Copies that editors, merges and synchronised folders leave behind are published nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.findings.check import Result
from tests.host.conftest import PLAN, run_mkdocs
from tests.security.test_page_keys import write_plan

Check = Callable[..., Result]
COPY = "---\nkind: goal\nid: deal\ntitle: Buy Quellgrund\naudience: board\n---\nOrinoco.\n"
SECRETS = ("quellgrund", "orinoco")
COPIES = [
    "#deal.md#", "deal.md~", "deal.md.~1~", "deal.md.~12~", "deal~", "%deal.md%", "deal.md,v",
    "deal.md.orig", "deal.md.rej", "deal.md.mine", "deal.md.r123", "deal.md.merge-left.r1",
    "deal.md.BASE", "deal.md.LOCAL", "deal.md.REMOTE", "deal_BACKUP_123.md.txt", "deal.md.BACKUP",
    "deal.md.bak", "deal.md.bak2", "deal.md.old", "deal.md.save", "deal.md.save.1", "deal.bak",
    "deal.md.vscodesave", "deal.md.swp", "deal.md.swo", "deal.md.un~", "deal.md.tmp", "deal.tmp",
    "deal.md (1)", "deal.md copy", "Copy of deal.md.txt", "deal.md - Copy", "Kopie von deal.md.x",
    "deal.md.part", "deal.md.crdownload", "deal.md.download", "deal.md.filepart", "deal.md.gpg~",
    "deal.md.sync-conflict-20261130-101500-ABCDEFG",
    "deal (Ada's conflicted copy 2026-11-30).txt", "deal-LAPTOP-7.md.conflict", "deal.md.dropbox",
    "deal_conflict-20261130.mdx", "deal.md.icloud", "deal.md.txt", "deal.txt", "deal.MD",
    "DEAL.Md", "deal.mdx", "deal.md.html", "deal", "deal.yml", "deal.md.png", "deal.css",
    "deal.js", "deal.svg", "deal.pdf", "deal.csv", "deal.json", "deal.rst", "deal.md;1",
    "deal.md.2026-11-30", "deal.md_", "deal.md.", "deal.md.lock", "deal.md.diff",
]  # fmt: skip


def as_bytes(name: str) -> bytes:
    """Return the copy as some program saves it: with a mark, other line ends, or in UTF-16."""
    texts = [
        COPY.encode(),
        COPY.replace("\n", "\r\n").encode("utf-8-sig"),
        COPY.encode("utf-16"),
        f"<<<<<<< HEAD\n{COPY}".encode(),
        f"\n{COPY}".encode(),
        COPY.replace("kind: goal", '"kind" : goal').encode(),
        b"---\n{kind: goal, title: Buy Quellgrund, audience: board}\n---\n",
    ]
    return texts[COPIES.index(name) % len(texts)]


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_no_copy_of_an_item_is_published(tmp_path: Path, program: str) -> None:
    """Whatever it is called, though an option allows its ending and an item names it."""
    assets = "      assets: [.txt, .orig, .html, .md.x, .json, team/]\n"
    item = "kind: goal\ntitle: Deal\nsupports: vision\ndescription: deal.csv\nsource: deal.yml\n"
    write_plan(tmp_path, {"deal.md": item})
    for name in COPIES:
        (tmp_path / "plans" / name).write_bytes(as_bytes(name))
        (tmp_path / "plans" / "team").mkdir(exist_ok=True)
        (tmp_path / "plans" / "team" / name).write_bytes(as_bytes(name))
    text = "site_name: Test\ndocs_dir: plans\ntheme: {name: material, font: false}\nplugins:\n"
    text += "  - search\n  - goldenthread:\n      today: 2026-11-22\n      fail_on: never\n"
    text += assets
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    done = run_mkdocs(tmp_path, program=program)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/goals/deal/index.html").is_file()
    said = (done.stdout + done.stderr).lower()
    assert not [secret for secret in SECRETS if secret in said]
    assert said.count("gt015") == 2 * len(COPIES)
    for path in (tmp_path / "site").rglob("*"):
        raw = path.read_bytes().lower() if path.is_file() else b""
        for secret in SECRETS:
            assert secret.encode() not in raw, path
            assert secret.encode("utf-16-le") not in raw, path


def test_each_copy_is_a_finding_that_names_the_file_alone(check: Check, tmp_path: Path) -> None:
    """With the place of its `kind`, and without a word of it."""
    check(PLAN)
    for name in COPIES:
        (tmp_path / "plans" / name).write_bytes(as_bytes(name))
    found = [finding for finding in check(PLAN).findings if finding.code == "GT015"]
    assert {finding.path for finding in found} == {f"plans/{name}" for name in COPIES}
    for finding in found:
        text = f"{finding.message} {finding.help}".lower()
        assert not [secret for secret in SECRETS if secret in text]
    assert {finding.line for finding in found} == {2, 3}


@pytest.mark.parametrize(
    "name",
    [
        *("deal (1).md", "deal copy.md", "Kopie von deal.md", "deal - Copy.md"),
        *("deal.sync-conflict-20261130-101500-ABCDEFG.md", "deal-LAPTOP-7.md", "deal.mkd"),
        *("deal (Ada's conflicted copy 2026-11-30).md", "deal.markdown", "deal.orig.md"),
        "deal_LOCAL_123.md",
    ],
)
def test_a_copy_that_is_a_page_closes_the_gate(check: Check, name: str) -> None:
    """Its id is taken; where it was for a few, it still says so."""
    deal = "kind: goal\nid: deal\ntitle: Deal\nsupports: vision\nowner: ada\n"
    twice = check({**PLAN, "deal.md": deal, name: f"---\n{deal}---\n"})
    assert "GT212" in {finding.code for finding in twice.findings}
    assert twice.fails("error")
    restricted = check({**PLAN, "deal.md": deal, name: COPY})
    assert "GT701" in {finding.code for finding in restricted.findings}
    assert restricted.fails("never")


OTHERS = {
    "notes.md.orig": False, "minutes.docx": False, "budget.xlsx": False, "dump.sql": False,
    "notes.txt": False, "page.html": False, "other.csv": False, "key.pem": False, "a.zip": False,
    "Makefile": False, "settings.json": False, "~$logo.pdf": False, ".env": False,
    "logo.png": True, "photo.JPG": True, "plan.pdf": True, "own.css": True, "own.js": True,
    "font.woff2": True, "robots.txt": True, "CNAME": True, "favicon.ico": True, "clip.mp4": True,
    "data/named.csv": True, "data/beside.csv": True, "proof.xlsx": True, "extra.txt": True,
    "nav.ods": True, "logo.bin": True, "model.STL": True, "data/prices.csv": True,
    "downloads/deep/kit.zip": True, ".nojekyll": True, ".well-known/security.txt": True,
    "downloads/~$kit.zip": False, "data/prices.csv.bak": False,
}  # fmt: skip


def test_only_what_makes_up_a_site_is_published(tmp_path: Path) -> None:
    """Known types, and what an item or the configuration names; the log tells the rest."""
    item = (
        "kind: goal\ntitle: Deal\nsupports: vision\nowner: ada\nmetrics:\n"
        "  - {id: a, name: A, unit: pieces, target: 9, data: 'data/named.csv#x'}\n"
        "stands_alone: x\n"
    )
    beside = "kind: assessment\ncampaign: c\nevidence: [beside.csv, ../proof.xlsx]\n"
    write_plan(tmp_path, {"deal.md": item, "data/look.md": beside})
    for name in OTHERS:
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("date,x\n2026-10-01,1\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Test\ndocs_dir: plans\nexclude_docs: |\n  !.nojekyll\n  !.well-known/\n"
        "theme: {name: material, font: false, logo: logo.bin}\n"
        "extra_javascript: [extra.txt]\nnav: [notes.md, {Sheet: nav.ods}]\n"
        "plugins:\n  - search\n  - goldenthread:\n      today: 2026-11-22\n"
        "      fail_on: never\n      assets: [.stl, data/prices.csv, downloads/]\n",
        "utf-8",
    )
    done = run_mkdocs(tmp_path)
    assert done.returncode == 0, done.stderr
    published = {name: (tmp_path / "site" / name).is_file() for name in OTHERS}
    assert published == OTHERS
    told = done.stderr.partition("`assets` of the plugin allows more")[2]
    for name, out in OTHERS.items():
        assert (f"- {name}\n" in told) == (not out and name != ".env"), name


def test_a_link_to_what_is_not_published_is_told_with_its_remedy(tmp_path: Path) -> None:
    """MkDocs warns of the link, and the list of what stays at home says what allows it."""
    page = "---\ntitle: Notes\n---\nSee [the minutes](minutes.docx).\n"
    write_plan(tmp_path, {"notes.md": page, "minutes.docx": "x"})
    config = (
        "site_name: Test\ndocs_dir: plans\ntheme: {{name: material, font: false}}\n"
        "plugins:\n  - search\n  - goldenthread: {{today: 2026-11-22, assets: {}}}\n"
    )
    (tmp_path / "mkdocs.yml").write_text(config.format("[.stl]"), "utf-8")
    done = run_mkdocs(tmp_path, "--strict")
    assert done.returncode == 1
    assert "'minutes.docx'" in done.stderr
    assert "such as [.docx" in done.stderr
    (tmp_path / "mkdocs.yml").write_text(config.format("[.docx]"), "utf-8")
    assert run_mkdocs(tmp_path, "--strict").returncode == 0
    assert (tmp_path / "site/minutes.docx").is_file()
