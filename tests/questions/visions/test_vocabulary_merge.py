"""A company's own words over the shipped ones."""

from __future__ import annotations

from pathlib import Path

from goldenthread.ground.files import DiskFiles
from goldenthread.kinds.load_kinds import load_kinds


def test_a_company_renames_an_aim_and_keeps_what_it_drives(tmp_path: Path) -> None:
    """One field changes one field; a name that is null is gone; the rest is ours."""
    (tmp_path / "vocabulary.yml").write_text(
        "aims:\n  reach: {label: People served}\n  brand: null\n"
        "outcomes:\n  safety: {label: Safety}\n"
    )
    words = load_kinds(DiskFiles(tmp_path)).vocabulary
    assert words.label("reach") == "People served"
    assert words.aims["reach"].drives == ("market-share",)
    assert "brand" not in words.aims
    assert list(words.outcomes)[-1] == "safety"
    assert words.own.startswith("aims:")


def test_without_words_of_its_own_a_company_has_none(tmp_path: Path) -> None:
    """A schema folder without a vocabulary leaves nothing to point at."""
    assert load_kinds(DiskFiles(tmp_path)).vocabulary.own == ""
