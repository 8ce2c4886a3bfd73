"""The alignment report with its coverage matrix."""

from __future__ import annotations

import json

import pytest

from goldenthread.findings.check import fingerprint
from goldenthread.questions.outcomes.site.coverage import build_goal_matrix
from goldenthread.site.views.report import build_report
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask


def test_health_counts_what_reaches_the_purpose(make_site) -> None:
    """One sentence for the company, one row for each department and for what has none."""
    model = build_report(make_site(COMPANY)).model
    assert model.head.lead == "9 of 10 items reach the purpose. One does not."
    assert [(row.label, row.items, row.whole, row.percent) for row in model.health] == [
        ("Marketing", 5, 4, 80),
        ("Sales", 1, 1, 100),
        ("Across departments", 4, 4, 100),
    ]
    assert (model.company.items, model.company.whole) == (10, 9)
    assert model.health[0].tree_address == "tree/?department=marketing"


def test_a_share_below_all_is_never_shown_as_all(make_site) -> None:
    """Of 300 items 299 reach the purpose: that is 99 per cent, not 100."""
    files = {f"v{n}.md": f"kind: value\ntitle: V{n}\nsupports: why\n" for n in range(298)}
    files |= {"why.md": "kind: purpose\ntitle: Why\n", "x.md": "kind: value\ntitle: X\n"}
    company = build_report(make_site(files)).model.company
    assert (company.items, company.whole, company.percent) == (300, 299, 99)


def test_items_that_stand_alone_are_counted_apart(make_site) -> None:
    """They are neither whole nor broken, and they are named."""
    alone = "kind: initiative\ntitle: Alone\nstands_alone: because the law says so\n"
    model = build_report(make_site({**COMPANY, "alone.md": alone})).model
    assert model.company.items == 10
    assert model.alone == "One item stands alone, with a reason."


def test_findings_are_grouped_by_rule_with_the_errors_first(make_site) -> None:
    """Each group has its count, reason and link to the rule; errors and warnings are open."""
    site = make_site(COMPANY)
    groups = build_report(site).model.groups
    ranks = ["error", "warning", "info"]
    assert [g.severity for g in groups] == sorted((g.severity for g in groups), key=ranks.index)
    assert sum(group.count for group in groups) == len(site.result.findings)
    assert all(group.open == (group.severity != "info") for group in groups)
    unknown = next(group for group in groups if group.code == "GT201")
    assert unknown.findings[0].address == "initiatives/brand/"
    assert unknown.address == "rules/#gt201"
    page = ask(site, build_report(site))
    assert page.all("details", id="gt201")[0].attributes.get("open") == ""


def test_waived_and_known_findings_are_listed_and_not_counted(make_site, tmp_path) -> None:
    """A waiver shows its reason and day; the baseline shows how many remain."""
    waived = "waivers: [{rule: GT201, because: the file comes next week, until: 2026-12-31}]\n"
    files = {**COMPANY, "brand.md": COMPANY["brand.md"] + waived}
    first = make_site(files)
    known = first.result.findings[0]
    entry = {"code": known.code, "fingerprint": fingerprint(known)}
    (tmp_path / "base.json").write_text(json.dumps({"version": 1, "findings": [entry]}))
    site = make_site(files, baseline="base.json")
    model = build_report(site).model
    assert [(w.code, w.waived.because) for w in model.waived] == [
        ("GT201", "the file comes next week")
    ]
    assert [finding.code for finding in model.known] == [known.code]
    assert sum(group.count for group in model.groups) == len(first.result.findings) - 1
    text = ask(site, build_report(site)).text
    assert "One finding of the baseline remains; the number may only shrink" in text
    assert "Waived until 31 December 2026" in text


def test_coverage_counts_what_contributes_through_every_parent(make_site) -> None:
    """An objective with two parents counts for both goals; what shows no figure stands apart."""
    matrix = build_goal_matrix(make_site(COMPANY))
    assert [column.title for column in matrix.columns] == [
        "Be chosen by one in four homes",
        "Keep nine in ten customers",
    ]
    cells = [(row.label, [(c.count, c.linked, c.level) for c in row.cells]) for row in matrix.rows]
    assert cells == [
        ("Marketing", [(1, 2, 1), (1, 2, 1)]),
        ("Sales", [(0, 1, 0), (0, 0, 0)]),
    ]
    assert matrix.totals == (1, 1)
    assert matrix.rows[0].cells[1].address == "coverage/#marketing--stay"
    assert matrix.note == (
        "Work contributes to each of the 2 goals, least to “Be chosen by one in four homes”: "
        "one item. None of that is in Sales. "
        "No work of Sales contributes to any of these goals."
    )


def test_work_that_is_not_in_hand_covers_nothing(make_site) -> None:
    """Drafts and closed items are no work for a goal."""
    files = {**COMPANY, "calls.md": COMPANY["calls.md"] + "state: draft\n"}
    matrix = build_goal_matrix(make_site(files))
    assert [(cell.count, cell.linked) for cell in matrix.rows[1].cells] == [(0, 0), (0, 0)]
    assert matrix.note.endswith("No work of Sales contributes to any of these goals.")


def test_a_goal_that_nobody_serves_is_named(make_site) -> None:
    """An empty column is said in words."""
    lab = "kind: goal\nid: lab\ntitle: Publish every result\nsupports: see\n"
    matrix = build_goal_matrix(make_site({**COMPANY, "lab.md": lab}))
    assert "Nobody works for “Publish every result”." in matrix.note
    assert [row.cells[2].level for row in matrix.rows] == [0, 0]


def test_large_counts_are_graded_by_their_share(make_site) -> None:
    """The strongest cell has level 5, one item is never nothing."""
    figure = "metrics: [{id: n, name: Calls, actuals: [{date: 2026-11-15, value: 3}]}]\n"
    link = "supports: [{id: calls, why: someone has to}]\n" + figure
    more = {f"t{n}.md": f"kind: tactic\ntitle: T{n}\n{link}" for n in range(20)}
    matrix = build_goal_matrix(make_site({**COMPANY, **more}))
    assert [[cell.level for cell in row.cells] for row in matrix.rows] == [[1, 1], [5, 0]]


@pytest.mark.parametrize("files", [{}, {"d.md": "kind: department\ntitle: D\n"}])
def test_a_plan_without_goals_or_departments_has_no_matrix(make_site, files) -> None:
    """The report renders all the same and says that nothing hangs on the thread."""
    site = make_site(files)
    assert build_goal_matrix(site) is None
    page = ask(site, build_report(site))
    assert "Nothing hangs on the thread yet." in page.text
    assert page.all("table", "gt-heat") == []


def test_a_plan_without_a_purpose_still_reports(make_site) -> None:
    """Everything is broken, and the report says what is missing instead of failing."""
    files = {name: text for name, text in COMPANY.items() if name != "why.md"}
    model = build_report(make_site(files)).model
    assert model.head.lead == "9 items, and no single purpose that they could reach."
    assert [row.whole for row in model.health] == [0, 0, 0]


def test_hostile_words_are_text(make_site) -> None:
    """Titles and messages of findings stay text."""
    files = {
        **COMPANY,
        "brand.md": COMPANY["brand.md"]
        .replace("Refresh the brand", json.dumps(HOSTILE))
        .replace("nowhere", json.dumps(HOSTILE)),
        "share.md": COMPANY["share.md"].replace(
            "Be chosen by one in four homes", json.dumps(HOSTILE)
        ),
    }
    page = ask(make_site(files), build_report(make_site(files)))
    assert page.all("script") == []
    assert "<script>alert(1)</script>" in page.text


def test_headings_are_anchors_of_the_page(make_site) -> None:
    """Whatever the contents name exists."""
    site = make_site(COMPANY)
    view = build_report(site)
    ids = [node.attributes.get("id") for node in ask(site, view).walk()]
    assert [heading.anchor for heading in view.headings] == [
        "health",
        "coverage",
        "gaps",
        "findings",
    ]
    assert all(heading.anchor in ids for heading in view.headings)
