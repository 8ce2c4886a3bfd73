"""`goldenthread check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.findings.rule import all_rules
from tests.cli.running import Invoke, Run, on_terminal

GOAL = "plans/goals/homes.md"


def break_link(plan: Path) -> None:
    """Let an objective support something that does not exist."""
    path = plan / "plans/marketing/leads.md"
    path.write_text(path.read_text("utf-8").replace("homes#share", "home#share"), "utf-8")


def drop_owner(plan: Path) -> None:
    """Leave a goal without an owner, which is a warning."""
    path = plan / GOAL
    path.write_text(path.read_text("utf-8").replace("owner: ann\n", ""), "utf-8")


def test_a_clean_plan_exits_0(plan: Path, run: Run) -> None:
    """Nothing to say is one line and success."""
    done = run("check", "--strict", cwd=plan)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "10 items, no findings, no thread broken; alignment not checked\n"


def test_an_error_exits_1_and_names_the_place(plan: Path, run: Run) -> None:
    """The writer gets file, line, fact and remedy."""
    break_link(plan)
    done = run("check", cwd=plan)
    assert done.returncode == 1
    assert "plans/marketing/leads.md:6:9: GT201 'supports' target 'home' does not" in done.stdout
    assert "  help: did you mean 'homes'?" in done.stdout
    assert done.stdout.endswith(
        "1 error, 2 threads broken; alignment not checked\n1 error stops the check: "
        "plans/marketing/leads.md:6:9: GT201 'supports' target 'home' does not exist\n"
    )
    assert "\x1b" not in done.stdout


def test_what_is_waived_is_counted_and_listed_on_request(plan: Path, invoke: Invoke) -> None:
    """The reasons are a flag away; a machine reads them without it."""
    drop_owner(plan)
    path = plan / GOAL
    waiver = "waivers: [{rule: GT401, because: Ann decides, until: 2999-01-01}]\n"
    path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{waiver}", 1), "utf-8")
    short, whole = invoke("check").stdout, invoke("check", "--waived").stdout
    assert "1 finding accepted for now by a waiver; --waived lists them" in short
    assert "until 2999-01-01: Ann decides" not in short
    assert "until 2999-01-01: Ann decides" in whole
    assert "Ann decides" in invoke("check", "--format", "json").stdout


def test_warnings_fail_only_under_strict(plan: Path, invoke: Invoke) -> None:
    """`--strict` closes the gate at warnings."""
    drop_owner(plan)
    assert invoke("check").exit_code == 0
    assert invoke("check", "--strict").exit_code == 1


def test_fail_on_in_the_settings_moves_the_gate(plan: Path, invoke: Invoke) -> None:
    """The command asks the same gate as the site build."""
    drop_owner(plan)
    config = plan / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "      fail_on: warning\n", "utf-8")
    assert invoke("check").exit_code == 1
    config.write_text(config.read_text("utf-8").replace("fail_on: warning", "fail_on: never"))
    break_link(plan)
    assert invoke("check").exit_code == 0


def test_info_never_fails(plan: Path, invoke: Invoke) -> None:
    """Advice does not stop anybody, not even under --strict."""
    drop_owner(plan)
    config = plan / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "      rules: {GT401: info}\n", "utf-8")
    done = invoke("check", "--strict")
    assert "GT401" in done.output
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "path", [".", "plans", "plans/marketing", "mkdocs.yml"], ids=["root", "plan", "deep", "file"]
)
def test_the_path_may_be_anything_that_holds_the_plan(
    plan: Path, invoke: Invoke, path: str
) -> None:
    """Paths in findings count from the mkdocs.yml, wherever the command was pointed."""
    break_link(plan)
    done = invoke("check", path)
    assert done.exit_code == 1
    assert done.output.startswith("plans/marketing/leads.md:6:9: GT201")


def test_a_plan_folder_alone_is_enough(plan: Path, invoke: Invoke) -> None:
    """Without any mkdocs.yml the defaults hold."""
    (plan / "mkdocs.yml").unlink()
    done = invoke("check", "plans", "--today", "2026-11-22")
    assert done.exit_code == 0
    assert done.output.startswith("10 items")


def test_select_and_ignore_choose_rules(plan: Path, invoke: Invoke) -> None:
    """Prefixes of codes, in upper or lower case."""
    break_link(plan)
    drop_owner(plan)
    assert "GT401" not in invoke("check", "--select", "gt2").output
    chosen = invoke("check", "--ignore", "GT2", "--ignore", "GT3")
    assert "GT401" in chosen.output
    assert "GT201" not in chosen.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "'nowhere' is not a folder"),
        (["--select", "GTX"], "no rule begins with 'GTX'"),
        (["--select", ""], "no rule begins with ''"),
        (["--today", "soon"], "'soon' is no day"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--baseline", "missing.json"], "missing.json"),
        (["--formt", "json"], "--formt"),
        (["--write-baseline", "b.json", "--select", "GT2"], "leave out --select"),
    ],
)
def test_what_cannot_run_is_one_line_and_exit_2(
    plan: Path, run: Run, arguments: list[str], said: str
) -> None:
    """A mistake in the command is never mistaken for a clean plan or for a finding."""
    done = run("check", *arguments, cwd=plan)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mkdocs.yml", "site_name: [", "mkdocs.yml"),
        ("mkdocs.yml", "plugins: [{goldenthread: {fail: x}}]", "no option 'fail'"),
        ("mkdocs.yml", "docs_dir: nowhere", "'nowhere' does not exist"),
        ("schema/kinds/goal.schema.json", "{", "goal.schema.json"),
        ("schema/kinds/bet.schema.json", '{"x-kind": {"label": 1}}', "/x-kind"),
    ],
)
def test_settings_and_schemas_that_cannot_be_used_exit_2(
    plan: Path, run: Run, name: str, text: str, said: str
) -> None:
    """The file and the place are named; nothing is guessed."""
    (plan / name).parent.mkdir(parents=True, exist_ok=True)
    (plan / name).write_text(text, "utf-8")
    done = run("check", cwd=plan)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_json_goes_to_standard_output_alone(plan: Path, run: Run) -> None:
    """A program can read it as it comes, in UTF-8 whatever the terminal speaks."""
    break_link(plan)
    path = plan / "plans/marketing/leads.md"
    path.write_text(path.read_text("utf-8").replace("home#", "häuser#"), "utf-8")
    done = run(
        "check", "--format", "json", "--select", "GT2", cwd=plan, env={"PYTHONIOENCODING": "ascii"}
    )
    data = json.loads(done.stdout)
    assert data["findings"][0]["message"] == "'supports' target 'häuser' does not exist"
    assert (done.returncode, done.stderr) == (1, "")


def test_the_text_survives_a_terminal_without_the_letters(plan: Path, run: Run) -> None:
    """What the encoding lacks is spelled out."""
    path = plan / "plans/marketing/leads.md"
    path.write_text(path.read_text("utf-8").replace("homes#share", "水"), "utf-8")
    done = run("check", cwd=plan, env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 1
    assert "GT201 'supports' target '\\u6c34' does not exist" in done.stdout


def test_a_baseline_keeps_old_findings_from_failing(plan: Path, invoke: Invoke) -> None:
    """Findings that were there count no more; a new one does."""
    break_link(plan)
    written = invoke("check", "--write-baseline", "known.json")
    assert written.exit_code == 0
    assert "'known.json' holds 1 finding\n" in written.stderr
    known = invoke("check", "--baseline", "known.json", "--strict")
    assert known.exit_code == 0
    assert "1 known from the baseline" in known.output
    drop_owner(plan)
    assert invoke("check", "--baseline", "known.json", "--strict").exit_code == 1


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
@pytest.mark.parametrize("name", ["pipe", "/dev/zero", "/dev/null", "link"])
def test_a_baseline_that_is_no_plain_file_is_refused(
    plan: Path, run: Run, option: str, name: str
) -> None:
    """A pipe would be waited for, and a device may have no end."""
    os.mkfifo(plan / "pipe")
    (plan / "link").symlink_to("pipe")
    done = run("check", option, name, cwd=plan, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a pipe or a device; name a plain file" in done.stderr
    assert done.stderr.count("\n") == 1
    assert (plan / "pipe").is_fifo()
    assert Path("/dev/null").is_char_device()


def test_a_baseline_that_cannot_be_written_leaves_the_old_one(plan: Path, run: Run) -> None:
    """The line names the file that was asked for, not our draft of it."""
    drop_owner(plan)
    assert run("check", "--write-baseline", "known.json", cwd=plan).returncode == 0
    before = (plan / "known.json").read_bytes()
    shell = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", sys.executable, "-m", "goldenthread"]
    for name, reason in (("known.json", "file too large"), ("no/new.json", "no such file")):
        done = subprocess.run(
            [*shell, "check", "--write-baseline", name],
            cwd=plan,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert f"{name}' cannot be written: {reason}" in done.stderr
        assert done.stderr.count("\n") == 1
    assert (plan / "known.json").read_bytes() == before
    assert sorted(path.name for path in plan.iterdir()) == ["known.json", "mkdocs.yml", "plans"]


def test_a_baseline_only_shrinks(plan: Path, invoke: Invoke) -> None:
    """Writing over a baseline takes out what was mended and adds nothing."""
    break_link(plan)
    invoke("check", "--write-baseline", "known.json")
    drop_owner(plan)
    again = invoke("check", "--write-baseline", "known.json", "--strict")
    assert again.exit_code == 1
    assert "a baseline only shrinks" in again.stderr
    codes = [entry["code"] for entry in json.loads(Path("known.json").read_text())["findings"]]
    assert codes == ["GT201"]
    path = plan / "plans/marketing/leads.md"
    path.write_text(path.read_text("utf-8").replace("home#share", "homes#share"), "utf-8")
    invoke("check", "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text())["findings"] == []


def test_restricted_content_never_enters_a_report_or_a_baseline(plan: Path, run: Run) -> None:
    """One board-only item closes the gate in every format, and its title stays out of sight."""
    goal = plan / GOAL
    text = goal.read_text("utf-8").replace("One home in four", "Sell the company")
    goal.write_text(text.replace("kind: goal", "kind: goal\naudience: board"), "utf-8")
    break_link(plan)
    for form in ("text", "json", "github", "gitlab", "sarif"):
        done = run("check", "--format", form, cwd=plan)
        assert done.returncode == 1
        assert "GT701" in done.stdout
        assert "Sell the company" not in done.stdout + done.stderr
    done = run("check", "--write-baseline", "known.json", cwd=plan)
    assert done.returncode == 1
    baseline = (plan / "known.json").read_text("utf-8")
    assert "GT701" not in baseline
    assert "Sell the company" not in baseline


def test_a_closed_pipe_ends_quietly(plan: Path) -> None:
    """`goldenthread check | head -1` prints one line and nothing else."""
    bad = "---\nkind: goal\ntitle: T\nsupports: nothing\nowner: ann\n---\n"
    for number in range(400):
        (plan / f"plans/goals/g{number}.md").write_text(bad, "utf-8")
    command = f"'{sys.executable}' -m goldenthread check | head -1"
    done = subprocess.run(
        ["sh", "-c", command], cwd=plan, capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_colour_is_shown_on_a_terminal_and_where_it_is_forced(plan: Path, run: Run) -> None:
    """A pipe gets plain text unless FORCE_COLOR asks for colour."""
    break_link(plan)
    assert "\x1b[31m" in run("check", cwd=plan, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in run("check", cwd=plan, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert "\x1b[31m" in on_terminal(plan, "check")


@pytest.mark.parametrize("today", ["2026-11-22", "2027-02-01"])
@pytest.mark.usefixtures("plan")
def test_today_moves_the_day_of_judgement(invoke: Invoke, today: str) -> None:
    """A period that is over by then is said."""
    done = invoke("check", "--today", today)
    assert ("GT308" in done.output) is (today > "2026-12-31")


def test_the_summary_counts_each_verdict_and_what_nobody_checked(
    plan: Path, invoke: Invoke
) -> None:
    """Each verdict of how many, and what was not checked beside them, in text and in JSON."""

    def aim(name: str, word: str) -> None:
        path = plan / "plans" / name
        text = path.read_text("utf-8").replace("owner:", f"aims: [{word}]\nowner:")
        path.write_text(text, "utf-8")

    aim("vision.md", "reach")
    aim("goals/homes.md", "market-share")
    aim("goals/delight.md", "remarketing")
    hear = ("check", "--ignore", "GT312", "--ignore", "GT319", "--ignore", "GT5")
    unasked = sum(code in ("GT312", "GT319") or code.startswith("GT5") for code in all_rules())
    told = (
        f"10 items, no findings, {unasked} of {len(all_rules())} rules not asked, no thread "
        "broken; aims of 4: "
    )
    done = invoke(*hear)
    assert done.output.splitlines()[-1] == f"{told}1 says nothing, 1 against, 2 not checked"
    found = json.loads(invoke("check", "--format", "json").output)["plan"]["alignment"]
    assert found == {
        "leads_there": 0,
        "in_part": 0,
        "says_nothing": 1,
        "against": 1,
        "unchecked": 2,
    }
    path = plan / "plans/goals/homes.md"
    path.write_text(path.read_text("utf-8").replace("[market-share]", "[reach, cost]"), "utf-8")
    assert invoke(*hear).output.splitlines()[-1] == f"{told}1 in part, 1 against, 2 not checked"


WHY = "  why: A link to nothing cuts the thread: nobody can see why the work exists.\n"


def break_two(plan: Path) -> None:
    """Leave two links that lead nowhere, and a goal without an owner."""
    break_link(plan)
    drop_owner(plan)
    path = plan / "plans/marketing/letters.md"
    path.write_text(path.read_text("utf-8").replace("id: leads", "id: leeds"), "utf-8")


def test_why_says_once_for_each_rule_why_it_matters(plan: Path, invoke: Invoke) -> None:
    """Between what is wrong and how to mend it; nothing of it where nobody asks."""
    break_two(plan)
    plain = invoke("check").stdout
    told = invoke("check", "--why").stdout
    assert "why:" not in plain
    assert (told.count("GT201 "), told.count(WHY)) == (3, 1)
    first = told.splitlines()
    assert first[1] == WHY.rstrip()
    assert first[2].startswith("  help: ")
    spoken = {line.split(" ")[1] for line in first if line.startswith("plans/")}
    assert told.count("  why: ") == len(spoken) > 1


def test_a_terminal_says_why_by_itself_where_few_rules_spoke(plan: Path) -> None:
    """At most five; more reasons would push the findings out of sight."""
    break_two(plan)
    assert "why:\x1b[0m A link to nothing cuts the thread" in on_terminal(plan, "check")
    (plan / "plans/people/ben.md").write_text(
        "---\nkind: person\ntitle: Ben\nstart: 2026-13\nrole: yes\nshoe_size: 43\n"
        "end: 2026-01-01\nid: Ben!\nstate: gone\n---\n"
    )
    shown = on_terminal(plan, "check")
    assert len({word for word in shown.split() if "GT" in word}) > 6
    assert "why:" not in shown
    assert "why:\x1b[0m A link to nothing" in on_terminal(plan, "check", "--why")
    assert "why:" not in on_terminal(plan, "check", "--format", "github")


def test_the_closed_gate_says_last_what_it_stopped_on(plan: Path, invoke: Invoke) -> None:
    """How many, and the first one, which also stands first in the list."""
    break_two(plan)
    lines = invoke("check").stdout.splitlines()
    assert lines[-1] == f"2 errors stop the check, first {lines[0].removesuffix(' (error)')}"
    lines = invoke("check", "--strict").stdout.splitlines()
    assert lines[-1].startswith("2 errors and ")
    assert f"stop the check, first {lines[0].removesuffix(' (error)')}" in lines[-1]
    weights = [line.rpartition("(")[2] for line in lines if line.startswith("plans/")]
    assert weights == sorted(weights, key=["error)", "warning)", "info)"].index)
    assert "stop" not in invoke("check", "--ignore", "GT201").stdout.splitlines()[-1]


def test_over_nothing_the_summary_praises_nothing(tmp_path: Path, invoke: Invoke) -> None:
    """No file at all, or nothing that could hang on a thread."""
    (tmp_path / "empty").mkdir()
    assert invoke("check", str(tmp_path / "empty")).stdout == "0 items, no thread to follow yet\n"
    ann = tmp_path / "one/ann.md"
    ann.parent.mkdir()
    ann.write_text("---\nkind: person\ntitle: Ann\nowner: ann\n---\n", "utf-8")
    told = invoke("check", str(ann.parent)).stdout
    assert "no thread broken" not in told
    assert "no thread to follow yet" in told
