"""Show on a terminal that a long step is under way.

In: what is being done. Out: after a second, a moving bar on standard error, wiped away at the end.
Writes nothing where standard error is no terminal.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds before anything is shown."""
_STEP = 0.12
_WIDTH = 20
_WIPE = "\r\x1b[K"


@contextmanager
def waiting(what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Keep a person company while the block runs."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_draw, args=(what, patience, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _draw(what: str, patience: float, done: threading.Event) -> None:
    start = time.monotonic()
    if done.wait(patience):
        return
    position = 0
    while not done.is_set():
        # How long is left cannot be known; the bar moves to and fro and the seconds count.
        place = abs(position % (2 * _WIDTH - 2) - (_WIDTH - 1))
        bar = "-" * place + "#" + "-" * (_WIDTH - 1 - place)
        sys.stderr.write(f"\r[{bar}] {what}, {time.monotonic() - start:.0f} s")
        sys.stderr.flush()
        position += 1
        done.wait(_STEP)
    sys.stderr.write(_WIPE)
    sys.stderr.flush()
