"""What all commands share: help, completion, errors, start-up."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

import goldenthread
from goldenthread import __version__
from goldenthread.cli import main
from goldenthread.cli.commands import read_commands
from tests.cli.running import Invoke, Run, on_terminal

WITHOUT_MKDOCS = """
import sys
for name in ("mkdocs", "material", "properdocs"):
    sys.modules[name] = None
from goldenthread.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("command", list(read_commands()))
def test_help_carries_an_example(invoke: Invoke, command: str) -> None:
    """Each command shows how it is typed, on a line of its own."""
    done = invoke(command, "--help")
    assert done.exit_code == 0
    lines = [line.strip() for line in done.output.splitlines()]
    assert "Example:" in lines or "Examples:" in lines
    assert any(line.startswith(f"goldenthread {command}") for line in lines)


def test_help_lists_the_commands_as_they_call_themselves(invoke: Invoke) -> None:
    """The table that spares the imports says what the commands say."""
    text = invoke("--help").output
    assert "Completion" in text
    assert '  eval "$(_GOLDENTHREAD_COMPLETE=bash_source goldenthread)"' in text
    for name, known in read_commands().items():
        assert f"  {name} " in text
        assert known.help in text
        command = main.get_command(click.Context(main), name)
        assert command is not None
        assert command.get_short_help_str(limit=200) == known.help


def test_the_version_is_that_of_the_package(invoke: Invoke) -> None:
    """One number, one place."""
    assert invoke("--version").output == f"goldenthread {__version__}\n"


@pytest.mark.parametrize("command", [[], ["import"]])
def test_a_group_alone_shows_its_help(invoke: Invoke, command: list[str]) -> None:
    """Nothing was asked for, so nothing ran; the help says what can be."""
    done = invoke(*command)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Usage: goldenthread")
    assert "\n  goldenthread " in done.stderr.replace("    ", "  ")


def test_an_unknown_command_suggests_the_nearest(run: Run) -> None:
    """A slip is one line and exit 2."""
    done = run("chekc")
    assert done.returncode == 2
    assert done.stderr.startswith("error: there is no command 'chekc'; did you mean 'check'?")


ORDER = "check init new check-in digest show tree acknowledge affirm close rollover rule import"


def test_help_lists_the_commands_in_the_order_of_a_first_use(invoke: Invoke) -> None:
    """Those of questions stand where they are needed, not at the end."""
    listed = invoke("--help").output.partition("Commands:\n")[2].partition("\n\n")[0]
    assert re.findall(r"^  ([a-z-]+) ", listed, re.MULTILINE) == ORDER.split()


@pytest.mark.usefixtures("no_question")
def test_the_command_of_an_absent_question_is_unknown(invoke: Invoke) -> None:
    """It goes from the help with its question, and typing it is a slip like any other."""
    assert "digest" not in invoke("--help").output
    done = invoke("digest")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: there is no command 'digest'")


def test_a_list_of_commands_imports_nothing_else_of_ours() -> None:
    """Help and completion start fast."""
    lists = list((Path(goldenthread.__file__).parent / "questions").glob("*/commands.py"))
    assert lists
    for path in lists:
        imported = re.findall(
            r"^\s*(?:from|import) (goldenthread\S*)", path.read_text(), re.MULTILINE
        )
        assert imported == ["goldenthread.cli.command"]


def test_a_command_that_is_gone_is_unknown(run: Run) -> None:
    """The aims are in the handbook."""
    done = run("aims")
    assert done.returncode == 2
    assert done.stderr.startswith("error: there is no command 'aims'")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["tree"],
        ["show", "leads"],
        ["rule"],
        ["new", "goal", "X", "--supports", "homes"],
        ["check-in", "--person", "ben", "--commit", "Go @leads"],
        ["digest"],
        ["init", "fresh"],
        ["--help"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_needs_mkdocs(plan: Path, arguments: list[str]) -> None:
    """The core and the command work where mkdocs cannot be imported."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_MKDOCS, *arguments],
        cwd=plan,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_help_imports_neither_the_core_nor_a_schema_library() -> None:
    """Help and completion of commands start without the weight of a check."""
    code = (
        "import sys, goldenthread.cli as c\n"
        "try: c.main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'jsonschema', 'jsonschema_rs', 'yaml', 'mkdocs', 'jinja2'}), "
        "'goldenthread.plan.plan' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == "[] False\n"


def complete(folder: Path, words: str, *, index: int | None = None) -> dict[str, str]:
    """Ask as bash does; `words` ends with what is being typed."""
    parts = words.split(" ")
    environment = {
        **os.environ,
        "_GOLDENTHREAD_COMPLETE": "zsh_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(index if index is not None else len(parts) - 1),
    }
    done = subprocess.run(
        [str(Path(sys.executable).with_name("goldenthread"))],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    return {lines[i + 1]: lines[i + 2] for i in range(0, len(lines) - 2, 3)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("goldenthread ch", {"check"}),
        ("goldenthread new ob", {"objective"}),
        ("goldenthread show le", {"leads", "letters"}),
        ("goldenthread tree one", {"one-million"}),
        ("goldenthread rule GT20", {"GT201", "GT202", "GT203"}),
        ("goldenthread check --select gt2", {"GT201"}),
        ("goldenthread check --format s", {"sarif"}),
        ("goldenthread new tactic X --supports ", {"leads"}),
        ("goldenthread new goal X --owner ", {"ann", "ben"}),
        ("goldenthread new goal X --department ", {"marketing"}),
        ("goldenthread init x --host git", {"github", "gitlab"}),
        ("goldenthread acknowledge ", {"safe-water", "one-million"}),
        ("goldenthread acknowledge x --person ", {"ann", "ben"}),
        ("goldenthread affirm --person ", {"ann", "ben"}),
        ("goldenthread affirm le", {"leads", "letters"}),
        ("goldenthread close leads --verdict ", {"achieved", "missed", "abandoned"}),
        ("goldenthread rollover 2027 --carry le", {"leads", "letters"}),
    ],
)
def test_the_shell_completes(plan: Path, typed: str, expected: set[str]) -> None:
    """Commands, kinds, ids, codes and formats; only parents that are allowed."""
    found = set(complete(plan, typed))
    assert expected <= found
    assert "homes" not in found


def test_completion_says_what_an_id_stands_for(plan: Path) -> None:
    """The title is shown beside the id; what is restricted is not offered."""
    assert complete(plan, "goldenthread show lea")["leads"] == "Double the leads"
    path = plan / "plans/marketing/leads.md"
    text = path.read_text("utf-8").replace("kind: objective", "kind: objective\naudience: board")
    path.write_text(text, "utf-8")
    assert "leads" not in complete(plan, "goldenthread show lea")


def test_completion_in_a_broken_plan_is_silent(plan: Path) -> None:
    """Nobody wants a traceback in the middle of typing."""
    (plan / "mkdocs.yml").write_text("[", "utf-8")
    assert complete(plan, "goldenthread show le") == {}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_there_for_each_shell(shell: str) -> None:
    """The line in --help gives a script."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("goldenthread"))],
        env={**os.environ, "_GOLDENTHREAD_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "bash" in done.stderr.lower():
        pytest.skip("this bash is too old for completion")
    assert "_GOLDENTHREAD_COMPLETE" in done.stdout


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a running process; where that is not told, enough of it."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        time.sleep(1.0)
        return 1.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_an_interrupt_ends_quietly(plan: Path) -> None:
    """Ctrl-C in the middle of a check leaves no traceback."""
    for number in range(3000):
        text = f"---\nkind: goal\ntitle: T{number}\nsupports: one-million\nowner: ann\n---\n"
        (plan / f"plans/goals/g{number}.md").write_text(text, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "check"],
        cwd=plan,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # Starting takes a fraction of this, the check of 3,000 files several times as much.
    while process.poll() is None and cpu_seconds(process.pid) < 0.8:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert "Traceback" not in err
    assert process.returncode in {130, -signal.SIGINT, 0, 1}
    if process.returncode == 130:
        assert err.strip() == ""
        assert "Aborted" not in out


def test_a_folder_that_cannot_be_read_is_one_line(plan: Path, run: Run) -> None:
    """What the system refuses is said in its own words."""
    done = run("init", "/proc/none/plan", cwd=plan)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1


def test_long_waits_are_shown_on_a_terminal_only(plan: Path) -> None:
    """The bar is for people who watch, and is wiped away."""
    code = """if True:
        import sys, threading
        from goldenthread.cli import waiting
        drawn = threading.Event()
        class Told:
            isatty, flush = sys.stderr.isatty, sys.stderr.flush
            def write(self, text):
                sys.__stderr__.write(text)
                drawn.set()
        sys.stderr = Told()
        with waiting.waiting('reading', patience=PATIENCE):
            drawn.wait(WAIT)
    """
    long = code.replace("PATIENCE", "0.01")
    silent = subprocess.run(
        [sys.executable, "-c", long.replace("WAIT", "0.4")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (silent.stdout, silent.stderr) == ("", "")
    short = code.replace("PATIENCE", "3600").replace("WAIT", "0.4")
    assert on_terminal(plan, code=short) == ""
    shown = on_terminal(plan, code=long.replace("WAIT", "60"))
    assert re.search(r"\] reading, \d+ s", shown)
    assert shown.endswith("\r\x1b[K")
