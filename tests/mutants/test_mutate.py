"""Faults are put where a test could tell, and the same seed draws the same ones."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.__main__ import (
    HERE,
    PACKAGE,
    SECONDS_OF_TESTS,
    Ran,
    choose,
    draw,
    mark,
    run_tests,
    show,
)
from tests.mutants.mutate import mutants_of


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("a == b", {"(a != b)"}),
        ("a < b <= c", {"(a <= b <= c)", "(a < b < c)"}),
        ("a and b", {"(a or b)"}),
        ("not a", {"(a)"}),
        ("a + 1", {"(a - 1)", "2"}),
        ("x(True)", {"False", "pass"}),
        ("any(a)", {"(all(a))", "pass"}),
        ("[a for a in b if a]", {"([a for a in b])"}),
        ("a if b else c", {"(a if not b else c)"}),
        ("a += 'ü' + b", {"('ü' - b)", "pass"}),
        ("return a", {"return None"}),
        ("return None", set()),
        ("raise E(f'{a + b}')", set()),
    ],
)
def test_a_line_has_its_faults(line: str, faults: set[str]) -> None:
    """Each is a piece of the line; what is put there is Python."""
    text = f"def ä():\n    {line}\n"
    found = mutants_of(text)
    assert {mutant.new for mutant in found} == faults
    assert {mutant.function for mutant in found} <= {"ä"}
    for mutant in found:
        ast.parse(mutant.put_into(text))


def test_what_no_test_could_tell_is_left_alone() -> None:
    """Annotations, decorators and docstrings keep what they say."""
    text = 'class A:\n    """1."""\n\n    @c(2)\n    def f(self, a: int) -> B[3]:\n        pass\n'
    assert mutants_of(text) == []


def test_the_same_seed_draws_the_same_faults() -> None:
    """So that a list can be made again."""
    modules = [PACKAGE / "plan/link.py", PACKAGE / "edits/edit.py"]
    assert draw(modules, 9, 1) == draw(modules, 9, 1) != draw(modules, 9, 2)


def test_marked_functions_say_that_they_are_run(tmp_path) -> None:
    """A mark stands first in a function, and the module still begins as it must."""
    numbers = {}
    module = PACKAGE / "plan/resolve.py"
    copy = tmp_path / "link.py"
    copy.write_text((HERE / module).read_text("utf-8"), "utf-8")
    mark(copy, module, numbers)
    text = copy.read_text("utf-8")
    compile(text, "link.py", "exec")
    assert numbers
    assert all(f"_hits.HITS.add({number})" in text for number in numbers.values())


def test_what_survived_says_which_tests_it_did_not_meet() -> None:
    """A test that was too long to try might have found it."""
    [(module, mutant)] = draw([PACKAGE / "plan/link.py", PACKAGE / "plan/frame.py"], 1, 1)
    numbers = {(module, mutant.function): 0}
    ran = [Ran(f"t{took}", took, frozenset({0})) for took in (1, SECONDS_OF_TESTS)]
    fault = choose(module, mutant, numbers, ran)
    assert "(1 longer tests not tried)" in show(fault, "survived")
    assert "not tried" not in show(fault, "killed")


@pytest.mark.parametrize(("body", "code"), [("pass", 0), ("while True: pass", None)])
def test_time_is_that_of_the_processor(tmp_path: Path, body: str, code: int | None) -> None:
    """A test that turns in a circle has timed out; one that passes has not."""
    (tmp_path / "test_x.py").write_text(f"def test_x():\n    {body}\n", "utf-8")
    assert run_tests(tmp_path, "-n0", "test_x.py", seconds=3) == code
