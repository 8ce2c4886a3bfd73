"""`constraints.txt`: what CI and `./run` install, each package with its hashes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYTHONS = ("3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0")
PIN = re.compile(r"^(?P<pin>[^\s#]\S*==\S+(?: ; [^\\]+?)?) \\$", re.MULTILINE)
STALE = "constraints.txt no longer fits pyproject.toml: run ./run lock, and commit what it writes"


def asked_for(pyproject: str) -> list[Requirement]:
    """Return what the package, its tests and its building ask for."""
    data = tomllib.loads(pyproject)
    project = data["project"]
    texts = [
        *project["dependencies"],
        *project["optional-dependencies"]["dev"],
        *data["build-system"]["requires"],
    ]
    return [Requirement(text) for text in texts]


def find_unmet(pyproject: str, lock: str) -> Iterator[str]:
    """Yield each requirement that the lock does not meet, for one Python or another."""
    pins = [Requirement(text) for text in PIN.findall(lock)]
    for python in PYTHONS:
        environment = {
            **default_environment(),
            "python_version": python.rpartition(".")[0],
            "python_full_version": python,
        }
        versions = {
            canonicalize_name(pin.name): next(iter(pin.specifier)).version
            for pin in pins
            if not pin.marker or pin.marker.evaluate(environment)
        }
        for wanted in asked_for(pyproject):
            version = versions.get(canonicalize_name(wanted.name))
            if version is None or not wanted.specifier.contains(version, prereleases=True):
                yield f"{wanted} on {python}, locked: {version}"


PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
LOCK = (ROOT / "constraints.txt").read_text("utf-8")


def test_the_lock_fits() -> None:
    """Each thing that is asked for is locked, in a version that is allowed, for every Python."""
    assert list(find_unmet(PYPROJECT, LOCK)) == [], STALE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"click>=8.4"', '"click>=99"'),
        ('"click>=8.4"', '"click>=8.4", "something-new"'),
        ('requires = ["hatchling', 'requires = ["flit-core", "hatchling'),
        ('"pytest>=', '"pytest<8", "pytest>='),
    ],
)
def test_a_stale_lock_is_noticed(old: str, new: str) -> None:
    """A raised version, a package more, another way to build: each is a reason to lock anew."""
    assert old in PYPROJECT
    unmet = list(find_unmet(PYPROJECT.replace(old, new), LOCK))
    assert len(unmet) == len(PYTHONS)


def test_every_version_is_held_to_its_hashes() -> None:
    """A package that was swapped under the same version is refused."""
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)[1:]
    assert len(blocks) == len(PIN.findall(LOCK)) > 40
    for block in blocks:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


def test_the_lock_names_no_place() -> None:
    """Whoever installs uses the package index of their own; no path of a machine is in it."""
    lines = [line for line in LOCK.splitlines() if not line.startswith("    ")]
    assert not re.findall(
        r"://|--index|--find-links|--extra| @ |^/", "\n".join(lines), re.MULTILINE
    )
    assert "://" not in LOCK


def test_the_file_says_how_it_is_written() -> None:
    """One command, named at the top."""
    assert "./run lock" in LOCK[:200]
