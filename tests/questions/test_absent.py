"""A plan is read and judged whichever questions are there; what is not there is only a note."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import goldenthread
from goldenthread.findings.codes import CORE, GIVEN
from goldenthread.findings.rule import all_rules
from goldenthread.ground.questions import ORDER
from tests.conftest import write_files

# Checks a plan with questions out: their modules cannot be imported, as if their folders were gone.
SCRIPT = """
import datetime as dt, json, sys
from pathlib import Path

gone = tuple(f"goldenthread.questions.{name}" for name in sys.argv[2:])

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name in gone or name.startswith(tuple(f"{one}." for one in gone)):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Gone())
from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.plan.load import load_plan

root = Path(sys.argv[1])
settings = Settings(
    root=root,
    plan_dir=root / "plans",
    config_file=root / "mkdocs.yml",
    today=dt.date(2026, 11, 22),
    rules={"GT414": "warning"},
)
found = check_plan(load_plan(settings)).findings
loaded = [name for name in sys.modules if name.startswith(gone or "?")]
print(json.dumps([loaded, [[f.severity.value, f.code, f.path, f.message] for f in found]]))
"""

PLAN = {
    "plans/purpose.md": "kind: purpose\ntitle: Nobody thinks twice before drinking\nowner: ben\n",
    "plans/growth.md": "kind: department\ntitle: Growth\ncadence: weekly\n",
    "plans/ben.md": "kind: person\ntitle: Ben Fischer\ndepartment: growth\n",
    "plans/renters.md": (
        "kind: goal\ntitle: Win the renters\nsupports: purpose\ndepartment: growth\nowner: ben\n"
        "waivers:\n"
        "  - {rule: GT321, because: agreed with finance, until: 2026-12-31}\n"
        "  - {rule: GT401, because: agreed with finance, until: 2026-12-31}\n"
        "  - {rule: GT499, because: a slip, until: 2026-12-31}\n"
    ),
    "mkdocs.yml": "plugins:\n  - goldenthread:\n      rules: {GT414: warning}\n",
}


def check_without(folder: Path, *questions: str) -> list[list[str]]:
    """Return severity, code, path and message of all that a check finds with questions out."""
    write_files(folder, {name: text for name, text in PLAN.items() if name.startswith("plans")})
    (folder / "mkdocs.yml").write_text(PLAN["mkdocs.yml"], "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), *questions],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(goldenthread.__file__).parent.parent)},
    )
    loaded, found = json.loads(done.stdout)
    assert loaded == []
    return found


@pytest.mark.parametrize(
    "out",
    [("visions",), ("outcomes",), ("commitment",), ("leads",), ("journey", "leads"), ORDER],
    ids="-".join,
)
def test_what_belongs_to_an_absent_question_is_a_note(tmp_path: Path, out: tuple[str, ...]) -> None:
    """A waiver or a setting of its rules is no mistake; a code that never was one still is."""
    found = check_without(tmp_path, *out)
    unknown = {(level, message) for level, code, _, message in found if code == "GT902"}
    expected = {("error", "'GT499' is not the code of a rule")}
    for code, question in (("GT321", "outcomes"), ("GT401", "commitment"), ("GT414", "commitment")):
        if question in out:
            told = f"'{code}' belongs to the question '{question}', which is not asked here"
            expected.add(("info", told))
    assert unknown == expected
    assert not {code for _, code, _, _ in found if GIVEN[code] in out}


def test_the_place_of_a_setting_is_told(tmp_path: Path) -> None:
    """The note stands in the file of the settings."""
    found = check_without(tmp_path, "commitment")
    assert [path for _, code, path, text in found if code == "GT902" and "GT414" in text] == [
        "mkdocs.yml"
    ]


def test_every_code_is_on_the_list_of_its_question() -> None:
    """A new rule is entered in `codes.py`, or nobody would know it where its question is out."""
    for code, rule in all_rules().items():
        parts = type(rule).__module__.split(".")
        question = parts[2] if parts[1] == "questions" else CORE
        assert GIVEN.get(code) == question, code


def test_the_list_names_questions_that_there_are() -> None:
    """A code belongs to a question or to the core."""
    assert set(GIVEN.values()) == {CORE, *ORDER}
