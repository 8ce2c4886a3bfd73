"""Findings as a GitLab code quality report, which annotates a merge request.

In: a `Result`. Out: a JSON list of the fields that GitLab reads (the Code Climate issue format).
Same result, same bytes.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from goldenthread.findings.baseline import fingerprint
from goldenthread.findings.check import Result
from goldenthread.reporters.as_json import encode
from goldenthread.reporters.plain import plain
from goldenthread.reporters.repository import path_prefix

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def dump_gitlab(result: Result) -> bytes:
    """Write one entry for each finding; GitLab wants every fingerprint once."""
    prefix = path_prefix(result.plan.settings)
    seen: Counter[str] = Counter()
    entries = []
    for finding in result.findings:
        key = fingerprint(finding)
        seen[key] += 1
        entries.append(
            {
                "description": plain(f"{finding.code} {finding.message}; help: {finding.help}"),
                "check_name": finding.name,
                "fingerprint": hashlib.sha256(f"{key}:{seen[key]}".encode()).hexdigest(),
                "severity": _SEVERITIES[finding.severity.value],
                "location": {
                    "path": (prefix / finding.path).as_posix(),
                    "lines": {"begin": finding.line},
                },
            }
        )
    return encode(entries)
