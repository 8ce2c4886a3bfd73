"""The command `goldenthread`.

In: the arguments of a shell. Out: text on standard output and an exit code: 0 clean, 1 findings,
2 could not run. Each command is one module, imported when it is used; none imports mkdocs.
"""

from __future__ import annotations

import click

from goldenthread import __version__
from goldenthread.cli.commands import Commands

__all__ = ["main"]

_EPILOG = """
\b
Examples:
  goldenthread init acme-plan             start a plan of your own
  goldenthread check                      check the plan in this folder
  goldenthread new goal "Be chosen by one home in four"

\b
Completion of commands, ids, kinds and codes (bash; zsh and fish likewise):
  eval "$(_GOLDENTHREAD_COMPLETE=bash_source goldenthread)"
"""


@click.group(
    "goldenthread",
    cls=Commands,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="goldenthread", message="%(prog)s %(version)s")
def main() -> None:
    """Keep a company's plan in markdown and git, checked from its purpose to this week's work."""
