"""The fixtures of the tests of the command."""

from tests.cli.conftest import invoke, plan, run

__all__ = ["invoke", "plan", "run"]
