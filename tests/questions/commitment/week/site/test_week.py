"""The pages of the week: what was kept, who needs help, what is owed, which weeks were missed."""

from __future__ import annotations

import pytest

from goldenthread.questions.commitment.week.anonymity import tells_of_a_miss
from goldenthread.questions.commitment.week.site.check_in import build_check_in_page
from goldenthread.questions.commitment.week.site.missed import build_missed
from goldenthread.questions.commitment.week.site.owed import build_owed
from goldenthread.questions.commitment.week.site.week import build_week
from goldenthread.site.parts.search import search_words
from goldenthread.site.views.department import build_department_page
from goldenthread.site.views.home import build_home
from goldenthread.site.views.item import build_item_page
from tests.questions.commitment.week.site.weeks import CHECK_INS, WEEKLY, told
from tests.site.company import HOSTILE
from tests.site.conftest import ask, panel

DELEGATE = "away: [{period: 2026-W47, delegate: tom}]\n"


def item_of(site, name):
    """Return an item of the site."""
    return site.plan.by_id[name]


def check_in_of(site, name):
    """Return the view page of one check-in."""
    return build_check_in_page(site, item_of(site, name))


def test_the_week_counts_what_was_kept_with_the_way_there(make_site) -> None:
    """The newest week with an answer in numbers; the line holds weeks that are over."""
    site = make_site(WEEKLY)
    kept = build_week(site).model.kept
    assert (kept.kept, kept.of, kept.open) == ("2", "of 4 commitments kept", "1 is still open")
    assert (kept.week, kept.days) == ("Week 47", "16–22 November 2026")
    assert (kept.first, kept.last) == (("100%", "Week 44"), ("25%", "Week 46"))
    assert "The line shows" in ask(site, build_week(site)).text


def test_a_running_week_joins_the_line_once_all_is_answered(make_site) -> None:
    """The line ends in the current week when nothing of it is open."""
    text = CHECK_INS["w47.md"].replace("item: photos}", "item: photos, result: kept}")
    kept = build_week(make_site({**WEEKLY, "w47.md": text})).model.kept
    assert (kept.last, kept.open) == (("75%", "Week 47"), "")


def test_each_commitment_is_a_dot_and_each_week_without_one_a_sign(make_site) -> None:
    """Dots say kept, carried on, not kept, open; a missed check-in and a pause look different."""
    files = {
        **WEEKLY,
        "sales.md": f"{WEEKLY['sales.md']}pauses: [{{period: 2026-W46, why: the fair}}]\n",
    }
    teams = {team.title: team for team in build_week(make_site(files)).model.kept.teams}
    marks = [[one.state for one in week.marks] for week in teams["Marketing"].weeks]
    assert marks[-3:] == [
        ["kept", "kept"], ["kept", "carried", "missed", "open"], ["kept", "kept", "missed", "open"],
    ]  # fmt: skip
    weeks = teams["Sales"].weeks
    assert [week.note for week in weeks] == [
        *("rest", "rest", "rest", "rest", "", "absent", "paused", "yet"),
    ]
    assert weeks[-1].current
    assert weeks[-4].label == "Week 44: 1 of 1 kept"
    assert weeks[-3].label == "Week 45: no check-in"


def test_teams_stand_in_the_company_s_order_whatever_they_kept(make_site) -> None:
    """Nobody is ranked: a team that kept everything does not move up."""
    for result in ("kept", "missed"):
        text = CHECK_INS["w44-sales.md"].replace("kept", result)
        page = build_week(make_site({**WEEKLY, "w44-sales.md": text}))
        assert [team.title for team in page.model.kept.teams] == ["Marketing", "Sales"]


def test_who_needs_help_says_who_deals_with_it_and_what_is_left_open(make_site) -> None:
    """Blockers come with owner and next step or two holes, help with whoever could give it."""
    needs = build_week(make_site(WEEKLY)).model.needs
    hall, printer, hands = needs
    assert (hall.text, hall.owner.name, hall.next) == (
        "The hall is not free", "Ines Example", "ask the school",
    )  # fmt: skip
    assert hall.source.address == "check-ins/2026-w47-marketing/"
    assert (printer.owner, printer.open) == (
        None, ("nobody deals with it yet", "no next step yet"),
    )  # fmt: skip
    assert (hands.kind, hands.asks.name, hands.asked.title) == ("help", "Maya Example", "Sales")


def test_home_says_who_needs_help_and_leads_to_the_reason(make_site) -> None:
    """From home one click leads to the check-in that names it."""
    site = make_site(WEEKLY)
    page = ask(site, build_home(site))
    links = {a.text: a.attributes["href"] for a in page.all("a")}
    assert links["The hall is not free"] == "/check-ins/2026-w47-marketing/#needs"
    assert "nobody deals with it yet" in page.text
    assert "2 of 4 commitments kept" in page.text


def test_home_does_not_call_last_week_this_week(make_site) -> None:
    """On a Monday nothing has an answer yet; the newest week that has one bears its number."""
    files = {name: text for name, text in WEEKLY.items() if "w47" not in name}
    site = make_site(files)
    page = ask(site, build_home(site))
    assert "Kept lately" in page.texts("h2")
    assert "Kept this week" not in page.texts("h2")


def test_commitments_stand_with_who_made_them_and_what_they_serve(make_site) -> None:
    """People by name, files of team and person read together; who committed to nothing is asked."""
    team = build_week(make_site(WEEKLY, missed="person")).model.teams[0]
    shown = {one.person.name: [(r.text, r.word) for r in one.rows] for one in team.people}
    assert shown == {
        "Ines Example": [("Settle the price", "Kept")],
        "Tom Example": [("Sort the photographs", "Open")],
        "Zoë Example": [("Ask the caretaker", "Not kept"), ("Draw a plan of the hall", "Kept")],
    }
    assert [person.name for person in team.none] == ["Maya Example"]
    assert team.people[0].rows[0].item.title == "Starter kit"


def test_by_default_what_was_not_kept_stands_with_the_team_and_beside_no_name(make_site) -> None:
    """One rule for every page: this week, the check-in, the item; and no way back to the person."""
    site = make_site(WEEKLY)
    team = build_week(site).model.teams[0]
    assert [row.text for row in team.unnamed] == ["Ask the caretaker"]
    assert team.unnamed[0].person is None
    assert team.unnamed[0].source == ""
    zoe = [row.text for one in team.people if one.person.name == "Zoë Example" for row in one.rows]
    assert zoe == ["Draw a plan of the hall"]
    own = ask(site, check_in_of(site, "2026-w47-zoe"))
    assert "Ask the caretaker" not in own.text
    assert "he was away" not in own.text
    assert "Ask the caretaker" not in search_words(site, item_of(site, "2026-w47-zoe"))
    leads = panel(build_item_page(site, item_of(site, "leads")).model, "item_weeks").rows
    assert {row.text: row.person and row.person.name for row in leads} == {
        "Ask the caretaker": None,
        "Draw a plan of the hall": "Zoë Example",
        "Answer the replies": "Maya Example",
        "Book the hall": "Zoë Example",
    }


def test_a_new_id_of_somebody_changes_nothing_about_their_weeks(make_site) -> None:
    """Old check-ins keep the old id; what was not kept in the end stays unnamed where it began."""
    zoe = f"{WEEKLY['zoe.md']}formerly: [zoe-old]\n"
    carried = told(
        "week: 2026-W46",
        "team: marketing",
        "commitments:",
        "  - {person: zoe-old, text: Ask the caretaker, item: leads, result: carried, why: rain}",
        "  - {person: zoe-old, text: Sort the post, item: leads}",
    )
    again = told(
        "week: 2026-W47",
        "team: marketing",
        "commitments:",
        "  - {person: zoe-old, text: Sort the post, item: leads}",
    )
    files = {**WEEKLY, "zoe.md": zoe, "w46.md": carried, "w47.md": again}
    site = make_site(files)
    rows = panel(build_item_page(site, item_of(site, "leads")).model, "item_weeks").rows
    assert [row.person for row in rows if row.text == "Ask the caretaker"] == [None, None]
    files["w47-zoe.md"] = CHECK_INS["w47-zoe.md"].replace("person: zoe", "person: zoe-old")
    site = make_site(files, missed="person")
    team = build_week(site).model.teams[0]
    assert [one.person.name for one in team.people] == ["Zoë Example"]
    assert "Zoë Example" not in [person.name for person in team.none]
    owed = {
        one.person.name: one.dues for team in build_owed(site).model.teams for one in team.people
    }
    files["w47.md"] = again.replace("zoe-old", "zoe")
    site = make_site(files, missed="person")
    same = {
        one.person.name: one.dues for team in build_owed(site).model.teams for one in team.people
    }
    assert owed["Zoë Example"] == same["Zoë Example"]


def test_a_finding_does_not_tell_on_a_person_s_page_what_the_page_keeps_back(make_site) -> None:
    """The check says it to whoever has the files; the site does not, unless agreed."""
    text = CHECK_INS["w47-zoe.md"].replace(", why: he was away", "")
    site = make_site({**WEEKLY, "w47-zoe.md": text})
    (quoted,) = (f for f in site.result.findings if "'Ask the caretaker'" in f.message)
    assert tells_of_a_miss(site.plan, quoted)
    agreed = make_site({**WEEKLY, "w47-zoe.md": text}, missed="person")
    assert not any(tells_of_a_miss(agreed.plan, f) for f in agreed.result.findings)


def test_a_company_may_agree_to_show_misses_beside_the_name(make_site) -> None:
    """With `missed: person` the person's own check-in shows them, too."""
    site = make_site(WEEKLY, missed="person")
    assert "Ask the caretaker" in ask(site, check_in_of(site, "2026-w47-zoe")).text
    assert build_week(site).model.teams[0].unnamed == ()


def test_a_company_names_a_miss_in_its_own_words(make_site) -> None:
    """The word is one of the catalogue and may be renamed."""
    site = make_site(WEEKLY, words={"commitment.missed": "Needs another go"})
    assert "Needs another go" in ask(site, build_week(site)).text
    assert "Not kept" not in ask(site, build_week(site)).text


def test_who_is_away_owes_nothing_and_names_who_stands_in(make_site) -> None:
    """Leave of a whole week is no missing commitment; the delegate stands beside the name."""
    site = make_site({**WEEKLY, "maya.md": f"{WEEKLY['maya.md']}{DELEGATE}"})
    team = build_week(site).model.teams[0]
    maya = next(one for one in team.people if one.person.name == "Maya Example")
    assert (maya.absence.until, maya.absence.delegate.name) == ("22 Nov", "Tom Example")
    assert team.none == ()
    owes = {one.person.name: one for one in build_owed(site).model.teams[0].people}
    assert owes["Maya Example"].dues == ()


def test_how_a_team_feels_needs_consent_of_the_company_and_five_answers(make_site) -> None:
    """Off by default, and never for four people."""
    assert build_week(make_site(WEEKLY)).model.teams[0].mood is None
    mood = build_week(make_site(WEEKLY, mood=True)).model.teams[0].mood
    assert (mood.mean, mood.label) == ("3.6", "2 of 5: 1, 3 of 5: 1, 4 of 5: 2, 5 of 5: 1")
    four = CHECK_INS["w47.md"].replace("[4, 4, 3, 5, 2]", "[4, 4, 3, 5]")
    site = make_site({**WEEKLY, "w47.md": four}, mood=True)
    assert build_week(site).model.teams[0].mood is None
    assert check_in_of(site, "2026-w47-marketing").model.mood is None


def test_an_answer_cannot_be_reckoned_from_a_week_and_one_of_its_files(make_site) -> None:
    """Where answers stand in two files of a week, only the week shows them."""
    late = "kind: check-in\nid: late\nweek: 2026-W47\nteam: marketing\nmood: [1]\n"
    site = make_site({**WEEKLY, "w47-late.md": late}, mood=True)
    assert "2 of 5: 1" in build_week(site).model.teams[0].mood.label
    assert "6" in build_week(site).model.teams[0].mood.answers
    assert check_in_of(site, "2026-w47-marketing").model.mood is None


@pytest.mark.parametrize(
    ("cadence", "last", "state"),
    [
        ("weekly", "2026-W46", "due"),
        ("fortnightly", "2026-W46", "later"),
        ("fortnightly", "2026-W45", "due"),
    ],
)
def test_a_team_is_waited_for_by_its_own_rhythm(make_site, cadence, last, state) -> None:
    """Whoever checks in every two weeks is not late after one."""
    sales = WEEKLY["sales.md"].replace("cadence: weekly", f"cadence: {cadence}")
    text = CHECK_INS["w44-sales.md"].replace("2026-W44", last)
    page = build_week(make_site({**WEEKLY, "sales.md": sales, "w44-sales.md": text}))
    (waiting,) = page.model.waiting
    assert (waiting.team.title, waiting.state) == ("Sales", state)
    assert [lead.name for lead in waiting.leads] == ["Raj Example"]


def test_search_forgets_check_ins_that_are_older_than_last_week(make_site) -> None:
    """Eight weeks of six teams would bury everything else."""
    site = make_site(WEEKLY)
    found = {name: check_in_of(site, f"2026-w{name}-marketing").searchable for name in (45, 46, 47)}
    assert found == {45: False, 46: True, 47: True}
    assert "Settle the price" in search_words(site, item_of(site, "2026-w47-marketing"))


def test_a_department_shows_its_weeks_its_rhythm_and_what_it_needs(make_site) -> None:
    """Another rhythm than weekly is a visible exception; pauses say why."""
    sales = WEEKLY["sales.md"].replace("cadence: weekly", "cadence: fortnightly")
    files = {**WEEKLY, "sales.md": f"{sales}pauses: [{{period: 2026-W46, why: The fair.}}]\n"}
    site = make_site(files)
    sales = build_department_page(site, item_of(site, "sales")).model
    cadence, rhythm = panel(sales, "fact_rhythm"), panel(sales, "team_weeks")
    assert (cadence.said, cadence.odd) == ("every two weeks", True)
    assert (cadence.last.title, rhythm.pauses[0].title) == ("Sales, Week 44", "Week 46")
    page = ask(site, build_department_page(site, item_of(site, "sales")))
    assert "not every week" in page.text
    assert "Pause, Week 46: The fair." in page.text
    model = build_department_page(site, item_of(site, "marketing")).model
    marketing = panel(model, "team_weeks")
    assert (panel(model, "fact_rhythm").odd, marketing.kept) == (
        False,
        "5 of 9 kept in the last 8 weeks",
    )
    assert len(marketing.needs) == 3


def test_an_item_shows_the_newest_commitments_for_it(make_site) -> None:
    """Newest first, six at most, with how many there are."""
    rows = "\n".join(
        f"  - {{person: maya, text: Call number {n}, item: kit, result: kept}}" for n in range(9)
    )
    extra = told("week: 2026-W43", "team: marketing", "commitments:", rows)
    site = make_site({**WEEKLY, "w43.md": extra})
    weeks = panel(build_item_page(site, item_of(site, "kit")).model, "item_weeks")
    assert [row.week for row in weeks.rows] == [
        "Week 47", "Week 46", "Week 45", "Week 43", "Week 43", "Week 43",
    ]  # fmt: skip
    assert weeks.note == "11 of 12 commitments kept, the newest 6"
    assert [need.text for need in weeks.needs] == [
        "The printer stands still", "Two hands for an afternoon",
    ]  # fmt: skip
    assert panel(build_item_page(site, item_of(site, "brand")).model, "item_weeks") is None


def test_a_plan_without_check_ins_says_how_to_begin(make_site) -> None:
    """Nothing is shown as missed or kept, and home does not change."""
    files = {name: text for name, text in WEEKLY.items() if name not in CHECK_INS}
    files = {name: text.replace("cadence: weekly\n", "") for name, text in files.items()}
    site = make_site(files)
    assert "goldenthread check-in TEAM" in ask(site, build_week(site)).text
    assert panel(build_home(site).model, "kept") is None
    assert "gt-kept" not in [n.attributes.get("id") for n in ask(site, build_home(site)).walk()]
    sales = build_department_page(site, item_of(site, "sales")).model
    assert (panel(sales, "fact_rhythm"), panel(sales, "team_weeks")) == (None, None)
    assert build_missed(site).model.groups == ()
    missed = ask(site, build_missed(site)).text
    assert "cadence: weekly" in missed
    assert "Every team has checked in" not in missed


def test_the_first_week_speaks_of_no_line_that_is_not_drawn(make_site) -> None:
    """A line needs two weeks; before them nothing explains one."""
    later = {name for name in CHECK_INS if "w47" in name}
    first = {n: text for n, text in WEEKLY.items() if n not in CHECK_INS or n in later}
    site = make_site(first)
    assert build_week(site).model.kept.spark is None
    assert "The line shows" not in ask(site, build_week(site)).text


def test_nothing_a_writer_wrote_becomes_markup(make_site) -> None:
    """Texts of commitments, reasons, blockers and notes are text on every page."""
    hostile = HOSTILE.replace('"', '\\"')
    text = told(
        "week: 2026-W47",
        "team: marketing",
        f'commitments: [{{person: maya, text: "{hostile}", item: kit, result: kept,'
        f' why: "{hostile}"}}]',
        f'blockers: [{{text: "{hostile}", item: kit, next: "{hostile}"}}]',
        f'help: [{{text: "{hostile}", asked_of: "{hostile}"}}]',
    )
    site = make_site({**WEEKLY, "w47.md": text})
    pages = (build_week, build_owed, build_missed, build_home)
    built = [build(site) for build in pages]
    built += [check_in_of(site, "2026-w47-marketing")]
    built += [build_item_page(site, item_of(site, "kit"))]
    for page in built:
        assert not [n for n in ask(site, page).all("script") if "alert" in n.text], page.view
    assert HOSTILE.split("`")[0].strip() in ask(site, built[0]).text


def test_a_team_s_week_is_folded_unless_something_was_not_kept(make_site) -> None:
    """The count stands on the fold, so that a week in which all went well takes one line."""
    text = CHECK_INS["w47-zoe.md"].replace("result: missed", "result: kept")
    for zoe, unfolded in ((CHECK_INS["w47-zoe.md"], True), (text, False)):
        page = ask(site := make_site({**WEEKLY, "w47-zoe.md": zoe}), build_week(site))
        (fold,) = page.all("details", "gt-tweek")
        assert ("open" in fold.attributes) is unfolded
        kept = "2 of 4 kept, 1 not kept, 1 open" if unfolded else "3 of 4 kept, 1 open"
        assert fold.all("summary")[0].text == f"Marketing {kept}"


def test_search_finds_no_missed_commitment_under_a_former_id(make_site) -> None:
    """What was not kept in the end stays unnamed in the index, too."""
    before = told(
        "id: before",
        "week: 2026-W46",
        "person: zoe-old",
        "commitments:",
        "  - {text: Ask the caretaker, item: leads, result: carried, why: rain}",
        "  - {text: Sort the post, item: leads}",
    )
    zoe = f"{WEEKLY['zoe.md']}formerly: [zoe-old]\n"
    site = make_site({**WEEKLY, "zoe.md": zoe, "before.md": before})
    words = search_words(site, item_of(site, "before"))
    assert "Sort the post" in words
    assert "Ask the caretaker" not in words
