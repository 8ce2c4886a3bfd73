"""Findings as SARIF, which code hosts and editors take.

In: a `Result`. Out: one SARIF 2.1.0 log in UTF-8 (OASIS, Static Analysis Results Interchange
Format). Paths count from the top of the repository; nothing names this machine.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from goldenthread import __version__
from goldenthread.findings.baseline import fingerprint
from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import Rule, all_rules
from goldenthread.reporters.as_json import encode
from goldenthread.reporters.repository import path_prefix

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def dump_sarif(result: Result) -> bytes:
    """Write one run: every rule with its documentation, and every finding.

    Waived and known findings are in it too, marked as suppressed.
    """
    prefix = path_prefix(result.plan.settings).as_posix()
    base = "" if prefix == "." else f"{prefix}/"
    rules = all_rules()
    index = {code: number for number, code in enumerate(rules)}
    results = [_result(finding, base, index) for finding in result.findings]
    results += [
        _suppressed(_result(w.finding, base, index), "inSource", w.waiver.because)
        for w in result.waived
    ]
    results += [
        _suppressed(_result(finding, base, index), "external", "known from the baseline")
        for finding in result.known
    ]
    driver = {
        "name": "goldenthread",
        "fullName": "Golden Thread",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules.values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": type(rule).__name__,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.documentation, "markdown": rule.documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, base: str, index: dict[str, int]) -> dict[str, Any]:
    path = f"{base}{finding.path}".encode("utf-8", "surrogateescape")
    place = {
        "artifactLocation": {"uri": quote(path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }
    known = {"ruleIndex": index[finding.code]} if finding.code in index else {}
    return {
        "ruleId": finding.code,
        **known,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}\nhelp: {finding.help}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"goldenthread/v2": fingerprint(finding)},
    }


def _suppressed(record: dict[str, Any], kind: str, reason: str) -> dict[str, Any]:
    return {**record, "suppressions": [{"kind": kind, "justification": reason}]}
