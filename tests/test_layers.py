"""The flow: a module imports only what lies above it, and only the host imports mkdocs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import goldenthread

PACKAGE = Path(goldenthread.__file__).parent

# In the order of the flow. A folder stands for all its modules; inside one, imports are free.
ORDER = [
    "__init__",
    "resources",
    "heap",
    "mkdocs_yaml",
    "period",
    "week",
    "options",
    "settings",
    "clock",
    "line_slip",
    "odd_space",
    "yaml_slip",
    "conflict",
    "front_matter",
    "marks",
    "yaml_out",
    "document",
    "strays",
    "splice",
    "edit",
    "git",
    "git_log",
    "past",
    "fields",
    "placeholder",
    "sentences",
    "fingerprint",
    "consent",
    "audience",
    "share",
    "metric",
    "figures",
    "table",
    "validation",
    "graph",
    "vocabulary",
    "kinds",
    "load_kinds",
    "item",
    "build_item",
    "intent",
    "difference",
    "difference_words",
    "check_in",
    "leave",
    "collect",
    "journey",
    "build_journey",
    "assessment",
    "age",
    "progress",
    "status",
    "mention",
    "likeness",
    "link",
    "resolve",
    "plan",
    "above",
    "build_plan",
    "suspect",
    "moved",
    "earlier",
    "gone",
    "load",
    "pathfinder",
    "alignment",
    "realign",
    "ledger",
    "reach",
    "contribution",
    "stage_words",
    "journey_work",
    "volume",
    "workback",
    "revenue",
    "funnel_sums",
    "funnel",
    "campaign",
    "agreement",
    "diagnosis",
    "weeks",
    "owed",
    "heard",
    "person_thread",
    "signature",
    "acknowledgement",
    "suspicion",
    "forecast",
    "roadmap",
    "finding",
    "rule",
    "rules",
    "withhold",
    "waive",
    "check",
    "history",
    "words",
    "spelling",
    "named",
    "mask",
    "masked_plan",
    "views",
    "pages",
    "markdown",
    "exports",
    "reporters",
    "interop",
    "host",
    "cli",
    "__main__",
]


def modules() -> Iterator[tuple[str, Path]]:
    """Yield (layer, file) for each module of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[0] != "_data":
            yield parts[0], path


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_layer_is_on_the_list() -> None:
    """A new module must be given its place in the flow."""
    assert {layer for layer, _ in modules()} == set(ORDER)


def test_the_table_for_contributors_is_the_flow() -> None:
    """CONTRIBUTING lists the same modules in the same order."""
    text = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| [a-z ]+ \| (`.+?`) \|", text, re.MULTILINE)
    listed = [name.strip("/") for row in rows for name in re.findall(r"`([\w/]+)`", row)]
    assert listed == ORDER[1:-1]


@pytest.mark.parametrize(
    ("layer", "path"), list(modules()), ids=lambda v: str(getattr(v, "stem", v))
)
def test_imports_point_upwards(layer: str, path: Path) -> None:
    """No module reaches below its own layer."""
    above = {f"goldenthread.{name}" for name in ORDER[: ORDER.index(layer) + 1]}
    for name in imported(path):
        if name.startswith("goldenthread."):
            top = ".".join(name.split(".")[:2])
            known = {f"goldenthread.{entry}" for entry in ORDER}
            assert top in above or top not in known, f"{path.name} imports {name}"


@pytest.mark.parametrize(
    ("layer", "path"), list(modules()), ids=lambda v: str(getattr(v, "stem", v))
)
def test_only_the_host_imports_mkdocs(layer: str, path: Path) -> None:
    """The core works without mkdocs; Jinja belongs to pages alone."""
    names = {name.partition(".")[0] for name in imported(path)}
    assert layer == "host" or not names & {"mkdocs", "properdocs", "material"}
    assert path.stem == "pages" or "jinja2" not in names


def test_one_module_asks_git() -> None:
    """Limits, locks and the environment of a hook are thought of once."""
    assert [path.stem for _, path in modules() if "subprocess" in set(imported(path))] == ["git"]
