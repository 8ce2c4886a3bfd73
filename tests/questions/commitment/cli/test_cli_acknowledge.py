"""`goldenthread acknowledge`."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli.opening import open_plan
from goldenthread.ground.files import DiskFiles
from goldenthread.questions.commitment.acknowledgement import read_acknowledgements, version_of
from goldenthread.source.document import read_document
from tests.cli.running import Invoke, on_terminal
from tests.git.repository import run_git

ROADMAP = """\
---
kind: roadmap
id: roadmap-2026
title: This year
owner: ann
period: 2026
items: [leads]  # the one thing
---
"""


def data(path: Path) -> dict[str, Any]:
    """Return the front matter of a file as the product reads it."""
    found = read_document(DiskFiles(path.parent), path.name).data
    assert found is not None
    return dict(found)


def states(plan: Path, person: str) -> dict[str, str]:
    """Return how a person stands to what is asked of them."""
    answers = read_acknowledgements(open_plan(plan)).by_person[person]
    return {answer.item.id: answer.state for answer in answers}


def version(plan: Path, item_id: str) -> str:
    """Return today's version of an item."""
    loaded = open_plan(plan)
    return version_of(loaded, loaded.by_id[item_id])


def test_the_version_the_day_and_how_are_noted(plan: Path, invoke: Invoke) -> None:
    """The entry is the one that the pages read; it says how to make it count as confirmed."""
    done = invoke("acknowledge", "one-million", "safe-water", "--person", "ben")
    assert done.exit_code == 0
    assert done.stdout == "changed: plans/people/ben.md\n"
    assert done.stderr == (
        "acknowledged by Ben: One million people by 2031 (one-million)\n"
        "acknowledged by Ben: Safe water for everybody (safe-water)\n"
        "next: commit it yourself; "
        "it counts as confirmed once plans/people/ben.md has your `emails`\n"
    )
    assert data(plan / "plans/people/ben.md")["acknowledged"] == [
        {"item": name, "version": version(plan, name), "date": "2026-11-22", "how": "self"}
        for name in ("one-million", "safe-water")
    ]
    assert states(plan, "ben") == {"safe-water": "recorded", "one-million": "recorded"}


def test_a_roadmap_keeps_its_own_list(plan: Path, invoke: Invoke) -> None:
    """Who commits to a roadmap stands in its file, where the team reads it."""
    path = plan / "plans/roadmap.md"
    path.write_text(ROADMAP, "utf-8")
    done = invoke("acknowledge", "roadmap-2026", "--person", "Ben", "--how", "meeting")
    assert done.stdout == "changed: plans/roadmap.md\n"
    assert "next:" not in done.stderr
    assert "items: [leads]  # the one thing\n" in path.read_text("utf-8")
    assert data(path)["committed"] == [
        {
            "person": "ben",
            "version": version(plan, "roadmap-2026"),
            "date": "2026-11-22",
            "how": "meeting",
        }
    ]
    assert states(plan, "ben")["roadmap-2026"] == "recorded"


def test_several_files_are_written_together_or_not_at_all(plan: Path, invoke: Invoke) -> None:
    """A roadmap that cannot be written takes the rest back with it."""
    (plan / "plans/roadmap.md").write_text(ROADMAP, "utf-8")
    (plan / "plans/roadmap.md").chmod(0o444)
    before = (plan / "plans/people/ben.md").read_bytes()
    done = invoke("acknowledge", "safe-water", "roadmap-2026", "--person", "ben")
    assert done.exit_code == 2
    assert "is read-only" in done.stderr
    assert (plan / "plans/people/ben.md").read_bytes() == before


def test_the_same_version_is_not_noted_twice(plan: Path, invoke: Invoke) -> None:
    """One's own word is enough; another's gives way to it."""
    path = plan / "plans/people/ben.md"
    for how, entries in (("meeting", 1), ("manager", 1), ("self", 2), ("self", 2), ("meeting", 2)):
        done = invoke("acknowledge", "one-million", "--person", "ben", "--how", how)
        assert done.exit_code == 0
        assert len(data(path)["acknowledged"]) == entries
    assert done.stderr == (
        "already acknowledged in this version: One million people by 2031 (one-million)\n"
    )


def test_changed_words_are_asked_again(plan: Path, invoke: Invoke) -> None:
    """The old entry stays; what was read then was read."""
    invoke("acknowledge", "one-million", "--person", "ben")
    vision = plan / "plans/vision.md"
    vision.write_text(vision.read_text("utf-8").replace("One million", "Two million"), "utf-8")
    assert states(plan, "ben")["one-million"] == "outdated"
    assert invoke("acknowledge", "one-million", "--person", "ben").exit_code == 0
    first, second = data(plan / "plans/people/ben.md")["acknowledged"]
    assert first["version"] != second["version"]
    assert states(plan, "ben")["one-million"] == "recorded"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["leads", "--person", "ben"],
            (
                "error: 'leads' is not asked of Ben; these are\n"
                "  safe-water  (Purpose) Safe water for everybody\n"
                "  one-million  (Vision) One million people by 2031\n"
            ),
        ),
        (
            ["one-milion", "--person", "ben"],
            "error: the plan has no item 'one-milion'; did you mean 'one-million'?\n",
        ),
        (["one-million", "--person", "leads"], "error: 'leads' is no person but of the kind "),
        (
            ["--person", "ben"],
            (
                "error: say which; still open for Ben:\n"
                "  safe-water  (Purpose) Safe water for everybody\n"
                "  one-million  (Vision) One million people by 2031\n"
            ),
        ),
        (["one-million"], "error: say who you are with --person ID; git's address is nobody's"),
        (["one-million", "--person", "ben", "--how", "mail"], "error: invalid value for '--how'"),
    ],
)
def test_what_is_not_asked_is_not_taken(
    plan: Path, invoke: Invoke, arguments: list[str], told: str
) -> None:
    """One line says what is wrong and what would do; nothing is written."""
    before = (plan / "plans/people/ben.md").read_bytes()
    done = invoke("acknowledge", *arguments)
    assert done.exit_code == 2
    assert done.stderr.startswith(told)
    assert done.stdout == ""
    assert (plan / "plans/people/ben.md").read_bytes() == before


def test_nothing_is_asked_of_who_has_left(plan: Path, invoke: Invoke) -> None:
    """Their word is no longer needed."""
    path = plan / "plans/people/ben.md"
    path.write_text(path.read_text("utf-8").replace("\n---\n", "\nend: 2026-10-31\n---\n", 1))
    done = invoke("acknowledge", "one-million", "--person", "ben")
    assert done.exit_code == 2
    assert done.stderr == "error: nothing is asked of Ben, who has left\n"


def test_nothing_open_is_said(plan: Path, invoke: Invoke) -> None:
    """Without an item the command tells what is left to read."""
    invoke("acknowledge", "one-million", "safe-water", "--person", "ben")
    done = invoke("acknowledge", "--person", "ben")
    assert (done.exit_code, done.stdout) == (0, "nothing is open for Ben, of 2 texts asked for\n")
    assert (plan / "plans/people/ben.md").exists()


def git(folder: Path, *args: str, email: str = "ben@acme.example") -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=x", "-c", f"user.email={email}"]
    subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True)


def test_ones_own_commit_confirms(plan: Path, invoke: Invoke) -> None:
    """Git's address says who is meant; committed under another it may be said again."""
    path = plan / "plans/people/ben.md"
    path.write_text(
        path.read_text("utf-8").replace("\n---\n", '\nemails: ["ben@acme.example"]\n---\n', 1)
    )
    git(plan, "init", "-q")
    git(plan, "config", "user.email", "Ben@acme.example")
    git(plan, "add", ".")
    git(plan, "commit", "-qm", "plan")
    done = invoke("acknowledge", "one-million")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.endswith(
        "next: commit it yourself; what others commit counts as recorded, not as confirmed\n"
    )
    assert "ben@acme" not in done.output.lower()
    git(plan, "commit", "-qam", "read", email="ann@acme.example")
    assert states(plan, "ben")["one-million"] == "recorded"
    config = plan / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("2026-11-22", "2026-11-23"), "utf-8")
    assert invoke("acknowledge", "one-million").stdout == "changed: plans/people/ben.md\n"
    git(plan, "commit", "-qam", "read again")
    assert states(plan, "ben")["one-million"] == "confirmed"
    assert "already acknowledged" in invoke("acknowledge", "one-million").stderr


def test_a_terminal_is_asked_who_it_is(plan: Path) -> None:
    """Where git's address is nobody's, a list of people is offered."""
    shown = on_terminal(plan, "acknowledge", "one-million", answer="ben\n")
    assert "Who are you?" in shown
    assert "acknowledged by Ben" in shown
    assert data(plan / "plans/people/ben.md")["acknowledged"][0]["item"] == "one-million"


def test_what_has_changed_is_said_before_it_is_acknowledged_again(
    plan: Path, invoke: Invoke
) -> None:
    """In the list of what is open, and by the command that answers; from git, or not at all."""
    invoke("acknowledge", "one-million", "safe-water", "--person", "ben")
    run_git(plan, "init", "-q")
    run_git(plan, "add", "-A")
    run_git(plan, "commit", "-q", "-m", "Plan")
    path = plan / "plans/vision.md"
    path.write_text(path.read_text("utf-8").replace("by 2031", "by 2030"), "utf-8")
    said = (
        "One million people by 2030 (one-million) has changed since 2026-11-22:\n"
        '  title "One million people by 2031" → "One million people by 2030"\n'
    )
    assert invoke("acknowledge", "--person", "ben").stderr.endswith(f"2030\n{said}")
    done = invoke("acknowledge", "one-million", "--person", "ben")
    assert done.stderr.startswith(f"{said}acknowledged by Ben: ")
    assert "nothing is open for Ben" in invoke("acknowledge", "--person", "ben").stdout


def test_a_change_that_git_does_not_know_is_said_without_guessing(
    plan: Path, invoke: Invoke
) -> None:
    """Outside a repository; a roadmap leads to its page."""
    (plan / "plans/roadmap.md").write_text(ROADMAP, "utf-8")
    invoke("acknowledge", "one-million", "roadmap-2026", "--person", "ben")
    edits = (("vision", "2031", "2030"), ("marketing/leads", "target: 200", "target: 9"))
    for name, old, new in edits:
        path = plan / f"plans/{name}.md"
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    done = invoke("acknowledge", "one-million", "roadmap-2026", "--person", "ben")
    unknown = "what it said then is not known from the git history here"
    assert done.stderr.splitlines()[:2] == [
        f"One million people by 2030 (one-million) has changed since 2026-11-22; {unknown}",
        "This year (roadmap-2026) has changed since 2026-11-22; its page shows what is new on it",
    ]
