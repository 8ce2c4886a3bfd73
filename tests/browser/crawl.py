"""Reads built pages with the standard library: links, anchors, ids, headings.

In: a site folder. Out: one `PageFacts` for each HTML file. Never starts a browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_SPOKEN = ("aria-label", "title", "placeholder", "alt")
_LINKS = {("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("use", "href")}


@dataclass(slots=True)
class PageFacts:
    """What one page says about itself and where it points."""

    path: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    language: str = ""
    title: str = ""
    inline: list[str] = field(default_factory=list)
    forwards: bool = False
    texts: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element: inside our part of the page? Of words that are not ours to choose?"""

    tag: str
    ours: bool
    others: bool


class _Reader(HTMLParser):
    """Fills a `PageFacts`; knows whether it is inside our own part of the page."""

    def __init__(self, facts: PageFacts) -> None:
        super().__init__()
        self.facts = facts
        self._open = [_Open("", ours=False, others=False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        facts, values = self.facts, {name: value or "" for name, value in attrs}
        classes, above = values.get("class", "").split(), self._open[-1]
        here = _Open(
            tag,
            ours=above.ours or "gt-article" in classes,
            others=above.others
            or tag == "code"
            or "md-typeset" in classes
            or (tag != "html" and "lang" in values),
        )
        if tag not in _VOID:
            self._open.append(here)
        facts.links += [values[name] for name in values if (tag, name) in _LINKS]
        facts.ids += [values["id"]] if "id" in values else []
        facts.classes |= set(classes)
        facts.forwards |= tag == "meta" and values.get("http-equiv", "").lower() == "refresh"
        if tag == "html":
            facts.language = values.get("lang", "")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            facts.headings.append(int(tag[1]))
        if here.ours:
            self._note_inline(tag, values)
        if here.ours and not here.others:
            facts.spoken += [values[name] for name in _SPOKEN if values.get(name)]

    def _note_inline(self, tag: str, values: dict[str, str]) -> None:
        """Note what a strict security policy refuses."""
        bad = [name for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in values) or bad:
            self.facts.inline.append(f"<{tag} {' '.join(bad)}>")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element and whatever was left open in it."""
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Take the page's title and what our part says."""
        here, text = self._open[-1], " ".join(data.split())
        if here.tag == "title" and not self.facts.title:
            self.facts.title = text
        if here.ours and not here.others and text:
            self.facts.texts.append(text)


def read_page(site: Path, file: Path) -> PageFacts:
    """Read one page."""
    facts = PageFacts(file.relative_to(site).as_posix())
    reader = _Reader(facts)
    reader.feed(file.read_text("utf-8"))
    reader.close()
    return facts


def crawl(site: Path) -> dict[str, PageFacts]:
    """Read every page of a site, keyed by its path inside the site folder."""
    pages = (read_page(site, file) for file in sorted(site.rglob("*.html")))
    return {page.path: page for page in pages}
