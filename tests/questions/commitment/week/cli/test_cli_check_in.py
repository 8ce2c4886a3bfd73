"""`goldenthread check-in`: a week in under a minute."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from goldenthread.ground.files import DiskFiles
from goldenthread.source.document import read_document
from tests.cli.running import Invoke, Run, write_plan
from tests.questions.commitment.week.cli.talking import MONDAY, talk

LAST = "plans/check-ins/2026-w47/ben.md"
THIS = "plans/check-ins/2026-w48/ben.md"


@pytest.fixture
def monday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a plan on Monday morning, which is also the current folder."""
    folder = write_plan(tmp_path / "acme", MONDAY)
    monkeypatch.chdir(folder)
    return folder


def front(path: Path) -> Mapping[str, object]:
    """Return the front matter of a file as the product reads it."""
    data = read_document(DiskFiles(path.parent), path.name).data
    assert data is not None
    return data


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its text."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def counts(invoke: Invoke) -> dict[str, int]:
    """Count the findings of the plan in the current folder."""
    found: dict[str, int] = json.loads(invoke("check", "--format", "json").stdout)["counts"]
    return found


def git(folder: Path, *args: str, email: str = "ben@acme.example") -> str:
    """Run git as somebody, on the Monday of the story."""
    day = "2026-11-23T09:00:00+00:00"
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_DATE": day,
        "GIT_COMMITTER_DATE": day,
    }
    command = ["git", "-c", "user.name=X", "-c", f"user.email={email}", *args]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_who_has_left_checks_in_no_more_but_for_the_weeks_before(
    monday: Path, invoke: Invoke
) -> None:
    """What came of the last commitments may still be said."""
    path = monday / "plans/people/ben.md"
    path.write_text(
        path.read_text("utf-8").replace("kind: person\n", "kind: person\nend: 2026-11-20\n"),
        "utf-8",
    )
    done = invoke("check-in", "--person", "ben", "--commit", "X @letters")
    assert (done.exit_code, done.stderr) == (2, "error: ben left on 2026-11-20, before 2026-W48\n")
    told = ("--result", "1 kept", "--commit", "Hand over @letters")
    assert invoke("check-in", "--person", "ben", "--week", "last", *told).exit_code == 0


def test_a_monday_takes_eight_questions_at_most(monday: Path, invoke: Invoke) -> None:
    """Results, a value, three commitments, their items at once, and what is in the way."""
    before = counts(invoke)
    done = talk(
        monday, "check-in",
        answers=[
            "2",  # who: Ben
            "1 kept, 2 missed: Cleo was at sea, and nobody else has any",
            "1=170",
            "Write ten more letters",
            "Call who asked on Friday @leads",
            "Buy stamps",
            "letters, letters",
            "Post office is shut @letters -> ask at the shop on Tuesday",
        ],
    )  # fmt: skip
    assert done.code == 0, done.shown
    assert done.questions == 8
    assert "Write forty letters" in done.shown
    assert "Leads: 160 leads on 16 Nov 2026, target 200" in done.shown
    assert front(monday / THIS) == {
        "kind": "check-in",
        "week": "2026-W48",
        "person": "ben",
        "commitments": [
            {"text": "Write ten more letters", "item": "letters"},
            {"text": "Call who asked on Friday", "item": "leads"},
            {"text": "Buy stamps", "item": "letters"},
        ],
        "values": [{"metric": "leads#count", "value": 170, "date": "2026-11-23"}],
        "blockers": [
            {
                "text": "Post office is shut",
                "item": "letters",
                "owner": "ben",
                "next": "ask at the shop on Tuesday",
            }
        ],
    }
    assert front(monday / LAST)["commitments"] == [
        {"text": "Write forty letters", "item": "letters", "result": "kept"},
        {
            "text": "Ask Cleo for stamps",
            "item": "letters",
            "result": "missed",
            "why": "Cleo was at sea, and nobody else has any",
        },
    ]
    assert "commitments:  # said on Monday\n" in (monday / LAST).read_text("utf-8")
    assert counts(invoke)["error"] == before["error"] == 0


def test_enter_says_nothing_on_anybodys_behalf(monday: Path) -> None:
    """Who only presses Enter has written nothing and closed nothing."""
    before = tree(monday)
    done = talk(monday, "check-in", "--person", "ben", answers=["", "", "", ""])
    assert (done.code, done.questions) == (0, 4)
    assert "nothing is written" in done.shown
    assert tree(monday) == before


def test_a_team_answers_together_in_eight_questions(monday: Path) -> None:
    """One person types for all: whose commitment it is stands behind an @, or is asked at once."""
    done = talk(
        monday, "check-in", "marketing",
        answers=[
            "k", "1=171", "Write ten more letters @letters @ben", "Find stamps @letters",
            "Ring the post office", "", "cleo, letters cleo", "",
        ],
    )  # fmt: skip
    assert (done.code, done.questions) == (0, 8), done.shown
    assert "ben: Write forty letters" in done.shown
    assert front(monday / "plans/check-ins/2026-w48-marketing.md")["commitments"] == [
        {"person": "ben", "text": "Write ten more letters", "item": "letters"},
        {"person": "cleo", "text": "Find stamps", "item": "letters"},
        {"person": "cleo", "text": "Ring the post office", "item": "letters"},
    ]
    results = [entry["result"] for entry in front(monday / LAST)["commitments"]]  # type: ignore[attr-defined]
    assert results == ["kept", "kept"]


def test_a_slip_is_told_and_asked_again(monday: Path) -> None:
    """Nothing is lost and nothing is guessed."""
    done = talk(
        monday, "check-in", "--person", "ben",
        answers=[
            "3 kept", "2 missed", "1 carried: no paper", "7=1", "1=many", "1=1.200", "",
            "Go @lettres", "Go @letters", "", "nothing", "",
        ],
    )  # fmt: skip
    assert done.code == 0
    for said in (
        "there is no number 3; the last one open is 2",
        "'2 missed' needs a reason: 2 missed: why",
        "the plan has no item '7'",
        "'many' is no number",
        "'1.200' could be two numbers; write 1200",
        "the plan has no item 'lettres'; did you mean 'letters'?",
        "name the one item that 'nothing' holds up",
    ):
        assert said in done.shown
    assert front(monday / THIS)["commitments"] == [
        {"text": "Write forty letters", "item": "letters"},
        {"text": "Go", "item": "letters"},
    ]


def test_git_knows_who_checks_in(monday: Path, run: Run) -> None:
    """The address under which somebody commits is the person's whose file has it."""
    git(monday, "init", "-q")
    git(monday, "config", "user.email", "Ben@Acme.example")
    done = run("check-in", "--commit", "Go @letters", cwd=monday, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"written: {THIS}\n"
    assert "acme.example" not in done.stdout + done.stderr


def test_in_a_large_company_one_says_ones_name(monday: Path) -> None:
    """Nobody reads a list of hundreds; a name, or how it begins, is enough."""
    for number in range(30):
        path = monday / f"plans/people/kim-{number}.md"
        path.write_text(f"---\nkind: person\ntitle: Kim {number}\n---\n", "utf-8")
    done = talk(monday, "check-in", answers=["", "kim", "ben braun", "", "", "", ""])
    assert (done.code, done.questions) == (0, 7), done.shown
    assert "30 people may be 'kim': kim-0, kim-1, kim-10 and more" in done.shown
    assert "Ben Braun, 2026-W48" in done.shown


@pytest.mark.parametrize("folder", ["2026-w48", "weekly/2026-w48"])
def test_the_file_goes_where_the_others_are(monday: Path, invoke: Invoke, folder: str) -> None:
    """By convention that is `check-ins/`; a plan that keeps them elsewhere is followed."""
    if "weekly" in folder:
        (monday / "plans/check-ins").rename(monday / "plans/weekly")
        expected = "plans/weekly/2026-w48/ben.md"
    else:
        (monday / LAST).unlink()
        expected = THIS
    done = invoke("check-in", "--person", "Ben Braun", "--commit", "Go @letters")
    assert done.stdout == f"written: {expected}\n", done.stderr


def test_flags_say_all_of_it(monday: Path, invoke: Invoke) -> None:
    """What stands in flags is not asked; what is carried on is written again."""
    done = invoke(
        "check-in", "--person", "ben",
        "--result", "1=kept", "--result", "2 carried: Cleo is at sea, and Ann, too",
        "--commit", "Write: ten more @home, then rest @leads",
        "--value", "leads=170: two days late",
        "--blocker", "Post office is shut @letters @cleo -> ask at the shop",
        "--need", "An hour of yours @letters @marketing",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"added to: {LAST}\nwritten: {THIS}\n"
    assert dict(front(monday / THIS)) | {"kind": "", "week": ""} == {
        "kind": "",
        "week": "",
        "person": "ben",
        "commitments": [
            {"text": "Ask Cleo for stamps", "item": "letters"},
            {"text": "Write: ten more @home, then rest", "item": "leads"},
        ],
        "values": [
            {
                "metric": "leads#count",
                "value": 170,
                "date": "2026-11-23",
                "note": "two days late",
            }
        ],
        "blockers": [
            {
                "text": "Post office is shut",
                "item": "letters",
                "owner": "cleo",
                "next": "ask at the shop",
            }
        ],
        "help": [{"text": "An hour of yours", "item": "letters", "asked_of": "marketing"}],
    }


def test_a_value_of_a_week_that_is_over_is_of_its_last_day(monday: Path, invoke: Invoke) -> None:
    """Whoever writes last week up on Monday measured last week."""
    (monday / LAST).unlink()
    assert (
        invoke("check-in", "--person", "ben", "--week", "last", "--value", "leads=9").exit_code == 0
    )
    assert front(monday / LAST)["values"] == [
        {"metric": "leads#count", "value": 9, "date": "2026-11-22"}
    ]


def test_a_file_of_the_week_is_only_added_to(monday: Path, invoke: Invoke) -> None:
    """The second time appends; what stands there stays, byte for byte, and is not said twice."""
    assert invoke("check-in", "--person", "ben", "--commit", "Go @letters").exit_code == 0
    path = monday / THIS
    path.write_text(
        path.read_text("utf-8").replace("item: letters", "item: letters # ours"), "utf-8"
    )
    first = path.read_text("utf-8")
    done = invoke(
        "check-in", "--person", "ben", "--commit", "go  @letters", "--commit", "Come @leads"
    )
    assert done.stdout == f"added to: {THIS}\n", done.stderr
    second = path.read_text("utf-8")
    assert second.startswith(first.removesuffix("---\n"))
    assert [entry["text"] for entry in front(path)["commitments"]] == ["Go", "Come"]  # type: ignore[attr-defined]
    again = invoke("check-in", "--person", "ben", "--commit", "Come @leads")
    assert (again.exit_code, again.stdout) == (0, "")
    assert path.read_text("utf-8") == second


def test_one_may_speak_in_the_file_of_the_team(monday: Path, invoke: Invoke) -> None:
    """With a team and a person, it is the team's file, and the commitments are that person's."""
    said = ("--result", "all kept", "--commit", "Go @letters", "--commit", "Come @letters @cleo")
    done = invoke("check-in", "Marketing", "--person", "ben", *said)
    path = "plans/check-ins/2026-w48-marketing.md"
    assert done.stdout == f"added to: {LAST}\nwritten: {path}\n", done.stderr
    assert front(monday / path)["commitments"] == [
        {"person": "ben", "text": "Go", "item": "letters"},
        {"person": "cleo", "text": "Come", "item": "letters"},
    ]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("k", ["kept", "kept"]),
        ("all kept", ["kept", "kept"]),
        ("2 kept", [None, "kept"]),
        ("1=k; 2: c: no stamps", ["kept", ("carried", "no stamps")]),
        (
            "2 Missed: rain, it kept raining, and so on, 1 kept",
            ["kept", ("missed", "rain, it kept raining, and so on")],
        ),
        (
            "missed: at 10:30 the shop, 2 streets away, was shut",
            [("missed", "at 10:30 the shop, 2 streets away, was shut")] * 2,
        ),
        ("1 carried on: no ink", [("carried", "no ink"), None]),
    ],
)
def test_results_are_read_as_people_write_them(
    monday: Path, invoke: Invoke, text: str, results: list[object]
) -> None:
    """By number or for all, in any case, with reasons that hold commas and colons."""
    done = invoke("check-in", "--person", "ben", "--result", text)
    assert done.exit_code == 0, done.stderr
    entries = front(monday / LAST)["commitments"]
    told = [(e["result"], e["why"]) if "why" in e else e.get("result") for e in entries]  # type: ignore[attr-defined]
    assert told == results


def test_what_was_carried_on_friday_stands_in_mondays_file(monday: Path, invoke: Invoke) -> None:
    """Once, in the same words; not when nothing is said, and not in a file that exists."""
    path = monday / LAST
    text = path.read_text("utf-8").replace(
        "    item: letters\n", "    item: letters\n    result: carried\n    why: rain\n"
    )
    path.write_text(text, "utf-8")
    silent = talk(monday, "check-in", "--person", "ben", answers=["", "", "", ""])
    assert "+  Write forty letters  carried over" in silent.shown
    assert not (monday / THIS).exists()
    assert invoke("check-in", "--person", "ben", "--value", "leads=170").exit_code == 0
    carried = [{"text": "Write forty letters", "item": "letters"}]
    assert front(monday / THIS)["commitments"] == carried
    assert invoke("check-in", "--person", "ben", "--value", "leads=171").exit_code == 0
    assert front(monday / THIS)["commitments"] == carried


def test_three_commitments_are_enough(monday: Path, invoke: Invoke) -> None:
    """Who has three is not asked for a fourth."""
    said = [word for n in range(3) for word in ("--commit", f"Letter {n} @letters")]
    assert invoke("check-in", "--person", "cleo", *said).exit_code == 0
    done = talk(monday, "check-in", "--person", "cleo", answers=["", ""])
    assert (done.code, done.questions) == (0, 2)
    assert "What will be done" not in done.shown


def test_to_break_off_writes_nothing(monday: Path) -> None:
    """The end of input in the middle leaves everything as it was."""
    before = tree(monday)
    done = talk(monday, "check-in", "--person", "ben", answers=["all kept", "1=170", "\x04"])
    assert done.code == 130
    assert tree(monday) == before


@pytest.mark.parametrize(
    "words",
    [
        "yes: 'x' # [a] {b}",
        "- dash",
        "12:30",
        '"quoted" & *starred*',
        "über “alles”",
        "a\x1b[31m b",
        "no",
    ],
)
def test_any_words_come_back_as_they_were_said(monday: Path, invoke: Invoke, words: str) -> None:
    """In a new file and in one that is added to."""
    for number in range(2):
        done = invoke("check-in", "--person", "ben", "--commit", f"{words} {number} @letters")
        assert done.exit_code == 0, done.stderr
    texts = [entry["text"] for entry in front(monday / THIS)["commitments"]]  # type: ignore[attr-defined]
    assert texts == [f"{words} 0", f"{words} 1"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "say who checks in: --person ID, or a TEAM"),
        (["--person", "ben"], 'say what will be done with --commit "text @item-id"'),
        (["--person", "ben"], '--result "letters kept"'),
        (["--person", "bem", "--commit", "X @leads"], "no person 'bem'; did you mean 'ben'?"),
        (["--person", "leads", "--commit", "X @leads"], "'leads' is no person"),
        (["sales", "--commit", "X @leads"], "no department 'sales'; it has marketing"),
        (
            ["ben", "--commit", "X @leads"],
            "'ben' is no department; a person checks in with --person",
        ),
        (["marketing", "--commit", "X @leads"], "name who makes it: X @leads @person-id"),
        (["--person", "ben", "--commit", "X"], "name the item that it serves: X @item-id"),
        (["--person", "ben", "--commit", "@leads"], "say what will be done"),
        (["--person", "ben", "--commit", "X @leads @homes"], "serves one item"),
        (["--person", "ben", "--result", "9 kept"], "there is no number 9"),
        (
            ["--person", "ben", "--result", "leads kept"],
            "no open commitment serves 'leads', but letters",
        ),
        (["--person", "ben", "--result", "letters kept"], "2 open commitments serve 'letters'"),
        (["--person", "cleo", "--result", "1 kept"], "no commitment is open"),
        (
            ["--person", "ben", "--value", "letters=1"],
            "'letters' names no metric; 'letters' has none",
        ),
        (
            ["--person", "ben", "--value", "leads#x=1"],
            "'leads#x' names no metric; write leads#",
        ),
        (["--person", "Ben Brown", "--commit", "X"], "no person 'Ben Brown'; did you mean 'ben'?"),
        (
            ["--person", "ben", "--week", "2026-W3", "--commit", "X @leads"],
            "did you mean '2026-W03",
        ),
        (["--person", "ben", "--value", "leads=1@60%"], "'1@60%' is no number"),
        (["--person", "ben", "--value", f"leads={'9' * 400}"], f"'{'9' * 20}…' is too large"),
        (["--person", "ben", "--blocker", "Rain"], "name the one item that 'Rain' holds up"),
        (["--person", "ben", "--week", "soon", "--commit", "X @leads"], "'soon' is no week"),
        (["--person", "ben", "--week", "2026-W54", "--commit", "X @leads"], "is no week"),
        (
            ["--person", "ben", "--week", "2026-W50", "--commit", "X @leads"],
            "more than a week ahead",
        ),
    ],
)
def test_a_refusal_is_one_line_that_says_what_would_do(
    monday: Path, invoke: Invoke, arguments: list[str], said: str
) -> None:
    """Exit 2, nothing written; nobody is there to ask."""
    before = tree(monday)
    done = invoke("check-in", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert tree(monday) == before


def test_what_would_be_an_error_is_not_written(monday: Path, invoke: Invoke) -> None:
    """The whole plan is judged with the new file in it; last week keeps its results open."""
    (monday / "plans/check-ins/2026-w48").mkdir()
    twin = "---\nkind: goal\nid: 2026-w48-ben\ntitle: X\nowner: ben\nstands_alone: a test\n---\n"
    (monday / "plans/goals/twin.md").write_text(twin, "utf-8")
    before = tree(monday)
    done = invoke("check-in", "--person", "ben", "--result", "all kept", "--commit", "X @leads")
    assert done.exit_code == 2
    assert "nothing is written; the plan would have errors" in done.stderr
    assert "GT212" in done.stderr
    assert tree(monday) == before


def test_errors_that_were_there_do_not_stop_a_check_in(monday: Path, invoke: Invoke) -> None:
    """Whoever checks in is not made to mend the plan first."""
    (monday / "plans/goals/odd.md").write_text("---\nkind: gaol\n---\n", "utf-8")
    assert counts(invoke)["error"] == 1
    assert invoke("check-in", "--person", "ben", "--commit", "X @leads").exit_code == 0


def test_last_week_and_this_week_are_written_together_or_not_at_all(
    monday: Path, invoke: Invoke
) -> None:
    """When the new file cannot be made, the result that was written already is taken back."""
    before = tree(monday)
    (monday / "plans/check-ins/2026-w48").write_text("in the way", "utf-8")
    done = invoke("check-in", "--person", "ben", "--result", "all kept", "--commit", "X @leads")
    assert done.exit_code == 2
    assert "2026-w48' exists and is left as it is; nothing else is written" in done.stderr
    (monday / "plans/check-ins/2026-w48").unlink()
    assert tree(monday) == before


def test_a_file_that_cannot_be_changed_safely_is_left_alone(monday: Path, invoke: Invoke) -> None:
    """Its week stays open, and nothing of the new one is written either."""
    (monday / LAST).chmod(0o444)
    done = invoke("check-in", "--person", "ben", "--result", "all kept", "--commit", "X @leads")
    assert done.exit_code == 2
    assert not (monday / THIS).exists()


def test_a_week_that_cannot_be_edited_is_said_before_anything_is_written(
    monday: Path, invoke: Invoke
) -> None:
    """A result that nobody can put where it belongs keeps the new file away, too."""
    path = monday / LAST
    text = path.read_text("utf-8").replace("item: letters\n", "item: letters\n    result:\n", 1)
    path.write_text(text, "utf-8")
    assert invoke("check-in", "--person", "ben", "--result", "1 kept").exit_code == 0
    assert "    result: kept\n" in path.read_text("utf-8")
    path.write_text(f"{text}\n".replace("person: ben\n", "person: ben\nweek: 2026-W47\n"), "utf-8")
    before = tree(monday)
    done = invoke("check-in", "--person", "ben", "--result", "1 kept", "--commit", "X @leads")
    assert done.exit_code == 2
    assert "nothing is written; 'plans/check-ins/2026-w47/ben.md': " in done.stderr
    assert tree(monday) == before


def test_a_link_does_not_lead_a_new_file_out_of_the_plan(
    monday: Path, invoke: Invoke, tmp_path: Path
) -> None:
    """A folder of the plan that is one elsewhere is read by no check, so nothing is put there."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (monday / THIS).parent.symlink_to(outside)
    done = invoke("check-in", "--person", "ben", "--result", "1 kept", "--commit", "X @leads")
    assert done.exit_code == 2
    assert f"leads out of the plan, to '{outside}/ben.md'; nothing else is written" in done.stderr
    assert not list(outside.iterdir())
    assert "result: kept" not in (monday / LAST).read_text("utf-8")


@pytest.mark.usefixtures("monday")
def test_a_finding_in_the_new_file_is_said_at_once(invoke: Invoke) -> None:
    """A fourth commitment is written, and the advice comes with it."""
    more = [word for n in range(4) for word in ("--commit", f"Letter {n} @letters")]
    done = invoke("check-in", "--person", "ben", *more)
    assert done.exit_code == 0
    assert "note: " in done.stderr
    assert "GT421" in done.stderr


def test_two_people_on_the_same_monday_merge(monday: Path, invoke: Invoke) -> None:
    """Each writes a file of their own; git merges both branches, and so does the plan."""
    team = "plans/check-ins/2026-w47-marketing.md"
    entries = [
        ("ben", "Ring Ann"),
        ("cleo", "Find paper"),
        ("ben", "Sort stamps"),
        ("cleo", "Rest"),
    ]
    lines = [f"  - person: {who}\n    text: {text}\n    item: letters\n" for who, text in entries]
    head = "---\nkind: check-in\nweek: 2026-W47\nteam: marketing\ncommitments:\n"
    (monday / team).write_text(f"{head}{''.join(lines)}---\n", "utf-8")
    (monday / LAST).unlink()
    git(monday, "init", "-q", "-b", "main")
    git(monday, "add", "-A")
    git(monday, "commit", "-q", "-m", "Last week")
    for who in ("ben", "cleo"):
        git(monday, "checkout", "-q", "-b", who, "main")
        said = ("--result", "1 kept", "--result", "2 carried: no time", "--commit", "Go @letters")
        done = invoke("check-in", "--person", who, *said)
        assert done.exit_code == 0, done.stderr
        git(monday, "add", "-A")
        git(monday, "commit", "-q", "-m", f"Check in {who}", email=f"{who}@acme.example")
    git(monday, "checkout", "-q", "main")
    git(monday, "merge", "-q", "ben")
    git(monday, "merge", "-q", "--no-edit", "cleo")
    assert counts(invoke)["error"] == 0
    results = [e.get("result") for e in front(monday / team)["commitments"]]  # type: ignore[attr-defined]
    assert results == ["kept", "kept", "carried", "carried"]
    for who, text in (("ben", "Sort stamps"), ("cleo", "Rest")):
        own = front(monday / f"plans/check-ins/2026-w48/{who}.md")["commitments"]
        assert own == [{"text": text, "item": "letters"}, {"text": "Go", "item": "letters"}]


def test_a_new_id_in_the_middle_of_a_week_starts_no_second_file(
    monday: Path, invoke: Invoke
) -> None:
    """What stands under the former ids is still theirs: it is added to, and not said twice."""
    told = ("--commit", "Write ten letters @letters", "--blocker", "Rain @letters -> wait")
    assert invoke("check-in", "--person", "ben", *told).exit_code == 0
    said = (monday / THIS).read_text("utf-8")
    for path, old in (("plans/people/ben.md", "ben"), ("plans/marketing/letters.md", "letters")):
        text = (monday / path).read_text("utf-8").replace(f"id: {old}\n", "")
        new = f"---\nid: {old}-too\nformerly: [{old}]\n"
        (monday / path).write_text(text.replace("---\n", new, 1), "utf-8")
    before = tree(monday)
    told = ("--commit", "Write ten letters @letters-too", "--blocker", "Rain @letters-too -> wait")
    done = invoke("check-in", "--person", "ben-too", *told)
    assert done.exit_code == 0, done.stderr
    done = invoke("check-in", "--person", "ben-too", "--commit", "Buy stamps @letters-too")
    assert done.exit_code == 0, done.stderr
    assert tree(monday).keys() == before.keys()
    assert "item: letters\n" in said
    assert front(monday / THIS)["commitments"] == [
        {"text": "Write ten letters", "item": "letters"},
        {"text": "Buy stamps", "item": "letters-too"},
    ]
    held = front(monday / THIS)["blockers"]
    assert isinstance(held, list)
    assert len(held) == 1
