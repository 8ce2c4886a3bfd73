"""The files of a new plan.

In: a name and a code host. Out: texts by path, made from `site_templates/init/`.
Writes nothing.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from goldenthread import __version__
from goldenthread.cli.failure import Refused
from goldenthread.config.clock import now
from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.ground.resources import resource

# Template: where it goes. Names that begin with a dot are hidden from packaging and from git.
_RENAMED = {"gitignore": ".gitignore", "pre-commit-config.yaml": ".pre-commit-config.yaml"}
_PIPELINES = {
    "github": ("github/plan.yml", "github/publish.yml", ".github/workflows/plan.yml"),
    "gitlab": ("gitlab/gitlab-ci.yml", "gitlab/publish.yml", ".gitlab-ci.yml"),
}
_HOST_NOTES = {
    "github": "\nEvery pull request is checked and annotated; every merge and every night builds "
    "the site, which\nis kept with the workflow run.",
    "gitlab": "\nEvery merge request is checked and annotated; every merge and every scheduled "
    "pipeline builds the\nsite, which is kept with the job.",
    "none": "",
}
_ALLOWED = frozenset({".git"})


@dataclass(frozen=True, slots=True)
class Starter:
    """What a new plan is called and where it will live; `host` is github, gitlab or none."""

    name: str
    host: str
    publish: bool = False


def writable_folder(folder: Path) -> Path:
    """Return the absolute path of a folder that is new, empty, or holds only `.git`.

    Raises:
        Refused: there is something in it, or it is a file.
    """
    target = folder.absolute()
    if target.exists() and not target.is_dir():
        raise Refused(f"'{folder}' is a file; give a folder that is new or empty")
    if target.is_dir() and {path.name for path in target.iterdir()} - _ALLOWED:
        raise Refused(f"'{folder}' is not empty; nothing was written")
    return Path(os.path.normpath(target))


def starter_files(starter: Starter) -> Mapping[str, str]:
    """Return the texts of a new plan by path."""
    base = resource("site_templates/init")
    values = _values(starter)
    files: dict[str, str] = {}
    for template in sorted(base.rglob("*")):
        name = template.relative_to(base).as_posix()
        if template.is_file() and not name.startswith(tuple(f"{host}/" for host in _PIPELINES)):
            files[_RENAMED.get(name, name)] = _fill(template, values)
    if starter.host in _PIPELINES:
        pipeline, publish, path = _PIPELINES[starter.host]
        files[path] = _fill(base / pipeline, values)
        if starter.publish:
            files[path] += _fill(base / publish, values)
    return files


def _values(starter: Starter) -> Mapping[str, str]:
    today = now().date()
    major, minor, *_ = __version__.split(".")
    return {
        "@NAME@": starter.name,
        "@SITE_NAME@": write_front_matter({"site_name": starter.name}).strip(),
        "@VERSION@": __version__,
        "@PIN@": f"~={major}.{minor}.0",
        "@TODAY@": today.isoformat(),
        "@PERIOD@": _twelve_months(today),
        "@HOST_NOTE@": _HOST_NOTES[starter.host],
    }


def _twelve_months(today: dt.date) -> str:
    """Return the twelve months that begin today, 29 February included."""
    return f"{today}/{today + dt.timedelta(days=364)}"


def _fill(template: Path, values: Mapping[str, str]) -> str:
    text = template.read_text("utf-8")
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text.rstrip("\n") + "\n"
