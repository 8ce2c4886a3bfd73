"""Nothing of a restricted file is told by any command in any format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.config.settings import find_settings
from goldenthread.findings.rule import all_rules
from goldenthread.findings.withhold import withhold
from goldenthread.plan.load import load_plan
from tests.cli.running import FILES, write_plan

SECRETS = ("quellgrund", "zanzibar", "kompass", "orinoco")
BODY = "What zanzibar means: orinoco.\n"
FRONT = """\
kind: objective
id: quellgrund
title: "Buy Quellgrund AG"
supports: [{id: homes#kompass, why: zanzibar owns the meters}, {id: quellgrum, why: Buy Quellgrund}]
formerly: [quellgrund-alt, leads]
owner: zanzibar
reviewer: orinoco
department: marketing
period: 2031-Q4
depends_on: [letters, orinoco]
conflicts_with: [{id: delight, why: Kompass asks for both}]
waivers: [{rule: GT213, because: zanzibar, until: 2020-01-01}, {rule: GT7, because: kompass}]
metrics:
  - {id: kompass-share, name: Zanzibar share, baseline: 9, target: 3, actuals: [{value: orinoco}]}
ownr: kompass
state: zanzibar
"""
# Every way in which others come near to it.
NEIGHBOURS = {
    "plans/marketing/next.md": """\
---
kind: tactic
title: Prepare Quellgrund
supports:
  - {id: quellgrund#kompass-shar, why: Buy Quellgrund AG}
  - {id: quellgrun, why: buy Quellgrund AG and all}
owner: ben
period: 2026-Q1
depends_on: [quellgrund-al]
retired: {date: 2026-01-01, because: we bought, into: quellgrund}
---
See [[quellgrund]], [[quellgrund-alt]], [[metric: quellgrund#kompass]] and [[quellgrnd]].
""",
    "plans/marketing/twin.md": "---\nkind: goal\nid: quellgrund\ntitle: Twin\n---\n",
    "plans/notes.md": "---\ntitle: Notes\n---\n[[thread: quellgrund]]\n\n[[tree: quellgrunds]]\n",
}
STRICTER = [
    "audience: board",
    "audience: Board",
    "audience: ' company'",
    "audience: [company]",
    "audience: 1",
    "audience:",
    "audience: {a: company}",
    "Audience: board",
    "audiance: leadership",
    '"audi\\u0065nce": board',
    "audience: company\naudience: board",
    "audience: board\nbad: [",
    "audience board",
    "audience: !secret board",
    "audience: *board",
]
COMMANDS = [
    ("check",),
    ("check", "--strict"),
    ("check", "--select", "GT2"),
    ("check", "--ignore", "GT7"),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("check", "--format", "gitlab"),
    ("check", "--format", "sarif"),
    ("tree",),
    ("tree", "marketing"),
    ("show", "homes"),
    ("show", "leads"),
    ("show", "next"),
    ("show", "ben"),
    ("show", "quellgrun"[:-1]),
    ("new", "tactic", "Something"),
    ("new", "tactic", "Something", "--supports", "lead"),
    ("new", "tactic", "Something", "--owner", "leads"),
]


def completions(folder: Path) -> Iterator[str]:
    """Yield what the shell is offered behind a few beginnings."""
    complete = ShellComplete(main, {}, "goldenthread", "_GOLDENTHREAD_COMPLETE")
    for words in (
        ["show"],
        ["tree"],
        ["new", "tactic", "x", "--supports"],
        ["show", "--plan", "."],
    ):
        for item in complete.get_completions(words, ""):
            yield f"{item.value} {item.help}"
    assert folder.is_dir()


def told(folder: Path, commands: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield each command and everything it says, what it was asked for left out."""
    runner = CliRunner()
    for command in commands:
        result = runner.invoke(main, list(command))
        said = result.output + result.stderr + repr(result.exception or "")
        yield " ".join(command), said.replace(f"'{command[-1]}'", "").lower()
    yield "completion", "\n".join(completions(folder)).lower()


@pytest.mark.parametrize("key", STRICTER)
def test_a_restricted_item_is_found_however_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Whatever is in doubt counts as restricted, and no word of the file is told."""
    item = f"---\n{FRONT}{key}\n---\n{BODY}"
    folder = write_plan(tmp_path / "acme", {**FILES, "plans/board/file-x.md": item})
    monkeypatch.chdir(folder)
    for command, said in told(folder, COMMANDS[:1]):
        assert not [word for word in SECRETS if word in said], (command, said)
        assert command != "check" or ("gt701" in said and "file-x.md" in said)


def test_no_command_tells_anything_of_a_restricted_item(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither title nor id nor a word of it, in any format and however rules are chosen."""
    item = f"---\n{FRONT}audience: [company]\n---\n{BODY}"
    folder = write_plan(tmp_path / "acme", {**FILES, "plans/board/file-x.md": item})
    monkeypatch.chdir(folder)
    for command, said in told(folder, COMMANDS):
        assert not [word for word in SECRETS if word in said], (command, said)


def test_neighbours_of_a_restricted_item_do_not_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link, a slip close to its id and a second claim of its id are held back, too."""
    files = {**FILES, **NEIGHBOURS}
    files["plans/board/file-x.md"] = f"---\n{FRONT}audience: board\n---\n{BODY}"
    folder = write_plan(tmp_path / "acme", files)
    monkeypatch.chdir(folder)
    checks = [command for command in COMMANDS if command[0] == "check"]
    for command, said in told(folder, [*checks, ("check", "--write-baseline", "known.json")]):
        assert command == "completion" or not [w for w in SECRETS if w in said], (command, said)
    assert not [word for word in SECRETS if word in (folder / "known.json").read_text().lower()]


def test_what_a_finding_knows_is_enough_to_hold_it_back(tmp_path: Path) -> None:
    """Words that name nobody are no excuse: what it speaks of or proposes is restricted."""
    item = f"---\n{FRONT}audience: board\n---\n{BODY}"
    folder = write_plan(tmp_path / "acme", {**FILES, "plans/board/file-x.md": item})
    plan = load_plan(find_settings(folder))
    [restricting] = all_rules()["GT701"].check(plan)
    secret = next(one for one in plan.items if one.path == "board/file-x.md")
    other = next(one for one in plan.items if one is not secret)
    quiet = all_rules()["GT401"].at(plan, other, ("title",), "a fact", "a remedy")
    assert withhold(plan, (quiet, restricting), {"GT701"}) == (quiet, restricting)
    for facts in (
        {"also": (secret.id,)},
        {"subjects": (other.id, secret.id)},
        {"subjects": (f"{secret.id}#part",)},
        {"near": (secret.id.upper(),)},
        {"message": f"it says '{secret.title}'"},
    ):
        told = replace(quiet, **facts)
        assert withhold(plan, (told, restricting), {"GT701"}) == (restricting,)
