"""The plan as it stood on a day, from git.

In: a plan and a day. Out: the findings of the last commit before it, judged as of that day by
today's settings, or why they cannot be known. Writes nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from goldenthread.config.settings import SettingsError
from goldenthread.findings.check import check_plan
from goldenthread.findings.finding import Finding
from goldenthread.git.git import run_git
from goldenthread.git.past import Past
from goldenthread.kinds.schema_file import SchemaError
from goldenthread.plan.load import in_tree, load_plan
from goldenthread.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class FormerFindings:
    """All findings of that commit; `unknown` says why there are none to compare with."""

    findings: tuple[Finding, ...] = ()
    unknown: str = ""


def read_former_findings(plan: Plan, since: dt.date) -> FormerFindings:
    """Check the plan as the last commit before a day left it."""
    folder, day = plan.settings.plan_dir, since.isoformat()
    if run_git(folder, "rev-parse", "--show-toplevel") is None:
        return FormerFindings(unknown="there is no git repository to compare with")
    commit = (run_git(folder, "rev-list", "-1", f"--before={day}T00:00:00", "HEAD") or "").strip()
    if not commit:
        return FormerFindings(unknown=f"git knows no commit before {day}")
    known = _known_before(plan.past, since)
    partial = FormerFindings(unknown=f"git does not give all files of before {day}")
    found = in_tree(plan.settings, commit, lambda *_: known)
    if found is None or found[1].missing:
        return partial
    sources, files = found
    try:
        old = load_plan(replace(plan.settings, today=since, baseline=None), sources)
    except SettingsError:
        return FormerFindings(unknown=f"the plan was not in git before {day}")
    except SchemaError:
        return FormerFindings(unknown="the schema of that day cannot be used")
    if files.missing:
        return partial
    result = check_plan(old)
    return FormerFindings((*result.findings, *(entry.finding for entry in result.waived)))


def _known_before(past: Past, since: dt.date) -> Past:
    versions = {
        path: tuple(version for version in found if version.date < since)
        for path, found in past.versions.items()
    }
    return Past(past.known, past.shallow, versions)
