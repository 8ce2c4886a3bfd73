"""What `./run bench` measures is what it says: a command that did its work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.__main__ import cpu_seconds


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    """What ends at once would look fast; findings of a check are no failure."""
    with pytest.raises(SystemExit, match="mkdocs build ended with 1"):
        cpu_seconds(tmp_path, "mkdocs", "build")
    with pytest.raises(SystemExit, match="ended with 2"):
        cpu_seconds(tmp_path, "goldenthread", "check", "nowhere", fine=(0, 1))
    (tmp_path / "goal.md").write_text("---\nkind: goal\n---\n", "utf-8")
    assert cpu_seconds(tmp_path, "goldenthread", "check", ".", fine=(0, 1)) > 0
