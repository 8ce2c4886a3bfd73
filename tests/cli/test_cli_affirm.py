"""`goldenthread affirm`."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli.opening import open_plan
from goldenthread.items.intent import take_intent
from goldenthread.questions.commitment.suspicion import read_suspicion
from tests.cli.running import Invoke, on_terminal
from tests.git.repository import run_git


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
        "Double the leads (leads) supports One home in four (homes)\n"
        "  never affirmed so far; it sets out to do this:\n"
        "    title \"One home in four\"\n    metric 'Share' 25\n    period 2026\n"
        "Double the leads (leads) supports People recommend us (delight)\n"
        "  never affirmed so far; it sets out to do this:\n"
        "    title \"People recommend us\"\n    metric 'Score' 50\n    period 2026\n"
        "affirmed for Ben: Double the leads (leads) supports One home in four (homes)\n"
        "affirmed for Ben: Double the leads (leads) supports People recommend us (delight)\n"
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
    assert [s.above.id for s in read_suspicion(open_plan(plan)).by_child["leads"]] == ["homes"]
    done = invoke("affirm", "leads")
    assert done.stderr.splitlines()[-1:] == [
        "affirmed for Ben: Double the leads (leads) supports One home in four (homes)"
    ]
    assert "not known from the git history here; now it reads:\n" in done.stderr
    assert not read_suspicion(open_plan(plan)).by_child
    path = plan / "plans/marketing/leads.md"
    before = path.read_bytes()
    done = invoke("affirm", "leads")
    assert (done.exit_code, path.read_bytes()) == (0, before)
    assert done.stdout == (
        "all 2 links were affirmed as the items above read today; nothing is written\n"
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
    assert done.stderr.count("affirmed for Ben: ") == 3
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
        (["leads", "--show", "--yes"], "error: give --show or --yes, not both"),
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


CHANGED = (
    "Double the leads (leads) supports One home in three (homes)\n"
    "  changed since it was last affirmed:\n"
    '    title "One home in four" → "One home in three"\n'
    "    target of 'Share' 25 → 33\n"
)


@pytest.fixture
def changed(plan: Path, invoke: Invoke) -> Path:
    """The plan in git, in which a goal has changed since Ben affirmed all he owns."""
    run_git(plan, "init", "-q")
    invoke("affirm", "--all-mine", "--person", "ben")
    run_git(plan, "add", "-A")
    run_git(plan, "commit", "-q", "-m", "Plan")
    change(plan / "plans/goals/homes.md", "One home in four", "One home in three")
    change(plan / "plans/goals/homes.md", "target: 25", "target: 33")
    return plan


def test_what_has_changed_is_said_before_it_is_affirmed(changed: Path, invoke: Invoke) -> None:
    """Old and new, from git; then what was written."""
    shown = invoke("affirm", "leads", "--show")
    assert (shown.exit_code, shown.stdout, shown.stderr) == (0, CHANGED, "")
    before = (changed / "plans/marketing/leads.md").read_bytes()
    done = invoke("affirm", "leads")
    assert done.stderr == f"{CHANGED}affirmed for Ben: {CHANGED.partition(chr(10))[0]}\n"
    assert (changed / "plans/marketing/leads.md").read_bytes() != before


def test_nothing_is_written_by_showing(changed: Path, invoke: Invoke) -> None:
    """For one item and for all of somebody's."""
    invoke("affirm", "leads", "--show")
    invoke("affirm", "--all-mine", "--person", "ben", "--show")
    assert run_git(changed, "status", "--porcelain").strip() == "M plans/goals/homes.md"


@pytest.mark.parametrize(
    ("answer", "said", "affirmed"),
    [
        ("y\n", "affirmed for Ben: Double the leads", True),
        ("\n", "nothing is written; one is left as before: where something no longer", False),
        ("n\n", "nothing is written; one is left as before: where something no longer", False),
    ],
)
def test_at_a_terminal_each_link_is_asked_for(
    changed: Path, *, answer: str, said: str, affirmed: bool
) -> None:
    """After what has changed; and nothing is affirmed by pressing Enter."""
    shown = on_terminal(changed, "affirm", "leads", answer=answer)
    assert "target of 'Share' 25 → 33\r\n  Does it still hold? [y/N]: " in shown
    assert said in shown
    assert ("plans/marketing/leads.md" in run_git(changed, "status", "--porcelain")) is affirmed


def test_who_says_yes_beforehand_is_not_asked(changed: Path) -> None:
    """What has changed is shown all the same."""
    shown = on_terminal(changed, "affirm", "--all-mine", "--person", "ben", "--yes")
    assert "Does it still hold?" not in shown
    assert "25 → 33" in shown
    assert "affirmed for Ben: " in shown


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ben@example.com", {"affirmed"}),
        ("ann@example.com", {"affirmed for Ben"}),
        ("nobody@example.com", {"affirmed for Ben"}),
    ],
)
def test_what_somebody_else_owns_is_affirmed_for_them(
    plan: Path, invoke: Invoke, address: str, told: set[str]
) -> None:
    """Whoever ran it is known by the address that git commits under."""
    run_git(plan, "init", "-q")
    run_git(plan, "config", "user.email", address)
    for name in ("ann", "ben"):
        change(plan / f"plans/people/{name}.md", "title", f"emails: [{name}@example.com]\ntitle")
    done = invoke("affirm", "--all-mine", "--person", "ben", "--yes")
    assert {line.partition(":")[0] for line in done.stderr.splitlines() if "affirmed" in line} - {
        "  never affirmed so far; it sets out to do this"
    } == told


def test_what_nobody_owns_is_affirmed_for_nobody(plan: Path, invoke: Invoke) -> None:
    """An owner who is not in the plan is not named either."""
    change(plan / "plans/marketing/letters.md", "owner: ben\n", "")
    done = invoke("affirm", "letters", "--yes")
    assert "\naffirmed: Write letters (letters) supports" in f"\n{done.stderr}"


def test_a_file_with_errors_is_mended_before_anything_is_asked(changed: Path) -> None:
    """Nobody answers questions for nothing."""
    change(changed / "plans/marketing/leads.md", "department: marketing", "department: 5")
    shown = on_terminal(changed, "affirm", "--all-mine", "--person", "ben")
    assert "leads.md has errors; mend them first" in shown
    assert "still hold" not in shown


COMPANY = "clauses: [{id: people, text: one million people}]\nowner: ann\n"
OWN = """\
---
kind: vision
id: heard
title: Every home has heard of us
supports: [{id: one-million, why: who has heard asks}]
owner: ben
department: marketing
answers:
  - {clause: one-million#people, verdict: supports, why: homes are people, item: leads}  # told
---
"""


def test_a_visions_answers_are_affirmed_with_its_link(plan: Path, invoke: Invoke) -> None:
    """GT317 and GT315 are mended by the command they name; a comment stays."""
    change(plan / "plans/vision.md", "owner: ann\n", COMPANY)
    path = plan / "plans/marketing/heard.md"
    path.write_text(OWN, "utf-8")
    run_git(plan, "init", "-q")
    assert "run `goldenthread affirm heard`" in invoke("check", "--select", "GT317").stdout
    done = invoke("affirm", "heard")
    assert (
        "Every home has heard of us (heard) answers clause 'people' of One million people by 2031 "
        '(one-million)\n  the clause reads: "one million people"\n'
        "  the answer is: supports, because homes are people\n"
    ) in done.stderr
    assert "GT317" not in invoke("check", "--select", "GT317").stdout
    assert "}  # told\n" in path.read_text("utf-8")
    run_git(plan, "add", "-A")
    run_git(plan, "commit", "-q", "-m", "Plan")
    change(plan / "plans/vision.md", "text: one million people", "text: two million people")
    assert "run `goldenthread affirm heard`" in invoke("check", "--select", "GT315").stdout
    done = invoke("affirm", "heard")
    said = 'clause \'people\' "one million people" → "two million people"'
    assert done.stderr.count(said) == 2  # once for the link, once for the answer
    assert "GT315" not in invoke("check", "--select", "GT315").stdout
    assert "nothing is written" in invoke("affirm", "heard").stdout


def test_old_words_are_not_shown_beside_a_restricted_file(changed: Path, invoke: Invoke) -> None:
    """What a goal once said may be what is kept in that file now."""
    secret = "---\nkind: goal\ntitle: One home in four\naudience: board\n---\n"
    (changed / "plans/goals/secret.md").write_text(secret, "utf-8")
    shown = invoke("affirm", "leads", "--show").stdout
    assert "One home in four" not in shown
    assert "affirmed for another text, not known" in shown


def test_over_no_link_nothing_was_affirmed(tmp_path: Path, invoke: Invoke) -> None:
    """Whoever owns the purpose alone has nothing above."""
    plan = tmp_path / "small"
    plan.mkdir()
    for name, text in {
        "why.md": "kind: purpose\ntitle: Why\nowner: ann\n",
        "ann.md": "kind: person\ntitle: Ann\n",
    }.items():
        (plan / name).write_text(f"---\n{text}---\n", "utf-8")
    told = invoke("affirm", "--all-mine", "--person", "ann", "--plan", str(plan)).stdout
    assert told == "nothing to affirm: none of these items supports anything in the plan\n"
