"""`./run mutants`: put small faults into the code, one at a time, and see whether a test fails.

In: folders of the package, a number, a seed; the same seed draws the same faults from the same
code. Out: each fault and what became of it. The work is done in copies; the checkout is only read.

First all tests but those of browsers, whole sites and this machine run once, and note which
functions they run; then each fault meets the tests that run its function, nearest and shortest
first, until one fails. It ends by itself: a fault has a time, and so has the whole.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.mutate import Mutant, functions_of, mutants_of

HERE = Path(__file__).resolve().parents[2]
PACKAGE = Path("plugins/goldenthread")
COPIED = ("plugins", "schema", "site_templates", "plans", "tests")
FILES = ("pyproject.toml", "mkdocs.yml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
NOT_RUN = ("tests/browser", "tests/host", "tests/machine", "tests/mutants", "tests/security")
SECONDS_OF_TESTS = 20
"""What the tests of one fault took of the processor without it, at most; the longest are left."""
PATIENCE = 5
"""A fault has timed out after so many times what its tests took of the processor, and a minute."""
WAITING = 20
"""So much longer may it take by the clock: the machine may be busy, a fault may wait for ever."""

OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Ran:
    """A test: its name, its seconds of the processor, the functions that it ran."""

    name: str
    seconds: float
    functions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Fault:
    """A mutant of a module, and the tests that meet it."""

    module: Path
    mutant: Mutant
    tests: tuple[Ran, ...]
    fitting: int
    """How many tests run its function; those beyond `tests` are not tried."""


def copy_checkout(folder: Path) -> Path:
    """Copy what the tests need, compiled, so that no two runs share a file."""
    for name in COPIED:
        shutil.copytree(HERE / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        if (HERE / name).exists():
            shutil.copy(HERE / name, folder)
    compileall.compile_dir(folder / "plugins", quiet=1)
    compileall.compile_dir(folder / "tests", quiet=1)
    return folder


def run_tests(folder: Path, *words: str, seconds: float | None = None, **more: str) -> int | None:
    """Run pytest over a copy; return its code, or None where it did not end in time."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"{folder / 'plugins'}:{folder}",
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
    }
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    limit = f"ulimit -t {seconds:.0f}; " if seconds else ""
    try:
        code = subprocess.run(
            ["sh", "-c", f'{limit}exec "$@"', "sh", *pytest],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds and seconds * WAITING,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return None
    return None if code in OUT_OF_TIME else code


def record(modules: Sequence[Path], workers: int, only: Sequence[str]) -> tuple[dict, list[Ran]]:
    """Run the tests once over marked functions; return the functions' numbers, and the tests."""
    numbers: dict[tuple[Path, str], int] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = copy_checkout(Path(name))
        (folder / PACKAGE / "_hits.py").write_text("HITS: set[int] = set()\n", "utf-8")
        for module in modules:
            mark(folder / module, module, numbers)
        ran = folder / "ran"
        ignored = [f"--ignore={path}" for path in NOT_RUN]
        parallel = ["-n", str(workers), "--dist", "loadfile"]
        plugin = ["-p", "tests.mutants.recording", "-m", "not slow and not browser"]
        run_tests(folder, *plugin, *parallel, *ignored, *only, GOLDENTHREAD_RAN=str(ran))
        lines = ran.read_text("utf-8").splitlines() if ran.exists() else []
    rows = (json.loads(line) for line in lines)
    return numbers, [Ran(test, took, frozenset(functions)) for test, took, functions in rows]


def mark(path: Path, module: Path, numbers: dict[tuple[Path, str], int]) -> None:
    """Let each outermost function of a module say that it is run."""
    tree = ast.parse(path.read_text("utf-8"))
    for name, function in functions_of(tree):
        number = numbers.setdefault((module, name), len(numbers))
        function.body[:0] = ast.parse(f"_hits.HITS.add({number})").body
    rest = (n for n, node in enumerate(tree.body) if not _stays_first(node))
    after = next(rest, len(tree.body))
    tree.body[after:after] = ast.parse("from goldenthread import _hits").body
    path.write_text(ast.unparse(ast.fix_missing_locations(tree)), "utf-8")


def _stays_first(node: ast.stmt) -> bool:
    is_future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
    return is_future or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def draw(modules: Sequence[Path], count: int, seed: int) -> list[tuple[Path, Mutant]]:
    """Draw faults, the same for the same seed and code."""
    found = [(m, mutant) for m in modules for mutant in mutants_of((HERE / m).read_text("utf-8"))]
    return random.Random(seed).sample(found, min(count, len(found)))


def choose(module: Path, mutant: Mutant, numbers: dict, tests: Sequence[Ran]) -> Fault:
    """Choose the tests that run a fault's function; at a module's level, those that run any."""
    wanted = {
        number
        for (path, function), number in numbers.items()
        if path == module and mutant.function in ("", function)
    }
    near = f"tests/{module.relative_to(PACKAGE).parent}/"
    fit = [test for test in tests if test.functions & wanted]
    fit.sort(key=lambda test: (not test.name.startswith(near), test.seconds))
    chosen, took = [], 0.0
    for test in fit:
        took += test.seconds
        if took > SECONDS_OF_TESTS and chosen:
            break
        chosen.append(test)
    return Fault(module, mutant, tuple(chosen), len(fit))


def meet(folder: Path, fault: Fault) -> str:
    """Put a fault into a copy, run its tests, take it out; return what became of it."""
    if not fault.tests:
        return "not run"
    path = folder / fault.module
    whole = path.read_text("utf-8")
    # A compiled file is trusted by second and size; a fault may change neither.
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()
    path.write_text(fault.mutant.put_into(whole), "utf-8")
    names = folder / "names"
    names.write_text("\n".join(test.name for test in fault.tests), "utf-8")
    seconds = 60 + PATIENCE * sum(test.seconds for test in fault.tests)
    try:
        code = run_tests(folder, "-x", f"@{names}", seconds=seconds)
    finally:
        path.write_text(whole, "utf-8")
    return {None: "timed out", 0: "survived"}.get(code, "killed")


def meet_all(faults: Sequence[Fault], workers: int, until: float) -> Iterator[tuple[Fault, str]]:
    """Yield what becomes of each fault, in order; those that time does not allow are left out."""
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(workers) as pool:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            free.put(copy_checkout(Path(name) / str(number)))

        def one(fault: Fault) -> str:
            if time.monotonic() > until:
                return "not tried"
            folder = free.get()
            try:
                return meet(folder, fault)
            finally:
                free.put(folder)

        yield from zip(faults, pool.map(one, faults), strict=True)


def show(fault: Fault, fate: str) -> str:
    """Return a line on a fault."""
    old, new = (" ".join(text.split()) for text in (fault.mutant.old, fault.mutant.new))
    place = f"{fault.module.relative_to(PACKAGE)}:{fault.mutant.line}"
    beyond = fault.fitting - len(fault.tests)
    left = f" ({beyond} longer tests not tried)" if fate == "survived" and beyond else ""
    return f"{fate:9} {place} {fault.mutant.function or 'module'}: {old} → {new}{left}"


def main() -> None:
    """Run from the command line; the code is 1 where no fault was tried."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", default=["plan", "edits"])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=60, help="for all faults together")
    parser.add_argument(
        "--tests", nargs="*", default=["tests"], help="the tests that may meet them"
    )
    given = parser.parse_args()
    modules = sorted(
        path.relative_to(HERE)
        for folder in given.folders
        for path in (HERE / PACKAGE / folder).rglob("*.py")
    )
    drawn = draw(modules, given.count, given.seed)
    numbers, tests = record(modules, given.workers, given.tests)
    print(f"{len(tests)} tests run a function of {', '.join(given.folders)}")
    faults = [choose(module, mutant, numbers, tests) for module, mutant in drawn]
    until = time.monotonic() + 60 * given.minutes
    fates: Counter[str] = Counter()
    for fault, fate in meet_all(faults, given.workers, until):
        fates[fate] += 1
        print(show(fault, fate), flush=True)
    print(", ".join(f"{count} {fate}" for fate, count in fates.most_common()))
    raise SystemExit(0 if fates["killed"] else 1)


if __name__ == "__main__":
    main()
