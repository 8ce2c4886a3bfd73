"""Files that are made to be slow, deep or odd give findings in good time."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.config.settings import Settings, SettingsError, find_settings
from goldenthread.findings.baseline import write_baseline
from goldenthread.findings.check import Result, check_plan
from goldenthread.ground.files import DiskFiles
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.kinds.schema_file import SchemaError
from goldenthread.plan.load import load_plan
from goldenthread.reporters.as_github import github_lines
from goldenthread.reporters.as_text import text_lines
from goldenthread.reporters.report import FORMATS, Manner
from goldenthread.source.mention import find_mentions
from tests.conftest import PURPOSE, TODAY

SECONDS = 10  # of this process; each takes about one, and quadratic ways take minutes
Check = Callable[..., Result]

BODIES = {
    "spaces in a mention": "[[a" + " " * 300_000,
    "spaces behind a part": "[[a#b" + " " * 300_000,
    "runs of backticks": "[[a]]" + " ".join("`" * n for n in range(1, 1400)),
    "backticks in pairs": "[[a]]" + "`` a ` " * 100_000,
    "mentions on one line": "[[a]] " * 150_000,
    "open brackets": "[[a " * 250_000,
    "fences in fences": "[[a]]\n" + "```\n~~~\n" * 100_000,
}


@pytest.mark.parametrize("name", BODIES)
def test_mentions_are_found_in_linear_time(name: str) -> None:
    """A mebibyte of anything takes about a second."""
    begun = time.process_time()
    assert sum(1 for _ in find_mentions(BODIES[name])) >= 0
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("`[[a]]` [[b]]", ["b"]),
        ("``[[a]] ` [[b]]`` [[c]]", ["c"]),
        (r"\`[[a]]`", ["a"]),
        ("`[[a]] ``[[b]] `[[c]]", ["c"]),
        ("`` [[a]]", ["a"]),
        ("`a\n[[b]]` [[c # d | e ]]", ["c"]),
        ("[[ a  #  b ]] [[a |b]] [[ thread : a ]]", ["a", "a", "a"]),
    ],
)
def test_code_spans_end_at_a_run_of_the_same_length(text: str, found: list[str]) -> None:
    """As Python-Markdown reads them; spaces around ids and parts do not count."""
    mentions = list(find_mentions(text))
    assert [mention.target for mention in mentions] == found
    assert {mention.part for mention in mentions} <= {"", "b", "d"}


def test_many_waivers_of_one_item_are_looked_at_once_each(check: Check) -> None:
    """Whether one has something to waive does not ask all others anew."""
    waivers = "".join("  - {rule: GT213, because: a, until: 2027-01-01}\n" for _ in range(6000))
    begun = time.process_time()
    result = check({"purpose.md": f"{PURPOSE}waivers:\n{waivers}"})
    assert {finding.code for finding in result.findings} >= {"GT903"}
    assert time.process_time() - begun < 4 * SECONDS


@pytest.mark.parametrize("number", ["²", "①", "1.²", "٣", "9" * 5000, "1.10", "x" * 10])
def test_a_display_number_is_any_text(check: Check, number: str) -> None:
    """Not everything that Unicode calls a digit is one, and a number may be longer than any."""
    result = check({"purpose.md": f'{PURPOSE}number: "{number}"\n'})
    assert len(result.plan.items) == 1


@pytest.mark.parametrize(
    "metric",
    [
        "{id: a, name: A, baseline: 0, target: 5e-324, actuals: [{value: 1e300}]}",
        "{id: a, name: A, baseline: -1e308, target: 1e308, actuals: [{value: 1e308}]}",
        "{id: a, name: A, target: {low: -1e9, high: 1e308}, baseline: 9e99, actuals: [{value: 1}]}",
    ],
)
def test_no_share_leaves_the_range_of_numbers(check: Check, metric: str) -> None:
    """Figures no company has are errors, and what is reckoned from the rest is finite."""
    result = check(
        {"purpose.md": PURPOSE, "goal.md": f"kind: goal\ntitle: G\nmetrics: [{metric}]\n"}
    )
    goal = result.plan.by_id["goal"]
    progress = result.plan.status(goal).progress
    assert progress is None or abs(progress) < 1e300


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "0000-00-00"])
def test_days_at_the_ends_of_the_calendar_are_findings(check: Check, text: str) -> None:
    """Nothing that adds a day or a week to them can fail."""
    metric = f"{{id: a, name: A, due: {text}}}"
    goal = f"kind: goal\ntitle: G\nperiod: {text}/9999-12-31\nmetrics: [{metric}]\n"
    codes = {finding.code for finding in check({"goal.md": goal}).findings}
    assert {"GT104", "GT105"} <= codes


@pytest.mark.parametrize("value", ["9999-12-31", "2024-10-10 10:00:00", "2024-13-45"])
def test_today_is_a_day_within_reach(tmp_path: Path, value: str) -> None:
    """A moment, a day that does not exist and the end of time are refused in one line."""
    (tmp_path / "mkdocs.yml").write_text(f"plugins: [{{goldenthread: {{today: {value}}}}}]\n")
    with pytest.raises(SettingsError, match=r"mkdocs\.yml"):
        find_settings(tmp_path)


@pytest.mark.parametrize("line", ['INHERIT: "a\\0b"', 'docs_dir: "a\\0b"'])
def test_a_path_that_no_disk_can_hold_is_one_that_does_not_exist(tmp_path: Path, line: str) -> None:
    """A NUL in a path is told in one line."""
    (tmp_path / "mkdocs.yml").write_text(f"{line}\n")
    with pytest.raises(SettingsError):
        load_plan(find_settings(tmp_path))


NAMES = [
    b"\xff\xfe.md",
    b"a\nb.md",
    b"q\"u'o<script>.md",
    b"\x1b[31mred.md",
    b"::error::x.md",
    "\u202eevil.md".encode(),
    b"%0A{0}.md",
]


def test_no_name_of_a_file_stops_or_steers_a_report(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, line breaks and escapes are spelled out in every format."""
    plans = tmp_path / "plans"
    plans.mkdir()
    for number, name in enumerate(NAMES):
        kind = "goal" if number % 2 else "gaol"
        path = os.path.join(os.fsencode(plans), name)  # noqa: PTH118 - bytes
        Path(os.fsdecode(path)).write_text(f"---\nkind: {kind}\ntitle: x\n---\n", "utf-8")
    settings = Settings(root=tmp_path, plan_dir=plans, today=TODAY)
    result = check_plan(load_plan(settings))
    assert len(result.findings) > len(NAMES)
    for lines in (text_lines, github_lines):
        for line in lines(result):
            assert not set(line) & {"\n", "\u202e", "\udcff"}, line
            assert "\x1b[31mred" not in line
            assert not line.startswith("::error::x")
    for form in ("json", "gitlab", "sarif"):
        written = FORMATS[form](result, Manner(colour=False))
        assert isinstance(written, bytes)
        assert json.loads(written)
    write_baseline(result.findings, tmp_path / "known.json")
    again = check_plan(load_plan(Settings(tmp_path, plans, today=TODAY, baseline="known.json")))
    assert not again.findings


def test_a_baseline_is_written_in_one_step_and_through_no_link(tmp_path: Path) -> None:
    """What a link points at stays as it is; a baseline nested without end is refused."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "known.json").symlink_to(tmp_path / "precious.txt")
    said = CliRunner().invoke(
        main, ["check", str(tmp_path / "plans"), "--write-baseline", str(tmp_path / "known.json")]
    )
    assert said.exception is None or isinstance(said.exception, SystemExit)
    assert not (tmp_path / "precious.txt").exists()
    assert not (tmp_path / "known.json").is_symlink()
    (tmp_path / "known.json").write_text("[" * 200_000)
    said = CliRunner().invoke(
        main, ["check", str(tmp_path / "plans"), "--baseline", str(tmp_path / "known.json")]
    )
    assert said.exit_code == 2
    assert "cannot be read" in said.stderr


def write_kind(folder: Path, schema: dict[str, Any], **declared: object) -> Path:
    """Write a company's kind `risk` and return its schema folder."""
    kinds = folder / "schema" / "kinds"
    kinds.mkdir(parents=True)
    head = {"label": "Risk", "plural": "Risks", "level": 9, "parents": [], **declared}
    (kinds / "risk.schema.json").write_text(json.dumps({"x-kind": head, **schema}))
    return folder / "schema"


LAUGHS = {f"a{i}": {"anyOf": [{"$ref": f"#/$defs/a{i + 1}"}] * 8} for i in range(12)}
NESTED: dict[str, Any] = {}
for _ in range(400):
    NESTED = {"items": NESTED}


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"f": {"$ref": "#/$defs/a0"}}, "$defs": {**LAUGHS, "a12": {}}},
        {"properties": {"f": NESTED}},
        {"properties": {"f": {"$dynamicRef": "http://127.0.0.1:9/x"}}},
        {"properties": {"f": {"$id": "http://127.0.0.1:9/y", "type": "string"}}},
        {"properties": {"f": {"$ref": "http://127.0.0.1:9/x"}}},
    ],
    ids=["multiplying", "deep", "dynamic", "id", "elsewhere"],
)
def test_a_schema_that_multiplies_or_leads_away_is_refused(
    tmp_path: Path, schema: dict[str, Any]
) -> None:
    """The message names the file; nothing is counted out and nobody is asked."""
    begun = time.process_time()
    with pytest.raises(SchemaError, match=r"risk\.schema\.json"):
        load_kinds(DiskFiles(write_kind(tmp_path, schema)))
    assert time.process_time() - begun < SECONDS


def test_no_schema_asks_the_network(tmp_path: Path) -> None:
    """A reference to an address is refused before anything connects to it."""
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.5)

        def listen() -> None:
            try:
                asked.append(server.accept())
            except OSError:
                return

        listener = threading.Thread(target=listen)
        listener.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        for number, word in enumerate(("$ref", "$dynamicRef", "$id", "$schema")):
            schema = {"properties": {"f": {word: address, "type": "string"}}}
            with pytest.raises(SchemaError):
                load_kinds(DiskFiles(write_kind(tmp_path / str(number), schema)))["risk"].errors(
                    {"f": 1}
                )
        listener.join()
    assert not asked


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$"])
def test_a_pattern_that_explodes_is_given_up(tmp_path: Path, pattern: str) -> None:
    """The value counts as wrong; the check goes on."""
    schema = {"properties": {"f": {"type": "string", "pattern": pattern}}}
    kind = load_kinds(DiskFiles(write_kind(tmp_path, schema)))["risk"]
    begun = time.process_time()
    errors = kind.errors({"kind": "risk", "title": "T", "f": "a" * 60 + "!"})
    assert [error.keyword for error in errors] == ["pattern"]
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize("plural", ["../../etc", "/etc", "..", "<b>", "a/../../b", "?#"])
def test_a_plural_cannot_lead_out_of_the_site(tmp_path: Path, plural: str) -> None:
    """Addresses are made of letters and digits, whatever a kind is called."""
    address = load_kinds(DiskFiles(write_kind(tmp_path, {}, plural=plural)))["risk"].address
    assert address.replace("-", "").isalnum()


@pytest.mark.parametrize("text", ["a: &a [*a]", "x: " + "[" * 50_000, "- a", "a: [b"])
def test_a_vocabulary_that_cannot_be_read_is_said_in_one_line(tmp_path: Path, text: str) -> None:
    """Anchors and endless brackets included."""
    (tmp_path / "vocabulary.yml").write_text(text)
    with pytest.raises(SchemaError, match=r"vocabulary\.yml"):
        load_kinds(DiskFiles(tmp_path))


def test_new_follows_no_link_out_of_the_plan(tmp_path: Path) -> None:
    """A folder that leads elsewhere takes no item."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mkdocs.yml").write_text("docs_dir: plans\n")
    (tmp_path / "plans" / "people").symlink_to(tmp_path / "elsewhere")
    said = CliRunner().invoke(main, ["new", "person", "Ada Adler", "--plan", str(tmp_path)])
    assert said.exit_code == 2
    assert not list((tmp_path / "elsewhere").iterdir())
