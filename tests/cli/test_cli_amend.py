"""What holds for each command that changes a file: right, or not at all."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import open_plan
from goldenthread.cli.writing.amend import put, write_changes
from goldenthread.cli.writing.changes import Changes
from goldenthread.cli.writing.write_file import replace_file
from tests.cli.running import Invoke, Run

COMMANDS = [
    pytest.param(
        ["acknowledge", "one-million", "--person", "ben"], "plans/people/ben.md", id="ack"
    ),
    pytest.param(["affirm", "letters"], "plans/marketing/letters.md", id="affirm"),
    pytest.param(
        ["close", "letters", "--verdict", "missed", "--learned", "Ask first"],
        "plans/marketing/letters.md",
        id="close",
    ),
]
each_command = pytest.mark.parametrize(("arguments", "name"), COMMANDS)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@each_command
def test_one_file_changes_and_every_line_of_it_stays(
    plan: Path, invoke: Invoke, arguments: list[str], name: str
) -> None:
    """Comments, order, line ends and a missing last line end are the writer's own."""
    path = plan / name
    text = path.read_text("utf-8").replace("\ntitle:", "  # first\n# a note\ntitle:")
    path.write_bytes(("\ufeff" + text + "\nWhy? Because 水.").replace("\n", "\r\n").encode())
    before = files(plan)
    done = invoke(*arguments)
    assert done.exit_code == 0
    assert done.stdout == f"changed: {name}\n"
    after = files(plan)
    assert [key for key in before if before[key] != after[key]] == [name]
    assert list(after) == list(before)
    rest = iter(after[name].decode())
    assert all(character in rest for character in before[name].decode())
    assert b"\n" not in after[name].replace(b"\r\n", b"")
    assert invoke("check").exit_code == 0


@each_command
def test_a_file_with_errors_is_left_alone(
    plan: Path, invoke: Invoke, arguments: list[str], name: str
) -> None:
    """Whatever is wrong in it comes first; the message names the file."""
    path = plan / name
    path.write_text(path.read_text("utf-8").replace("\ntitle:", "\ncolour: red\ntitle:"), "utf-8")
    before = files(plan)
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert done.stderr == (
        f"error: {name} has errors; mend them first, `goldenthread check` lists them\n"
    )
    assert files(plan) == before


@each_command
@pytest.mark.parametrize("slip", ["title: x\ntitle: y\n", "a: &b c\n", "a: [\n"])
def test_a_file_that_cannot_be_read_is_left_alone(
    plan: Path, invoke: Invoke, arguments: list[str], name: str, slip: str
) -> None:
    """A key given twice, an anchor, no YAML at all: no command guesses what was meant."""
    path = plan / name
    path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{slip}", 1), "utf-8")
    before = files(plan)
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr
    assert files(plan) == before


@each_command
def test_an_id_of_two_files_is_left_alone(
    plan: Path, invoke: Invoke, arguments: list[str], name: str
) -> None:
    """Nobody knows which of them is meant."""
    (plan / "plans/again.md").write_text((plan / name).read_text("utf-8"), "utf-8")
    text = (plan / "plans/again.md").read_text("utf-8")
    stem = Path(name).stem
    if f"id: {stem}" not in text:
        (plan / "plans/again.md").write_text(text.replace("title", f"id: {stem}\ntitle", 1))
    before = files(plan)
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert "plans/again.md" in done.stderr
    assert done.stderr.endswith("give one another id\n")
    assert files(plan) == before


@each_command
def test_a_read_only_file_is_left_alone(
    plan: Path, invoke: Invoke, arguments: list[str], name: str
) -> None:
    """Who made it read-only meant it; a rename would not ask."""
    before = files(plan)
    (plan / name).chmod(0o444)
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert f"{name}' is read-only and is left as it is; make it writable first" in done.stderr
    assert files(plan) == before


@each_command
def test_a_link_stays_a_link(plan: Path, invoke: Invoke, arguments: list[str], name: str) -> None:
    """The file it leads to is the one that changes, and keeps its mode."""
    target = plan / "plans/elsewhere.txt"
    (plan / name).rename(target)
    target.chmod(0o640)
    (plan / name).symlink_to(os.path.relpath(target, (plan / name).parent))
    before = target.read_bytes()
    assert invoke(*arguments).exit_code == 0
    assert (plan / name).is_symlink()
    assert target.read_bytes() != before
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@each_command
def test_a_link_out_of_the_plan_is_not_followed(
    plan: Path, invoke: Invoke, arguments: list[str], name: str, tmp_path: Path
) -> None:
    """Such a file is no part of the plan; nothing outside is ever written."""
    target = tmp_path / "outside.md"
    (plan / name).rename(target)
    (plan / name).symlink_to(target)
    before = target.read_bytes()
    assert invoke(*arguments).exit_code == 2
    assert target.read_bytes() == before


@each_command
def test_the_same_day_gives_the_same_bytes(
    plan: Path, invoke: Invoke, arguments: list[str], name: str
) -> None:
    """Today is the plan's own: the setting, not the clock."""
    assert invoke(*arguments).exit_code == 0
    text = (plan / name).read_text("utf-8")
    assert ("2026-11-22" in text) == ("affirm" not in arguments)


def test_nothing_is_written_that_would_be_an_error(plan: Path, invoke: Invoke) -> None:
    """A company's own schema is law for what commands write, too."""
    shipped = Path(__file__).parents[2] / "schema/kinds/person.schema.json"
    text = shipped.read_text("utf-8")
    stricter = re.sub(r'"self",\s*"manager",\s*"meeting"', '"meeting"', text)
    assert stricter != text
    (plan / "schema/kinds").mkdir(parents=True)
    (plan / "schema/kinds/person.schema.json").write_text(stricter, "utf-8")
    before = files(plan)
    done = invoke("acknowledge", "one-million", "--person", "ben")
    assert done.exit_code == 2
    wrong = "'acknowledged.0.how' cannot be 'self'"
    assert done.stderr == f"error: plans/people/ben.md is left as it is: {wrong}\n"
    assert files(plan) == before
    assert (
        invoke("acknowledge", "one-million", "--person", "ben", "--how", "meeting").exit_code == 0
    )


def test_a_file_saved_since_the_plan_was_read_is_left_alone(plan: Path) -> None:
    """An editor beside the terminal: what was saved there is not overwritten from memory."""
    loaded = open_plan(plan)
    path = plan / "plans/people/ben.md"
    path.write_text(path.read_text("utf-8").replace("Ben", "Benjamin"), "utf-8")
    changes = Changes(loaded)
    with pytest.raises(Refused, match=r"plans/people/ben\.md was changed meanwhile"):
        put(changes, loaded.by_id["ben"], ("role",), "Writer")
    changes = Changes(open_plan(plan))
    put(changes, changes.plan.by_id["ben"], ("role",), "Writer")
    path.write_text(path.read_text("utf-8").replace("Benjamin", "Benny"), "utf-8")
    with pytest.raises(Refused, match=r"ben\.md' was changed meanwhile"):
        write_changes(changes)
    assert "Benny" in path.read_text("utf-8")
    assert "role" not in path.read_text("utf-8")


def test_help_starts_without_the_plan(run: Run, plan: Path) -> None:
    """Each command explains itself with an example, also where no plan is."""
    for name in ("acknowledge", "affirm", "close", "rollover"):
        done = run(name, "--help", cwd=plan / "plans/people")
        assert done.returncode == 0
        assert f"goldenthread {name} " in done.stdout.partition("Example")[2]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a file with a text."""
    path = tmp_path / "page.md"
    path.write_bytes(b"old\r\n")
    return path


def test_a_file_is_replaced_whole(page: Path) -> None:
    """Nothing else is left in the folder; the mode stays."""
    page.chmod(0o604)
    replace_file(page, b"old\r\n", "neu ü\r\n")
    assert page.read_bytes() == "neu ü\r\n".encode()
    assert stat.S_IMODE(page.stat().st_mode) == 0o604
    assert [path.name for path in page.parent.iterdir()] == ["page.md"]


def test_a_file_that_changed_meanwhile_is_left_alone(page: Path) -> None:
    """Somebody's editor was faster: their text stays."""
    with pytest.raises(Refused, match="was changed meanwhile and is left as it is; try again"):
        replace_file(page, b"older\r\n", "new")
    assert page.read_bytes() == b"old\r\n"
    assert [path.name for path in page.parent.iterdir()] == ["page.md"]


def test_a_file_that_went_away_is_not_made_anew(page: Path) -> None:
    """What somebody deleted meanwhile stays deleted."""
    page.unlink()
    with pytest.raises(Refused, match="cannot be written: No such file"):
        replace_file(page, b"old\r\n", "new")
    assert list(page.parent.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_said(page: Path) -> None:
    """The message names the file, not the draft beside it."""
    page.parent.chmod(0o555)
    try:
        with pytest.raises(Refused, match=r"page\.md' cannot be written: Permission denied"):
            replace_file(page, b"old\r\n", "new")
    finally:
        page.parent.chmod(0o755)
    assert page.read_bytes() == b"old\r\n"


def test_a_full_disk_leaves_the_old_file(page: Path) -> None:
    """A limit on the size of files stands in for it, in a process of its own."""
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from goldenthread.cli.writing.write_file import replace_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "replace_file(Path(sys.argv[1]), b'old\\r\\n', 'x' * 1000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, page], check=False, capture_output=True, text=True
    )
    assert "cannot be written: File too large" in done.stderr
    assert page.read_bytes() == b"old\r\n"
    assert [path.name for path in page.parent.iterdir()] == ["page.md"]


def test_a_reader_never_sees_half_of_it(page: Path) -> None:
    """While one process writes again and again, another sees one text or the other."""
    one, two = b"a" * 200_000, b"b" * 200_000
    page.write_bytes(one)
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from goldenthread.cli.writing.write_file import replace_file\n"
        "page, texts = Path(sys.argv[1]), ['a' * 200_000, 'b' * 200_000]\n"
        "for n in range(60):\n"
        "    replace_file(page, texts[n % 2].encode(), texts[(n + 1) % 2])\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, page]) as writer:
        seen = set()
        while writer.poll() is None:
            seen.add(page.read_bytes())
    assert writer.returncode == 0
    assert seen <= {one, two}
