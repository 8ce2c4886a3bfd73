"""A person's page week by week: commitments, what is owed, what was read, what changed above."""

from __future__ import annotations

import datetime as dt

import pytest

from goldenthread.git.history import Change, History
from goldenthread.items.intent import take_intent
from goldenthread.questions.commitment.acknowledgement import version_of
from goldenthread.site.views.person import build_person_page
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask, panel
from tests.questions.commitment.week.site.weeks import CHECK_INS, WEEKLY

WEEKS = {
    **COMPANY,
    "c/46.md": "kind: check-in\nweek: 2026-W46\nteam: marketing\ncommitments:\n"
    "  - {person: tom, text: Ask a landlord, item: photos, result: kept}\n"
    "  - {person: tom, text: Sort the archive, item: photos, result: missed, why: it rained}\n"
    "  - {person: maya, text: Count the leads, item: leads}\n",
    "c/47.md": "kind: check-in\nweek: 2026-W47\nteam: marketing\ncommitments:\n"
    "  - {person: tom, text: Photograph a sink, item: photos}\n"
    "blockers: [{item: kit, text: The portal says no, owner: tom, next: call them on Friday}]\n"
    "help: [{text: Somebody with a ladder, item: photos, asked_of: maya, person: tom}]\n",
}


def model_of(site, item_id):
    """Return the view model of a person's page."""
    return build_person_page(site, site.plan.by_id[item_id]).model


def page_of(site, item_id):
    """Render and parse a person's page."""
    return ask(site, build_person_page(site, site.plan.by_id[item_id]))


def test_this_week_and_the_last_stand_with_what_came_of_them(make_site) -> None:
    """Two commitments of last week, one of this; the eight weeks add up."""
    model = model_of(make_site(WEEKS, missed="person"), "tom")
    weeks, kept = panel(model, "person_weeks"), panel(model, "kept_weeks")
    assert [(c.text, c.word) for c in weeks.this.commitments] == [("Photograph a sink", "Open")]
    assert weeks.this.note == "Week 47: 0 of 1 kept, 1 open"
    assert [(c.text, c.word, c.why) for c in weeks.last.commitments] == [
        ("Ask a landlord", "Kept", ""),
        ("Sort the archive", "Not kept", "it rained"),
    ]
    assert (len(kept.dots), kept.total) == (8, "1 of 2 kept")


def test_what_was_not_kept_stays_with_the_team_by_default(make_site) -> None:
    """No word of it, no reason and no count on the person's page."""
    site = make_site(WEEKS)
    weeks = panel(model_of(site, "tom"), "person_weeks")
    assert (weeks.last.note, panel(model_of(site, "tom"), "kept_weeks")) == ("Week 46", None)
    assert [one.text for one in weeks.last.commitments] == ["Ask a landlord"]
    assert (weeks.this.empty, weeks.last.empty) == ("", "")
    text = page_of(site, "tom").text
    assert "What was kept is not counted beside a name" in text
    assert "of 1 kept" not in text
    assert "Sort the archive" not in text
    assert "it rained" not in text


def test_without_check_ins_there_is_no_week(make_site) -> None:
    """A plan that uses none of this shows none of it; a colleague's team week does not invent."""
    assert panel(model_of(make_site(COMPANY), "tom"), "person_weeks") is None
    zoe = model_of(make_site(WEEKS, missed="person"), "zoe")
    assert panel(zoe, "person_weeks").this.note == "Week 47: no commitment"
    assert panel(zoe, "kept_weeks") is None


def test_nobody_is_said_to_have_committed_to_nothing_who_did_not_keep_it(make_site) -> None:
    """Where what was not kept has no name, an empty week says the same of everybody."""
    week = CHECK_INS["w47.md"].replace("item: kit, result: kept", "item: kit, result: missed")
    site = make_site({**WEEKLY, "w47.md": week})
    models = [model_of(site, person) for person in ("ines", "maya")]
    weeks = [panel(model, "person_weeks") for model in models]
    assert {one.this.note for one in weeks} == {"Week 47"}
    assert {one.this.empty for one in weeks} == {"Nothing stands beside this name."}
    assert [panel(model, "kept_weeks") for model in models] == [None, None]


def test_a_week_that_has_just_begun_awaits_a_check_in(make_site) -> None:
    """Before anybody of the team has checked in, there is nothing that could stand elsewhere."""
    early = {name: text for name, text in WEEKLY.items() if "2026-W47" not in text}
    weeks = panel(model_of(make_site(early), "tom"), "person_weeks")
    assert weeks.this.note == "Week 47: no check-in yet"


def test_what_is_owed_is_in_one_list_overdue_first(make_site) -> None:
    """Numbers that are old, open commitments, help asked of her, reviews, blockers with a step."""
    site = make_site(WEEKS)
    maya = panel(model_of(site, "maya"), "due")
    assert [(d.label, d.text, d.when, d.overdue) for d in maya] == [
        ("Number to report", "Leads", "As of 31 Aug", True),
        ("Commitment", "Count the leads", "since 15 Nov", True),
        ("Help asked for", "Somebody with a ladder", "", False),
    ]
    (commitment, blocker) = panel(model_of(site, "tom"), "due")
    assert (commitment.text, commitment.when, commitment.overdue) == (
        "Photograph a sink",
        "by 22 Nov",
        False,
    )
    assert (blocker.label, blocker.text, blocker.next) == (
        "Blocker",
        "The portal says no",
        "call them on Friday",
    )
    assert panel(model_of(site, "ines"), "due") is None
    soon = {**WEEKS, "leads.md": WEEKS["leads.md"].replace("2026-Q4", "2026-11")}
    (review,) = panel(model_of(make_site(soon), "ines"), "due")
    assert (review.label, review.link.title, review.when) == (
        "Review",
        "Double the leads",
        "by 30 Nov",
    )


JOURNEY = (
    "kind: journey\nid: way\ntitle: The way\nowner: ines\n"
    "stages: [{id: lead, name: Lead}, {id: offer, name: Offer}]\n"
    "hand_offs: [{from: lead, to: offer, review_by: REVIEW, signed: [{person: raj, side: to}]}]\n"
)


def test_agreements_and_assumptions_come_back_to_who_answers_for_them(make_site) -> None:
    """Raj signed what is to be reviewed; Maya answers for an assumption that nobody checked."""
    files = {
        **COMPANY,
        "way.md": JOURNEY.replace("REVIEW", "2026-12-01"),
        "leads.md": COMPANY["leads.md"]
        + "assumptions: [{text: Landlords agree, owner: maya, checked: 2026-01-05, holds: true},"
        " {text: Tiles can be drilled, owner: maya, checked: 2026-11-05, holds: true}]\n",
    }
    site = make_site(files)
    assert [(d.label, d.link.title, d.when) for d in panel(model_of(site, "raj"), "due")] == [
        ("Agreement to review", "Lead → Offer", "by 1 Dec")
    ]
    assert [(d.label, d.text) for d in panel(model_of(site, "maya"), "due")] == [
        ("Number to report", "Leads"),
        ("Assumption to check", "Landlords agree"),
    ]
    files["way.md"] = JOURNEY.replace("REVIEW", "2027-02-01")
    assert panel(model_of(make_site(files), "raj"), "due") is None
    assert panel(model_of(site, "ines"), "due") is None


def test_who_is_away_owes_nothing_and_says_who_stands_in(make_site) -> None:
    """The delegate is named beside the owner; leave that is over is not mentioned."""
    leave = "away: [{period: 2026-11-16/2026-11-27, delegate: zoe}, {period: 2026-01}]\n"
    model = model_of(make_site({**WEEKS, "maya.md": WEEKS["maya.md"] + leave}), "maya")
    assert panel(model, "due") is None
    ((text, delegate),) = [(one.text, one.delegate.name) for one in panel(model, "leave")]
    assert (text, delegate) == ("Away: 16 Nov – 27 Nov 2026.", "Zoë Example")


def read(site, *ids: str) -> str:
    """Write that somebody has read the versions of today."""
    entries = (
        f"  - {{item: {i}, version: {version_of(site.plan, site.plan.by_id[i])},"
        " date: 2026-10-06, how: meeting}\n"
        for i in ids
    )
    return "acknowledged:\n" + "".join(entries)


def test_the_page_says_what_has_been_read_and_what_not(make_site) -> None:
    """Purpose and visions, the company's first; a changed text is open again."""
    road = "kind: roadmap\nid: road\ntitle: Road\nperiod: 2027\nitems: [leads]\n"
    files = {**COMPANY, "road.md": road}
    files["tom.md"] += read(make_site(files), "why", "see")
    files["see.md"] = files["see.md"].replace("One million", "Two million")
    site = make_site(files)
    model = model_of(site, "tom")
    noted = "Acknowledged on 6 October 2026"
    assert [(a.label, a.state, a.text) for a in panel(model, "asked").answers] == [
        ("The company’s purpose", "recorded", f"{noted}, as recorded in a meeting"),
        ("The company’s vision", "outdated", "Has changed since 6 October 2026"),
        ("Vision of Marketing", "missing", "Not acknowledged yet"),
        ("The company’s roadmap", "missing", "Not committed yet"),
    ]
    assert panel(model, "asked").command == "goldenthread acknowledge see mv road --person tom"
    assert "1 of 4 read and committed to" in [one.text for one in model.glances]


def test_what_changed_above_is_counted_from_the_last_acknowledgement(make_site) -> None:
    """Newest first, with its day; what changed before, and the own work, are left out."""
    days = {"see.md": 20, "share.md": 21, "kit.md": 21, "photos.md": 22, "leads.md": 1}
    last = {name: Change(dt.date(2026, 11, day), "Ines Example") for name, day in days.items()}
    history = History("abc", last=last)
    noted = COMPANY["tom.md"] + read(make_site(COMPANY), "see", "why")
    noted = noted.replace("10-06", "10-01", 1).replace("10-06", "11-10")
    above = panel(model_of(make_site({**COMPANY, "tom.md": noted}, history=history), "tom"), "above")
    assert above.since == "Since 10 November 2026, the last acknowledgement"
    assert [(row.date, row.title) for row in above.rows] == [
        ("21 Nov", "Starter kit"),
        ("21 Nov", "Be chosen by one in four homes"),
        ("20 Nov", "One million people drinking safe water at home"),
    ]
    eight = panel(model_of(make_site(COMPANY, history=history), "tom"), "above")
    assert eight.since == "Since 27 September 2026, eight weeks back"
    assert eight.rows[-1].title == "Double the leads"
    zoe = panel(model_of(make_site(COMPANY, history=history), "zoe"), "above")
    assert "Double the leads" in [row.title for row in zoe.rows]


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (History(), "the site was built without git"),
        (History("abc"), "holds no days of changes"),
        (
            History("abc", last={"see.md": Change(dt.date(2026, 1, 2), "Ines")}),
            "Above this work one item was looked at; it has not changed since.",
        ),
    ],
)
def test_where_nothing_is_known_of_changes_that_is_said(make_site, history, said: str) -> None:
    """Without git, in a shallow clone, and where nothing has changed."""
    site = make_site(COMPANY, history=history)
    assert panel(model_of(site, "tom"), "above").rows == ()
    assert said in page_of(site, "tom").text


def test_links_that_are_suspect_are_named_with_the_command_that_answers(make_site) -> None:
    """Tom affirmed the kit when it still had another title; Maya's own links are not his."""
    site = make_site(COMPANY)
    seen = take_intent(site.plan.by_id["kit"])
    affirmed = COMPANY["photos.md"].replace("small it is}", f"small it is, seen: {seen}}}")
    assert panel(model_of(make_site({**COMPANY, "photos.md": affirmed}), "tom"), "above").suspects == ()
    renamed = COMPANY["kit.md"].replace("Starter kit", "Starter set")
    site = make_site({**COMPANY, "photos.md": affirmed, "kit.md": renamed})
    above = panel(model_of(site, "tom"), "above")
    assert [(s.title, s.note) for s in above.suspects] == [
        ("Starter set", "above “Real photographs”")
    ]
    assert above.fix == "goldenthread affirm --all-mine --person tom"
    assert panel(model_of(site, "maya"), "above").suspects == ()
    helper = COMPANY["zoe.md"] + "contributes_to: [photos]\n"
    site = make_site({**COMPANY, "photos.md": affirmed, "kit.md": renamed, "zoe.md": helper})
    assert panel(model_of(site, "zoe"), "above").suspects == ()


def test_whose_work_waits_for_this_one_is_named(make_site) -> None:
    """Raj's calls depend on Maya's objective; her own campaign does not count."""
    waits = {
        **COMPANY,
        "calls.md": COMPANY["calls.md"] + "depends_on: [leads]\n",
        "kit.md": COMPANY["kit.md"] + "depends_on: [leads]\n",
    }
    model = model_of(make_site(waits), "maya")
    assert [(w.title, w.note) for w in model.waiting] == [
        ("Answer within a day", "waits for “Double the leads”")
    ]


def test_two_purposes_stand_side_by_side_with_where_they_meet(make_site) -> None:
    """Own words, what they touch, the last conversation; never a number."""
    talked = COMPANY["ines.md"].replace("touches: [why]", "touches: [why, see], talked: 2026-09-03")
    site = make_site({**COMPANY, "ines.md": talked})
    both = panel(model_of(site, "ines"), "purposes")
    assert (both.company.title, both.own) == (
        "Nobody thinks twice before drinking",
        "I want to undo some of it.",
    )
    assert [(s.title, s.note) for s in both.shared] == [
        ("Nobody thinks twice before drinking", "Purpose"),
        ("One million people drinking safe water at home", "Vision"),
    ]
    assert both.talked == "Last talked about on 3 September 2026"
    (section,) = page_of(site, "ines").all("section", "gt-pp")
    assert not any(character == "%" for character in section.text)


def test_without_consent_nothing_tells_that_there_is_a_purpose(make_site) -> None:
    """The page is the same, byte for byte, as if no purpose had been written."""
    shut = COMPANY["ines.md"].replace("consent: true, ", "talked: 2026-09-03, ")
    without = "".join(
        line for line in COMPANY["ines.md"].splitlines(True) if not line.startswith("purpose")
    )
    pages = []
    for text in (shut, without):
        site = make_site({**COMPANY, "ines.md": text})
        model = model_of(site, "ines")
        both = panel(model, "purposes")
        assert (both.own, both.shared, both.talked) == ("", (), "")
        (section,) = page_of(site, "ines").all("section", "gt-pp")
        pages.append(section.text)
    assert pages[0] == pages[1]


def test_the_first_thing_said_is_why(make_site) -> None:
    """Right below the name stands the whole sentence of work that reaches the purpose."""
    model = model_of(make_site(COMPANY), "ines")
    assert [clause.text for clause in model.lead.clauses][-1].startswith("nobody thinks")
    assert not any(clause.hole for clause in model.lead.clauses)
    vision = {
        **COMPANY,
        "mv.md": COMPANY["mv.md"].replace("kind: vision", "number: '1'\nkind: vision"),
    }
    assert model_of(make_site(vision), "ines").lead.start == "Be chosen by one in four homes"
    page = page_of(make_site(COMPANY), "tom")
    (first, *_) = page.all("p", "gt-sentence")
    assert first.text.startswith("In one sentence Real photographs so that a picture says")


def test_hostile_words_are_text(make_site) -> None:
    """Whatever a check-in says, it stays text."""
    files = {
        name: text.replace("Photograph a sink", HOSTILE.replace("{", "").replace("}", ""))
        for name, text in WEEKS.items()
    }
    files["c/47.md"] = (
        "kind: check-in\nweek: 2026-W47\nteam: marketing\ncommitments:\n"
        "  - person: tom\n    item: photos\n    text: >-\n      " + HOSTILE + "\n"
    )
    page = page_of(make_site(files), "tom")
    assert page.all("script") == []
    assert "<script>alert(1)</script>" in page.text
