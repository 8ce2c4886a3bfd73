"""The plan as it stood on a day, from git.

In: the settings and a day. Out: the findings of the last commit before it, judged as of that day,
or why they cannot be known. Writes a copy into a temporary folder and removes it.
"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.findings.check import check_plan
from goldenthread.findings.finding import Finding
from goldenthread.git.git import read_blobs, run_git
from goldenthread.git.past import Past
from goldenthread.kinds.load_kinds import SchemaError, load_kinds
from goldenthread.measures.table import read_tables
from goldenthread.plan.build_plan import build_plan
from goldenthread.plan.plan import Plan
from goldenthread.source.document import ENDINGS, read_documents

_FILE = ("100644", "100755")
_READ = (*ENDINGS, ".csv", ".json", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Then:
    """All findings of that commit; `unknown` says why there are none to compare with."""

    findings: tuple[Finding, ...] = ()
    unknown: str = ""


def read_then(plan: Plan, since: dt.date) -> Then:
    """Check the plan as the last commit before a day left it."""
    folder = Path(os.path.realpath(plan.settings.plan_dir))
    top = run_git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        return Then(unknown="there is no git repository to compare with")
    commit = run_git(folder, "rev-list", "-1", f"--before={since.isoformat()}T00:00:00", "HEAD")
    if not commit or not commit.strip():
        return Then(unknown=f"git knows no commit before {since.isoformat()}")
    above = Path(top.strip())
    with tempfile.TemporaryDirectory() as place:
        schema = Path(os.path.realpath(plan.settings.company_schema))
        wanted = [path for path in (folder, schema) if path.is_relative_to(above)]
        names = [path.relative_to(above).as_posix() for path in wanted]
        if not _copy(above, commit.strip(), names, Path(place)):
            return Then(unknown=f"git does not give all files of before {since.isoformat()}")
        copy = Path(place) / folder.relative_to(above)
        if not copy.is_dir():
            return Then(unknown=f"the plan was not in git before {since.isoformat()}")
        try:
            return _check(plan, since, Path(place), above)
        except SchemaError:
            return Then(unknown="the schema of that day cannot be used")


def _check(plan: Plan, since: dt.date, place: Path, above: Path) -> Then:
    """Judge the copy by today's settings, with what git knew by then."""
    root = place / Path(os.path.realpath(plan.settings.root)).relative_to(above)
    folder = place / Path(os.path.realpath(plan.settings.plan_dir)).relative_to(above)
    settings = replace(plan.settings, root=root, plan_dir=folder, baseline=None)
    documents = read_documents(folder)
    past = Past(
        plan.past.known,
        plan.past.shallow,
        {
            path: tuple(version for version in versions if version.date < since)
            for path, versions in plan.past.versions.items()
        },
    )
    tables = read_tables(folder, documents)
    kinds = load_kinds(settings.company_schema)
    result = check_plan(build_plan(documents, kinds, settings, since, tables, past))
    return Then((*result.findings, *(entry.finding for entry in result.waived)))


def _copy(top: Path, commit: str, names: list[str], place: Path) -> bool:
    """Write what a plan is read from; links and submodules are left out.

    Returns whether git gave every file.
    """
    # Objects of their own names, so that no attribute or filter of the repository takes part.
    listed = run_git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *names) or ""
    wanted: list[tuple[str, str]] = []
    for entry in listed.split("\0"):
        head, _, name = entry.partition("\t")
        if name.lower().endswith(_READ) and head.startswith(_FILE):
            if not _stays_inside(name):
                return False
            wanted.append((head.split()[2], name))
    contents = read_blobs(top, [blob for blob, _ in wanted])
    for blob, name in wanted:
        if blob in contents:
            path = place / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(contents[blob])
            except OSError:  # too long a name, or one that is a file's and a folder's at once
                return False
    return len({blob for blob, _ in wanted}) == len(contents)


def _stays_inside(name: str) -> bool:
    """Tell whether a name leads below the folder it is put into; a tree may hold any name."""
    path = Path(name)
    return not path.is_absolute() and not path.drive and ".." not in path.parts
