"""Journeys, assessments and tables near a restricted item tell nothing of it either."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import FILES, write_plan
from tests.security.test_restricted import told

SECRETS = ("zanzibar", "orinoco", "quellgrund", "98765")
TEAM = "---\nkind: department\nid: outreach\ntitle: Outreach\npathfinder: ann\n---\n"
NEAR = {
    "plans/outreach.md": TEAM,
    "plans/buyers.md": """\
---
kind: journey
id: buyers
title: Buyers
owner: ann
deal: {stage: won, size: 10, currency: EUR, goal: "treasure#sum"}
stages:
  - {id: lead, name: Lead, owner: outreach, same_as: "lake#fisher"}
  - {id: met, name: Met, owner: outreach, metric: "treasure#sum"}
  - {id: won, name: Won, owner: outreach, volume: [{date: 2026-10-31, value: 9}]}
---
""",
    "plans/tail.md": """\
---
kind: journey
id: tail
title: Tail
owner: ann
stages: [{id: lead, name: Lead, owner: outreach, same_as: "buyers#lead"}]
---
""",
    "plans/counted.md": """\
---
kind: objective
id: counted
title: Count things
supports: [{id: homes, why: what is counted is done}]
owner: ann
metrics:
  - {id: a, name: A, unit: pieces, data: "numbers.csv#open"}
  - {id: b, name: B, unit: pieces, data: "./numbers.csv#no such"}
  - {id: c, name: C, unit: pieces, data: "./board/lake.md#d"}
  - {id: d, name: D, unit: pieces, data: "link.csv#d"}
---
""",
    "plans/numbers.csv": "date,open,orinoco\n2026-01-01,zanzibar,1\norinoco,1,1\n",
    "plans/summer.md": """\
---
kind: assessment
id: summer
campaign: raft
period: 2026-Q1
verdict: keep
---
""",
}
RESTRICTED = {
    "plans/board/lake.md": """\
---
kind: journey
id: lake
title: Lake
owner: ann
stages: [{id: fisher, name: Zanzibar fisher, definition: orinoco, owner: outreach}]
audience: board
---
orinoco
""",
    "plans/board/treasure.md": """\
---
kind: goal
id: treasure
title: Treasure
supports: one-million
owner: ann
period: 2026
metrics:
  - {id: sum, name: Sum, unit: EUR, baseline: 1, target: 98765, data: "numbers.csv#orinoco"}
audience: board
---
""",
    "plans/board/raft.md": """\
---
kind: campaign
id: raft
title: Quellgrund on a raft
supports: homes
owner: ann
period: 2026-Q1
audience: board
---
""",
}
COMMANDS = [
    ("check", "--strict"),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("tree",),
    *(("show", name) for name in ("buyers", "tail", "summer", "outreach", "counted", "ann")),
    ("aims", "reach"),
]


def test_words_and_sums_of_a_restricted_item_do_not_come_out_nearby(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by a stage that is the same, a sum, a column of its table, or a title made of its own."""
    folder = write_plan(tmp_path / "acme", {**FILES, **NEAR, **RESTRICTED})
    (folder / "plans/link.csv").symlink_to(folder / "plans/board/lake.md")
    monkeypatch.chdir(folder)
    for command, said in told(folder, COMMANDS):
        assert not [word for word in SECRETS if word in said], (command, said)
        assert not command.startswith("check") or "gt701" in said


@pytest.mark.parametrize("name", ["./board/lake.md", "link.csv", "board/lake.CSV/"])
def test_only_a_csv_file_is_read_as_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Rows of another file are quoted in no message, whatever the way to it is called."""
    item = NEAR["plans/counted.md"].replace("numbers.csv#open", f"{name}#open")
    files = {**FILES, "plans/counted.md": item, "plans/board/lake.md": "zanzibar\norinoco\n"}
    folder = write_plan(tmp_path / "acme", files)
    (folder / "plans/link.csv").symlink_to(folder / "plans/board/lake.md")
    monkeypatch.chdir(folder)
    for _, said in told(folder, [("check",)]):
        assert "zanzibar" not in said
        assert "orinoco" not in said
