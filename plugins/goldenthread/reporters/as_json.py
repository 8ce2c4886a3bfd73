"""Findings for other programs.

In: a `Result`. Out: one JSON document in UTF-8, laid down in `schema/output/findings.schema.json`.
Same result, same bytes.
"""

from __future__ import annotations

import json
import re
from typing import Any

from goldenthread.findings.check import Result
from goldenthread.findings.waive import Waived
from goldenthread.reporters.hook import read_counts

VERSION = 2
"""Version of the shape; it grows when a reader of the old shape would be misled."""

# JSON escapes C0 controls itself; these a terminal obeys as well, or UTF-8 cannot hold.
_RAW = re.compile("[\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def dump_json(result: Result) -> bytes:
    """Write the findings, what is waived and what the baseline knows."""
    data = {
        "version": VERSION,
        "plan": {
            "items": len(result.plan.items),
            "threads_broken": len(result.plan.broken),
            **read_counts(result.plan),
        },
        "counts": dict(result.counts),
        "findings": [finding.record for finding in result.findings],
        "waived": [_waived_record(waived) for waived in result.waived],
        "known": [finding.record for finding in result.known],
    }
    return encode(data)


def _waived_record(waived: Waived) -> dict[str, Any]:
    until = waived.waiver.until
    reason = {"because": waived.waiver.because, "until": until.isoformat() if until else ""}
    return {**waived.finding.record, **reason}


def encode(data: object) -> bytes:
    """Return JSON in UTF-8 whatever the terminal's encoding, safe to print on one."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{_RAW.sub(_escape, text)}\n".encode()


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
