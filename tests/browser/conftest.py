"""A browser, the example company's site in several builds, and a function that opens pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.example import copy_example
from tests.browser.served import Served, Watch, build_site
from tests.conftest import write_files
from tests.host.conftest import CONFIG

expect.set_options(timeout=20_000)
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], Served]]:
    """Return a function that serves a folder until the tests end."""
    started: list[Served] = []

    def start(folder: Path) -> Served:
        folder.mkdir(parents=True, exist_ok=True)
        started.append(Served(folder))
        return started[-1]

    yield start
    for served in started:
        served.close()


@pytest.fixture(scope="session")
def make_example(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]
) -> Callable[..., Served]:
    """Return a function that builds the example company with changes to its `mkdocs.yml`."""
    example = copy_example(tmp_path_factory.mktemp("example"))

    def make(changes: Mapping[str, str], extra: str = "") -> Served:
        folder = tmp_path_factory.mktemp("copy") / "example"
        shutil.copytree(example, folder)
        served = serve(folder / "site")
        text = (folder / "mkdocs.yml").read_text("utf-8")
        for old, new in changes.items():
            assert old in text, f"mkdocs.yml no longer says {old!r}"
            text = text.replace(old, new)
        text += extra.replace("{url}", served.url)
        (folder / "mkdocs.yml").write_text(text, "utf-8")
        build_site(folder, "--strict")
        return served

    return make


@pytest.fixture(scope="session")
def example(make_example: Callable[..., Served]) -> Served:
    """The example company as a reader gets it, with instant navigation."""
    return make_example({}, "\nsite_url: {url}\n")


@pytest.fixture(scope="session")
def flat(make_example: Callable[..., Served]) -> Served:
    """The example company with addresses that end in .html and without instant navigation."""
    return make_example({"    - navigation.instant\n": ""}, "\nuse_directory_urls: false\n")


@pytest.fixture(scope="session")
def german(make_example: Callable[..., Served]) -> Served:
    """The example company with a German interface."""
    return make_example(
        {"  language: en\n": "  language: de\n", "      today:": "      language: de\n      today:"}
    )


WRONG: Mapping[str, str] = {
    "ada.md": (
        "kind: person\ntitle: Ada Adler\nstart: 2020-01-01\nrole: Founder\ndepartment: sales\n"
    ),
    "bea.md": "kind: person\ntitle: Bea Brandt\nstart: 2020-01-01\ndepartment: sales\n",
    "purpose.md": "kind: purpose\ntitle: Clean water for all\nowner: ada\n",
    "vision.md": "kind: vision\ntitle: A million homes\nsupports: purpose\nowner: ada\n",
    "goal.md": (
        "kind: goal\ntitle: One home in four\nowner: ada\nsupports:\n"
        "  - {id: vision, why: homes are where people drink}\n"
    ),
    "sales.md": (
        "kind: department\ntitle: Sales\npathfinders:\n"
        "  - {person: ada, since: 2024-01-01, qualification: knows every customer, backup: bea}\n"
    ),
    "leads.md": (
        "kind: objective\ntitle: Answer every lead in a day\nowner: bea\ndepartment: sales\n"
        "period: 2026-Q4\nsupports:\n  - {id: goal}\n"
        "metrics:\n  - {id: share, name: Answered in a day, unit: '%', baseline: 10, target: 90,\n"
        "     actuals: [{date: 2026-11-13, value: 40}]}\n"
    ),
    "desk.md": (
        "kind: tactic\ntitle: One desk for all leads\nowner: bea\nperiod: 2026-Q4\n"
        "supports:\n  - {id: leads, why: one desk answers faster than nine}\n"
    ),
    "lost.md": (
        "kind: objective\ntitle: Sell umbrellas\nowner: bea\ndepartment: sales\nperiod: 2026-Q4\n"
        "supports:\n  - {id: nowhere, why: it rains}\n"
    ),
    "stall.md": (
        "kind: tactic\ntitle: A stall at the market\nowner: bea\nperiod: 2026-Q4\n"
        "supports:\n  - {id: lost, why: people pass by}\n"
    ),
    "oel.md": (
        "kind: tactic\ntitle: Überflüssige Ölkännchen ersetzen\nowner: bea\nperiod: 2026-Q4\n"
        "supports:\n  - {id: leads, why: niemand mehr danach sucht}\n"
    ),
}


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """A small plan with mistakes, published all the same."""
    folder = tmp_path_factory.mktemp("broken")
    write_files(folder / "plans", WRONG)
    config = CONFIG.format(urls="true", options="      fail_on: never\n      rules: {GT501: 'off'}")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return serve(build_site(folder))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Return a function that opens a page; afterwards none may have erred or left its origin."""
    contexts: list[BrowserContext] = []
    watch = Watch()

    def open_(
        served: Served,
        address: str = "",
        *,
        width: int = 1440,
        height: int = 900,
        script: str = "",
        **options: object,
    ) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, base_url=served.url, **options)
        context.set_default_timeout(30_000)  # a busy machine is slow, not wrong
        contexts.append(context)
        page = context.new_page()
        if script:
            page.add_init_script(script)
        watch.follow(page, served.url)
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert watch.foreign == []
    assert watch.errors == []
