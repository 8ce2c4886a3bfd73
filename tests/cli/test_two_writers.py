"""Two commands that write to one plan at once: one is told, and nothing of anybody is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from goldenthread.cli.writing.lock import one_writer
from tests.cli.running import Invoke, write_plan

ROUNDS = 200
COMMANDS = 15
BY_HAND = """\
import sys
from pathlib import Path
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import open_plan
from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.write_together import write_together

name, rounds = sys.argv[1], int(sys.argv[2])
plan = open_plan(Path())
input()
for number in range(rounds):
    changes, line = Changes(plan), f"{name}-{number}"
    changes.after["notes.md"] = changes.text("notes.md") + f"{line}\\n"
    try:
        write_together(changes)
    except Refused as refused:
        assert "was changed meanwhile" in refused.format_message()
        print("told", line)
    else:
        print("accepted", line)
"""
BY_COMMAND = """\
import sys
from click.testing import CliRunner
from goldenthread.cli import main

name, rounds = sys.argv[1], int(sys.argv[2])
input()
for number in range(rounds):
    line = f"{name}-{number}"
    arguments = [word.replace("LINE", line) for word in sys.argv[3:]]
    done = CliRunner().invoke(main, arguments)
    assert "Traceback" not in done.output, done.output
    assert (done.exit_code == 0) == bool(done.stdout), done.output
    assert done.exit_code == 0 or "error: " in done.stderr
    print("accepted" if done.exit_code == 0 else "told", line)
"""
HELD = """\
import sys, time
from pathlib import Path
from goldenthread.cli.writing.lock import one_writer

with one_writer(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def race(folder: Path, code: str, rounds: int, *arguments: str) -> dict[str, set[str]]:
    """Let two processes begin at the same moment; return what was accepted and what was told."""
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, name, str(rounds), *arguments],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for process in both:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    found: dict[str, set[str]] = {"accepted": set(), "told": set()}
    for process in both:
        out, _ = process.communicate()
        assert process.returncode == 0
        for entry in out.splitlines():
            verdict, line = entry.split(" ")
            found[verdict].add(line)
    assert len(found["accepted"]) + len(found["told"]) == 2 * rounds
    return found


def in_file(text: str, rounds: int) -> set[str]:
    """Return the lines of both that stand in a text."""
    every = (f"{name}-{number}" for name in ("one", "two") for number in range(rounds))
    words = set(text.replace("\n", " ").replace(",", " ").split(" "))
    return {line for line in every if line in words}


def test_what_was_accepted_is_in_the_file_and_the_rest_was_told(plan: Path) -> None:
    """Between the last look at a file and its replacement nobody else writes."""
    (plan / "plans/notes.md").write_text("", "utf-8")
    found = race(plan, BY_HAND, ROUNDS)
    text = (plan / "plans/notes.md").read_text("utf-8")
    assert in_file(text, ROUNDS) == found["accepted"]
    assert len(text.splitlines()) == len(found["accepted"])
    assert not list((plan / "plans").glob(".*"))


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["check-in", "marketing", "--person", "ben", "--commit", "LINE @letters"], "check-ins"),
        (["new", "tactic", "LINE", "--supports", "leads", "--why", "x", "--id", "same"], "."),
    ],
    ids=["the same week", "the same id"],
)
def test_two_commands_at_once_lose_nothing(
    plan: Path, arguments: Sequence[str], where: str
) -> None:
    """Whoever comes second is told, with an exit code that a script sees."""
    found = race(plan, BY_COMMAND, COMMANDS, *arguments)
    files = sorted((plan / "plans" / where).rglob("*.md"))
    text = "\n".join(file.read_text("utf-8") for file in files)
    assert found["accepted"]
    assert in_file(text, COMMANDS) == found["accepted"]


def test_who_was_killed_while_writing_keeps_nobody_out(plan: Path, invoke: Invoke) -> None:
    """The system takes the lock from a process that is gone."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HELD, str(plan / "plans")], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert invoke("close", "letters", "--verdict", "achieved", "--learned", "Ask").exit_code == 0


def test_a_writer_that_does_not_end_is_told_of(
    plan: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever; nothing is written."""
    monkeypatch.setattr("goldenthread.cli.writing.lock._PATIENCE", 0.1)
    before = (plan / "plans/marketing/letters.md").read_bytes()
    with one_writer(plan / "plans"):
        done = invoke("close", "letters", "--verdict", "achieved", "--learned", "Ask")
    assert (done.exit_code, done.stderr) == (
        2,
        "error: another command is writing to this plan; try again\n",
    )
    assert (plan / "plans/marketing/letters.md").read_bytes() == before


def test_where_folders_cannot_be_locked_a_file_elsewhere_is(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows and some network shares; nothing lies in the plan."""
    monkeypatch.setattr("goldenthread.cli.writing.lock._open_folder", lambda _: None)
    monkeypatch.setattr("goldenthread.cli.writing.lock._PATIENCE", 0.1)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = sorted(plan.rglob("*"))
    with one_writer(plan / "plans"):
        (lock,) = tmp_path.glob("goldenthread-*.lock")
        with pytest.raises(Exception, match="another command"), one_writer(plan / "plans"):
            pass
    with one_writer(plan / "plans"):
        pass
    assert sorted(plan.rglob("*")) == before
    lock.unlink()
    lock.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Exception, match="cannot be opened"), one_writer(plan / "plans"):
        pass
    assert not (tmp_path / "elsewhere").exists()


WEEK = (
    "---\nkind: check-in\nweek: 2026-W46\nteam: marketing\ncommitments:\n"
    "  - {person: ben, text: Ring Ann, item: letters}\n---\n"
)


def test_a_result_never_goes_to_another_commitment(plan: Path) -> None:
    """Somebody put a commitment before it while the questions were being answered."""
    write_plan(plan, {"plans/check-ins/2026-w46-marketing.md": WEEK})
    path = plan / "plans/check-ins/2026-w46-marketing.md"
    code = (
        "from pathlib import Path\n"
        "import goldenthread.questions.commitment.week.cli.check_in as command, click\n"
        "take = command.read_flags\n"
        "def read_flags(*given):\n"
        f"    path = Path({str(path)!r}); text = path.read_text('utf-8')\n"
        "    entry = '  - {person: ann, text: Buy stamps, item: letters}\\n'\n"
        "    path.write_text(text.replace('commitments:\\n', 'commitments:\\n' + entry))\n"
        "    return take(*given)\n"
        "command.read_flags = read_flags\n"
        "from goldenthread.cli import main\n"
        "main(['check-in', 'marketing', '--result', '1 kept'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=plan, check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "2026-w46-marketing.md' was changed meanwhile; try again" in done.stderr
    assert "kept" not in path.read_text("utf-8")
