"""Workflows, ours and those that `init` writes: what they run of others is named by its commit."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
FILES = [
    *(ROOT / ".github/workflows").glob("*.yml"),
    *(ROOT / "site_templates/init/github").glob("*.yml"),
]
USES = re.compile(
    r"uses: *(?P<action>[^@\s]+)@(?P<commit>\S+)(?P<tag> # v\d+\.\d+\.\d+)?$", re.MULTILINE
)


def test_every_action_is_pinned_to_a_commit() -> None:
    """A tag can be moved to other code, a commit cannot; the tag stands beside it for readers."""
    assert len(FILES) == 4
    for path in FILES:
        text = path.read_text("utf-8")
        found = list(USES.finditer(text))
        assert len(found) == text.count("uses:") > 0, path
        for use in found:
            assert re.fullmatch(r"[0-9a-f]{40}", use["commit"]), (path, use["action"])
            assert use["tag"], (path, use["action"])


def test_an_action_has_one_version_everywhere() -> None:
    """Whoever raises one raises it in the files of a new plan, too."""
    pins: dict[str, set[str]] = {}
    for path in FILES:
        for use in USES.finditer(path.read_text("utf-8")):
            pins.setdefault(use["action"], set()).add(use["commit"] + str(use["tag"]))
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


def test_ci_is_locked_and_other_versions_run_at_night() -> None:
    """What a change is judged by does not move; what moves is looked at every night."""
    ci, versions = (
        yaml.load((ROOT / ".github/workflows" / name).read_text("utf-8"), Loader=yaml.BaseLoader)
        for name in ("ci.yml", "versions.yml")
    )
    assert ci["jobs"]["test"]["steps"][-1]["run"] == "bash .ci/run"
    assert set(versions["on"]) == {"schedule", "workflow_dispatch"}
    assert versions["jobs"]["test"]["strategy"]["matrix"]["versions"] == ["newest", "lowest"]
    assert versions["jobs"]["test"]["steps"][-1]["run"] == "bash .ci/run ${{ matrix.versions }}"
