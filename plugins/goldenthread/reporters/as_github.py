"""Findings as GitHub's workflow commands, which appear as annotations on a pull request.

In: a `Result`. Out: lines such as `::error file=...,line=...,col=...,title=...::message`.
Nothing in a plan can end a command early or start another: what could is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from goldenthread.reporters.as_text import summary
from goldenthread.reporters.plain import plain, plain_lines
from goldenthread.reporters.repository import path_prefix

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github_lines(result: Result) -> Iterator[str]:
    """Yield one command for each finding, then the summary as plain text."""
    prefix = path_prefix(result.plan.settings)
    for finding in result.findings:
        yield _command(finding, (prefix / finding.path).as_posix())
    yield summary(result)


def _command(finding: Finding, path: str) -> str:
    properties = {
        "file": plain(path),
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code} {finding.name}",
    }
    head = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    text = "\n".join([plain(finding.message), *plain_lines(f"help: {finding.help}")])
    return f"::{_COMMANDS[finding.severity.value]} {head}::{_escape(text)}"


def _escape(text: str) -> str:
    """Escape a message as the toolkit of GitHub Actions does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
