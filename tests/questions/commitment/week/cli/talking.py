"""A person at a terminal who answers each question as it comes, and a plan on a Monday."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.cli.running import FILES

PATIENCE = 120

MONDAY = {
    **FILES,
    "mkdocs.yml": FILES["mkdocs.yml"].replace("2026-11-22", "2026-11-23"),
    "plans/people/ben.md": (
        "---\nkind: person\ntitle: Ben Braun\ndepartment: marketing\n"
        "emails: [ben@acme.example]\n---\n"
    ),
    "plans/people/cleo.md": (
        "---\nkind: person\ntitle: Cleo Carr\ndepartment: marketing\nemails: [cleo@acme.example]\n"
        "contributes_to: [letters]\n---\n"
    ),
    "plans/check-ins/2026-w47/ben.md": """\
---
kind: check-in
week: 2026-W47
person: ben
commitments:  # said on Monday
  - text: Write forty letters
    item: letters
  - {text: "Ask Cleo for stamps", item: letters}
values:
  - {metric: leads#count, value: 160, date: 2026-11-16}
---
""",
}
"""Ben checked in last week and owes two results; Cleo has not begun."""


@dataclass(frozen=True)
class Talk:
    """What was shown, how many questions were asked and keys pressed, and how it ended."""

    shown: str
    questions: int
    keys: int
    code: int


def talk(
    folder: Path, *args: str, answers: Sequence[str], environment: Mapping[str, str] | None = None
) -> Talk:
    """Run the command on a terminal; each answer is typed when a question waits for it."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", *args],
        cwd=folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", **(environment or {})},
    )
    os.close(follower)
    shown, questions, keys, left = b"", 0, 0, list(answers)
    try:
        while select.select([leader], [], [], PATIENCE)[0]:
            try:
                part = os.read(leader, 4096)
            except OSError:  # Linux: the other end is closed
                break
            shown += part
            if shown.endswith(b": "):
                questions += 1
                assert left, f"nobody knows an answer to this:\n{shown.decode()}"
                answer = f"{left.pop(0)}\n"
                keys += len(answer)
                os.write(leader, answer.encode())
        return Talk(shown.decode(), questions, keys, process.wait(PATIENCE))
    finally:
        process.kill()
        process.wait()
        os.close(leader)
