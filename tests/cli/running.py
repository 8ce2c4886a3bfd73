"""A small plan, and a terminal to run the command in."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., subprocess.CompletedProcess[str]]
Invoke = Callable[..., Result]

FILES = {
    "mkdocs.yml": """\
site_name: Test
docs_dir: plans
plugins:
  - goldenthread:
      today: 2026-11-22
""",
    "plans/purpose.md": """\
---
kind: purpose
id: safe-water
title: Safe water for everybody
owner: ann
---
""",
    "plans/vision.md": """\
---
kind: vision
id: one-million
title: One million people by 2031
supports: safe-water
owner: ann
---
""",
    "plans/goals/homes.md": """\
---
kind: goal
id: homes
title: One home in four
supports:
  - id: one-million
    why: homes are where people drink
owner: ann
period: 2026
metrics: [{id: share, name: Share, unit: "%", baseline: 0, target: 25,
           actuals: [{date: 2026-11-01, value: 24}]}]
---
""",
    "plans/goals/delight.md": """\
---
kind: goal
id: delight
title: People recommend us
supports:
  - {id: one-million, why: neighbours believe neighbours}
owner: ann
period: 2026
metrics: [{id: score, name: Score, unit: points, baseline: 20, target: 50,
           actuals: [{date: 2026-11-01, value: 49}]}]
---
""",
    "plans/marketing/leads.md": """\
---
kind: objective
id: leads
title: Double the leads
supports:
  - id: homes#share
    why: who has asked can be won
  - {id: delight, why: an answer within a day is what people remember}
owner: ben
department: marketing
period: 2026
stage: buyers#lead
metrics:
  - {id: count, name: Leads, unit: leads, baseline: 100, target: 200,
     actuals: [{date: 2026-11-01, value: 150}]}
---
""",
    "plans/marketing/letters.md": """\
---
kind: tactic
id: letters
title: Write letters
supports:
  - {id: leads, why: a letter is read}
owner: ben
stage: buyers#lead
---
""",
    "plans/buyers.md": """\
---
kind: journey
title: From ask to tap
owner: ann
stages:
  - {id: lead, definition: who has asked, owner: marketing, exit: pays, metric: leads#count}
---
""",
    "plans/marketing.md": """\
---
kind: department
title: Marketing
pathfinders: [{person: ann, qualification: ten years, backup: ben}]
---
""",
    "plans/people/ann.md": "---\nkind: person\ntitle: Ann\n---\n",
    "plans/people/ben.md": "---\nkind: person\ntitle: Ben\ndepartment: marketing\n---\n",
}


def write_plan(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of a plan below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def on_terminal(folder: Path, *args: str, answer: str = "", code: str = "") -> str:
    """Run the command with a terminal at both ends and return what it showed."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, *(["-c", code] if code else ["-m", "goldenthread", *args])],
        cwd=folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment,
    )
    os.close(follower)
    if answer:
        os.write(leader, answer.encode())
    shown = b""
    while True:
        try:
            part = os.read(leader, 4096)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(leader)
    process.wait()
    return shown.decode("utf-8", "replace")
