"""When a check-in was due and did not come: weeks, pauses, leave, and other cadences."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.config.clock import today
from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.ground.period import parse_period
from goldenthread.ground.week import list_weeks, name_window, step_weeks, week_of
from goldenthread.plan.load import load_plan
from goldenthread.questions.commitment.week.reading import read_last_check_ins
from goldenthread.questions.commitment.week.weeks import read_weeks
from tests.conftest import MakePlan
from tests.questions.commitment.week.team import COMPANY, check_ins, department, missed


def away(period: str) -> dict[str, str]:
    """Return Ben and Cleo, both on leave."""
    return {
        f"{name}.md": f"kind: person\ntitle: {name}\ndepartment: marketing\n"
        f"away: [{{period: {period}}}]\n"
        for name in ("ben", "cleo")
    }


def test_a_week_without_a_file_is_missed_once_it_is_over(make_plan: MakePlan) -> None:
    """On Sunday it still runs; on Monday it is missed."""
    files = {**COMPANY, **department(), **check_ins("2026-W44", "2026-W45")}
    assert missed(make_plan(files)) == ["2026-W46"]
    assert missed(make_plan({})) == ["2026-W46"]
    plan = make_plan({})
    entry = read_weeks(plan).by_team["marketing"][-1]
    assert (entry.week.text, entry.missed, entry.check_ins) == ("2026-W47", False, ())


def test_the_check_in_of_one_person_is_one_of_the_team(make_plan: MakePlan) -> None:
    """Whoever of the team writes, the team was heard; somebody of another team does not count."""
    own = "kind: check-in\nweek: 2026-W46\nperson: {}\n"
    files = {**COMPANY, **department(), **check_ins("2026-W45"), "w.md": own.format("ada")}
    assert missed(make_plan(files)) == ["2026-W46"]
    assert missed(make_plan({"w.md": own.format("cleo")})) == []


@pytest.mark.parametrize(
    ("day", "last", "gone"),
    [
        ("2027-01-10", "2026-W52", ["2026-W53"]),
        ("2027-01-17", "2026-W53", ["2027-W01"]),
        ("2021-01-17", "2020-W53", ["2021-W01"]),
        ("2022-01-09", "2021-W51", ["2021-W52"]),
    ],
)
def test_years_end_in_week_52_or_53(
    make_plan: MakePlan, day: str, last: str, gone: list[str]
) -> None:
    """Some years have 53 weeks, and the first days of January may lie in the last of them."""
    files = {**COMPANY, **department(), **check_ins(last)}
    settings = replace(make_plan(files).settings, today=dt.date.fromisoformat(day))
    assert missed(load_plan(settings)) == gone


def test_new_year_lies_in_the_week_of_the_old_one() -> None:
    """1 January 2027 is a Friday of 2026-W53; the Monday after it begins 2027-W01."""
    assert week_of(dt.date(2027, 1, 1)).text == "2026-W53"
    assert week_of(dt.date(2027, 1, 4)).text == "2027-W01"
    assert step_weeks(parse_period("2026-W53"), 1).text == "2027-W01"
    assert step_weeks(parse_period("2027-W01"), -1).text == "2026-W53"
    assert week_of(dt.date(2024, 12, 30)).text == "2025-W01"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)), st.integers(1, 120))
def test_weeks_follow_each_other_without_a_gap(day: dt.date, count: int) -> None:
    """Whatever day of whatever year: seven days each, none twice, none left out."""
    first = week_of(day)
    weeks = list(list_weeks(first, step_weeks(first, count)))
    assert len(weeks) == count + 1
    assert first.start <= day <= first.end
    assert all(one.end + dt.timedelta(days=1) == two.start for one, two in pairwise(weeks))
    assert len({week.text for week in weeks}) == len(weeks)


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
def test_the_week_changes_by_the_one_clock(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Late on the Sunday on which clocks go back, it is the same week on every machine."""
    monkeypatch.setenv("TZ", zone)
    moment = dt.datetime(2026, 10, 25, 23, 30, tzinfo=dt.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    settings = Settings(root=None, plan_dir=None)  # type: ignore[arg-type]
    assert week_of(today(settings)).text == "2026-W43"


@pytest.mark.parametrize(
    ("files", "gone"),
    [
        (department(more="pauses: [{period: 2026-W46, why: fair}]\n"), []),
        (department(more="pauses: [{period: 2026-11-09/2026-11-13}]\n"), []),
        (department(more="pauses: [{period: 2026-11-09/2026-11-12}]\n"), ["2026-W46"]),
        (department(more="pauses: [{period: 2026-11-14/2026-11-15}]\n"), ["2026-W46"]),
        ({**department(), **away("2026-11-07/2026-11-14")}, []),
        ({**department(), **away("2026-11-10/2026-11-14")}, ["2026-W46"]),
        (department(more="pauses: [{period: soon}, none]\n"), ["2026-W46"]),
    ],
)
def test_a_week_without_a_working_day_is_not_missed(
    make_plan: MakePlan, files: dict[str, str], gone: list[str]
) -> None:
    """Pauses and leave that all share count by working days, Monday to Friday."""
    plan = make_plan({**COMPANY, **check_ins("2026-W45", "2026-W47"), **files})
    assert missed(plan) == gone
    entry = read_weeks(plan).week("marketing", parse_period("2026-W46"))
    assert entry is not None
    assert entry.paused is not bool(gone)


def test_holidays_of_the_company_pause_every_team(make_plan: MakePlan) -> None:
    """Two of the days are a holiday, the others a pause of the team: nobody was at work."""
    files = {
        **COMPANY,
        **department(more="pauses: [{period: 2026-11-11/2026-11-13}]\n"),
        **check_ins("2026-W45"),
    }
    assert missed(make_plan(files)) == ["2026-W46"]
    plan = make_plan({}, holidays=(parse_period("2026-11-09/2026-11-10"),))
    assert missed(plan) == []


def test_leave_of_one_leaves_the_others(make_plan: MakePlan) -> None:
    """Cleo is here, so the team could have checked in; once she had left, nobody could."""
    alone = {"ben.md": away("2026-W46")["ben.md"]}
    files = {**COMPANY, **department(), **check_ins("2026-W45"), **alone}
    assert missed(make_plan(files)) == ["2026-W46"]
    gone = "kind: person\ntitle: Cleo\ndepartment: marketing\nend: 2026-11-08\n"
    assert missed(make_plan({"cleo.md": gone})) == []
    new = "kind: person\ntitle: Cleo\ndepartment: marketing\nstart: 2026-11-16\n"
    assert missed(make_plan({"cleo.md": new})) == []


@pytest.mark.parametrize(
    ("cadence", "weeks", "gone"),
    [
        ("", ("2026-W36",), []),
        ("fortnightly", ("2026-W42", "2026-W44", "2026-W46"), []),
        ("fortnightly", ("2026-W42", "2026-W45"), ["2026-W44"]),
        ("fortnightly", ("2026-W41",), ["2026-W43", "2026-W45"]),
        # September, October, November: the first Mondays lie four and five weeks apart.
        ("monthly", ("2026-W36", "2026-W41", "2026-W45"), []),
        ("monthly", ("2026-W36", "2026-W45"), ["2026-W44"]),
        ("monthly", ("2026-W40", "2026-W41"), []),
        ("quarterly", ("2026-W15", "2026-W39"), []),
        ("quarterly", ("2026-W12", "2026-W40"), ["2026-W26", "2026-W39"]),
    ],
)
def test_other_cadences_ask_for_less(
    make_plan: MakePlan, cadence: str, weeks: tuple[str, ...], gone: list[str]
) -> None:
    """A fortnight counts from the last check-in, a month and a quarter by the calendar."""
    plan = make_plan({**COMPANY, **department(cadence), **check_ins(*weeks)})
    assert missed(plan) == gone


@pytest.mark.parametrize("day", ["1100-01-04", "8999-12-30"])
def test_the_ends_of_the_calendar_are_weeks_like_others(make_plan: MakePlan, day: str) -> None:
    """Whatever day somebody sets, the weeks around it can be counted."""
    text = "kind: check-in\nweek: {}\nteam: marketing\n"
    weeks = {"a.md": text.format("1100-W01"), "b.md": text.format("8999-W52")}
    settings = make_plan({**COMPANY, **department("fortnightly"), **weeks}).settings
    plan = load_plan(replace(settings, today=dt.date.fromisoformat(day)))
    check_plan(plan, select=["GT42", "GT43"])
    assert read_weeks(plan).current.start <= plan.today


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    """As a week belongs to the year of its Thursday."""
    assert name_window(parse_period("2026-W40"), "monthly") == "2026-10"
    assert name_window(parse_period("2026-W44"), "monthly") == "2026-10"
    assert name_window(parse_period("2026-W53"), "quarterly") == "2026-Q4"
    assert name_window(parse_period("2027-W01"), "quarterly") == "2027-Q1"


def test_a_month_of_which_all_is_paused_asks_for_nothing(make_plan: MakePlan) -> None:
    """A team that rests through October owes no check-in for it, though W40 begins before."""
    rest = "pauses: [{period: 2026-10}]\n"
    files = {**COMPANY, **department("monthly", rest), **check_ins("2026-W38", "2026-W46")}
    assert missed(make_plan(files)) == []
    assert missed(make_plan(department("monthly"))) == ["2026-W44"]


@pytest.mark.parametrize(
    ("cadence", "weeks", "named"),
    [
        ("weekly", (), "no-news"),
        ("weekly", ("2026-W48",), "no-news"),
        ("weekly", ("2026-W47",), "off-track"),
        ("weekly", ("2026-W45",), "off-track"),
        ("weekly", ("2026-W44",), "no-news"),
        ("fortnightly", ("2026-W43",), "off-track"),
        ("fortnightly", ("2026-W42",), "no-news"),
        ("quarterly", ("2026-W21",), "off-track"),
        ("quarterly", ("2026-W20",), "no-news"),
        ("", (), "off-track"),
    ],
)
def test_silence_is_no_news_and_never_green(
    make_plan: MakePlan, cadence: str, weeks: tuple[str, ...], named: str
) -> None:
    """Before the first check-in, and after two cadences of silence, no item is on track."""
    plan = make_plan({**COMPANY, **department(cadence), **check_ins(*weeks)})
    assert plan.status(plan.by_id["renters"]).name == named
    assert plan.status(plan.by_id["goal"]).name == "unmeasured"


def test_pauses_and_shared_leave_hold_silence_off(make_plan: MakePlan) -> None:
    """Three quiet weeks, two of them paused or on leave, are one."""
    files = {**COMPANY, **department(), **check_ins("2026-W43")}
    plan = make_plan(files)
    assert plan.status(plan.by_id["renters"]).name == "no-news"
    plan = make_plan(department(more="pauses: [{period: 2026-11-02/2026-11-15}]\n"))
    assert plan.status(plan.by_id["renters"]).name != "no-news"
    plan = make_plan({**department(), **away("2026-11-02/2026-11-15")})
    assert plan.status(plan.by_id["renters"]).name != "no-news"


def test_old_check_ins_are_found_under_the_new_name_of_the_team(make_plan: MakePlan) -> None:
    """A department and a person were renamed; nobody rewrites what was written before."""
    old = "kind: check-in\nweek: 2026-W46\n{}\n"
    renamed = "kind: person\ntitle: Ben\ndepartment: marketing\nformerly: [benedict]\n"
    files = {
        **COMPANY,
        **department(more="formerly: [adverts]\n"),
        "ben.md": renamed,
        "a.md": old.format("team: adverts"),
        "b.md": old.format("person: benedict").replace("W46", "W47"),
    }
    plan = make_plan(files)
    weeks = read_weeks(plan).by_team["marketing"]
    assert [len(entry.check_ins) for entry in weeks] == [1, 1]
    assert read_last_check_ins(plan)["marketing"].text == "2026-W47"
