"""`goldenthread affirm`."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli.opening import open_plan
from goldenthread.intent import take_intent
from goldenthread.suspicion import read_suspicion
from tests.cli.running import Invoke


def seen(plan: Path, item_id: str) -> str:
    """Return the fingerprint of what an item sets out to do."""
    loaded = open_plan(plan)
    return take_intent(loaded.by_id[item_id])


def change(path: Path, old: str, new: str) -> None:
    """Change words of a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_every_link_gets_the_fingerprint_of_its_parent(plan: Path, invoke: Invoke) -> None:
    """Block or brackets: `seen` stands beside `why`, nothing else changes."""
    path = plan / "plans/marketing/leads.md"
    before = path.read_text("utf-8")
    done = invoke("affirm", "leads")
    assert done.exit_code == 0
    assert done.stdout == "changed: plans/marketing/leads.md\n"
    assert done.stderr == (
        "affirmed: Double the leads (leads) supports One home in four (homes)\n"
        "affirmed: Double the leads (leads) supports People recommend us (delight)\n"
    )
    why = "    why: who has asked can be won\n"
    old = "an answer within a day is what people remember}"
    assert path.read_text("utf-8") == before.replace(
        why, f"{why}    seen: {seen(plan, 'homes')}\n"
    ).replace(old, f"{old[:-1]}, seen: {seen(plan, 'delight')}}}")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("supports: safe-water", "supports:\n  - {{id: safe-water, seen: {seen}}}"),
        ("supports: safe-water  # why", "supports:  # why\n  - {{id: safe-water, seen: {seen}}}"),
        ("supports: [safe-water]", "supports: [{{id: safe-water, seen: {seen}}}]"),
        ("supports:\n- safe-water", "supports:\n- {{id: safe-water, seen: {seen}}}"),
        ("supports:\n  - 'safe-water'", "supports:\n  - {{id: safe-water, seen: {seen}}}"),
        ("supports: [{id: safe-water}]", "supports: [{{id: safe-water, seen: {seen}}}]"),
        (
            "supports: [{id: safe-water, seen: aaaaaaaa}]",
            "supports: [{{id: safe-water, seen: {seen}}}]",
        ),
    ],
)
def test_however_a_link_is_written(plan: Path, invoke: Invoke, written: str, wanted: str) -> None:
    """A plain id becomes an entry that has room for `seen`."""
    path = plan / "plans/vision.md"
    change(path, "supports: safe-water", written)
    before = path.read_text("utf-8")
    assert invoke("affirm", "one-million").exit_code == 0
    expected = before.replace(written, wanted.format(seen=seen(plan, "safe-water")))
    assert path.read_text("utf-8") == expected
    assert invoke("check").exit_code == 0


def test_a_changed_parent_is_answered(plan: Path, invoke: Invoke) -> None:
    """After that nothing is suspect, until the next change; and then only what changed."""
    invoke("affirm", "leads")
    change(plan / "plans/goals/homes.md", "target: 25", "target: 30")
    assert [s.link.parent.id for s in read_suspicion(open_plan(plan)).by_child["leads"]] == [
        "homes"
    ]
    done = invoke("affirm", "leads")
    assert done.stderr == "affirmed: Double the leads (leads) supports One home in four (homes)\n"
    assert not read_suspicion(open_plan(plan)).by_child
    path = plan / "plans/marketing/leads.md"
    before = path.read_bytes()
    done = invoke("affirm", "leads")
    assert (done.exit_code, path.read_bytes()) == (0, before)
    assert done.stdout == (
        "every link was affirmed as the items above read today; nothing is written\n"
    )


def test_other_words_do_not_ask_again(plan: Path, invoke: Invoke) -> None:
    """The body, the why, an actual and the way a file is written are not what it sets out to do."""
    invoke("affirm", "leads")
    change(plan / "plans/goals/homes.md", "value: 24", "value: 26")
    change(plan / "plans/goals/homes.md", "title: One home in four", 'title: "One home in four"')
    change(plan / "plans/goals/homes.md", "period: 2026\n", "period: 2026-01-01/2026-12-31\n")
    assert "nothing is written" in invoke("affirm", "leads").stdout


@pytest.mark.usefixtures("plan")
def test_all_that_somebody_owns(invoke: Invoke) -> None:
    """Each of their items, in one go."""
    done = invoke("affirm", "--all-mine", "--person", "ben")
    assert done.stdout == (
        "changed: plans/marketing/leads.md\nchanged: plans/marketing/letters.md\n"
    )
    assert done.stderr.count("affirmed: ") == 3
    assert "nothing is written" in invoke("affirm", "--all-mine", "--person", "ben").stdout


def test_all_or_none(plan: Path, invoke: Invoke) -> None:
    """One file that cannot be written leaves the others as they were."""
    letters, leads = plan / "plans/marketing/letters.md", plan / "plans/marketing/leads.md"
    letters.chmod(0o444)
    before = leads.read_bytes()
    done = invoke("affirm", "--all-mine", "--person", "ben")
    assert done.exit_code == 2
    assert "letters.md' is read-only" in done.stderr
    assert leads.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["safe-water"], "error: 'safe-water' supports nothing in the plan, so there is nothing"),
        (["ben"], "error: 'ben' supports nothing in the plan, so there is nothing to affirm\n"),
        (["leeds"], "error: the plan has no item 'leeds'; did you mean 'leads' or 'letters'?\n"),
        ([], "error: give either an ID or --all-mine (see 'goldenthread affirm --help')\n"),
        (["leads", "--all-mine"], "error: give either an ID or --all-mine"),
        (["leads", "--person", "ben"], "error: give either an ID or --all-mine"),
        (["--all-mine", "--person", "zoe"], "error: "),
        (["--all-mine"], "error: say who you are with --person ID"),
    ],
)
def test_what_cannot_be_affirmed_is_said(
    plan: Path, invoke: Invoke, arguments: list[str], told: str
) -> None:
    """One line; nothing is written."""
    before = (plan / "plans/marketing/leads.md").read_bytes()
    done = invoke("affirm", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(told)
    assert (plan / "plans/marketing/leads.md").read_bytes() == before


def test_a_parent_with_errors_is_mended_first(plan: Path, invoke: Invoke) -> None:
    """What it sets out to do cannot be read, so nobody can affirm it."""
    change(plan / "plans/goals/homes.md", "period: 2026", "period: some day")
    done = invoke("affirm", "leads")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: plans/goals/homes.md has errors; mend them first")


@pytest.mark.usefixtures("plan")
def test_what_is_over_is_left(invoke: Invoke) -> None:
    """Nobody is asked about what has ended, nor for a link to it."""
    invoke("close", "leads", "--verdict", "achieved", "--learned", "Ask early")
    assert invoke("affirm", "leads").stderr == (
        "error: 'leads' is closed; its links are no longer asked for\n"
    )
    assert "nothing is written" in invoke("affirm", "letters").stdout
