"""All files of a week read together: by team, by person, and what is still owed."""

from __future__ import annotations

from pathlib import Path

from goldenthread.findings.check import check_plan
from goldenthread.ground.period import parse_period
from goldenthread.questions.commitment.week.last_reports import read_heard, status_on
from goldenthread.questions.commitment.week.owed import read_owed
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.weeks import blockers_of, newest_check_ins, read_weeks
from tests.conftest import MakePlan
from tests.git.repository import start_repository
from tests.questions.commitment.week.team import (
    COMPANY,
    PEOPLE,
    check_in,
    check_ins,
    commitment,
    department,
    told,
)


def test_two_people_two_branches_one_merge_are_one_week(tmp_path: Path) -> None:
    """On Monday Ben and Cleo write on branches of their own; nothing collides, nothing is lost."""
    repository = start_repository(tmp_path)
    old = check_in("2026-W46", commitment("Ring the union", result="kept"))
    repository.commit({**COMPANY, **department(), **old}, "2026-11-09")
    repository.git("checkout", "-q", "-b", "bens")
    by_ben = check_in(
        "2026-W47",
        commitment("Print the card"),
        person="ben",
        values="metric: renters#leads, value: 7",
    )
    repository.commit(dict(by_ben), "2026-11-16", by="ben")
    repository.git("checkout", "-q", "-b", "cleos", "main")
    by_cleo = check_in("2026-W47", commitment("Ring the press", "cleo"), person="cleo")
    repository.commit(dict(by_cleo), "2026-11-16", by="cleo")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-edit", "bens", day="2026-11-16")
    repository.git("merge", "-q", "--no-edit", "cleos", day="2026-11-16")
    plan = repository.plan()
    week = read_weeks(plan).week("marketing", parse_period("2026-W47"))
    assert week is not None
    assert told(week.commitments) == [("ben", "Print the card", ""), ("cleo", "Ring the press", "")]
    assert len(week.check_ins) == 2
    assert week.count("") == 2
    codes = {finding.code for finding in check_plan(plan, select=["GT2", "GT42", "GT43"]).findings}
    assert codes == {"GT213"}  # the links of this small company give no reasons


def test_a_commitment_in_two_files_is_one(make_plan: MakePlan) -> None:
    """The team's file lists it, the person's own tells what came of it; both are read."""
    files = {
        **COMPANY,
        **department(),
        "b.md": "kind: check-in\nweek: 2026-W46\nperson: ben\ncommitments:\n"
        "  - {text: 'ring  the Union', item: renters, result: kept}\n",
        "a.md": "kind: check-in\nweek: 2026-W46\nteam: marketing\ncommitments:\n"
        + commitment("Ring the union")
        + commitment("Ring the press", "cleo", "missed")
        + commitment("Print the card", "ben", "carried"),
    }
    plan = make_plan(files)
    weeks = read_weeks(plan)
    (week,) = [entry for entry in weeks.by_team["marketing"] if entry.check_ins]
    assert told(week.commitments) == [
        ("ben", "ring the Union", "kept"),
        ("ben", "Print the card", "carried"),
        ("cleo", "Ring the press", "missed"),
    ]
    assert (week.count("kept"), week.count("missed"), week.count("carried")) == (1, 1, 1)
    assert told(weeks.by_person["ben"]) == [
        ("ben", "ring the Union", "kept"),
        ("ben", "Print the card", "carried"),
    ]


def test_the_same_words_of_two_people_or_weeks_stay_apart(make_plan: MakePlan) -> None:
    """What is repeated is another commitment each week, and each person's is their own."""
    files = {
        **COMPANY,
        **department(),
        **check_in("2026-W45", commitment("Ring ten tenants", result="kept")),
        **check_in(
            "2026-W46", commitment("Ring ten tenants"), commitment("Ring ten tenants", "cleo")
        ),
    }
    weeks = read_weeks(make_plan(files))
    assert len(weeks.by_person["ben"]) == 2
    assert len(weeks.by_person["cleo"]) == 1


def test_answers_about_the_mood_come_from_the_team_alone(make_plan: MakePlan) -> None:
    """Sorted, so that the order in which they came tells nothing; a named one is not read."""
    files = {
        **COMPANY,
        **department(),
        **check_in("2026-W47", more="mood: [5, 1, 3]\n"),
        **check_in("2026-W47", person="ben", more="mood: [2]\n"),
    }
    week = read_weeks(make_plan(files)).by_team["marketing"][-1]
    assert week.moods == (1, 3, 5)


def test_what_is_owed_begins_with_what_is_overdue(make_plan: MakePlan) -> None:
    """Overdue first, oldest first; what was answered or is for next week is not owed."""
    files = {
        **COMPANY,
        **department(),
        **check_in("2026-W44", commitment("Old", result="carried"), commitment("Older", "cleo")),
        **check_in("2026-W46", commitment("Late"), commitment("Done", result="kept")),
        **check_in("2026-W47", commitment("Now", "cleo"), commitment("Old")),
        **check_in("2026-W48", commitment("Next")),
    }
    owed = read_owed(make_plan(files))
    assert [(d.commitment.text, d.overdue) for d in owed.commitments] == [
        ("Older", True),
        ("Late", True),
        ("Now", False),
        ("Old", False),
    ]
    assert [d.commitment.text for d in owed.by_person["ben"]] == ["Late", "Old"]
    assert [d.commitment.text for d in owed.by_team["marketing"]] == ["Older", "Late", "Now", "Old"]


def test_on_leave_nobody_owes_anything(make_plan: MakePlan) -> None:
    """Meanwhile the delegate is named; back at work, it is overdue again."""
    ben = (
        "kind: person\ntitle: Ben\ndepartment: marketing\naway: [{{period: {}, delegate: cleo}}]\n"
    )
    files = {
        **COMPANY,
        **department(),
        "ben.md": ben.format("2026-11-16/2026-11-30"),
        **check_in("2026-W45", commitment("Ring the union")),
        **check_in("2026-W47", commitment("Ring the press", "cleo")),
    }
    plan = make_plan(files)
    (open_one,) = read_owed(plan).by_person["ben"]
    assert (open_one.overdue, open_one.delegate) == (False, plan.by_id["cleo"])
    assert open_one.away is not None
    assert check_plan(plan, select=["GT424"]).findings == ()
    back = make_plan({"ben.md": ben.format("2026-11-09/2026-11-21")})
    (open_one,) = read_owed(back).by_person["ben"]
    assert (open_one.overdue, open_one.delegate, open_one.away) == (True, None, None)
    assert [f.code for f in check_plan(back, select=["GT424"]).findings] == ["GT424"]


def test_a_missed_check_in_is_addressed_to_who_leads_today(make_plan: MakePlan) -> None:
    """To the Pathfinder by name; while she is on leave, to who stands in for her."""
    files = {**COMPANY, **department(), **check_ins("2026-W45")}
    (found,) = check_plan(make_plan(files), select=["GT420"]).findings
    assert (found.item, found.also) == ("marketing", ("ada",))
    assert found.help.startswith("for Ada Okafor, its Pathfinder: ")
    ada = "kind: person\ntitle: Ada Okafor\naway: [{period: 2026-W47, delegate: cleo}]\n"
    (found,) = check_plan(make_plan({"ada.md": ada}), select=["GT420"]).findings
    assert found.also == ("cleo",)
    assert found.help.startswith("for Cleo Martin, standing in for its Pathfinder: ")
    gone = "kind: person\ntitle: Ada Okafor\nend: 2026-10-31\n"
    team = department()["marketing.md"].replace("person: ada", "person: ada, backup: ben")
    (found,) = check_plan(
        make_plan({"ada.md": gone, "marketing.md": team}), select=["GT420"]
    ).findings
    assert found.also == ("ben",)


def test_idle_work_is_told_to_who_is_here(make_plan: MakePlan) -> None:
    """To the owner; while he is on leave, to who stands in."""
    behind = COMPANY["renters.md"].replace("value: 560", "value: 410")
    files = {**COMPANY, "renters.md": behind, **department(), **check_ins("2026-W46", "2026-W47")}
    (found,) = check_plan(make_plan(files), select=["GT427"]).findings
    assert found.help.startswith("for Ben Fischer: ")
    ben = (
        "kind: person\ntitle: Ben\ndepartment: marketing\n"
        "away: [{period: 2026-W47, delegate: cleo}]\n"
    )
    (found,) = check_plan(make_plan({"ben.md": ben}), select=["GT427"]).findings
    assert found.help.startswith("for Cleo Martin: ")
    assert "person: cleo" in found.help


def test_blockers_are_those_of_the_newest_check_ins(make_plan: MakePlan) -> None:
    """Of the team and of each person for themselves, and none that is too old to be true."""
    block = "blockers: [{{item: renters, text: {}}}]\n"
    files = {
        **COMPANY,
        **department(),
        **check_in("2026-W44", person="cleo", more=block.format("too old")),
        **check_in("2026-W45", more=block.format("gone by now")),
        **check_in("2026-W46", more=block.format("of the team")),
        **check_in("2026-W47", person="ben", more=block.format("of Ben")),
        **check_in("2026-W48", more=block.format("to come")),
    }
    plan = make_plan(files)
    assert [one.blocker.text for one in blockers_of(plan)] == ["of the team", "of Ben"]
    assert blockers_of(plan, plan.by_id["marketing"]) == blockers_of(plan)
    assert [one.week.text for one in newest_check_ins(plan)] == ["2026-W46", "2026-W47"]
    monthly = make_plan(department("monthly"))
    assert "too old" in [one.blocker.text for one in blockers_of(monthly)]


def test_how_an_item_stood_is_read_by_the_values_of_that_day(make_plan: MakePlan) -> None:
    """A value measured later changes nothing about what was known before."""
    files = {
        **COMPANY,
        "renters.md": COMPANY["renters.md"].partition("  - {id: cost")[0],
        **department(),
        **check_in("2026-W45", values="metric: renters#leads, value: 610"),
        **check_in("2026-W46", values="metric: renters#leads, value: 430"),
        **check_in("2026-W47", values="metric: renters#leads, value: 780"),
    }
    plan = make_plan(files)
    item = plan.by_id["renters"]
    days = [parse_period(f"2026-W{week}").end for week in (44, 45, 46, 47)]
    names = [status_on(plan, item, day).name for day in days]
    assert names == ["on-track", "on-track", "off-track", "on-track"]
    heard = read_heard(plan)["renters"]
    assert [week.text for week in heard.weeks] == ["2026-W46", "2026-W47"]
    assert [status.name for status in heard.statuses] == ["off-track", "on-track"]
    assert str(heard.statuses[0].formula) == "(430 − 400) / (800 − 400) = 8 %"
    assert not heard.stepped


def test_a_step_below_an_item_is_a_step_for_it(make_plan: MakePlan) -> None:
    """Also on a second link, and by somebody of another team."""
    card = (
        "kind: initiative\ntitle: Print the card\nowner: ben\nperiod: 2026-Q4\n"
        "supports: [{id: goal, why: it is read}, {id: renters, why: tenants read it}]\n"
    )
    files = {**COMPANY, **department(), "card.md": card, **check_ins("2026-W46", "2026-W47")}
    assert not read_heard(make_plan(files))["renters"].stepped
    own = "kind: check-in\nweek: 2026-W46\nperson: ada\ncommitments: [{text: Ring, item: card}]\n"
    assert read_heard(make_plan({"own.md": own}))["renters"].stepped


def test_a_plan_without_check_ins_has_no_weeks(make_plan: MakePlan) -> None:
    """Nothing is asked of whoever uses none of this."""
    plan = make_plan({**COMPANY, **department("")})
    assert read_weeks(plan).by_team == {}
    assert read_owed(plan).commitments == ()
    assert read_heard(plan) == {}
    assert check_plan(plan, select=["GT42", "GT43"]).findings == ()


def test_a_commitment_missed_in_a_week_of_leave_counts_for_nothing(make_plan: MakePlan) -> None:
    """Leave pauses the clock; a week with one working day of their own does not."""
    counts = {}
    for period in ("2026-11-09/2026-11-13", "2026-11-09/2026-11-12"):
        away = f"kind: person\ntitle: Ben\ndepartment: marketing\naway: [{{period: {period}}}]\n"
        commitments = (
            commitment("Ring", result="missed"),
            commitment("Write", result="kept"),
            commitment("Ask", "cleo", result="missed"),
        )
        plan = make_plan(
            {**COMPANY, "ben.md": away, **department(), **check_in("2026-W46", *commitments)}
        )
        (week, _) = read_weeks(plan).by_team["marketing"]
        mine = told(read_weeks(plan).by_person["ben"])
        counts[period] = (week.count("kept"), week.count("missed"), len(mine))
    assert counts == {"2026-11-09/2026-11-13": (1, 1, 1), "2026-11-09/2026-11-12": (1, 2, 2)}


def test_a_new_id_in_the_middle_of_a_week_leaves_one_week(make_plan: MakePlan) -> None:
    """Two files, one with the former ids and one with those of today, are read as one."""
    new = {
        "ben.md": PEOPLE["ben.md"] + "id: ben-f\nformerly: [ben]\n",
        "renters.md": COMPANY["renters.md"] + "id: tenants\nformerly: [renters]\n",
        "marketing.md": department(more="id: growth\nformerly: [marketing]\n")["marketing.md"],
        "a.md": "kind: check-in\nweek: 2026-W47\nteam: marketing\n"
        f"commitments:\n{commitment('Ring the union')}"
        "values: [{metric: renters#leads, value: 7}]\n"
        "blockers: [{text: Rain, item: renters, owner: ben}]\n"
        "help: [{text: Stamps, item: renters, person: ben, asked_of: marketing}]\n",
        "b.md": "kind: check-in\nweek: 2026-W47\nperson: ben-f\n"
        f"commitments:\n{commitment('ring the  Union', 'ben-f', 'kept')}",
    }
    plan = make_plan({**COMPANY, **new})
    (week,) = read_weeks(plan).by_team["growth"]
    assert told(week.commitments) == [("ben-f", "ring the Union", "kept")]
    assert [one.item for one in week.commitments] == ["tenants"]
    assert told(read_weeks(plan).by_person["ben-f"]) == told(week.commitments)
    team = next(one for one in read_check_ins(plan) if one.team)
    (value,), (blocker,), (call,) = team.values, team.blockers, team.calls
    assert (team.team, value.item, blocker.item, blocker.owner) == (
        "growth", "tenants", "tenants", "ben-f",
    )  # fmt: skip
    assert (call.item, call.person, call.asked_of) == ("tenants", "ben-f", "growth")


def test_a_new_id_leaves_one_newest_check_in(make_plan: MakePlan) -> None:
    """What blocked the team under its former id is not in the way any more."""
    old = "kind: check-in\nweek: 2026-W46\nteam: adverts\nblockers: [{text: Rain, item: renters}]\n"
    files = {**COMPANY, **department(more="formerly: [adverts]\n"), "old.md": old}
    plan = make_plan({**files, **check_in("2026-W47")})
    assert [one.week.text for one in newest_check_ins(plan)] == ["2026-W47"]
    assert blockers_of(plan) == ()


def test_who_was_away_under_a_former_id_is_excused_in_both_files(make_plan: MakePlan) -> None:
    """A commitment missed while on leave counts for nothing, whichever id it was written with."""
    away = PEOPLE["ben.md"] + "formerly: [benedict]\naway: [{period: 2026-11-09/2026-11-15}]\n"
    rows = [
        commitment("Ring the union", "ben", "missed"),
        commitment("Ring the press", "benedict", "missed"),
    ]
    files = {**COMPANY, **department(), "ben.md": away, **check_in("2026-W46", *rows)}
    plan = make_plan(files)
    assert read_weeks(plan).by_team["marketing"][0].commitments == ()
    assert read_weeks(plan).by_team["marketing"][0].excused == {"ben"}
