"""The flow: a folder imports only what stands before it, and only the host imports mkdocs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import goldenthread
from goldenthread.ground.questions import NEEDS, ORDER

PACKAGE = Path(goldenthread.__file__).parent

# In the order of the flow. `questions` stands for what all five have in common: nothing.
FOLDERS = [
    "ground",
    "config",
    "source",
    "edits",
    "measures",
    "kinds",
    "git",
    "items",
    "plan",
    "findings",
    "wording",
    "reporters",
    "interop",
    "site",
    "host",
    "cli",
]
QUESTIONS = [*ORDER]


def modules() -> Iterator[tuple[str, Path]]:
    """Yield (room, file) for each module; a room is a folder, or a question."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] != "_data":
            yield room_of(".".join(parts)), path


def room_of(name: str) -> str:
    """Return where a module lies: its folder, `questions.<name>`, or its own name at the top."""
    parts = name.split(".")
    if parts[0] == "questions" and len(parts) > 1 and parts[1] in QUESTIONS:
        return ".".join(parts[:2])
    return parts[0]


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Return the dotted name of everything a file imports, wherever it does so."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
            found += (f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(found)


def ours(path: Path) -> Iterator[str]:
    """Yield the modules of the package that a file imports, without the package's name."""
    for name in imported(path):
        inner = name.removeprefix("goldenthread.")
        if inner != name and (module_file(inner) is not None):
            yield inner


def module_file(name: str) -> Path | None:
    """Return the file of a module, None for what is no module."""
    place = PACKAGE / name.replace(".", "/")
    return next((p for p in (place.with_suffix(".py"), place / "__init__.py") if p.exists()), None)


def test_every_folder_is_on_the_list() -> None:
    """A new folder must be given its place in the flow; only three modules lie at the top."""
    rooms = {room for room, _ in modules()}
    questions = {"questions", *(f"questions.{name}" for name in QUESTIONS)}
    assert rooms == {*FOLDERS, *questions, "__init__", "__main__", "markdown"}


def test_the_table_for_contributors_is_the_flow() -> None:
    """CONTRIBUTING lists the same folders in the same order."""
    text = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)
    assert rows == [*FOLDERS, *QUESTIONS]


@pytest.mark.parametrize(
    ("room", "path"), list(modules()), ids=lambda v: str(getattr(v, "stem", v))
)
def test_imports_point_upwards(room: str, path: Path) -> None:
    """A folder imports what stands before it; a question the core, and no other question."""
    for name in ours(path):
        there = room_of(name)
        if there in {room, "__init__"} or room in {"__init__", "__main__", "markdown"}:
            continue
        if room.startswith("questions."):
            needed = NEEDS.get(room.partition(".")[2])
            assert there in {*FOLDERS, f"questions.{needed}"}, f"{path.name} imports {name}"
        else:
            assert there in FOLDERS[: FOLDERS.index(room)], f"{path.name} imports {name}"


@pytest.mark.parametrize("room", [*FOLDERS, *(f"questions.{q}" for q in QUESTIONS)])
def test_no_circle_inside_a_folder(room: str) -> None:
    """Modules of one folder have an order, too."""
    graph = {}
    for there, path in modules():
        if there == room and path.name != "__init__.py":
            name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
            graph[name] = {n for n in ours(path) if room_of(n) == room} - {name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"circle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize(
    ("room", "path"), list(modules()), ids=lambda v: str(getattr(v, "stem", v))
)
def test_only_the_host_imports_mkdocs(room: str, path: Path) -> None:
    """The core works without mkdocs; Jinja belongs to pages alone."""
    names = {name.partition(".")[0] for name in imported(path)}
    assert room == "host" or not names & {"mkdocs", "properdocs", "material"}
    assert path.stem == "pages" or "jinja2" not in names


def test_one_module_asks_git() -> None:
    """Limits, locks and the environment of a hook are thought of once."""
    assert [path.stem for _, path in modules() if "subprocess" in set(imported(path))] == ["git"]
