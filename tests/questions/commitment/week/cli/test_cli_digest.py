"""`goldenthread digest`: a week, ready for chat or mail."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.config.settings import find_settings
from goldenthread.findings.check import check_plan
from goldenthread.findings.finding import Severity
from goldenthread.items.intent import take_intent
from goldenthread.plan.load import load_plan
from goldenthread.questions.commitment.week.cli.bulletin import find_new
from goldenthread.questions.commitment.week.cli.scope import say
from tests.cli.running import Invoke, write_plan
from tests.questions.commitment.week.cli.talking import MONDAY

WEEK = """\
---
kind: check-in
week: 2026-W47
team: marketing
commitments:
  - {person: ben, text: Write forty letters, item: letters, result: kept, why: a long night}
  - {person: ben, text: Ring Ann_of_sales, item: letters, result: missed, why: Cleo Carr was at sea}
  - {person: cleo, text: Find *new* paper, item: leads, result: carried, why: none was to be had}
  - {person: cleo, text: Rest, item: leads}
values:
  - {metric: leads#count, value: 180, date: 2026-11-20}
blockers:
  - {text: The post office is shut, item: letters, owner: ben, next: ask at the shop}
help:
  - {text: An hour of a writer, item: letters, person: cleo, asked_of: ben}
---
"""
FILES = {
    **MONDAY,
    "plans/check-ins/2026-w47/ben.md": WEEK,
    "plans/check-ins/2026-w45.md": (
        "---\nkind: check-in\nweek: 2026-W45\nteam: marketing\n"
        "commitments: [{person: ben, text: Long ago, item: letters, result: kept}]\n---\n"
    ),
    "plans/marketing.md": MONDAY["plans/marketing.md"].replace(
        "pathfinders", "cadence: weekly\npathfinders"
    ),
    "plans/marketing/letters.md": MONDAY["plans/marketing/letters.md"].replace(
        "owner: ben", "owner: ben\nperiod: 2026-10-01/2026-11-27"
    ),
    "plans/people/ben.md": MONDAY["plans/people/ben.md"].replace(
        "kind: person", "kind: person\nrole: Writer"
    ),
}


@pytest.fixture
def monday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a plan after a week of work, which is also the current folder."""
    folder = write_plan(tmp_path / "acme", FILES)
    monkeypatch.chdir(folder)
    return folder


def commit(folder: Path, day: str) -> None:
    """Commit everything on a day."""
    moment = f"{day}T12:00:00+00:00"
    environment = {
        **os.environ,
        "TZ": "UTC",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": moment,
    }
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", day]):
        command = ["git", "-c", "user.name=X", "-c", "user.email=x@acme.example", *arguments]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def options(folder: Path, **values: str) -> None:
    """Set options of the plugin."""
    path = folder / "mkdocs.yml"
    lines = "".join(f"      {name}: {value}\n" for name, value in values.items())
    path.write_text(path.read_text("utf-8") + lines, "utf-8")


@pytest.mark.usefixtures("monday")
def test_a_digest_is_ready_to_paste(invoke: Invoke) -> None:
    """Kept, not kept, carried, missed weeks, what hinders, what moved, what is due: all of it."""
    done = invoke("digest", "--team", "marketing")
    assert done.exit_code == 0, done.stderr
    assert (
        done.stdout
        == """\
# Marketing, 16 Nov to 23 Nov 2026

4 commitments: 1 kept, 1 not kept, 1 carried over, 1 open.

## Kept

- Write forty letters (Ben Braun, for Write letters)

## Not kept

- Ring Ann\\_of\\_sales (Marketing, for Write letters): Cleo Carr was at sea

## Carried over

- Find \\*new\\* paper (Cleo Carr, for Double the leads): none was to be had

## In the way

- The post office is shut (Write letters, Ben Braun): ask at the shop
- Help: An hour of a writer (Write letters, of Ben Braun)

## Moved

- Leads: 150 → 180 leads (+30), target 200 (Double the leads)

## Newly broken

- Not known: there is no git repository to compare with

## Due by 6 Dec 2026

- Write letters, 27 Nov 2026 (Ben Braun)
"""
    )


def test_thousands_stand_apart(monday: Path, invoke: Invoke) -> None:
    """A number of five digits is read as one on the site."""
    folder = monday / "plans/check-ins"
    told = [path for path in folder.rglob("*.md") if "value: 180" in path.read_text("utf-8")]
    assert told
    for path in told:
        path.write_text(path.read_text("utf-8").replace("value: 180", "value: 18000"), "utf-8")
    assert "Leads: 150 → 18,000 leads (+17,850)" in invoke("digest").stdout


def test_a_week_without_a_check_in_is_said(monday: Path, invoke: Invoke) -> None:
    """With the team, never with a person."""
    (monday / "plans/check-ins/2026-w47/ben.md").unlink()
    done = invoke("digest")
    assert "## Not checked in\n\n- Marketing: 2026-W47\n" in done.stdout
    assert "Nobody has checked in." in done.stdout
    assert "Not checked in" not in invoke("digest", "--person", "ben").stdout


def test_who_did_not_keep_something_is_named_only_where_that_was_agreed(
    monday: Path, invoke: Invoke
) -> None:
    """By default it stands with the team, and nowhere in a person's digest."""
    assert "Ring Ann" not in invoke("digest", "--person", "ben").stdout
    counted = "What was kept is not counted beside a name: what was not kept stands with the team."
    assert counted in invoke("digest", "--person", "ben").stdout
    assert "1 kept" not in invoke("digest", "--person", "ben").stdout
    options(monday, missed="person")
    assert "Ring Ann\\_of\\_sales (Ben Braun, for" in invoke("digest").stdout
    assert "2 commitments: 1 kept, 1 not kept." in invoke("digest", "--person", "ben").stdout


@pytest.mark.parametrize(("people", "ben"), [("roles", "Writer"), ("team", "Marketing")])
def test_a_digest_leaves_the_house_as_the_site_does(
    monday: Path, invoke: Invoke, people: str, ben: str
) -> None:
    """Roles or teams instead of names, in what people wrote, too."""
    options(monday, people=people)
    shown = invoke("digest").stdout
    assert f"Write forty letters ({ben}, for Write letters)" in shown
    assert not any(name in shown for name in ("Ben", "Cleo", "ben", "cleo"))
    alone = invoke("digest", "--person", "ben")
    assert ("# Writer, " in alone.stdout) == (people == "roles")
    assert ("people by team alone" in alone.stderr) == (people == "team")
    assert not any(name in alone.stdout for name in ("Ben", "Cleo", "ben", "cleo"))


def test_a_companys_own_word_for_not_kept_is_used(monday: Path, invoke: Invoke) -> None:
    """The wording of what was not kept is theirs."""
    options(monday, words="{commitment.missed: Learned from}")
    assert "## Learned from\n" in invoke("digest").stdout
    assert "1 learned from" in invoke("digest").stdout


def test_newly_broken_is_what_the_last_commit_before_did_not_have(
    monday: Path, invoke: Invoke
) -> None:
    """What was wrong before, and what is only advice, is not news."""
    (monday / "plans/old.md").write_text("---\nkind: gaol\n---\n", "utf-8")
    commit(monday, "2026-11-10")
    (monday / "plans/mid.md").write_text("---\nkind: gool\n---\n", "utf-8")
    commit(monday, "2026-11-18")
    (monday / "plans/new.md").write_text("---\nkind: goel\n---\n", "utf-8")
    shown = invoke("digest").stdout
    assert "plans/mid.md" in shown
    assert "(GT101, plans/new.md)" in shown
    assert "plans/old.md" not in shown
    later = invoke("digest", "--since", "2026-11-20").stdout
    assert "plans/new.md" in later
    assert "plans/mid.md" not in later
    assert "plans/new.md" not in invoke("digest", "--person", "ben").stdout
    early = invoke("digest", "--since", "2026-11-01").stdout
    assert "Not known: git knows no commit before 2026-11-01" in early
    assert not list(monday.parent.glob("tmp*"))


def test_a_first_name_that_stays_in_a_text_is_no_news_for_all(monday: Path, invoke: Invoke) -> None:
    """Where people have no names, a note that repeats one is for whoever has the files."""
    settings = monday / "mkdocs.yml"
    hidden = "      people: roles\n      rules: {GT703: warning}\n"
    settings.write_text(settings.read_text("utf-8") + hidden, "utf-8")
    commit(monday, "2026-11-10")
    (monday / "plans/new.md").write_text("---\nkind: goel\n---\nAsk Cleo.\n", "utf-8")
    assert "the first name 'Cleo' stays" in invoke("check").stdout
    shown = invoke("digest").stdout
    assert "(GT101, plans/new.md)" in shown
    assert "GT703" not in shown


def test_what_time_alone_has_broken_is_news(monday: Path, invoke: Invoke) -> None:
    """Nobody touched the file, and its period has ended since."""
    path = monday / "plans/marketing/letters.md"
    path.write_text(path.read_text("utf-8").replace("2026-11-27", "2026-11-19"), "utf-8")
    commit(monday, "2026-11-10")
    assert "GT308, plans/marketing/letters.md" in invoke("digest").stdout
    assert "GT308" not in invoke("digest", "--since", "2026-11-22").stdout


def test_a_finding_that_is_worded_anew_is_no_news(monday: Path) -> None:
    """Of each sort on an item, no more are new than there are more of."""
    (monday / "plans/old.md").write_text("---\nkind: gaol\n---\n", "utf-8")
    then = check_plan(load_plan(find_settings(monday))).findings
    was = next(finding for finding in then if finding.code == "GT101")
    reworded = replace(was, message="said otherwise")
    assert list(find_new([reworded], [was])) == []
    assert list(find_new([was, reworded], [was])) == [reworded]
    moved = replace(was, pointer=("metrics", 1))
    assert list(find_new([moved], [was])) == []
    assert list(find_new([was, moved], [was])) == [moved]
    assert list(find_new([was, replace(was, severity=Severity.INFO, path="b")], [was])) == []


def test_a_plan_that_was_not_in_git_then_is_not_compared(monday: Path, invoke: Invoke) -> None:
    """A repository that is older than the plan says so."""
    (monday / "plans").rename(monday / "aside")
    commit(monday, "2026-11-10")
    (monday / "aside").rename(monday / "plans")
    assert "Not known: the plan was not in git before 2026-11-16" in invoke("digest").stdout


def test_links_that_nobody_has_affirmed_since_are_listed(monday: Path, invoke: Invoke) -> None:
    """For whoever owns the item below, and for whoever owns the one above."""
    plan = load_plan(find_settings(monday))
    seen = take_intent(plan.by_id["leads"])
    path = monday / "plans/marketing/letters.md"
    text = path.read_text("utf-8").replace("id: leads,", f"id: leads, seen: '{seen}',")
    path.write_text(text, "utf-8")
    heading = "## To affirm again"
    assert heading not in invoke("digest").stdout
    above = monday / "plans/marketing/leads.md"
    above.write_text(above.read_text("utf-8").replace("Double the", "Triple the"), "utf-8")
    why = "affirmed for another text than that of Triple the leads"
    told = f"{heading}\n\n- Write letters (Ben Braun): {why}\n"
    assert told in invoke("digest").stdout
    assert told in invoke("digest", "--person", "ben").stdout
    assert heading not in invoke("digest", "--person", "cleo").stdout


def test_a_link_in_doubt_is_told_once(monday: Path, invoke: Invoke) -> None:
    """With those that wait to be affirmed, and not among what broke as well."""
    path = monday / "plans/marketing/letters.md"
    seen = take_intent(load_plan(find_settings(monday)).by_id["leads"])
    text = path.read_text("utf-8").replace("id: leads,", f"id: leads, seen: '{seen}',")
    path.write_text(text, "utf-8")
    commit(monday, "2026-11-10")
    above = monday / "plans/marketing/leads.md"
    above.write_text(above.read_text("utf-8").replace("Double the", "Triple the"), "utf-8")
    told = invoke("digest").stdout
    assert "- Write letters (Ben Braun): after Triple the leads" in told
    assert "GT601" not in told


def test_what_has_changed_above_is_said_where_git_knows_it(monday: Path, invoke: Invoke) -> None:
    """Markup in a title stays a title; beside a restricted file, nothing of then is told."""
    above, path = monday / "plans/marketing/leads.md", monday / "plans/marketing/letters.md"
    above.write_text(above.read_text("utf-8").replace("Double the", "_Double_ the"), "utf-8")
    seen = take_intent(load_plan(find_settings(monday)).by_id["leads"])
    text = path.read_text("utf-8").replace("id: leads,", f"id: leads, seen: '{seen}',")
    path.write_text(text, "utf-8")
    commit(monday, "2026-11-10")
    above.write_text(above.read_text("utf-8").replace("_Double_", "Triple"), "utf-8")
    said = (
        "- Write letters (Ben Braun): after Triple the leads "
        '(title "\\_Double\\_ the leads" → "Triple the leads")\n'
    )
    assert said in invoke("digest").stdout
    secret = "---\nkind: goal\ntitle: X\naudience: board\n---\n"
    (monday / "plans/secret.md").write_text(secret, "utf-8")
    assert "Double" not in invoke("digest").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--team", "sales"], "the plan has no department 'sales'; it has marketing"),
        (["--person", "bem"], "did you mean 'ben'?"),
        (["--team", "marketing", "--person", "ben"], "for a team or for a person, not both"),
        (["--since", "monday"], "'monday' is no day; write YYYY-MM-DD"),
        (["--since", "2027-01-01"], "2027-01-01 is yet to come"),
    ],
)
@pytest.mark.usefixtures("monday")
def test_a_digest_of_nothing_is_refused(invoke: Invoke, arguments: list[str], said: str) -> None:
    """One line, exit 2."""
    done = invoke("digest", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# All of it", "\\# All of it"),
        ("- [ ] a task", "\\- \\[ \\] a task"),
        ("1. first", "1\\. first"),
        ("3-ply in R&D, 2.5 cm", "3-ply in R&D, 2.5 cm"),
        ("2026-W45 is over", "2026-W45 is over"),
        ("0.25", "0.25"),
        ("12.", "12\\."),
        ("&lt;b> ~~no~~", "\\&lt;b\\> \\~\\~no\\~\\~"),
        ("[a](https://x.example) ![b](c)", "\\[a\\](https://x.example) !\\[b\\](c)"),
        ("ask @channel, not a@b.example", "ask @\u2060channel, not a@b.example"),
        ("one\n## two\x1b[31m", "one ## two\\\\x1b\\[31m"),
    ],
)
def test_nothing_that_was_written_becomes_markup_or_calls_anybody(text: str, said: str) -> None:
    """A digest is pasted where headings, tasks and mentions of everybody would work."""
    assert say(text) == said


def test_a_file_that_cannot_be_read_is_told_beside_the_counts(invoke: Invoke, monday: Path):
    """It may hold what was not kept; no sum passes for the whole."""
    assert "Not counted" not in invoke("digest").output
    lost = monday / "plans/check-ins/2026-w47/cleo.md"
    lost.write_text("---\nkind: check-in\nweek: 2026-W47\nperson: a: b\n---\n")
    assert "\n\nNot counted: 1 file with an error.\n\n##" in invoke("digest").output
