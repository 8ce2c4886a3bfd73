"""The group of commands: finds them by name, imports only the one that runs.

In: a command's name. Out: the command, or one line on standard error and exit code 2.
Interrupts and closed pipes end quietly; errors of programming keep their traceback.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from goldenthread.cli.command import Command, ForHelp
from goldenthread.cli.failure import COULD_NOT_RUN, INTERRUPTED, PIPE_CLOSED, failure_line
from goldenthread.ground.likeness import nearest
from goldenthread.ground.questions import faces

_CORE = (
    Command("check", "goldenthread.cli.check", "Check a plan and list what is wrong with it.", 10),
    Command("init", "goldenthread.cli.init", "Start a plan: a folder with all it needs.", 20),
    Command("new", "goldenthread.cli.new", "Add an item where it belongs.", 30),
    Command(
        "show",
        "goldenthread.cli.show",
        "Show one item: its thread, its facts, what carries it.",
        60,
    ),
    Command(
        "tree",
        "goldenthread.cli.tree",
        "Show the plan, or everything below one item, as a tree.",
        70,
    ),
    Command(
        "affirm",
        "goldenthread.cli.affirm",
        "Say that a link still holds, as the item above reads today.",
        90,
    ),
    Command("close", "goldenthread.cli.close", "End an item and keep what was learned.", 100),
    Command("rollover", "goldenthread.cli.rollover", "Prepare the files of the next period.", 110),
    Command("rule", "goldenthread.cli.rule", "Explain a rule, or list them all.", 120),
    Command(
        "import",
        "goldenthread.cli.import_plan",
        "Convert a plan from another format to plan files.",
        130,
    ),
)


def read_commands() -> Mapping[str, Command]:
    """Return the commands by name, in the order of a first use; imports none of them."""
    found = [*_CORE, *(one for face in faces("commands", ForHelp) for one in face.commands)]
    return {one.name: one for one in sorted(found, key=lambda one: one.rank)}


class Commands(click.Group):
    """A click group that knows its commands by name and loads them when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a first use."""
        del ctx
        return list(read_commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; its function is called `<name>_command` or `<name>_group`."""
        del ctx
        command = read_commands().get(cmd_name)
        if command is None:
            return None
        module = importlib.import_module(command.module)
        name = cmd_name.replace("-", "_")
        found: click.Command | None = getattr(module, f"{name}_command", None)
        return found or getattr(module, f"{name}_group", None)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of the first argument, with a suggestion where there is none."""
        name = args[0]
        known = self.list_commands(ctx)
        if name not in known and not ctx.resilient_parsing and not name.startswith("-"):
            near = nearest(name, known)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"there is no command '{name}'{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(one.name, one.help) for one in read_commands().values()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands without importing any."""
        names = [
            CompletionItem(one.name, help=one.help)
            for one in read_commands().values()
            if one.name.startswith(incomplete)
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
