"""Every dialect of the standard reads to the same document, and blanks never become items."""

from __future__ import annotations

import pytest


def items(result):
    """Return front matter and body of every item, without the page about the source."""
    return {p: (f.front, f.body) for p, f in result.files.items() if p != "about.md"}


def test_namespace_order_and_wrapping_do_not_matter(imported):
    """A prefixed file of 2009 and an ISO file in another order give the same plan."""
    old, new = imported("part1_2009"), imported("part1_iso")
    assert items(old) == items(new)
    assert old.plan.report.dialect == "Part 1, ANSI 2009"
    assert new.plan.report.dialect == "Part 1, ISO 17469-1"


def test_no_namespace_is_read(imported):
    """A file without a namespace and with a stray empty element is imported without a loss."""
    result = imported("no_namespace")
    assert set(result.files) == {"about.md", "purpose.md", "goals/grow.md", "objectives/sow.md"}
    assert [r.code for r in result.remarks] == ["written-purpose"]


def test_byte_order_mark_and_utf16_are_read(imported, fixture_path, tmp_path):
    """A byte order mark and another encoding change nothing."""
    text = fixture_path("part1_iso").read_text(encoding="utf-8")
    for code in ("utf-8-sig", "utf-16"):
        path = tmp_path / "part1_iso.xml"
        path.write_text(text, encoding=code)
        result = type(imported("part1_iso"))(path, None)
        assert items(result) == items(imported("part1_iso"))


def test_placeholders_become_nothing(imported):
    """An empty form gives a purpose to be written, and no file is named from a blank."""
    result = imported("placeholders")
    assert set(result.files) == {"about.md", "purpose.md"}
    assert result.front("purpose")["title"] == "Purpose (to be written)"
    assert result.places("empty-plan") == ["placeholders.xml"]
    assert len(result.places("form-residue")) == 10
    report = {count.element: (count.found, count.kept) for count in result.plan.report.counts}
    assert all(kept == 0 for found, kept in report.values())
    assert report["PerformanceIndicator"] == (1, 0)


def test_dots_are_not_an_announcement(indicator):
    """A zero beside dots is a value; a zero beside "to be determined" is not."""
    dots, _, _ = indicator(
        "<MeasurementDimension>Score</MeasurementDimension><MeasurementInstance><ActualResult>"
        "<Description>...</Description><NumberOfUnits>0</NumberOfUnits><EndDate>2025-01-31</EndDate>"
        "</ActualResult></MeasurementInstance>"
    )
    assert [actual["value"] for actual in dots["actuals"]] == [0]
    announced, _, result = indicator(
        "<MeasurementDimension>Score</MeasurementDimension><MeasurementInstance><ActualResult>"
        "<Description>[To be determined]</Description><NumberOfUnits>0</NumberOfUnits>"
        "<EndDate>2025-01-31</EndDate></ActualResult></MeasurementInstance>"
    )
    assert "actuals" not in announced
    assert len(result.places("placeholder-actual")) == 1


def test_unknown_elements_are_reported(imported_core):
    """An element in a place where StratML has none is a loss with its name, not a silence."""
    result = imported_core(
        "<Goal><Name>Swim</Name><Budget>12</Budget><Choice/></Goal>"
        "<Objective><Name>Lost</Name></Objective>"
    )
    lost = [r.detail for r in result.remarks if r.code == "unread-element"]
    assert lost == ["Objective", "Budget"]
    counts = {count.element: (count.found, count.dropped) for count in result.plan.report.counts}
    assert counts["Objective"] == (1, 1)


def test_markup_inside_a_text_is_taken_off(imported_core):
    """Elements inside a text leave their words."""
    result = imported_core(
        "<Goal><Name>Swim</Name><Description>Go <b>far</b>.<p>Then rest.</p></Description></Goal>"
    )
    assert "far" in result.body("goals/swim")
    assert "Then rest." in result.body("goals/swim")
    assert result.places("markup-in-text") == ["Goal 1"]


def test_repeated_fields_are_put_together(imported_core):
    """Two descriptions become two paragraphs and a remark."""
    result = imported_core(
        "<Goal><Name>Swim</Name><Description>One.</Description><Description>Two.</Description></Goal>"
    )
    assert result.body("goals/swim") == "One.\n\nTwo."
    assert result.places("several-texts") == ["Goal 1"]


def test_contact_details_are_left_out(imported):
    """The submitter's name is kept, the e-mail address and the number are counted only."""
    result = imported("part1_2009")
    text = "".join(file.text for file in result.files.values()) + repr(result.remarks)
    assert "| Submitted by | Ines Carvalho |" in text
    assert "ines@" not in text
    assert "000 123" not in text
    assert len(result.places("submitter-contact")) == 2


@pytest.mark.parametrize("name", ["part1_2009", "part2_2016", "repeats", "nameless", "levels"])
def test_every_element_is_kept_or_dropped_with_a_remark(imported, name):
    """What was found is what is in the files plus what the report names as dropped."""
    result = imported(name)
    kept = {count.element: count.kept for count in result.plan.report.counts}
    kinds = [file.front.get("kind") for file in result.files.values()]
    assert kinds.count("goal") == kept["Goal"]
    assert kinds.count("objective") == kept["Objective"]
    assert kinds.count("value") == kept["Value"]
    assert kinds.count("vision") == kept["Vision"]
    metrics = [m for file in result.files.values() for m in file.front.get("metrics", ())]
    assert len(metrics) == kept["PerformanceIndicator"]
    people = [s for file in result.files.values() for s in file.front.get("stakeholders", ())]
    assert len(people) == kept["Stakeholder"]
