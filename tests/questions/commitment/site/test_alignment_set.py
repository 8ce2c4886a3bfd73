"""The set of a department: Roadmap, Pathfinder, Vision, Purpose, and what is missing of it."""

from __future__ import annotations

from goldenthread.questions.commitment.acknowledgement import version_of
from goldenthread.questions.commitment.site.alignment_set import build_set
from goldenthread.site.views.department import build_department_page
from tests.site.company import COMPANY
from tests.site.conftest import ask

ROADMAP = "kind: roadmap\nid: {id}\ntitle: {id}\nperiod: {period}\nitems: [leads, kit, calls]\n"


def set_of(site, department):
    """Return the set by its labels: titles of what is there, or the words of the hole."""
    parts = build_set(site, site.plan.by_id[department])
    return {part.label: [link.title for link in part.links] or part.hole for part in parts}


def test_what_is_missing_is_a_hole_in_its_place(make_site) -> None:
    """Marketing leads, sees and lacks a roadmap and a purpose; Sales lacks all four."""
    site = make_site(COMPANY)
    assert set_of(site, "marketing") == {
        "Roadmap": "Nothing that the team commits to",
        "Pathfinder": ["Ines Example"],
        "Vision": ["Every home has heard"],
        "Purpose": "No purpose of its own",
    }
    assert list(set_of(site, "sales").values()) == [
        "Nothing that the team commits to",
        "Nobody leads the way",
        "No vision of its own",
        "No purpose of its own",
    ]


def test_each_hole_says_what_to_write(make_site) -> None:
    """A command with the department's id, or the line for its file."""
    site = make_site(COMPANY)
    fixes = [part.fix for part in build_set(site, site.plan.by_id["sales"])]
    assert fixes == [
        'goldenthread new roadmap "…" --department sales',
        "pathfinders: [{person: …, qualification: …, backup: …}]",
        'goldenthread new vision "…" --department sales',
        'goldenthread new purpose "…" --department sales',
    ]
    page = ask(site, build_department_page(site, site.plan.by_id["sales"]))
    assert [hole.all("code")[0].text for hole in page.all("li", "is-hole")] == fixes


def test_the_companys_roadmap_counts_where_it_holds_work_from_here(make_site) -> None:
    """A roadmap of the department's own comes before it; one of the past does not count."""
    company = {**COMPANY, "all.md": ROADMAP.format(id="all", period="2027")}
    site = make_site(company)
    (part, *_) = build_set(site, site.plan.by_id["marketing"])
    assert [(link.title, link.note) for link in part.links] == [
        ("all", "The company’s, with 2 items from here")
    ]
    alone = {**company, "calls.md": COMPANY["calls.md"].replace("department: sales\n", "")}
    assert set_of(make_site(alone), "sales")["Roadmap"] == "Nothing that the team commits to"
    own = ROADMAP.format(id="own", period="2027-H1") + "department: marketing\n"
    past = ROADMAP.format(id="past", period="2026-Q3") + "department: marketing\n"
    site = make_site({**company, "own.md": own, "past.md": past})
    (part, *_) = build_set(site, site.plan.by_id["marketing"])
    assert [(link.title, link.note) for link in part.links] == [
        ("own", "H1 2027 · 0 of 4 have committed")
    ]


def test_a_vision_and_a_roadmap_say_how_many_have_taken_them_on(make_site) -> None:
    """Of those who are asked; contractors count like everybody else."""
    site = make_site(COMPANY)
    version = version_of(site.plan, site.plan.by_id["mv"])
    read = f"acknowledged: [{{item: mv, version: {version}, date: 2026-10-06, how: meeting}}]\n"
    site = make_site({**COMPANY, "tom.md": COMPANY["tom.md"] + read})
    vision = build_set(site, site.plan.by_id["marketing"])[2]
    assert vision.links[0].note == "1 of 4 have read it"


def test_who_stands_in_leads_once_the_pathfinder_has_left(make_site) -> None:
    """Nobody who has gone is shown as leading the way."""
    gone = {**COMPANY, "ines.md": COMPANY["ines.md"] + "end: 2026-08-31\n"}
    site = make_site(gone)
    part = build_set(site, site.plan.by_id["marketing"])[1]
    assert [(link.title, link.note) for link in part.links] == [("Maya Example", "stands in")]
    gone["maya.md"] = COMPANY["maya.md"] + "end: 2026-08-31\n"
    assert set_of(make_site(gone), "marketing")["Pathfinder"] == "Nobody leads the way"
