"""`goldenthread init`."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from goldenthread import __version__
from goldenthread.config.mkdocs_yaml import read_config_file
from goldenthread.config.settings import find_settings
from goldenthread.ground.files import DiskFiles
from tests.cli.running import Invoke, Run
from tests.warm import run_warm

BASE = {
    ".gitignore",
    ".pre-commit-config.yaml",
    "README.md",
    "mkdocs.yml",
    "plans/1-purpose.md",
    "plans/2-vision.md",
    "plans/3-goals/first-goal.md",
    "plans/4-work/first-objective.md",
    "plans/4-work/first-step.md",
    "plans/people/first-owner.md",
    "requirements.txt",
}


def files_of(folder: Path) -> set[str]:
    """Return the paths of all files below a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_new_plan_has_no_mistake_and_says_what_to_write(tmp_path: Path, run: Run) -> None:
    """The first check of a newcomer finds no mistake, and names each file still to be written."""
    done = run("init", "acme-plan", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "written: 11 files in acme-plan\n")
    assert files_of(tmp_path / "acme-plan") == BASE
    check = run("check", "--strict", cwd=tmp_path / "acme-plan")
    said = "6 items, 6 notes, no thread broken; alignment not checked"
    assert (check.returncode, check.stdout.splitlines()[-1]) == (0, said)
    notes = [line for line in check.stdout.splitlines() if ": GT" in line]
    files = {f for f in BASE if f.startswith("plans/")}
    assert {note.partition(":")[0] for note in notes} == files
    assert all("GT019 still placeholder text: 'title'" in note for note in notes)


def test_the_next_steps_can_be_pasted(tmp_path: Path, run: Run) -> None:
    """The name of a folder may hold spaces: the shell takes the printed `cd` as it stands."""
    done = run("init", "our plan's home", cwd=tmp_path)
    step = next(line.strip() for line in done.stderr.splitlines() if "cd " in line)
    moved = subprocess.run(
        ["sh", "-c", f"{step} && ls mkdocs.yml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert moved.stdout == "mkdocs.yml\n", step


@pytest.mark.slow
def test_a_new_plan_builds_at_once(tmp_path: Path, run: Run) -> None:
    """`mkdocs build --strict` makes a site of it, without a warning."""
    run("init", ".", "--name", 'Acme: "the" plan #1', cwd=tmp_path)
    command = ("mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "out"))
    done = run_warm(*command, cwd=tmp_path, env=os.environ)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    home = (tmp_path / "out/index.html").read_text("utf-8")
    assert "Acme: &#34;the&#34; plan #1" in home or "Acme: &quot;the&quot; plan #1" in home
    assert "noindex" in home
    assert (tmp_path / "out/goals/first-goal/index.html").is_file()
    pages = [page.read_text("utf-8") for page in (tmp_path / "out").rglob("*.html")]
    headlines = [found for page in pages for found in re.findall(r"<h1.*?</h1>", page, re.DOTALL)]
    assert len(headlines) > 6
    assert not any("Write here" in one or "Your name" in one for one in headlines)


def test_every_step_is_explained_in_the_file(tmp_path: Path, run: Run) -> None:
    """Purpose, vision, goals: the files lead the newcomer in this order."""
    done = run("init", "x", cwd=tmp_path)
    steps = {"1-purpose.md": "1 OF 3", "2-vision.md": "2 OF 3", "3-goals/first-goal.md": "3 OF 3"}
    for name, step in steps.items():
        text = (tmp_path / "x/plans" / name).read_text("utf-8")
        assert f"# STEP {step}" in text
        assert f"plans/{name}" in done.stderr
    assert done.stderr.index("1-purpose") < done.stderr.index("2-vision")


@pytest.mark.parametrize("leftover", ["note.txt", ".hidden", "plans"])
def test_a_folder_with_anything_in_it_is_refused(
    tmp_path: Path, invoke: Invoke, leftover: str
) -> None:
    """Nobody's files are written over or mixed up."""
    (tmp_path / leftover).mkdir()
    done = invoke("init", str(tmp_path))
    assert done.exit_code == 2
    assert "is not empty; nothing was written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [leftover]


def test_a_fresh_clone_is_empty_enough(tmp_path: Path, invoke: Invoke) -> None:
    """A repository that holds nothing yet has a `.git` all the same."""
    (tmp_path / ".git").mkdir()
    assert invoke("init", str(tmp_path)).exit_code == 0


def test_a_file_in_the_way_is_refused(tmp_path: Path, invoke: Invoke) -> None:
    """A file is no folder."""
    (tmp_path / "plan").write_text("mine", "utf-8")
    done = invoke("init", str(tmp_path / "plan"))
    assert done.exit_code == 2
    assert "is a file" in done.stderr
    assert (tmp_path / "plan").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ['Q: "x" #1', "Größe & Co", "- list", "yes", "a\x1b[31mb"])
def test_any_name_is_written_so_that_it_is_read_back(
    tmp_path: Path, invoke: Invoke, name: str
) -> None:
    """The site's name survives YAML."""
    invoke("init", str(tmp_path / "x"), "--name", name)
    read = find_settings(tmp_path / "x").site_name
    assert read == (name[:1].upper() + name[1:]).replace("\x1b", "\\x1b")


def test_the_name_defaults_to_that_of_the_folder(tmp_path: Path, invoke: Invoke) -> None:
    """`acme-plan` is called "Acme plan"."""
    invoke("init", str(tmp_path / "acme-plan"))
    assert find_settings(tmp_path / "acme-plan").site_name == "Acme plan"


def test_the_site_keeps_to_itself(tmp_path: Path, invoke: Invoke) -> None:
    """No foreign font, no search engine, no forge; strict links."""
    invoke("init", str(tmp_path / "x"))
    config = read_config_file(DiskFiles(tmp_path / "x"), "mkdocs.yml")
    assert config["theme"]["font"] is False
    assert "repo_url" not in config
    assert find_settings(tmp_path / "x").noindex is True
    assert set(config["validation"]["links"].values()) == {"warn"}
    assert set(config["validation"]["nav"].values()) == {"warn"}


def test_the_version_is_pinned_to_the_current_minor(tmp_path: Path, invoke: Invoke) -> None:
    """A later minor version comes only when somebody raises it."""
    invoke("init", str(tmp_path / "x"))
    pin = f"goldenthread~={'.'.join(__version__.split('.')[:2])}.0"
    assert pin in (tmp_path / "x/requirements.txt").read_text("utf-8").splitlines()
    hooks = yaml.safe_load((tmp_path / "x/.pre-commit-config.yaml").read_text("utf-8"))
    hook = hooks["repos"][0]["hooks"][0]
    assert hook["entry"] == "goldenthread check"
    assert hook["additional_dependencies"] == [pin]
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "plans/1-purpose.md")


def test_github_checks_annotates_and_builds(tmp_path: Path, invoke: Invoke) -> None:
    """Pull requests are annotated; merges and nights build; nothing is published."""
    invoke("init", str(tmp_path / "x"), "--host", "github")
    assert files_of(tmp_path / "x") == BASE | {".github/workflows/plan.yml"}
    text = (tmp_path / "x/.github/workflows/plan.yml").read_text("utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)
    assert set(workflow["on"]) == {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow["jobs"]) == {"check", "build"}
    runs = [step.get("run") for step in workflow["jobs"]["check"]["steps"]]
    assert "goldenthread check --format github" in runs
    build = workflow["jobs"]["build"]
    assert build["if"] == "github.event_name != 'pull_request'"
    assert any("upload-artifact" in step.get("uses", "") for step in build["steps"])
    assert "pages" not in text


def test_gitlab_checks_annotates_and_builds(tmp_path: Path, invoke: Invoke) -> None:
    """The same on GitLab, through a code quality report."""
    done = invoke("init", str(tmp_path / "x"), "--host", "gitlab")
    assert "nightly" in done.stderr
    assert files_of(tmp_path / "x") == BASE | {".gitlab-ci.yml"}
    pipeline = yaml.safe_load((tmp_path / "x/.gitlab-ci.yml").read_text("utf-8"))
    assert pipeline["check"]["script"][-1] == "goldenthread check"
    assert pipeline["check"]["artifacts"]["reports"] == {"codequality": "findings.json"}
    assert pipeline["build"]["script"] == ["mkdocs build --strict"]
    assert "pages" not in pipeline


@pytest.mark.parametrize(
    ("host", "path", "job"),
    [("github", ".github/workflows/plan.yml", "publish"), ("gitlab", ".gitlab-ci.yml", "pages")],
)
def test_publishing_is_asked_for(
    tmp_path: Path, invoke: Invoke, host: str, path: str, job: str
) -> None:
    """Only --publish puts the site where others can read it."""
    invoke("init", str(tmp_path / "x"), "--host", host, "--publish")
    pipeline = yaml.load((tmp_path / "x" / path).read_text("utf-8"), Loader=yaml.BaseLoader)
    assert job in pipeline.get("jobs", pipeline)


def test_publishing_needs_a_host(tmp_path: Path, invoke: Invoke) -> None:
    """Without a pipeline there is nothing that could publish."""
    done = invoke("init", str(tmp_path / "x"), "--publish")
    assert done.exit_code == 2
    assert not (tmp_path / "x").exists()


def test_the_first_own_item_joins_the_starter(
    tmp_path: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`new` finds its way in a fresh plan, as the files say."""
    invoke("init", str(tmp_path / "x"))
    monkeypatch.chdir(tmp_path / "x")
    done = invoke("new", "goal", "Be chosen by one home in four", "--supports", "vision")
    assert done.stdout == "written: plans/3-goals/be-chosen-by-one-home-in-four.md\n"
    assert invoke("check").exit_code == 0


def test_no_mark_of_a_template_is_left(tmp_path: Path, invoke: Invoke) -> None:
    """Every placeholder is filled in."""
    invoke("init", str(tmp_path / "x"), "--host", "github", "--publish")
    for name in files_of(tmp_path / "x"):
        assert not re.search(r"@[A-Z_]+@", (tmp_path / "x" / name).read_text("utf-8")), name
