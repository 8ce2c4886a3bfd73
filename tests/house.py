"""`python -m tests.house [CHECKOUT ...]`: numbers on how the package is laid out, side by side.

In: folders of checkouts, the oldest first; without any, this one. Out: a table, a column for each.
Everything is read from syntax trees; nothing of a checkout is imported or run. `raw_reads` and
`kind_names` yield the places, so that a test can hold a bound and name what is over it.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
NO_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}
NO_ITEMS = {"d", "document", "found", "before", "metric", "one", "s", "stage"}
"""What has `data` and is no item, by the names that the code gives it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a module below the package, its line, the words."""

    module: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.text}"


def modules(checkout: Path = HERE) -> Iterator[tuple[str, Path]]:
    """Yield (name below the package, file) of each module, without `__init__`s of folders."""
    package = checkout / "plugins/goldenthread"
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        if parts[0] != "_data":
            yield ".".join(parts), path


def room_of(name: str) -> str:
    """Return where a module lies: its folder, `questions.<name>`, or its own name at the top."""
    parts = name.split(".")
    if parts[0] == "questions" and len(parts) > 2:
        return ".".join(parts[:2])
    return parts[0]


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"))


def kinds_of(checkout: Path = HERE) -> frozenset[str]:
    """Return the names of the kinds that the product brings."""
    folders = (checkout / "schema", checkout / "plugins")
    return frozenset(
        path.name.removesuffix(".schema.json")
        for folder in folders
        for path in folder.rglob("kinds/*.schema.json")
    )


def arrows(checkout: Path = HERE) -> set[tuple[str, str]]:
    """Return each pair of rooms of which the first imports something from the second."""
    names = {name.removesuffix(".__init__") for name, _ in modules(checkout)}
    found: set[tuple[str, str]] = set()
    for name, path in modules(checkout):
        here = room_of(name)
        for target in _imported(tree_of(path)):
            there = target.removeprefix("goldenthread.")
            if there != target and there in names and room_of(there) != here:
                found.add((here, room_of(there)))
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def code_lines(checkout: Path = HERE) -> int:
    """Count lines of code: neither blank, nor of a comment or docstring alone."""
    return sum(_code_lines(path) for _, path in modules(checkout))


def _code_lines(path: Path) -> int:
    text = path.read_text("utf-8")
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NO_CODE:
            lines |= set(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            lines -= set(_docstring(node))
    return len(lines)


def _docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> range:
    if ast.get_docstring(node, clean=False) is None:
        return range(0)
    first = node.body[0]
    return range(first.lineno, (first.end_lineno or first.lineno) + 1)


def doubled_classes(checkout: Path = HERE) -> dict[str, int]:
    """Return each name that several modules give to a class of theirs, and how many do."""
    counts = Counter(
        node.name
        for _, path in modules(checkout)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    )
    return {name: count for name, count in counts.items() if count > 1}


def raw_reads(checkout: Path = HERE, skip: Collection[str] = ("source", "items")) -> list[Place]:
    """List what reads `Item.data` outside some rooms.

    A syntax tree knows no types: what bears a name of `NO_ITEMS`, or is called, is no item.
    """
    return [
        Place(name, node.lineno, ast.unparse(node))
        for name, path in modules(checkout)
        if room_of(name) not in skip
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "data" and _is_item(node)
    ]


def _is_item(node: ast.Attribute) -> bool:
    owner = node.value
    if isinstance(owner, ast.Attribute):  # `item.document.data` is raw, too; `x.metric.data` is not
        return owner.attr not in NO_ITEMS - {"document"}
    return not isinstance(owner, ast.Call) and ast.unparse(owner) not in NO_ITEMS


def kind_names(checkout: Path = HERE, skip: Collection[str] = ("kinds", "items")) -> list[Place]:
    """List what knows a kind by its name outside some rooms.

    Counted are literals that a kind is compared with, that `of_kind` is asked for, that a constant
    is, and those in a set, a sequence of several or the keys of a table of several that holds
    nothing but kinds. Elsewhere the same word is a field (`person`, `value`) or the name of a page,
    and what a rule declares as its `kinds` is for its documentation.
    """
    kinds, found = kinds_of(checkout), []
    for name, path in modules(checkout):
        if room_of(name) in skip:
            continue
        seen: dict[int, ast.Constant] = {}
        nodes = list(ast.walk(tree_of(path)))
        declared = {id(n.value) for n in nodes if isinstance(n, ast.Assign) and _declares(n)}
        for node in nodes:
            if id(node) not in declared:
                seen |= {id(literal): literal for literal in _asked_for(node, kinds)}
        found += [Place(name, node.lineno, f"'{node.value}'") for node in seen.values()]
    return found


def _asked_for(node: ast.AST, kinds: Collection[str]) -> Iterator[ast.Constant]:
    parts: list[ast.expr] = []
    if isinstance(node, ast.Compare) and _is_about_kinds(node):
        parts = [node.left, *node.comparators]
    elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
        parts = [node.value]
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("of_kind"):
        parts = node.args
    elif isinstance(node, ast.Dict) and len(node.keys) > 1 and _all_kinds(node.keys, kinds):
        parts = [key for key in node.keys if key]
    elif (isinstance(node, ast.Set) or _is_several(node)) and _all_kinds(node.elts, kinds):
        parts = node.elts
    for part in parts:
        several = part.elts if isinstance(part, ast.Tuple | ast.List | ast.Set) else [part]
        for literal in several:
            if isinstance(literal, ast.Constant) and literal.value in kinds:
                yield literal


def _declares(node: ast.Assign) -> bool:
    return ast.unparse(node.targets[0]) == "kinds"


def _is_several(node: ast.AST) -> bool:
    return isinstance(node, ast.Tuple | ast.List) and len(node.elts) > 1


def _all_kinds(nodes: Collection[ast.expr | None], kinds: Collection[str]) -> bool:
    """Tell whether all are kinds, or constants that may be such."""
    known = (
        n.value in kinds if isinstance(n, ast.Constant) else isinstance(n, ast.Name) for n in nodes
    )
    return bool(nodes) and all(known)


def _is_about_kinds(node: ast.Compare) -> bool:
    """Tell whether a comparison asks for a kind, not for one of a kind's fields."""
    asked = ast.unparse(node.comparators[-1] if isinstance(node.left, ast.Constant) else node.left)
    return asked.endswith(("kind", "kind.name", "kinds", "kinds)"))


def measure(checkout: Path, newest: Path) -> dict[str, int]:
    """Return all numbers of a checkout.

    Where modules lie flat, those count as inside a folder that lie in it in the newest checkout.
    """
    names = [name for name, _ in modules(checkout)]
    top = [name for name in names if "." not in name]
    counted: dict[str, Callable[[], int]] = {
        "modules": lambda: len(names),
        "modules at the top": lambda: len(top),
        "folders": lambda: len({name.split(".")[0] for name in names if "." in name}),
        "rooms": lambda: len({room_of(name) for name in names} - {"questions"}),
        "arrows between rooms": lambda: len(arrows(checkout)),
        "lines of code": lambda: code_lines(checkout),
        "class names used twice": lambda: len(doubled_classes(checkout)),
        "reads of Item.data": lambda: len(raw_reads(checkout, _as_in(newest, "source", "items"))),
        "names of kinds": lambda: len(kind_names(checkout, _as_in(newest, "kinds", "items"))),
    }
    return {name: count() for name, count in counted.items()}


def _as_in(newest: Path, *folders: str) -> set[str]:
    inside = [name for name, _ in modules(newest) if name.split(".")[0] in folders]
    return {*folders, *(name.rpartition(".")[2] for name in inside)} - {"__init__"}


def main(*checkouts: str) -> None:
    """Print a table, a column for each checkout."""
    folders = [Path(name).resolve() for name in checkouts] or [HERE]
    columns = [measure(folder, folders[-1]) for folder in folders]
    for name in columns[0]:
        print(f"{name:24}", *(f"{column[name]:>8,}" for column in columns))


if __name__ == "__main__":
    main(*sys.argv[1:])
