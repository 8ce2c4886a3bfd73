"""What an item says is read where items are built: counted, so that it only becomes less."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import goldenthread
from goldenthread.kinds.load_kinds import load_kinds

PACKAGE = Path(goldenthread.__file__).parent
KINDS = frozenset(load_kinds())

MOST_READS = 12
"""Reads of `Item.data` outside `source/` and `items/`: what has to look at all that is written."""
MOST_NAMES = 94
"""Kinds asked for by their names outside `kinds/` and `items/`; to be lowered to below 50."""

OWN = {
    "questions/journey/": {"journey"},
    "questions/leads/": {"assessment", "journey"},
    "questions/commitment/": {"check-in", "roadmap"},
}
"""Kinds that belong to a question, which may call them by their names."""

# What else has `data`: a document its front matter, a metric and a stage the name of a column.
NO_ITEMS = {"document", "metric", "stage", "d", "s", "found", "before", "one", "parse_document"}


@cache
def parsed(path: Path) -> tuple[ast.AST, ...]:
    """Return all nodes of a file."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def nodes(*but: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield (path, node) for all code outside some folders."""
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] not in {"_data", *but}:
            for node in parsed(path):
                yield inside.as_posix(), node


def last_name(node: ast.expr) -> str:
    """Return what the thing is called of which an attribute is read."""
    if isinstance(node, ast.Call):
        return last_name(node.func)
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def raw_reads() -> list[str]:
    """List the reads of `data` of an item, as file:line."""
    return [
        f"{path}:{node.lineno}"
        for path, node in nodes("source", "items")
        if isinstance(node, ast.Attribute)
        and node.attr == "data"
        and last_name(node.value) not in NO_ITEMS
    ]


def kind_names() -> list[str]:
    """List where a kind is asked for by its name, as file:line:name."""
    return [
        f"{path}:{name.lineno}:{name.value}"
        for path, node in nodes("kinds", "items")
        for name in asking(node)
        if name.value in KINDS - own_kinds(path)
    ]


def own_kinds(path: str) -> set[str]:
    """Return the kinds that belong to the question in which a file lies."""
    return next((kinds for folder, kinds in OWN.items() if path.startswith(folder)), set())


def asking(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield literals that a kind is compared with or asked for by, or that a constant lists.

    Many a field is called like a kind: what is read from an entry is no kind.
    """
    compared = isinstance(node, ast.Compare) and "kind" in ast.unparse(node)
    if compared or (isinstance(node, ast.Call) and last_name(node.func) == "of_kind"):
        yield from texts(node)
    elif isinstance(node, ast.Module):
        for each in node.body:
            if isinstance(each, ast.Assign | ast.AnnAssign) and each.value:
                for part in ast.walk(each.value):
                    yield from only_kinds(part)


def only_kinds(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield what a collection lists, or a mapping has as keys, if these are kinds and no more."""
    listed = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    found = [one for one in listed if isinstance(one, ast.Constant)]
    if {one.value for one in found} <= KINDS:
        yield from found


def texts(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the literals in a node."""
    yield from (one for one in ast.walk(node) if isinstance(one, ast.Constant))


def test_raw_reads_become_fewer() -> None:
    """A rule, a page or a command asks for a typed property; the bound follows the count down."""
    found = raw_reads()
    assert len(found) <= MOST_READS, "\n".join(found)


def test_names_of_kinds_become_fewer() -> None:
    """A kind says by its schema what it is for; the bound follows the count down."""
    found = kind_names()
    assert len(found) <= MOST_NAMES, "\n".join(found)
