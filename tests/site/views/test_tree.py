"""The alignment tree."""

from __future__ import annotations

import pytest

from goldenthread.site.views.tree import build_tree
from tests.site.conftest import ask

PLAN = {
    "ada.md": "kind: person\ntitle: Ada Example\n",
    "team.md": "kind: department\ntitle: Marketing\n",
    "other.md": "kind: department\ntitle: Nobody’s team\n",
    "why.md": "kind: purpose\ntitle: Nobody thinks twice\nowner: ada\n",
    "proof.md": "kind: value\ntitle: Proof\nsupports: why\n",
    "see.md": "kind: vision\ntitle: One million people\nsupports: why\n",
    "goal.md": "kind: goal\ntitle: One in four\nsupports: see\nperiod: 2026\n",
    "cost.md": "kind: goal\ntitle: Lift the margin\nsupports: see\n",
    "leads.md": "kind: objective\ntitle: Double the leads\nowner: ada\ndepartment: team\n"
    "period: 2026-Q4\naims: [reach]\n"
    "supports: [{id: goal, why: w}, cost]\nconflicts_with: [{id: cost, why: dear}]\n"
    "metrics: [{id: n, baseline: 0, target: 10, actuals: [{date: 2026-11-20, value: 9}]}]\n",
    "kit.md": "kind: campaign\ntitle: Starter kit\nsupports: leads\n",
    "done.md": "kind: campaign\ntitle: Move-in weeks\nsupports: leads\n"
    "closed: {date: 2026-10-31, verdict: achieved}\n",
    "brand.md": "kind: objective\ntitle: Refresh the brand\n",
    "paint.md": "kind: campaign\ntitle: Paint the vans\nsupports: brand\n",
    "name.md": "kind: initiative\ntitle: New name\nstands_alone: because the office says so\n",
}


def tree_of(site):
    """Return the view model of the tree."""
    return build_tree(site).model


def shape(rows):
    """Return (title, depth) of rows."""
    return [(row.title, row.depth) for row in rows]


def test_every_item_of_the_thread_is_in_exactly_one_block(make_site) -> None:
    """Whole, broken, standing alone, over: nothing is lost and nothing stands twice."""
    site = make_site(PLAN)
    page = tree_of(site)
    assert shape(page.rows) == [
        ("Nobody thinks twice", 0),
        ("Proof", 1),
        ("One million people", 1),
        ("Lift the margin", 2),
        ("One in four", 2),
        ("Double the leads", 3),
        ("Starter kit", 4),
    ]
    assert shape(page.broken) == [("Refresh the brand", 0), ("Paint the vans", 1)]
    assert shape(page.alone) == [("New name", 0)]
    assert shape(page.over) == [("Move-in weeks", 0)]
    blocks = [*page.rows, *page.broken, *page.alone, *page.over]
    assert sorted(row.anchor for row in blocks) == sorted(
        item.id for item in site.plan.items if item.kind.threaded
    )
    assert page.filters.total == 10


def test_a_broken_block_gives_the_reason_once(make_site) -> None:
    """Where the thread is cut the row says why; what hangs below does not repeat it."""
    brand, paint = tree_of(make_site(PLAN)).broken
    assert [(f.kind, f.text) for f in brand.flags] == [
        ("broken", "It does not say what it serves.")
    ]
    assert paint.flags == ()
    assert (brand.broken, paint.broken) == (True, True)


def test_flags_name_second_parents_and_conflicts(make_site) -> None:
    """A row says what else it serves and what it pulls against, and links there."""
    leads = next(row for row in tree_of(make_site(PLAN)).rows if row.anchor == "leads")
    assert [(f.kind, f.text, f.address) for f in leads.flags] == [
        ("conflict", "pulls against “Lift the margin”", "objectives/leads/#gt-conflicts"),
        ("ghost", "also serves “Lift the margin”", "goals/cost/"),
    ]


def test_rows_carry_what_the_filters_compare(make_site) -> None:
    """Department by id, every period an item counts for, status by name, further words."""
    rows = {row.anchor: row for row in tree_of(make_site(PLAN)).rows}
    keys = rows["leads"].keys
    assert (keys.department, keys.period, keys.status) == ("team", "2026-Q4", "on-track")
    assert rows["leads"].words == "Ada Example leads Marketing reach"
    assert rows["goal"].keys.period == "2026-Q1 2026-Q2 2026-Q3 2026-Q4"
    assert rows["kit"].keys.department == "team"
    assert (rows["leads"].percent, rows["leads"].owner.name) == (90, "Ada Example")


def test_filters_offer_only_what_the_tree_holds(make_site) -> None:
    """Departments, periods and statuses without a row are not offered."""
    filters = tree_of(make_site(PLAN)).filters
    assert [(o.key, o.label) for o in filters.departments] == [("team", "Marketing")]
    assert [o.label for o in filters.periods] == ["Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"]
    assert [(o.key, o.label) for o in filters.statuses] == [("on-track", "On track")]
    assert filters.broken == 2


def test_work_below_a_retired_goal_stays_in_the_tree(make_site) -> None:
    """What is over is shown where something in hand still hangs from it."""
    files = {**PLAN, "goal.md": f"{PLAN['goal.md']}retired: {{date: 2026-01-01, because: x}}\n"}
    rows = {row.title: row for row in tree_of(make_site(files)).rows}
    assert rows["One in four"].status == "archived"
    assert rows["Double the leads"].depth == rows["One in four"].depth + 1


def test_a_ring_is_shown_from_its_first_item(make_site) -> None:
    """A circle has no top; each member is listed once with the circle as the reason."""
    ring = {
        f"{a}.md": f"kind: campaign\ntitle: {a}\nsupports: {b}\n" for a, b in ("xy", "yz", "zx")
    }
    broken = tree_of(make_site({**PLAN, **ring})).broken
    assert shape(broken)[2:] == [("x", 0), ("z", 1), ("y", 2)]
    assert "circle" in broken[2].flags[0].text


@pytest.mark.parametrize("count", [190, 210, 320])
def test_a_large_tree_opens_two_levels_only(make_site, count) -> None:
    """Above 200 items only the top is unfolded; above 300 drawing waits until seen."""
    files = {
        **PLAN,
        **{f"t{n}.md": f"kind: tactic\ntitle: T{n}\nsupports: kit\n" for n in range(count - 10)},
    }
    page = tree_of(make_site(files))
    assert page.filters.total == count
    opened = {row.depth for row in page.rows if row.open and row.has_children}
    assert max(opened) == (4 if count <= 200 else 1)
    assert page.big == (count > 300)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_tree_is_nested_lists_of_links(make_site, language) -> None:
    """Complete without JavaScript: every row is a link in a list that matches its depth."""
    site = make_site(PLAN, language=language)
    html = ask(site, build_tree(site))
    (tree,) = html.all("div", "gt-tree")
    for row in (*tree_of(site).rows, *tree_of(site).broken):
        (item,) = tree.all("li", id=row.anchor)
        (link, *_) = item.all("a", "gt-row__t")
        assert link.attributes["href"] == f"/{row.address}"
        depth, up = 0, item.parent
        while up is not tree:
            depth += up.tag == "li"
            up = up.parent
        assert depth == row.depth
    (tool,) = html.all("div", "gt-tool")
    assert "hidden" in tool.attributes
    assert tool.attributes["data-total"] == "10"
    assert [f.attributes["name"] for f in tool.all("select")] == ["department", "period", "status"]


def test_without_one_purpose_everything_is_broken_and_says_why(make_site) -> None:
    """No tree is pretended; the page says what is missing and leads to the report."""
    files = {name: text for name, text in PLAN.items() if name != "why.md"}
    site = make_site(files)
    page = tree_of(site)
    assert page.rows == ()
    assert len(page.broken) == 8
    assert page.missing.startswith("Nobody has written down the company’s purpose")
    both = make_site({**PLAN, "b.md": "kind: purpose\ntitle: Another\n"})
    assert "“Another”" in tree_of(both).missing
    assert ask(both, build_tree(both)).texts("h1") == ["Alignment tree"]


def test_an_empty_plan_has_an_empty_tree(make_site) -> None:
    """Neither filters nor lists, only the words."""
    site = make_site({})
    html = ask(site, build_tree(site))
    assert not html.all("ul", "gt-ul")
    assert "Nothing hangs on the thread yet." in html.text
