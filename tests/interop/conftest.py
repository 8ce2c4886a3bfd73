"""What the tests of the StratML import share: fixtures by name, files by path."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.interop.stratml import import_stratml

FIXTURES = Path(__file__).parent / "fixtures"


class Result:
    """One imported fixture with its files and remarks at hand."""

    def __init__(self, path, nest):
        self.plan = import_stratml([path], nest_by_sequence=nest).plans[0]
        self.files = {file.path: file for file in self.plan.files}
        self.remarks = self.plan.report.remarks

    def front(self, path):
        """The front matter of one file, by its path without the ending."""
        return self.files[f"{path}.md"].front

    def body(self, path):
        """The Markdown of one file, by its path without the ending."""
        return self.files[f"{path}.md"].body

    def places(self, code):
        """Where a remark was made, in the order of the source."""
        return [remark.place for remark in self.remarks if remark.code == code]


@pytest.fixture
def fixture_path():
    """Find the path of a fixture by its name."""
    return lambda name: FIXTURES / f"{name}.xml"


@pytest.fixture
def imported():
    """Import a fixture by its name."""
    return lambda name, nest=None: Result(FIXTURES / f"{name}.xml", nest)


@pytest.fixture
def imported_core(tmp_path):
    """Import a Part 2 plan that holds just this below StrategicPlanCore."""

    def run(core, nest=None):
        path = tmp_path / "core.xml"
        path.write_text(
            "<PerformancePlanOrReport><Name>Plan</Name>"
            f"<StrategicPlanCore>{core}</StrategicPlanCore></PerformancePlanOrReport>",
            encoding="utf-8",
        )
        return Result(path, nest)

    return run


@pytest.fixture
def indicator(imported_core):
    """Import one indicator; return its metric and the body of its objective."""

    def run(inner, attributes=""):
        result = imported_core(
            "<Goal><Name>Goal</Name><Objective><Name>Objective</Name>"
            f"<PerformanceIndicator {attributes}>{inner}</PerformanceIndicator>"
            "</Objective></Goal>"
        )
        metrics = result.front("objectives/objective").get("metrics", [])
        return (metrics[0] if metrics else None), result.body("objectives/objective"), result

    return run
