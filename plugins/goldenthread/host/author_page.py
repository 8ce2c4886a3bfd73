"""Render an author's markdown so that no text, however odd, stops or holds up a build.

In: a page. Out: its HTML; where Markdown gives up or would take for ever, the text as it stands,
and the reason. Python-Markdown recurses with each level of a list, and several of its ways are
quadratic in what a paragraph holds.
"""

from __future__ import annotations

import html
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

SECONDS = 20  # of this process; an ordinary text of a mebibyte takes about five
_MOST_STEPS = 5_000_000  # of looking for the end of brackets, about a second
_MOST_DEPTH = 500  # of elements in elements, each of which search goes through for each word
_GIVES_UP = (RecursionError, ValueError, LookupError, AssertionError, ArithmeticError, TypeError)
# A browser shows nothing for a number beyond seven digits, and Python refuses thousands of them.
_LONG_NUMBER = re.compile(r"&(?=#(?:[0-9]{8}|[xX][0-9a-fA-F]{7}))")
_BRACKET = re.compile(r"\]\(|[\[\]]")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"]
)


class TooSlowError(Exception):
    """A text took more time than any page may."""


class AuthorPage(Page):
    """A page made of somebody's markdown; `trouble` says why its text is shown as it stands."""

    trouble = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the text, or show it as it stands."""
        text = self.markdown or ""
        self.trouble = ""
        if count_steps(text) > _MOST_STEPS:
            self.trouble = "it has more open brackets than Markdown can follow"
        else:
            try:
                with bounded(SECONDS):
                    super().render(config, files)
                self.content = _LONG_NUMBER.sub("&amp;", self.content or "")
                if measure_depth(self.content) > _MOST_DEPTH:
                    self.trouble = f"more than {_MOST_DEPTH} elements stand inside each other"
            except RecursionError:
                self.trouble = "lists or quotations are nested too deeply"
            except TooSlowError:
                self.trouble = f"Markdown needs more than {SECONDS} seconds for it"
            except _GIVES_UP as error:
                self.trouble = f"Markdown gives up: {type(error).__name__}"
        if self.trouble:
            self.content = f"<pre>{html.escape(text)}</pre>"
            self.toc, self.present_anchor_ids = TableOfContents([]), set()


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` inside after so many seconds of this process.

    Only the main thread of a system with signals can be called back; elsewhere nothing is bounded.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def count_steps(text: str) -> int:
    """Count the characters that Markdown looks at for the ends of brackets, in linear time.

    For each `[`, and for the address behind each `](`, it walks to the end of the bracket, or to
    that of the paragraph where there is none.
    """
    steps = 0
    for block in text.split("\n\n"):
        opened: list[int] = []
        last = block.rfind(")")
        for match in _BRACKET.finditer(block):
            if match[0] == "[":
                opened.append(match.start())
                continue
            if opened:
                steps += match.start() - opened.pop()
            if match[0] == "](":
                end = len(block) if match.end() > last else block.index(")", match.end())
                steps += end - match.end()
        steps += sum(len(block) - place for place in opened)
    return steps


def measure_depth(content: str) -> int:
    """Return about how deep elements stand in each other, whether they are closed well or not."""
    depth = deepest = 0
    for match in _TAG.finditer(content):
        if match[2].lower() not in _VOID:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest
