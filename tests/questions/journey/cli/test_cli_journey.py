"""`goldenthread show` for journeys and assessments, on the handbook's example plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.site.parts.handbook_text import read_examples
from tests.cli.running import Invoke, write_plan

SETTINGS = "site_name: Bikes\ndocs_dir: plans\nplugins: [{goldenthread: {today: 2026-11-22}}]\n"


@pytest.fixture
def bikes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example plan, which is also the current folder."""
    files = {example.path: f"{example.text}\n" for example in read_examples().values()}
    folder = write_plan(tmp_path / "bikes", {"mkdocs.yml": SETTINGS, **files})
    monkeypatch.chdir(folder)
    return folder


def edit(folder: Path, old: str, new: str) -> None:
    """Change the journey."""
    path = folder / "plans/journey/school-run.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.usefixtures("bikes")
def test_a_journey_shows_its_stages_volumes_and_work(invoke: Invoke) -> None:
    """Each stage with what arrives, which share that is, who owns it and who works there."""
    lines = [" ".join(line.split()) for line in invoke("show", "school-run").output.splitlines()]
    for line in (
        "Visitor 505 on 2026-10-31 Marketing school-gate",
        "Enquiry 38 on 2026-10-31 7.5% (7% planned) Marketing more-families-ask, height-chart",
        "Customer 15 on 2026-10-31 78.9% (70% planned) Sales bikes-that-grow",
        "Enquiry -> Test ride: all six answered; signed by both; review by 2027-03-01",
        "needed 14,500 EUR a month",
    ):
        assert line in lines, line
    assert any(line.startswith("expected 14,700 EUR a month = 505 × ") for line in lines)


def test_a_journey_shows_its_gaps(bikes: Path, invoke: Invoke) -> None:
    """A stage without an owner, work or volume says so; open questions are named."""
    edit(bikes, "    metric: ride-before-you-buy#rides\n", "")
    edit(bikes, "    respond_within: {value: 1, unit: business-day}\n", "")
    edit(bikes, ", goal: chosen-by-families#sales", "")
    edit(bikes, "      - {person: emil-strand, side: to, date: 2026-09-02}\n", "")
    path = bikes / "plans/objective/ride-before-you-buy.md"
    path.write_text(path.read_text("utf-8").replace("period: 2026-H2", "state: draft"))
    output = invoke("show", "school-run").output
    assert "Test ride  no volume" in output
    assert "nobody works here" in output
    assert "open: respond_within; not signed by to" in output
    assert "not computable: " in output
    assert {"GT506", "GT520", "GT524"} <= set(re.findall(r"GT\d{3}", output))


def test_a_restricted_source_gives_no_number(bikes: Path, invoke: Invoke) -> None:
    """What only a few may read does not come out by way of the journey."""
    path = bikes / "plans/objective/ride-before-you-buy.md"
    path.write_text(path.read_text("utf-8").replace("period:", "audience: board\nperiod:"))
    stages = invoke("show", "school-run").output
    assert "19 on 2026-10-31" not in stages
    assert "Half of those who ask" not in stages
    assert "Stages\n  (restricted)" in stages


@pytest.mark.usefixtures("bikes")
def test_an_assessment_shows_what_came_and_what_was_learned(invoke: Invoke) -> None:
    """Steps beside the plan, the verdict, and lessons with their audience."""
    lines = invoke("show", "school-gate-summer").output.splitlines()
    for line in (
        "  campaign     A pump and a stand at six school gates (school-gate)",
        "    reached       1,150 of 900 planned",
        "    revenue       22,540 of 19,600 planned",
        "  change, next: height-chart",
        "  + The height chart; two of three enquiries named it (families)",
        "  - Thursdays in the rain, when nobody stops",
    ):
        assert line in lines, line
