"""Python-Markdown extension: `[[id]]` links; `[[thread: id]]`, tree and metric blocks.

In: markdown and a function that turns a mention into HTML. Out: HTML. Code spans and fences stay
as they are. Knows nothing of the plan; without a function every mention stays the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from goldenthread.source.mention import PATTERN, MentionText, read_mention

# Above links (160) and references (170), below code spans (190) and escapes (180).
_INLINE_PRIORITY = 175
_BLOCK_PRIORITY = 85


Resolve = Callable[[MentionText], str | None]
"""Turns a mention into HTML; None leaves it as text."""


class _InlineMention(InlineProcessor):
    def __init__(self, md: markdown.Markdown, resolve: Resolve) -> None:
        super().__init__(PATTERN, md)
        self._resolve = resolve

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        del data
        html = self._resolve(read_mention(m))
        if html is None:
            return None, None, None
        return self.md.htmlStash.store(html), m.start(0), m.end(0)


class _BlockMention(BlockProcessor):
    _WHOLE = re.compile(PATTERN)

    def __init__(self, parser: markdown.blockparser.BlockParser, resolve: Resolve) -> None:
        super().__init__(parser)
        self._resolve = resolve

    def test(self, parent: Element, block: str) -> bool:
        del parent
        match = self._WHOLE.fullmatch(block.strip())
        return bool(match and match["block"])

    def run(self, parent: Element, blocks: list[str]) -> bool:
        match = self._WHOLE.fullmatch(blocks[0].strip())
        html = self._resolve(read_mention(match)) if match else None
        if html is None:
            return False
        blocks.pop(0)
        # A paragraph that holds nothing but a stashed block is replaced by that block.
        holder = SubElement(parent, "p")
        holder.text = self.parser.md.htmlStash.store(html)
        return True


class GoldenThreadExtension(Extension):
    """Registers both forms; the caller that renders gives the option `resolve`."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Python-Markdown's signature
        """Declare the option."""
        # The default is no None: Python-Markdown would take what is given for a boolean.
        self.config = {"resolve": ["", "Turns a mention into HTML, or None"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Add the two processors."""
        resolve = self.getConfig("resolve")
        if not resolve:
            return
        md.inlinePatterns.register(_InlineMention(md, resolve), "goldenthread", _INLINE_PRIORITY)
        md.parser.blockprocessors.register(
            _BlockMention(md.parser, resolve), "goldenthread", _BLOCK_PRIORITY
        )


def makeExtension(**kwargs: Any) -> GoldenThreadExtension:  # noqa: ANN401, N802
    """Return the extension; the name is Python-Markdown's convention."""
    return GoldenThreadExtension(**kwargs)
