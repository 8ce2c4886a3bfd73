"""`goldenthread rollover`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli.opening import open_plan
from goldenthread.ground.files import DiskFiles
from goldenthread.questions.commitment.acknowledgement import read_acknowledgements
from goldenthread.source.document import read_document
from tests.cli.running import Invoke

ROADMAP = """\
---
kind: roadmap
id: roadmap-2026
title: This year
owner: ben
period: 2026
items: [homes]
---
"""


def data(path: Path) -> dict[str, Any]:
    """Return the front matter of a file as the product reads it."""
    found = read_document(DiskFiles(path.parent), path.name).data
    assert found is not None
    return dict(found)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def close(invoke: Invoke, item_id: str) -> None:
    """Close an item."""
    words = ["--verdict", "missed", "--learned", "Portals need a contract: first"]
    assert invoke("close", item_id, *words).exit_code == 0


def test_each_team_gets_a_draft_of_a_roadmap(plan: Path, invoke: Invoke) -> None:
    """Empty, with what ends and what goes on as comments; nothing that exists is touched."""
    before = files(plan)
    done = invoke("rollover", "2027")
    assert done.exit_code == 0
    assert done.stdout == (
        "written: plans/marketing/marketing-roadmap-2027.md\n"
        "written: plans/roadmaps/roadmap-2027.md\n"
    )
    assert done.stderr == (
        "next: close what ends before 2027: homes, delight, leads\n"
        "next: agree on the drafts, then take `state: draft` away\n"
    )
    text = (plan / "plans/marketing/marketing-roadmap-2027.md").read_text("utf-8")
    assert text == (
        "---\n"
        "# `items` are what the team commits to, the most important first. Take `state` away once\n"
        "# it is agreed on; then everybody is asked to commit to it.\n"
        "kind: roadmap\n"
        "id: marketing-roadmap-2027\n"
        'title: "Marketing: roadmap 2027"\n'
        "owner: ann\n"
        "department: marketing\n"
        'period: "2027"\n'
        "state: draft\n"
        "items: []\n"
        "# Ends before it and is not closed yet, see `goldenthread close`:\n"
        "#   - leads  # Double the leads\n"
        "---\n"
    )
    assert before.items() <= files(plan).items()
    assert invoke("check", "--strict").exit_code == 0


@pytest.mark.usefixtures("plan")
def test_a_second_time_nothing_is_left_to_do(invoke: Invoke) -> None:
    """A roadmap that covers the period is enough; a part of the year, too."""
    invoke("rollover", "2027")
    for period in ("2027", "2027-q1", "2027-H2"):
        done = invoke("rollover", period)
        assert done.exit_code == 0
        assert "nothing is written" in done.stdout


def test_a_draft_asks_nobody_to_commit(plan: Path, invoke: Invoke) -> None:
    """Only once the team has agreed on it is it asked of everybody."""
    (plan / "plans/roadmap.md").write_text(ROADMAP, "utf-8")
    invoke("rollover", "2027")
    assert data(plan / "plans/roadmap-2027.md")["owner"] == "ben"
    asked = read_acknowledgements(open_plan(plan)).by_person["ben"]
    assert "roadmap-2026" in [answer.item.id for answer in asked]
    assert "roadmap-2027" not in [answer.item.id for answer in asked]


def test_what_is_carried_starts_anew(plan: Path, invoke: Invoke) -> None:
    """The same thing, from where its numbers stand, without target, with the lesson."""
    close(invoke, "leads")
    done = invoke("rollover", "2027-H1", "--carry", "leads")
    assert done.exit_code == 0, done.stderr
    path = plan / "plans/marketing/leads-2027-h1.md"
    assert data(path) == {
        "kind": "objective",
        "id": "leads-2027-h1",
        "title": "Double the leads",
        "supports": [
            {"id": "homes#share", "why": "who has asked can be won"},
            {"id": "delight", "why": "an answer within a day is what people remember"},
        ],
        "owner": "ben",
        "department": "marketing",
        "stage": "buyers#lead",
        "period": "2027-H1",
        "state": "draft",
        "metrics": [{"id": "count", "name": "Leads", "unit": "leads", "baseline": 150}],
    }
    text = path.read_text("utf-8")
    assert "Each metric needs a target; the old ones:\n#   count: 200, reached 150\n" in text
    assert text.endswith(
        "---\n\nCarried over from [[leads]], missed in 2026.\n\n"
        "What was learned:\n\n> Portals need a contract: first\n"
    )
    roadmap = (plan / "plans/marketing/marketing-roadmap-2027-h1.md").read_text("utf-8")
    assert "items:\n  - leads-2027-h1\n" in roadmap
    assert "#   - leads " not in roadmap
    assert invoke("check").exit_code == 0


def test_what_is_carried_together_stays_together(plan: Path, invoke: Invoke) -> None:
    """A child hangs from its parent's new file; fingerprints are not carried."""
    letters = plan / "plans/marketing/letters.md"
    letters.write_text(letters.read_text("utf-8").replace("owner:", "period: 2026-Q4\nowner:"))
    invoke("affirm", "letters")
    close(invoke, "letters")
    close(invoke, "leads")
    done = invoke("rollover", "2027", "--carry", "letters", "--carry", "leads")
    assert done.exit_code == 0, done.stderr
    assert data(plan / "plans/marketing/letters-2027.md")["supports"] == [
        {"id": "leads-2027", "why": "a letter is read"}
    ]
    note = (plan / "plans/marketing/letters-2027.md").read_text("utf-8").splitlines()[1]
    assert note == "# Take `state` away once it is agreed on."  # it has no metric to speak of
    close(invoke, "letters-2027")
    assert invoke("rollover", "2028", "--carry", "letters-2027").exit_code == 0
    assert (plan / "plans/marketing/letters-2028.md").exists()


def test_lessons_of_the_last_period_are_offered(plan: Path, invoke: Invoke) -> None:
    """What was closed stands in the draft with what was learned, not carried."""
    close(invoke, "leads")
    invoke("rollover", "2027-Q1")
    text = (plan / "plans/marketing/marketing-roadmap-2027-q1.md").read_text("utf-8")
    assert (
        "# Was closed; `goldenthread rollover --carry ID` takes one along:\n"
        "#   - leads  # Double the leads; learned: Portals need a contract: first\n"
    ) in text
    assert "items: []\n" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["soon"], "error: 'soon' is no period; write it like 2027-Q1, 2027-H1 or 2027\n"),
        (["2027-W03"], "error: '2027-W03' is too short; write it like 2027-Q1"),
        (["2026-Q3"], "error: '2026-Q3' is over; it ended on 2026-09-30\n"),
        (["2027", "--carry", "leeds"], "error: the plan has no item 'leeds'; did you mean "),
        (
            ["2027", "--carry", "leads"],
            "error: 'leads' is not closed; say first how it ended: `goldenthread close leads --ver",
        ),
        (["2027", "--carry", "ben"], "error: a person has no end, so it is not carried\n"),
        ([], "error: missing argument 'PERIOD'"),
    ],
)
def test_what_cannot_be_prepared_is_said(
    plan: Path, invoke: Invoke, arguments: list[str], told: str
) -> None:
    """One line; nothing is written."""
    before = files(plan)
    done = invoke("rollover", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(told)
    assert files(plan) == before


def test_nothing_is_carried_twice(plan: Path, invoke: Invoke) -> None:
    """The draft of the first time is left as somebody may have changed it."""
    close(invoke, "leads")
    invoke("rollover", "2027", "--carry", "leads")
    before = files(plan)
    done = invoke("rollover", "2027", "--carry", "leads")
    assert done.exit_code == 2
    assert done.stderr == ("error: 'leads-2027' is there already: plans/marketing/leads-2027.md\n")
    assert files(plan) == before


def test_an_id_that_is_taken_is_said(plan: Path, invoke: Invoke) -> None:
    """Whatever bears the name of the new roadmap keeps it, and nothing else is written."""
    (plan / "plans/taken.md").write_text(
        "---\nkind: person\nid: marketing-roadmap-2027\ntitle: Odd\n---\n", "utf-8"
    )
    before = files(plan)
    done = invoke("rollover", "2027")
    assert done.exit_code == 2
    assert done.stderr == (
        "error: the id 'marketing-roadmap-2027' is taken by plans/taken.md; "
        "give that another id first\n"
    )
    assert files(plan) == before


def test_all_files_or_none(plan: Path, invoke: Invoke) -> None:
    """A name that is taken by something that is no item takes the others back."""
    (plan / "plans/roadmaps/roadmap-2027.md").mkdir(parents=True)
    before = files(plan)
    done = invoke("rollover", "2027")
    assert done.exit_code == 2
    assert "roadmap-2027.md' exists and is left as it is; nothing else is written" in done.stderr
    assert files(plan) == before


def test_a_restricted_item_is_not_named(plan: Path, invoke: Invoke) -> None:
    """What only the board may read does not appear in a draft for all."""
    path = plan / "plans/marketing/leads.md"
    path.write_text(path.read_text("utf-8").replace("owner:", "audience: board\nowner:"), "utf-8")
    done = invoke("rollover", "2027")
    for draft in plan.rglob("*roadmap-2027.md"):
        assert "Double the leads" not in draft.read_text("utf-8")
    assert "homes, delight\n" in done.stderr
    assert "leads" not in done.output
