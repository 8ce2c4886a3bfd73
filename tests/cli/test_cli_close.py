"""`goldenthread close`."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli.opening import open_plan
from tests.cli.running import Invoke, on_terminal

LEARNED = ["--learned", "Ask: first"]


def test_an_item_is_closed_with_what_was_learned(plan: Path, invoke: Invoke) -> None:
    """Verdict, score and lesson stand at the end of its file; the rest is as it was."""
    path = plan / "plans/marketing/letters.md"
    before = path.read_text("utf-8")
    done = invoke("close", "letters", "--verdict", "missed", "--score", "0.30", *LEARNED)
    assert done.exit_code == 0
    assert done.stdout == "changed: plans/marketing/letters.md\n"
    assert done.stderr == "closed as missed: Write letters (letters)\n"
    closed = "closed:\n  date: 2026-11-22\n  verdict: missed\n  score: 0.3\n"
    closed += '  learned: "Ask: first"\n'
    assert path.read_text("utf-8") == before.removesuffix("---\n") + closed + "---\n"
    loaded = open_plan(plan)
    item = loaded.by_id["letters"]
    assert (item.state, loaded.status(item).name) == ("closed", "missed")
    assert invoke("check").exit_code == 0


@pytest.mark.usefixtures("plan")
def test_what_still_hangs_from_it_is_named(invoke: Invoke) -> None:
    """Work below a closed item would hang from nothing in hand."""
    done = invoke("close", "leads", "--verdict", "achieved", *LEARNED)
    assert done.stderr == (
        "closed as achieved: Double the leads (leads)\n"
        "next: close what still hangs from it, or let it support another: Write letters (letters)\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["letters", "--verdict", "missed"],
            'error: say what was learned, for those who come next: --learned "..."\n',
        ),
        (["letters", "--verdict", "missed", "--learned", " "], "error: say what was learned"),
        (
            ["letters", *LEARNED],
            "error: missing option '--verdict'. Choose from: achieved, missed, abandoned (see ",
        ),
        (["letters", "--verdict", "won", *LEARNED], "error: invalid value for '--verdict'"),
        (["leters", "--verdict", "missed", *LEARNED], "error: the plan has no item 'leters'; did "),
        (
            ["ben", "--verdict", "missed", *LEARNED],
            "error: a person is not closed; give them an `end`\n",
        ),
        (
            ["buyers", "--verdict", "missed", *LEARNED],
            "error: a journey is not closed; use `retired` in its file\n",
        ),
        (
            ["letters", "--verdict", "missed", "--date", "2026-11-23", *LEARNED],
            "error: --date: 2026-11-23 is yet to come; today is 2026-11-22\n",
        ),
        (
            ["letters", "--verdict", "missed", "--date", "22.11.2026", *LEARNED],
            "error: --date: '22.11.2026' is no day; write YYYY-MM-DD\n",
        ),
        (["letters", "--verdict", "missed", "--score", "nan", *LEARNED], "error: --score takes a"),
        (["letters", "--verdict", "missed", "--score", "ten", *LEARNED], "error: invalid value"),
    ],
)
def test_what_cannot_be_closed_is_said(
    plan: Path, invoke: Invoke, arguments: list[str], told: str
) -> None:
    """One line; nothing is written."""
    before = (plan / "plans/marketing/letters.md").read_bytes()
    done = invoke("close", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(told)
    assert (plan / "plans/marketing/letters.md").read_bytes() == before


def test_nothing_is_closed_twice(plan: Path, invoke: Invoke) -> None:
    """The first verdict stays; whoever wants another writes it into the file."""
    invoke("close", "letters", "--verdict", "missed", "--date", "2026-11-01", *LEARNED)
    before = (plan / "plans/marketing/letters.md").read_bytes()
    done = invoke("close", "letters", "--verdict", "achieved", *LEARNED)
    assert done.exit_code == 2
    assert done.stderr == (
        "error: 'letters' was closed on 2026-11-01 as missed; "
        "change that in plans/marketing/letters.md\n"
    )
    assert (plan / "plans/marketing/letters.md").read_bytes() == before


@pytest.mark.parametrize(
    ("field", "state"),
    [
        ("state: archived", "archived"),
        ("state: closed", "closed"),
        ("retired: {date: 2026-11-01, because: no time}", "archived"),
    ],
)
def test_what_is_over_is_not_closed(plan: Path, invoke: Invoke, field: str, state: str) -> None:
    """Archived, retired or closed by its state: it has ended already."""
    path = plan / "plans/marketing/letters.md"
    path.write_text(path.read_text("utf-8").replace("owner:", f"{field}\nowner:"), "utf-8")
    done = invoke("close", "letters", "--verdict", "missed", *LEARNED)
    assert done.exit_code == 2
    assert done.stderr == f"error: 'letters' is {state}; see plans/marketing/letters.md\n"


def test_a_terminal_is_asked_what_was_learned(plan: Path) -> None:
    """One question, folded to one line."""
    shown = on_terminal(plan, "close", "letters", "--verdict", "missed", answer="Ask  first\n")
    assert "What was learned?" in shown
    assert "learned: Ask first\n" in (plan / "plans/marketing/letters.md").read_text("utf-8")
