"""A site from a mapping of files, and rendered HTML that can be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from goldenthread.findings.check import check_plan
from goldenthread.git.history import History
from goldenthread.site.pages import Renderer
from goldenthread.site.site import Site, ViewPage
from goldenthread.wording.words import load_words

VOID = {"br", "img", "input", "meta", "link", "hr"}
BUILT = dt.datetime(2026, 11, 22, 4, 10, tzinfo=dt.UTC)

MakeSite = Callable[..., Site]


@pytest.fixture
def make_site(make_plan) -> MakeSite:
    """Return a function that turns files and options into a site."""

    def make(
        files: Mapping[str, str], *, history: History | None = None, **options: object
    ) -> Site:
        plan = make_plan(files, **options)
        return Site(plan, check_plan(plan), load_words(plan.settings), BUILT, history or History())

    return make


def panel(page: object, name: str) -> object | None:
    """Return what `panels/NAME.html` shows on a page or card, None where it is not there."""
    shown = [one for found in page.slots.values() for one in found]
    named = [one.part.model for one in shown if one.panel.template == f"panels/{name}.html"]
    assert len(named) <= 1
    return named[0] if named else None


@dataclass
class Node:
    """One element of a parsed page."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The element's classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text below, with single spaces."""
        parts = [c if isinstance(c, str) else c.text for c in self.children]
        return " ".join("".join(parts).split())

    def walk(self) -> Iterator[Node]:
        """Yield this element and all below it."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(c for c in reversed(node.children) if isinstance(c, Node))

    def all(self, tag: str = "", cls: str = "", **attributes: str) -> list[Node]:
        """Find elements by tag, class and attributes."""
        return [
            node
            for node in self.walk()
            if (not tag or node.tag == tag)
            and (not cls or cls in node.classes)
            and all(node.attributes.get(k.rstrip("_")) == v for k, v in attributes.items())
        ]

    def texts(self, tag: str = "", cls: str = "") -> list[str]:
        """Texts of the elements found."""
        return [node.text for node in self.all(tag, cls)]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("root", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {k: v or "" for k, v in attrs}, self.open[-1])
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {k: v or "" for k, v in attrs}, self.open[-1])
        self.open[-1].children.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """Parse HTML strictly: each element must be closed by its own end tag."""
    parser = _Parser()
    parser.feed(html)
    assert len(parser.open) == 1, f"never closed: {[node.tag for node in parser.open[1:]]}"
    return parser.root


def ask(site: Site, page: ViewPage, body: str = "") -> Node:
    """Render a page as the host does and parse what comes out; links stay addresses."""
    return parse(Renderer(site).render(page, lambda address: f"/{address}", body))
