"""`mkdocs serve`: a slip shows its findings at once, and the plan comes back when it is mended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.host.conftest import PLAN

_PATIENCE_SECONDS = 60


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a site folder on the loopback address; end the server by its own process id."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=20)


def wait_for(address: str, words: str) -> str:
    """Ask for a page until it holds the words; fail with what it says after a minute."""
    end, page = time.monotonic() + _PATIENCE_SECONDS, ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                page = answer.read().decode("utf-8")
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.3)
    pytest.fail(f"'{words}' did not appear at {address}: {page[-2000:]}")


def test_a_slip_is_shown_and_the_plan_comes_back(make_site: Callable[..., Path]) -> None:
    """Every address shows the findings while the gate is closed; nothing hangs."""
    folder = make_site()
    goal = folder / "plans" / "goal.md"
    with serving(folder) as address:
        page = wait_for(f"{address}goals/goal/", "One home in four")
        assert "GT201" not in page
        goal.write_text(goal.read_text("utf-8").replace("id: vision", "id: vison"), "utf-8")
        page = wait_for(f"{address}goals/goal/", "GT201")
        assert "Did you mean" in page
        assert "livereload" in page
        wait_for(address, "GT201")
        goal.write_text(goal.read_text("utf-8").replace("id: vison", "id: vision"), "utf-8")
        wait_for(f"{address}goals/goal/", "One home in four")


def test_a_confidential_item_is_not_even_previewed(make_site: Callable[..., Path]) -> None:
    """Fail closed: the preview names file and line, never the title."""
    secret = "kind: goal\ntitle: Buy Quellgrund\nsupports: vision\naudience: board\n"
    folder = make_site({**PLAN, "takeover.md": secret})
    with serving(folder) as address:
        page = wait_for(address, "GT701")
        assert "plans/takeover.md:5" in page
        assert "Quellgrund" not in page
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{address}goals/takeover/", timeout=10)
        assert refused.value.code == 404
        with refused.value as answer:
            assert "Quellgrund" not in answer.read().decode("utf-8")
        with urllib.request.urlopen(f"{address}search/search_index.json", timeout=10) as answer:
            assert "Quellgrund" not in answer.read().decode("utf-8")
