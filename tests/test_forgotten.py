"""What is easily forgotten when a page, a rule or a field is added; each test names it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.findings.rule import all_rules
from goldenthread.git.history import History
from goldenthread.kinds.load_kinds import load_kinds
from goldenthread.plan.load import load_plan
from goldenthread.site.site import Site
from goldenthread.site.views.handbook import build_handbook
from goldenthread.wording.words import load_catalogue, load_words
from tests.conftest import START_FIRST, TODAY
from tests.house import HERE, modules, tree_of
from tests.site.conftest import BUILT

TESTS = HERE / "tests"

# Fields that a page words itself, so that no general label is asked for: those of the core, then
# of kinds with a page of their own.
_WORDED = """
    kind id title owner reviewer department period state audience supports stands_alone metrics
    outcomes aims depends_on conflicts_with assumptions stakeholders formerly retired closed waivers
    number picture clauses answers hide search tags description icon

    message budget items committed results worked did_not_work evidence verdict next participants
    pathfinders cadence pauses purpose acknowledged away role engagement start end contributes_to
    emails target_audiences stages hand_offs dispositions volumes_per working_hours deal terms
    week team person commitments values blockers help mood
"""
WORDED_BY_A_PAGE = frozenset(_WORDED.split())

# Rules that are about any item, and so stand in the handbook below all chapters: whole families,
# and single ones.
FOR_ANY_ITEM = (
    *("GT0", "GT1", "GT2", "GT7", "GT8", "GT9"),
    *("GT301", "GT302", "GT308", "GT309", "GT310", "GT311", "GT312", "GT314", "GT319", "GT320"),
    *("GT401", "GT601", "GT602", "GT603"),
)


@cache
def builders() -> dict[str, tuple[str, Path]]:
    """Return each function that builds pages, with its module and where its tests lie."""
    found = {}
    for module, path in modules():
        folder, _, stem = module.rpartition(".")
        if folder == "site.views" or folder.endswith(".site"):
            for name in _builds(path):
                tests = TESTS / folder.replace(".", "/") / f"test_{stem}.py"
                found[name] = (module, tests)
    return found


def _builds(path: Path) -> Iterator[str]:
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("build_"):
            returned = ast.unparse(node.returns) if node.returns else ""
            if returned in {"ViewPage", "tuple[ViewPage, ...]"}:
                yield node.name


def names_in(path: Path) -> set[str]:
    """Return the names that stand in a module, without those that it only imports."""
    return {node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)}


@pytest.mark.parametrize("builder", sorted(builders()))
def test_a_page_has_a_record(builder: str) -> None:
    """What builds a page is named where pages are registered, not only where it is written."""
    module, _ = builders()[builder]
    others = (path for name, path in modules() if name != module)
    assert any(builder in names_in(path) for path in others), f"no record names {builder}"


@pytest.mark.parametrize("builder", sorted(set(builders()) - {"build_page"}))
def test_a_page_has_tests_that_build_it(builder: str) -> None:
    """`site/views/tree.py` is built in `tests/site/views/test_tree.py`, by its builder."""
    _, tests = builders()[builder]
    place = tests.relative_to(HERE)
    assert tests.exists(), f"{place} is missing"
    assert builder in names_in(tests), f"{place} does not call {builder}"


def test_every_rule_is_named_by_a_chapter(tmp_path: Path) -> None:
    """A rule stands in the chapter of the kinds that it is about, or here: it is about any."""
    plan = load_plan(Settings(root=tmp_path, plan_dir=tmp_path, today=TODAY))
    site = Site(plan, check_plan(plan), load_words(plan.settings), BUILT, History())
    model = build_handbook(site).model
    named = {line.code for chapter in model.chapters for line in chapter.rules}
    forgotten = [code for code in all_rules() if not {code, code[:3]} & {*named, *FOR_ANY_ITEM}]
    assert forgotten == []
    single = {code for code in FOR_ANY_ITEM if len(code) > len("GT0")}
    assert single & named == set()


def test_every_field_has_a_label_in_german() -> None:
    """A field of ours that no page words itself is labelled by `field.<name>` of the catalogue."""
    labels = load_catalogue("de")
    forgotten = {
        f"{kind.name}: {name}"
        for kind in load_kinds().values()
        for name in kind.schema["properties"]
        if name not in WORDED_BY_A_PAGE and f"field.{name}" not in labels
    }
    assert forgotten == set()


def test_nothing_is_excused_that_is_gone() -> None:
    """A field that has left the schemas leaves the list above, too."""
    kinds = load_kinds().values()
    assert {n for kind in kinds for n in kind.schema["properties"]} >= WORDED_BY_A_PAGE


def test_what_starts_first_is_there() -> None:
    """Modules of tests that take long keep their place at the beginning when they are moved."""
    assert [name for name in START_FIRST if not (HERE / name).exists()] == []
