"""What we owe: by person, what waits longest first."""

from __future__ import annotations

from goldenthread.questions.commitment.week.site.owed import build_owed
from goldenthread.questions.commitment.week.site.week import build_week
from tests.questions.commitment.week.site.weeks import WEEKLY
from tests.site.conftest import ask


def test_what_is_owed_stands_by_person_with_what_waits_longest_first(make_site) -> None:
    """Each person has an anchor; an unanswered commitment of last week comes before this week's."""
    site = make_site(WEEKLY)
    page = build_owed(site)
    marketing, sales = page.model.teams[:2]
    owes = {one.anchor: [(d.text, d.overdue) for d in one.dues] for one in marketing.people}
    assert owes["zoe"] == [("Book the hall", True)]
    assert owes["tom"] == [("Sort the photographs", False)]
    assert ("The hall is not free", False) in owes["ines"]
    assert [(d.label, d.text) for d in sales.dues] == [
        ("Check-in", "Check in for Week 47"),
        ("Help asked for", "Two hands for an afternoon"),
    ]
    html = ask(site, page)
    assert html.all(id="zoe")
    assert html.all(id="ada"), "who owes nothing can be linked to as well"


def test_where_people_appear_by_team_nothing_stands_beside_anybody(make_site) -> None:
    """What is owed is the team's; no commitment has a name, and nobody is asked for one."""
    site = make_site(WEEKLY, people="team")
    marketing = build_owed(site).model.teams[0]
    assert marketing.people == ()
    assert [due.text for due in marketing.dues][:2] == ["Book the hall", "Sort the photographs"]
    team = build_week(site).model.teams[0]
    assert (team.people, team.none, len(team.unnamed)) == ((), (), 4)
