"""The plan: what follows from links."""

from __future__ import annotations

from goldenthread.plan.served import read_served
from tests.conftest import PURPOSE, MakePlan

VISION = "kind: vision\ntitle: A million people\nsupports: purpose\n"


def goal(supports: str, extra: str = "") -> str:
    """Front matter of a goal."""
    return f"kind: goal\ntitle: A goal\nsupports: {supports}\n{extra}"


def test_the_first_support_draws_the_thread(make_plan: MakePlan) -> None:
    """The first entry is primary; further ones stay links."""
    plan = make_plan(
        {
            "purpose.md": PURPOSE,
            "vision.md": VISION,
            "one.md": goal("[vision, purpose]"),
        }
    )
    one = plan.by_id["one"]
    assert [i.id for i in plan.thread(one)] == ["purpose", "vision", "one"]
    assert [(k.parent.id, k.primary) for k in plan.parents(one)] == [
        ("vision", True),
        ("purpose", False),
    ]
    assert [(k.child.id, k.primary) for k in plan.children(plan.by_id["purpose"])] == [
        ("vision", True),
        ("one", False),
    ]
    assert plan.broken == ()


def test_an_item_whose_first_support_fails_is_broken_though_drawn(make_plan: MakePlan) -> None:
    """The next entry stands in, dashed; everything below is broken, too."""
    plan = make_plan(
        {
            "purpose.md": PURPOSE,
            "one.md": goal("[gone, purpose]"),
            "two.md": goal("one"),
        }
    )
    link = plan.primary_link(plan.by_id["one"])
    assert link is not None
    assert (link.parent.id, link.broken) == ("purpose", True)
    assert [i.id for i in plan.broken] == ["one", "two"]
    assert [(u.item.id, u.reference.target) for u in plan.unresolved] == [("one", "gone")]


def test_a_former_id_leads_to_the_item(make_plan: MakePlan) -> None:
    """`formerly` forwards links, unless the id lives again."""
    plan = make_plan(
        {
            "purpose.md": PURPOSE,
            "new.md": goal("purpose", "formerly: [old, taken]\n"),
            "taken.md": goal("purpose"),
            "child.md": goal("old"),
        }
    )
    assert plan.find("old") is plan.by_id["new"]
    assert plan.find("taken") is plan.by_id["taken"]
    assert [i.id for i in plan.thread(plan.by_id["child"])] == ["purpose", "new", "child"]


def test_the_department_is_the_nearest_primary_ancestors(make_plan: MakePlan) -> None:
    """Own department first, else inherited along the thread; folders mean nothing."""
    plan = make_plan(
        {
            "sales.md": "kind: department\ntitle: Sales\n",
            "purpose.md": PURPOSE,
            "top.md": goal("purpose"),
            "marketing/a.md": goal("top", "department: sales\n"),
            "b.md": goal("a"),
        }
    )
    found = {i: (d.id if (d := plan.department(plan.by_id[i])) else None) for i in plan.by_id}
    assert found == {"sales": "sales", "purpose": None, "top": None, "a": "sales", "b": "sales"}


def test_a_renamed_department_keeps_its_items(make_plan: MakePlan) -> None:
    """Files that still name it as it was called belong to it, and what hangs from them."""
    files = {
        "purpose.md": PURPOSE,
        "sales.md": "kind: department\ntitle: Sales\nformerly: [selling]\n",
        "a.md": goal("purpose", "department: selling\n"),
        "b.md": goal("a"),
        "ben.md": "kind: person\ntitle: Ben\ndepartment: selling\n",
    }
    plan = make_plan(files)
    sales = plan.by_id["sales"]
    assert [plan.department(plan.by_id[name]) for name in ("a", "b", "ben")] == [sales] * 3


def test_what_has_no_title_is_named_after_whom_it_names_by_a_former_id(make_plan: MakePlan) -> None:
    """A check-in is called after the person as they are called today."""
    plan = make_plan(
        {
            "ben.md": "kind: person\ntitle: Ben Braun\nformerly: [benedict]\n",
            "week.md": "kind: check-in\nweek: 2026-W46\nperson: benedict\n",
        }
    )
    assert [i.title for i in plan.items] == ["Ben Braun", "Ben Braun, 2026-W46"]


def test_a_cycle_breaks_the_thread_and_is_named(make_plan: MakePlan) -> None:
    """The chain is a fact; nothing loops."""
    plan = make_plan(
        {"purpose.md": PURPOSE, "a.md": goal("b"), "b.md": goal("c"), "c.md": goal("a")}
    )
    assert len(plan.cycles) == 1
    assert set(plan.cycles[0]) == {"a", "b", "c"}
    assert [i.id for i in plan.broken] == ["a", "b", "c"]
    assert len(plan.thread(plan.by_id["a"])) == 3


def test_two_purposes_leave_no_thread_whole(make_plan: MakePlan) -> None:
    """One active purpose without a department is the root; a department's is not."""
    other = "kind: purpose\ntitle: Other\n"
    plan = make_plan({"purpose.md": PURPOSE, "other.md": other, "g.md": goal("purpose")})
    assert plan.purpose is None
    assert {i.id for i in plan.broken} == {"purpose", "other", "g"}
    sales = {"sales.md": "kind: department\ntitle: Sales\n"}
    own = other + "department: sales\nsupports: purpose\n"
    plan = make_plan({"other.md": own, **sales})
    assert plan.purpose is not None
    assert plan.broken == ()


def test_standing_alone_is_not_broken(make_plan: MakePlan) -> None:
    """A stated reason takes an item out of the count."""
    alone = "kind: goal\ntitle: Alone\nstands_alone: because a court asks for it\n"
    plan = make_plan({"purpose.md": PURPOSE, "alone.md": alone})
    assert plan.broken == ()


def test_the_blast_radius_is_what_hangs_on_primary_links(make_plan: MakePlan) -> None:
    """Counts and walks agree; second parents save nobody but are not counted either."""
    plan = make_plan(
        {
            "purpose.md": PURPOSE,
            "a.md": goal("purpose"),
            "b.md": goal("a"),
            "c.md": goal("b"),
            "d.md": goal("[purpose, a]"),
        }
    )
    a = plan.by_id["a"]
    assert [i.id for i in plan.subtree(a)] == ["b", "c"]
    assert plan.count_below(a) == 2
    assert plan.count_below(plan.by_id["purpose"]) == 4


def test_a_chain_of_ten_thousand_items_resolves(make_plan: MakePlan) -> None:
    """Depth is no limit."""
    depth = 10_000
    files = {f"g{n}.md": goal(f"g{n - 1}" if n else "purpose") for n in range(depth)}
    plan = make_plan({"purpose.md": PURPOSE, **files})
    assert len(plan.thread(plan.by_id[f"g{depth - 1}"])) == depth + 1
    assert plan.broken == ()


def test_ids_of_any_script_and_defaults_from_paths(make_plan: MakePlan) -> None:
    """The stem is the default id; an index takes its folder's name."""
    plan = make_plan(
        {
            "purpose.md": PURPOSE,
            "Größe_Eins.md": goal("purpose"),
            "水.md": goal("größe-eins"),
            "folder/index.md": goal("水"),
        }
    )
    assert [i.id for i in plan.thread(plan.by_id["folder"])] == [
        "purpose",
        "größe-eins",
        "水",
        "folder",
    ]


def test_a_doubled_id_keeps_the_first_file(make_plan: MakePlan) -> None:
    """Both files are named; the first in path order is the item."""
    plan = make_plan({"a/x.md": PURPOSE.replace("purpose\nt", "x\nt"), "b/x.md": goal("x")})
    assert plan.by_id["x"].path == "a/x.md"
    assert [i.path for i in plan.duplicates["x"]] == ["a/x.md", "b/x.md"]


def test_roll_up_is_off_unless_asked(make_plan: MakePlan) -> None:
    """With `rollup: mean` an item without a metric takes the mean of what carries it."""
    metric = "metrics: [{id: m, name: M, baseline: 0, target: 10, actuals: [{value: %d}]}]\n"
    files = {
        "purpose.md": PURPOSE,
        "top.md": goal("purpose"),
        "a.md": goal("top", metric % 2),
        "b.md": goal("top", metric % 6),
    }
    assert make_plan(files).statuses["top"].progress is None
    rolled = make_plan(files, rollup="mean").statuses["top"]
    assert rolled.progress is not None
    assert round(rolled.progress, 3) == 0.4
    assert str(rolled.formula) == "(20 % + 60 %) / 2 = 40 %"
    assert rolled.rolled_up


def test_whoever_links_to_an_id_that_is_spelt_wrongly_has_made_no_mistake(make_plan) -> None:
    """The item goes by the name of its file; the id that it states leads to it, too."""
    files = {
        "purpose.md": "kind: purpose\ntitle: Clean water\n",
        "goal.md": "kind: goal\nid: One Home\ntitle: One home in four\nsupports: purpose\n",
    }
    plan = make_plan(files)
    assert "goal" in plan.by_id
    assert {name: document.path for name, document in plan.failed.items()} == {
        "One Home": "goal.md"
    }


def test_whoever_links_to_a_file_that_is_no_item_has_made_no_mistake(make_plan) -> None:
    """It may be meant by the name of the file or by the id that it states."""
    files = {
        "purpose.md": "kind: purpose\ntitle: Clean water\n",
        "goal.md": "kind: gaol\nid: one-home\ntitle: One home in four\nsupports: purpose\n",
    }
    assert set(make_plan(files).failed) == {"goal", "one-home"}


def test_numbered_items_are_read_by_number_and_before_those_without(make_plan: MakePlan) -> None:
    """Ten follows two; titles order what has no number."""
    files = {
        "purpose.md": PURPOSE,
        "a.md": goal("purpose").replace("A goal", "Apples"),
        "b.md": goal("purpose", "number: '10'\n").replace("A goal", "Bread"),
        "c.md": goal("purpose", "number: '2'\n").replace("A goal", "Cake"),
    }
    assert [item.id for item in make_plan(files).of_kind("goal")] == ["c", "b", "a"]


def test_a_slip_counts_for_the_id_that_is_most_like_it(make_plan: MakePlan) -> None:
    """Nobody is told that nothing supports it: the slip is said where it is."""
    files = {"purpose.md": PURPOSE, "renters.md": goal("purpose"), "x.md": goal("rentersx")}
    assert "renters" in make_plan(files).nearly_supported


def test_nobody_is_proposed_to_support_themselves(make_plan: MakePlan) -> None:
    """Their own id may be the most alike; another one is meant."""
    plan = make_plan({"purpose.md": PURPOSE, "homes.md": goal("homess")})
    [unresolved] = plan.unresolved
    assert "homes" not in unresolved.nearest


def test_goals_that_hang_from_another_goal_are_served_through_it(make_plan: MakePlan) -> None:
    """The company's own are those on top."""
    plan = make_plan({"purpose.md": PURPOSE, "top.md": goal("purpose"), "low.md": goal("top")})
    assert [one.id for one in read_served(plan).corporate_goals] == ["top"]


def test_a_page_among_the_items_ends_nothing(make_plan: MakePlan) -> None:
    """It is passed over; what follows is read."""
    plan = make_plan({"a.md": "title: Notes\n", "b.md": goal("purpose"), "purpose.md": PURPOSE})
    assert set(plan.by_id) == {"b", "purpose"}
