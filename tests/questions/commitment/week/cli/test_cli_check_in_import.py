"""`goldenthread check-in import`: people without git take part."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.running import Invoke, write_plan
from tests.questions.commitment.week.cli.talking import MONDAY
from tests.questions.commitment.week.cli.test_cli_check_in import counts, front, tree

LAST = "plans/check-ins/2026-w47/ben.md"
BEN = "plans/check-ins/2026-w48/ben.md"
CLEO = "plans/check-ins/2026-w48/cleo.md"
TEAM = "plans/check-ins/2026-w48-marketing.md"

ANSWERS = """\
Timestamp,Your Name,Last week,Commitment 1,Serves 1,Commitment 2,leads#count,Help needed,Mood
23/11 9:01,ben@acme.example,"1 kept, 2 missed: no, not one",Write,letters,Ring Ann @leads,170,,4
23/11 9:02,Cleo  CARR,,"Sort the
letters",letters,,,"An hour @letters @ann",2
"""


@pytest.fixture
def monday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a plan on Monday morning, which is also the current folder."""
    folder = write_plan(tmp_path / "acme", MONDAY)
    monkeypatch.chdir(folder)
    return folder


def send(folder: Path, text: str, **options: str) -> None:
    """Save the answers as a form tool does."""
    raw = text.replace("\n", options.get("line_end", "\n")).encode(options.get("encoding", "utf-8"))
    (folder / "answers.csv").write_bytes(raw)


@pytest.mark.parametrize(
    ("delimiter", "options"),
    [
        (",", {}),
        (",", {"encoding": "utf-8-sig", "line_end": "\r\n"}),
        (",", {"line_end": "\r"}),
        ("\t", {}),
        (";", {"encoding": "utf-8-sig", "line_end": "\r\n"}),
    ],
)
def test_answers_become_check_ins(
    monday: Path, invoke: Invoke, delimiter: str, options: dict[str, str]
) -> None:
    """One file a person, results where the commitments stand, moods in the team's file."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(
        csv.reader(io.StringIO(ANSWERS))
    )
    send(monday, written.getvalue(), **options)
    done = invoke("check-in", "import", "answers.csv")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"added to: {LAST}",
        f"written: {TEAM}",
        f"written: {BEN}",
        f"written: {CLEO}",
    ]
    assert "note: not read: Timestamp" in done.stderr
    assert front(monday / BEN)["commitments"] == [
        {"text": "Write", "item": "letters"},
        {"text": "Ring Ann", "item": "leads"},
    ]
    assert front(monday / BEN)["values"] == [
        {"metric": "leads#count", "value": 170, "date": "2026-11-23"}
    ]
    assert front(monday / CLEO)["commitments"] == [{"text": "Sort the letters", "item": "letters"}]
    assert front(monday / CLEO)["help"] == [
        {"text": "An hour", "item": "letters", "asked_of": "ann"}
    ]
    assert [e["result"] for e in front(monday / LAST)["commitments"]] == ["kept", "missed"]  # type: ignore[attr-defined]
    assert (monday / TEAM).read_text("utf-8") == (
        "---\nkind: check-in\nweek: 2026-W48\nteam: marketing\nmood:\n  - 2\n  - 4\n---\n"
    )
    assert counts(invoke)["error"] == 0


def test_a_mood_stands_beside_no_name(monday: Path, invoke: Invoke) -> None:
    """Whoever answers first or last, and whatever was there, the numbers come sorted."""
    send(monday, ANSWERS)
    assert invoke("check-in", "import", "answers.csv").exit_code == 0
    send(monday, "team,mood\nmarketing,3\nMarketing,1\nmarketing,5\n")
    done = invoke("check-in", "import", "answers.csv")
    assert done.stdout == f"added to: {TEAM}\n", done.stderr
    assert front(monday / TEAM)["mood"] == [1, 2, 3, 4, 5]
    for path in (BEN, CLEO):
        assert "mood" not in (monday / path).read_text("utf-8")


@pytest.mark.parametrize("result", ["missed", "carried"])
def test_the_same_answers_twice_are_the_same_check_ins(
    monday: Path, invoke: Invoke, result: str
) -> None:
    """An export that was imported before, with one answer more, adds that answer."""
    text = ANSWERS.replace("2 missed", f"2 {result}")
    send(monday, text)
    assert invoke("check-in", "import", "answers.csv").exit_code == 0
    before = tree(monday / "plans")
    send(monday, f"{text}23/11 9:03,ann,,Read,letters,,,,\n")
    done = invoke("check-in", "import", "answers.csv")
    assert done.stdout == "written: plans/check-ins/2026-w48/ann.md\n", done.stderr
    after = tree(monday / "plans")
    assert {path: after[path] for path in before} == before
    send(monday, text.replace("1 kept", "1 missed: no ink"))
    done = invoke("check-in", "import", "answers.csv")
    assert "2: 'Write forty letters' was kept already, and now missed" in done.stderr


@pytest.mark.parametrize("name", ["", "ben"], ids=["anonymous", "with a name"])
def test_a_mood_alone_is_not_counted_twice(monday: Path, invoke: Invoke, name: str) -> None:
    """An export holds old answers beside new ones; three people never look like five."""
    (monday / "plans/people/dan.md").write_text(
        "---\nkind: person\ntitle: Dan\ndepartment: marketing\n---\n", encoding="utf-8"
    )
    head = "name,team,commitment,mood\n"
    send(monday, f"{head}cleo,,Go @letters,4\n{name},marketing,,4\n,marketing,,5\n")
    assert invoke("check-in", "import", "answers.csv").exit_code == 0
    assert front(monday / TEAM)["mood"] == [4, 4, 5]
    assert "nothing new was said" in invoke("check-in", "import", "answers.csv").output
    with (monday / "answers.csv").open("a", encoding="utf-8") as answers:
        answers.write(",marketing,,5\ndan,,Read @letters,4\n")
    assert invoke("check-in", "import", "answers.csv").exit_code == 0
    assert front(monday / TEAM)["mood"] == [4, 4, 4, 5, 5]


def test_a_dry_run_shows_and_writes_nothing(monday: Path, invoke: Invoke) -> None:
    """What would be written stands there in full."""
    send(monday, ANSWERS)
    before = tree(monday)
    done = invoke("check-in", "import", "answers.csv", "--dry-run")
    assert done.exit_code == 0, done.stderr
    assert f"would add to: {LAST}" in done.stdout
    assert f"would write: {BEN}" in done.stdout
    assert "text: Ring Ann" in done.stdout
    assert tree(monday) == before


def test_weeks_come_from_the_flag_else_from_the_rows(monday: Path, invoke: Invoke) -> None:
    """An export may hold several weeks."""
    send(monday, "who,week,next\nann,2026-W47,Go @letters\nann,,Come @letters\n")
    done = invoke("check-in", "import", "answers.csv")
    assert done.exit_code == 0, done.stderr
    assert (monday / "plans/check-ins/2026-w47/ann.md").is_file()
    assert (monday / "plans/check-ins/2026-w48/ann.md").is_file()
    send(monday, "who,week,next\ncleo,2026-W46,Go @letters\n")
    done = invoke("check-in", "import", "answers.csv", "--week", "last")
    assert done.stdout == "written: plans/check-ins/2026-w47/cleo.md\n"


def test_every_bad_row_is_told_and_none_is_written(monday: Path, invoke: Invoke) -> None:
    """All or nothing: each line that cannot be used is named, where it begins in the file."""
    send(
        monday,
        "name,result 1,why 1,commitment,leads#count,mood\n"
        "bem,,,Go @letters,,\n"
        "ann,,,Go @letters,,\n"
        'cleo,,,"Go on\nand on",,\n'
        "Ann,,,Go @letters,,\n"
        "\n"
        "ben,missed,,Go @letters,,\n"
        "ben,,,,many,\n"
        "ben,,,Go @lettres,,\n"
        "ben,,,,,7\n"
        "ben,,,Go @letters @cleo,,\n"
        "ben,,,Go @letters,,,surplus\n"
        ",,,,,3\n"
        "ben,,,,,\n",
    )
    before = tree(monday)
    done = invoke("check-in", "import", "answers.csv")
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        "error: nothing is written; 11 rows cannot be used",
        "  answers.csv:2: the plan has no person 'bem'; did you mean 'ben'?",
        "  answers.csv:4: 'Go on' names no item; add @item-id to it",
        "  answers.csv:6: ann has answered in line 3 already",
        "  answers.csv:8: '1 missed' needs a reason: 1 missed: why",
        "  answers.csv:9: 'many' is no number; write digits, such as 640 or 0.6",
        "  answers.csv:10: the plan has no item 'lettres'; did you mean 'letters'?",
        "  answers.csv:11: a mood is 1 to 5, not '7'",
        "  answers.csv:12: 'Go' is a commitment of somebody else",
        "  answers.csv:13: 1 cell more than the header has",
        "  answers.csv:14: nobody is named",
        "  answers.csv:15: nothing is said",
    ]
    assert tree(monday) == before


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file without an end")
def test_a_file_without_an_end_is_refused(monday: Path, invoke: Invoke) -> None:
    """No more is read than may be imported."""
    before = tree(monday)
    done = invoke("check-in", "import", "/dev/zero")
    assert (done.exit_code, tree(monday)) == (2, before)
    assert "'zero' is larger than a mebibyte" in done.stderr


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"name,commitment\nben,\xff\n", "answers.csv:2: not UTF-8"),
        (b"colour,commitment\nred,X @letters\n", "answers.csv:1: no column says who answers"),
        (b"name,who\nben,ben\n", "answers.csv:1: two columns mean 'person'"),
        (b'name,commitment\nben,"Go\n', "answers.csv:2: unexpected end of data"),
        (b"name,commitment\n", "'answers.csv' holds no answers"),
        (b"", "no column says who answers"),
        (b"name\n" + b"x" * 2_000_000, "larger than a mebibyte"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(
    monday: Path, invoke: Invoke, raw: bytes, said: str
) -> None:
    """Exit 2 and one line."""
    (monday / "answers.csv").write_bytes(raw)
    done = invoke("check-in", "import", "answers.csv")
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("monday")
def test_the_columns_are_explained(invoke: Invoke) -> None:
    """--help names them, and a file that is missing is one line."""
    text = invoke("check-in", "import", "--help").output
    assert "person          an id, a name or an e-mail address" in text
    assert "goldenthread check-in import answers.csv --dry-run" in text
    assert "goldenthread check-in import" in text.splitlines()[0]
    missing = invoke("check-in", "import", "gone.csv")
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)
