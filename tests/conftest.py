"""Fixtures that every test may use: a plan from a mapping of file names to text."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, sync_playwright

from goldenthread.config.settings import Settings
from goldenthread.findings.check import Result, check_plan
from goldenthread.ground import questions
from goldenthread.plan.load import load_plan
from goldenthread.plan.plan import Plan
from goldenthread.site import fill, slots

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# A shared machine is slow now and then; that says nothing about the code.
hypothesis_settings.register_profile(
    "golden", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("golden")

# What a shell, a hook or a continuous build may have set, and what would make a test of ours
# answer otherwise there than here.
OF_THE_MACHINE = ("GIT_", "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")


def pytest_configure() -> None:
    """Depend on nothing that this machine or its user has set: each test says what it needs."""
    for name in [name for name in os.environ if name.startswith(OF_THE_MACHINE)]:
        del os.environ[name]
    os.environ |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }


# Whole modules go to one process each. What takes long starts first, the longest at the top: a
# module of a minute that comes last is a minute in which the other processes have nothing to do.
START_FIRST = (
    "tests/test_wheel.py",
    "tests/host/test_publishing.py",
    "tests/security/test_page_keys.py",
    "tests/host/test_build.py",
    "tests/browser/",
    "tests/security/test_wild_plans.py",
    "tests/host/",
    "tests/findings/test_documentation.py",
    "tests/findings/test_specs.py",
    "tests/interop/test_stratml_site.py",
    "tests/edits/",
    "tests/wording/",
    "tests/questions/test_without.py",
    "tests/test_promises.py",
    "tests/security/",
    "tests/cli/",
    "tests/questions/commitment/week/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long modules first; within a module the order stays."""
    ranks = {name: rank for rank, name in enumerate(START_FIRST)}

    def rank(item: pytest.Item) -> int:
        module = item.nodeid.partition("::")[0]
        fit = (ranks[name] for name in START_FIRST if module.startswith(name))
        return next(fit, len(ranks))

    items.sort(key=rank)


TODAY = dt.date(2026, 11, 22)

MakePlan = Callable[..., Plan]


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder; a text without a fence is taken as front matter alone."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = text if text.startswith("---") or not name.endswith(".md") else f"---\n{text}---\n"
        path.write_text(whole, "utf-8")


@pytest.fixture
def make_plan(tmp_path: Path) -> MakePlan:
    """Return a function that writes files and loads them as a plan."""

    def make(files: Mapping[str, str], **options: object) -> Plan:
        folder = tmp_path / "plans"
        folder.mkdir(exist_ok=True)
        write_files(folder, files)
        settings = Settings(root=tmp_path, plan_dir=folder, today=TODAY, **options)
        return load_plan(settings)

    return make


@pytest.fixture
def check(make_plan: MakePlan) -> Callable[..., Result]:
    """Return a function that writes files and checks them as a plan."""

    def run(files: Mapping[str, str], **options: object) -> Result:
        return check_plan(make_plan(files, **options))

    return run


@pytest.fixture
def no_question(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No question is registered."""
    kept = (questions.there, questions._faces, slots.site_faces, fill._panels)
    with monkeypatch.context() as patch:
        patch.setattr(questions, "ORDER", ())
        for one in kept:
            one.cache_clear()
        yield
    for one in kept:
        one.cache_clear()


PURPOSE = "kind: purpose\nid: purpose\ntitle: Nobody thinks twice before drinking\n"


@pytest.fixture
def purpose() -> str:
    """Front matter of a purpose that other items can hang from."""
    return PURPOSE


def need(there: object, reason: str) -> None:
    """Skip where something optional is missing; a continuous build must not skip silently."""
    if there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine; nothing is downloaded."""
    path = shutil.which("chromium")
    need(path, "Chromium is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()
