"""A copy of the example company that looks the same on every machine.

In: this checkout. Out: a folder with the plan, its `mkdocs.yml` and a git history written by the
invented people of the plan, spread over the weeks before its own day. The checkout stays as it is.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAST_COMMIT = dt.datetime(2026, 11, 20, 16, 40, tzinfo=dt.UTC)
STEP = dt.timedelta(hours=19, minutes=23)
# What the example's own story changed last; the files of a folder that is not named come first.
NEWEST = (
    "plans/people/pulse-survey.md",
    "plans/operations/lisbon-lab.md",
    "plans/product/no-drill-filter.md",
    "plans/customer-success/second-filter.md",
    "plans/sales/lead-answer.md",
    "plans/marketing/rental-portals.md",
    "plans/marketing/renter-leads.md",
)


def copy_example(folder: Path) -> Path:
    """Write the example company into `folder` with a history of its own; return the folder."""
    shutil.copytree(ROOT / "plans", folder / "plans")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    batches = [*_batches(folder), *((name,) for name in NEWEST)]
    for number, names in enumerate(batches):
        _commit(folder, names, LAST_COMMIT - STEP * (len(batches) - 1 - number))
    return folder


def _batches(folder: Path) -> Iterable[tuple[str, ...]]:
    """Yield what is committed together: each folder of the plan in turn, a few files at a time.

    People commit what they say of themselves, so that git can vouch for it.
    """
    yield ("mkdocs.yml",)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.glob("plans/**/*.md"))
    own = [name for name in names if _is_of_a_person((folder / name).read_text("utf-8"))]
    left = [name for name in names if name not in (*NEWEST, *own)]
    for start in range(0, len(left), 8):
        yield tuple(left[start : start + 8])
    yield from ((name,) for name in own)


def _is_of_a_person(text: str) -> bool:
    return re.search(r"^kind: person$", text, re.MULTILINE) is not None


def _commit(folder: Path, names: tuple[str, ...], when: dt.datetime) -> None:
    author = _author(folder, names[-1])
    mail = f"{author.casefold().replace(' ', '.')}@brightwater.example"
    day = when.isoformat()
    people = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", author), ("EMAIL", mail), ("DATE", day))
    }
    _git(folder, "add", "--", *names)
    _git(folder, "commit", "--quiet", "--message", "Keep the plan true", **people)


def _author(folder: Path, name: str) -> str:
    """Name the person whose file it is, or who owns its item; Finance wrote what nobody owns."""
    text = (folder / name).read_text("utf-8")
    if _is_of_a_person(text):
        name_of = re.search(r"^title: (.+)$", text, re.MULTILINE)
        assert name_of is not None, name
        return name_of[1]
    owner = re.search(r"^owner: (\S+)$", text, re.MULTILINE)
    person = folder / "plans" / "people" / f"{owner[1] if owner else 'anneke-vermeer'}.md"
    title = re.search(r"^title: (.+)$", person.read_text("utf-8"), re.MULTILINE)
    assert title is not None, person
    return title[1]


def _git(folder: Path, *arguments: str, **environment: str) -> None:
    """Run git without the settings of this machine."""
    subprocess.run(
        ["git", "-c", "commit.gpgsign=false", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **environment,
        },
        check=True,
        capture_output=True,
    )
