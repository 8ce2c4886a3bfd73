"""Missed check-ins: a question to whoever leads the team."""

from __future__ import annotations

from goldenthread.questions.commitment.week.site.missed import build_missed
from tests.questions.commitment.week.site.weeks import WEEKLY
from tests.site.conftest import ask


def test_missed_weeks_are_a_question_to_whoever_leads_the_team(make_site) -> None:
    """Grouped by Pathfinder, weeks by name, no sums per person; who kept the rhythm is named."""
    site = make_site(WEEKLY)
    model = build_missed(site).model
    (group,) = model.groups
    assert (group.lead.name, [one.team.title for one in group.teams]) == ("Raj Example", ["Sales"])
    assert group.teams[0].said == "Nothing was heard in Week 45 and Week 46."
    assert [one.title for one in model.well] == ["Marketing"]
    assert "no verdict" in ask(site, build_missed(site)).text


def test_a_team_that_never_checked_in_is_on_the_page_of_missed_weeks(make_site) -> None:
    """A rhythm alone is no news; a team without a rhythm is not counted."""
    files = {name: text for name, text in WEEKLY.items() if name != "w44-sales.md"}
    model = build_missed(make_site(files)).model
    assert model.groups[0].teams[0].said == "has not checked in yet"
    weekly = files["sales.md"]
    for none in ("", "cadence: {every: week}\n"):
        files["sales.md"] = weekly.replace("cadence: weekly\n", none)
        model = build_missed(make_site(files)).model
        assert model.groups == ()
        assert [one.title for one in model.uncounted] == ["Sales"]
