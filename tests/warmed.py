"""What a warm process has done before it is asked: all that every build does alike."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.conftest import write_files
from tests.host.conftest import CONFIG, PLAN

# A program that cannot build is told of by the test that builds.
with suppress(Exception), tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    write_files(folder / "plans", PLAN)
    (folder / "mkdocs.yml").write_text(CONFIG.format(urls="true", options=""), "utf-8")
    build(load_config(str(folder / "mkdocs.yml")))
