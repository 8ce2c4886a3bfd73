"""The group of commands: finds them by name, imports only the one that runs.

In: a command's name. Out: the command, or one line on standard error and exit code 2.
Interrupts and closed pipes end quietly; errors of programming keep their traceback.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from goldenthread.cli.failure import COULD_NOT_RUN, INTERRUPTED, PIPE_CLOSED, failure_line
from goldenthread.ground.likeness import nearest

# Name: (module, what --help says). Said here so that help and completion import no command.
TABLE = {
    "check": ("goldenthread.cli.check", "Check a plan and list what is wrong with it."),
    "init": ("goldenthread.cli.init", "Start a plan: a folder with all it takes."),
    "new": ("goldenthread.cli.new", "Add an item where it belongs."),
    "check-in": (
        "goldenthread.questions.commitment.week.cli.check_in",
        "Check in for the week: what was kept, what comes.",
    ),
    "digest": (
        "goldenthread.questions.commitment.week.cli.digest",
        "Sum up a week in markdown: kept, missed, moved, due.",
    ),
    "show": ("goldenthread.cli.show", "Show one item: its thread, its facts, what carries it."),
    "tree": ("goldenthread.cli.tree", "Show the plan, or what hangs below one item, as a tree."),
    "acknowledge": (
        "goldenthread.questions.commitment.cli.acknowledge",
        "Say that you have read the purpose, a vision or a roadmap.",
    ),
    "affirm": (
        "goldenthread.cli.affirm",
        "Say that a link still holds, as the item above reads today.",
    ),
    "close": ("goldenthread.cli.close", "End an item, and keep what was learned."),
    "rollover": ("goldenthread.cli.rollover", "Prepare the files of the next period."),
    "aims": (
        "goldenthread.questions.visions.cli.aims",
        "List aims, what they lead to, and what they are against.",
    ),
    "rule": ("goldenthread.cli.rule", "Explain a rule, or list them all."),
    "import": ("goldenthread.cli.import_plan", "Turn a plan from another format into plan files."),
}


class Commands(click.Group):
    """A click group that knows its commands by name and loads them when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a first use."""
        del ctx
        return list(TABLE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; its function is called `<name>_command` or `<name>_group`."""
        del ctx
        if cmd_name not in TABLE:
            return None
        module = importlib.import_module(TABLE[cmd_name][0])
        name = cmd_name.replace("-", "_")
        found: click.Command | None = getattr(module, f"{name}_command", None)
        return found or getattr(module, f"{name}_group", None)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of the first argument, with a suggestion where there is none."""
        name = args[0]
        if name not in TABLE and not ctx.resilient_parsing and not name.startswith("-"):
            near = nearest(name, TABLE)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"there is no command '{name}'{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in TABLE.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands without importing any."""
        names = [
            CompletionItem(name, help=text)
            for name, (_, text) in TABLE.items()
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        **extra: Any,  # noqa: ANN401 - handed through to click
    ) -> NoReturn:
        """Run the command and exit; what a person did wrong is one line, never a traceback."""
        extra["standalone_mode"] = False
        _show_all_characters()
        try:
            code = super().main(args, prog_name or "goldenthread", complete_var, **extra)
            sys.stdout.flush()
        except BrokenPipeError:
            _close_output()
            sys.exit(PIPE_CLOSED)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except Exception as error:
            line = failure_line(error)
            if line is None:
                raise
            click.echo(line, err=True)
            sys.exit(COULD_NOT_RUN)
        sys.exit(code if isinstance(code, int) else 0)


def _show_all_characters() -> None:
    """Spell out what the terminal's encoding lacks, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _close_output() -> None:
    """Keep the interpreter from flushing into the closed pipe once more at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
