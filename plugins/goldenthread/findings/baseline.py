"""The baseline: findings that are known and do not count against the gate.

In: findings, and the file that the settings name. Out: what is new and what is known, or the file.
A finding is told by what it is about, never by its words, which may change from one version of
this program to the next. What must never be published is never known.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from goldenthread.config.settings import SettingsError
from goldenthread.findings.finding import Finding, Key
from goldenthread.findings.waive import ALWAYS_ERRORS
from goldenthread.plan.plan import Plan

_VERSION = 2


def compare_with_baseline(
    plan: Plan, findings: Iterable[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """Part what is new from what the baseline lists, each entry of it standing for one finding.

    Raises:
        SettingsError: the baseline cannot be read.
    """
    remaining = Counter(read_baseline(plan))
    fresh: list[Finding] = []
    known: list[Finding] = []
    for finding in findings:
        listed = remaining[finding.key] > 0 and finding.code not in ALWAYS_ERRORS
        remaining[finding.key] -= 1
        (known if listed else fresh).append(finding)
    return fresh, known


def fingerprint(finding: Finding) -> str:
    """Return the key of a finding in a few characters, for those who compare reports."""
    # Surrogates stand for bytes of a file name that are not UTF-8.
    raw = json.dumps(finding.key).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=8).hexdigest()


def read_baseline(plan: Plan) -> tuple[Key, ...]:
    """Read the keys of the baseline that the settings name, none without one.

    Raises:
        SettingsError: the file is missing, is no baseline, or is one by messages.
    """
    name = plan.settings.baseline
    if not name:
        return ()
    path = plan.settings.root / name
    try:
        # Asked first: a pipe would be waited for, and a device may have no end.
        if path.exists() and not path.is_file() and not path.is_dir():
            raise SettingsError(f"the baseline '{name}' is a pipe or a device; name a plain file")
        data = json.loads(path.read_text("utf-8"))
        if data["version"] == 1:
            raise SettingsError(
                f"the baseline '{name}' was written by an older version, which went by messages; "
                f"remove it and write it anew with `goldenthread check --write-baseline {name}`"
            )
        return tuple(map(_read_key, data["findings"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SettingsError(
            f"the baseline '{name}' cannot be read; "
            "make it with `goldenthread check --write-baseline FILE`"
        ) from error


def _read_key(entry: Mapping[str, Any]) -> Key:
    pointer = (step if isinstance(step, int) else str(step) for step in entry["pointer"])
    about = entry["item"] if "item" in entry else entry["path"]
    return (str(entry["code"]), str(about), tuple(pointer), tuple(map(str, entry["subjects"])))


def _write_key(finding: Finding) -> dict[str, object]:
    """Write the key; the path of an item and the message are for readers and not compared."""
    code, about, pointer, subjects = finding.key
    return {
        "code": code,
        **({"item": about} if finding.item else {}),
        "path": finding.path,
        "pointer": pointer,
        "subjects": subjects,
        "message": finding.message,
    }


def write_baseline(findings: Iterable[Finding], path: Path) -> None:
    """Write findings as the new baseline.

    Raises:
        SettingsError: the file cannot be written; what it held before is still there.
    """
    ordered = sorted(findings, key=lambda finding: finding.place)
    entries = [_write_key(one) for one in ordered if one.code not in ALWAYS_ERRORS]
    text = json.dumps({"version": _VERSION, "findings": entries}, indent=2, ensure_ascii=False)
    # JSON spells what UTF-8 cannot hold the way this error handler does.
    raw = f"{text}\n".encode("utf-8", "backslashreplace")
    draft = path.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        draft.write_bytes(raw)
        draft.replace(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(f"the baseline '{path}' cannot be written: {reason}") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
