"""What to say when a command cannot run.

In: an exception. Out: one line for standard error, or None for an error of programming.
Never imports the core before it knows that the error is none of click's: `--help` starts fast.
"""

from __future__ import annotations

import click

from goldenthread.reporters.plain import plain

COULD_NOT_RUN = 2
INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""
PIPE_CLOSED = 141
"""128 + SIGPIPE: neither "findings" nor "could not run"."""


class Refused(click.ClickException):
    """A command that will not do what it was asked; the text says why and what would do."""

    exit_code = COULD_NOT_RUN


class Slip(ValueError):  # noqa: N818 - a slip of the pen, not a failure
    """A text that cannot be read; the message says what would do."""


def failure_line(error: Exception) -> str | None:
    """Word an error that the person at the keyboard can mend."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()  # the help itself
    if isinstance(error, click.UsageError):
        message = error.format_message()
        if isinstance(error, click.MissingParameter):
            message = " ".join(message.split())  # click lists choices on lines of their own
        where = f" (see '{error.ctx.command_path} --help')" if error.ctx else ""
        return f"error: {_first_lower(plain(message.rstrip('.')))}{where}"
    if isinstance(error, click.ClickException):
        return "error: " + "\n".join(plain(line) for line in error.format_message().split("\n"))
    from goldenthread.config.settings import SettingsError  # noqa: PLC0415
    from goldenthread.kinds.schema_file import SchemaError  # noqa: PLC0415 - see above

    if isinstance(error, SettingsError | SchemaError):
        return f"error: {plain(str(error))}"
    if isinstance(error, OSError):
        name = f"'{error.filename}': " if error.filename else ""
        return f"error: {plain(f'{name}{error.strerror or error}')}"
    return None


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]
