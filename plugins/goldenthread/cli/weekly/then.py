"""The plan as it stood on a day, from git.

In: the settings and a day. Out: the findings of the last commit before it, judged as of that day,
or why they cannot be known. Writes a copy into a temporary folder and removes it.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from goldenthread.build_plan import build_plan
from goldenthread.check import check_plan
from goldenthread.document import read_documents
from goldenthread.finding import Finding
from goldenthread.load_kinds import SchemaError, load_kinds
from goldenthread.past import Past
from goldenthread.plan import Plan
from goldenthread.table import read_tables

_TIMEOUT_SECONDS = 60
_FILE = ("100644", "100755")
_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


@dataclass(frozen=True, slots=True)
class Then:
    """All findings of that commit; `unknown` says why there are none to compare with."""

    findings: tuple[Finding, ...] = ()
    unknown: str = ""


def read_then(plan: Plan, since: dt.date) -> Then:
    """Check the plan as the last commit before a day left it."""
    folder = Path(os.path.realpath(plan.settings.plan_dir))
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        return Then(unknown="there is no git repository to compare with")
    commit = _git(folder, "rev-list", "-1", f"--before={since.isoformat()}T00:00:00", "HEAD")
    if not commit or not commit.strip():
        return Then(unknown=f"git knows no commit before {since.isoformat()}")
    above = Path(os.fsdecode(top.strip()))
    with tempfile.TemporaryDirectory() as place:
        schema = Path(os.path.realpath(plan.settings.company_schema))
        wanted = [path for path in (folder, schema) if path.is_relative_to(above)]
        names = [path.relative_to(above).as_posix() for path in wanted]
        _copy(above, os.fsdecode(commit.strip()), names, Path(place))
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


def _copy(top: Path, commit: str, names: list[str], place: Path) -> None:
    """Write the plain files of a commit below some folders; links and submodules are left out."""
    # Objects of their own names, so that no attribute or filter of the repository takes part.
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *names) or b""
    files = [entry.partition(b"\t") for entry in listed.split(b"\0") if entry]
    wanted = [
        (head.split()[2], os.fsdecode(name))
        for head, _, name in files
        if head.split()[0].decode() in _FILE
    ]
    asked = b"".join(b"%s\n" % blob for blob, _ in wanted)
    contents = _read_batch(_git(top, "cat-file", "--batch", asked=asked) or b"")
    for (_, name), content in zip(wanted, contents, strict=False):
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _read_batch(raw: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        size = int(raw[at:end].split()[2])
        yield raw[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes | None:
    """Run git and return what it prints; None where it is missing or refuses."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", *arguments],  # noqa: S607 - git is found on the PATH like everywhere
            cwd=folder,
            env={**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"},
            input=asked,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
