"""First names that stay in texts: told to whoever has the files, and to nobody else."""

from __future__ import annotations

from pathlib import Path

from goldenthread.config.settings import read_settings
from goldenthread.findings.check import check_plan
from goldenthread.findings.rule import all_rules
from goldenthread.plan.load import load_plan
from tests.wording.sites import build, find, write_site


def test_a_note_on_a_first_name_is_in_the_check_and_in_no_byte_of_the_site(tmp_path: Path):
    """It says who is meant, which is what the site must not say, even where it weighs more."""
    root = write_site(tmp_path, "people: roles\n      rules: {GT703: warning}")
    notes = root / "plans" / "notes.md"
    notes.write_text(notes.read_text("utf-8") + "\nAsk Zoë, or Zoë Ångström.\n", "utf-8")
    found = check_plan(load_plan(read_settings(root / "mkdocs.yml"))).findings
    told = [f for f in found if f.code == "GT703" and f.path.endswith("notes.md")]
    assert [f.line for f in told] == [notes.read_text("utf-8").count("\n")]
    assert "'Zoë'" in told[0].message
    build(root)
    assert find(root / "site", ["stays in this text", "Zoë Ångström"]) == []


def test_only_notes_on_what_people_keep_stay_off_the_site():
    """Every other rule speaks to all readers."""
    kept = [code for code, rule in all_rules().items() if not rule.published]
    assert kept == ["GT015", "GT416", "GT702", "GT703"]
