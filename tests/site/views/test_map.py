"""The alignment map."""

from __future__ import annotations

import re

import pytest

from goldenthread.site.parts.layout import Box, Columns, lay_out
from goldenthread.site.views.map import MOST_NODES, build_map
from tests.site.conftest import ask
from tests.site.views.test_tree import PLAN


def map_of(site):
    """Return the view model of the map."""
    return build_map(site).model


def large(goals: int, each: int) -> dict[str, str]:
    """Make a plan of some goals with as many objectives each."""
    files = dict(PLAN)
    for g in range(goals):
        files[f"g{g}.md"] = f"kind: goal\ntitle: Goal {g}\nsupports: see\n"
        for o in range(each):
            files[f"g{g}o{o}.md"] = f"kind: objective\ntitle: O {g} {o}\nsupports: g{g}\n"
    return files


def test_every_item_in_hand_is_drawn_once(make_site) -> None:
    """Whole and broken ones; what is over is not."""
    site = make_site(PLAN)
    page = map_of(site)
    titles = [node.title for node in page.drawing.nodes]
    assert sorted(titles) == sorted(
        item.title for item in site.plan.threaded if not item.stands_alone
    )
    assert len(page.drawing.cuts) == 1
    assert [head.text for head in page.drawing.heads] == [
        "Purpose",
        "Vision, Value",
        "Goals",
        "Objectives",
        "Campaigns",
    ]


def test_nodes_never_overlap(make_site) -> None:
    """Long titles make higher rows, not boxes over boxes or over the names of columns."""
    long = "A title that goes on and on until nobody reads to its end any more, truly"
    files = {name: text.replace("title: ", f"title: {long} ") for name, text in PLAN.items()}
    boxes = [
        (n.x, n.y, n.x + n.width, n.y + n.height) for n in map_of(make_site(files)).drawing.nodes
    ]
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
            assert apart
    assert min(top for _, top, _, _ in boxes) > 20


def test_lines_run_in_gutters_and_never_behind_a_node(make_site) -> None:
    """Each vertical stretch lies between columns; each horizontal one in free space."""
    drawing = map_of(make_site(PLAN)).drawing
    for link in drawing.links:
        for x, start, end in vertical_runs(link.path):
            for node in drawing.nodes:
                inside = node.x < x < node.x + node.width
                assert not (inside and start < node.y + node.height and end > node.y)


def vertical_runs(path: str):
    """Yield (x, top, bottom) of the vertical stretches of a path."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MHVQ])([-\d. ]*)", path):
        values = [float(n) for n in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "H":
            x = values[0]
        elif command == "V":
            yield x, min(y, values[0]), max(y, values[0])
            y = values[0]
        else:
            x, y = values[-2:]


def test_the_trunk_is_gold_and_one_straight_line(make_site) -> None:
    """What leads from the purpose to the goals is lit; the longest branch comes first."""
    drawing = map_of(make_site(PLAN)).drawing
    lit = [node.title for node in drawing.nodes if node.state == "on"]
    assert lit == ["Nobody thinks twice", "One million people", "One in four", "Lift the margin"]
    middles = {node.title: node.y + node.height // 2 for node in drawing.nodes}
    assert len({middles[title] for title in lit[:3]}) == 1
    assert [link.state for link in drawing.links][-3:] == ["on", "on", "on"]


def test_a_kind_below_its_own_kind_stands_further_right(make_site) -> None:
    """A department's vision hangs from the company's and may not stand below it."""
    files = {**PLAN, "ours.md": "kind: vision\ntitle: Ours\ndepartment: team\nsupports: see\n"}
    left = {node.title: node.x for node in map_of(make_site(files)).drawing.nodes}
    assert left["Ours"] == left["One in four"] > left["One million people"]


def test_second_parents_are_dotted(make_site) -> None:
    """A link besides the first one is drawn, and explained in the legend."""
    site = make_site(PLAN)
    assert [link.state for link in map_of(site).drawing.links].count("ghost") == 1
    assert ask(site, build_map(site)).all("i", "gt-lg--ghost")


def test_the_list_beside_it_says_the_same(make_site) -> None:
    """A reader without eyes or in Safari has nested links; the drawing's links are real too."""
    site = make_site(PLAN)
    html = ask(site, build_map(site))
    (beside,) = html.all("details", "gt-over")
    (svg,) = html.all("svg", "gt-map")
    drawn = {a.attributes["href"] for a in svg.all("a")}
    assert drawn == {a.attributes["href"] for a in beside.all("a", "gt-row__t")}
    assert not [n for n in html.walk() if "style" in n.attributes]


def test_a_large_plan_is_an_overview_and_one_goal_at_a_time(make_site) -> None:
    """Nothing over the limit is drawn in one piece, and what is left out is said."""
    page = map_of(make_site(large(6, 30)))
    assert len(page.drawing.nodes) <= MOST_NODES
    assert page.note.endswith("items are not drawn here.")
    assert page.rows == ()
    assert [focus.address for focus in page.focus] == [f"#{s.anchor}" for s in page.sections]
    section = next(s for s in page.sections if s.title == "Goal 3")
    assert len(section.drawing.nodes) == 33
    assert [n.title for n in section.drawing.nodes if n.state == "current"] == ["Goal 3"]


def test_a_goal_too_wide_to_draw_shows_what_fits(make_site) -> None:
    """A level with more than fits is cut, and how many are missing is said."""
    page = map_of(make_site(large(1, MOST_NODES + 20)))
    section = next(s for s in page.sections if s.title == "Goal 0")
    assert len(section.drawing.nodes) == MOST_NODES + 3
    assert section.note == "20 items are not drawn here."


def test_a_goal_too_deep_to_draw_keeps_its_upper_levels(make_site) -> None:
    """Whole levels are left out rather than some items of each."""
    files = large(1, 60)
    files |= {f"k{n}.md": f"kind: campaign\ntitle: K {n}\nsupports: g0o{n}\n" for n in range(60)}
    section = next(s for s in map_of(make_site(files)).sections if s.title == "Goal 0")
    assert {node.kind for node in section.drawing.nodes} == {
        "purpose",
        "vision",
        "goal",
        "objective",
    }
    assert section.note == "60 items are not drawn here."


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_ring_and_a_headless_plan_are_drawn(make_site, language) -> None:
    """No shape of a plan keeps the page from being made."""
    ring = {
        f"{a}.md": f"kind: campaign\ntitle: {a}\nsupports: {b}\n" for a, b in ("xy", "yz", "zx")
    }
    headless = {n: t for n, t in {**PLAN, **ring}.items() if n != "why.md"}
    site = make_site(headless, language=language)
    drawing = map_of(site).drawing
    assert {"x", "y", "z"} <= {node.title for node in drawing.nodes}
    # Proof, the vision, Refresh the brand and the first item of the ring hang from nothing.
    assert len(drawing.cuts) == 4
    assert min(cut.x for cut in drawing.cuts) > 0
    assert max(node.x + node.width for node in drawing.nodes) <= drawing.width
    assert ask(site, build_map(site)).all("svg")
    empty = make_site({}, language=language)
    assert ask(empty, build_map(empty)).texts("h1")


def test_a_second_parents_line_passes_between_the_rows() -> None:
    """Across a column it runs where no node is, however far it goes."""
    boxes = [
        Box(key, column, key, "goal", "Goal", f"goals/{key}/", "")
        for key, column in (("a", 0), ("b", 1), ("c", 2), ("d", 1))
    ]
    columns = Columns(("A", "B", "C"), (100, 100, 100))
    parents = {"b": "a", "c": "b", "d": "a"}
    drawing = lay_out(boxes, parents, columns, label="", scroll="", ghosts=[("c", "a")])
    (ghost,) = [link for link in drawing.links if link.state == "ghost"]
    for left, right, y in horizontal_runs(ghost.path):
        for node in drawing.nodes:
            apart = right <= node.x or left >= node.x + node.width
            assert apart or not node.y < y < node.y + node.height


def horizontal_runs(path: str):
    """Yield (left, right, y) of the horizontal stretches of a path without curves."""
    x = y = 0.0
    for command, numbers in re.findall(r"([MHV])([-\d. ]*)", path):
        values = [float(n) for n in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "H":
            yield min(x, values[0]), max(x, values[0]), y
            x = values[0]
        else:
            y = values[0]


def test_a_parent_shares_the_row_of_its_first_child() -> None:
    """The layout alone: rows, columns, and a bend where the row changes."""

    def box(key: str, column: int) -> Box:
        return Box(key, column, key, "goal", "Goal", f"goals/{key}/", "")

    columns = Columns(("A", "B"), (100, 100))
    drawing = lay_out(
        [box("a", 0), box("b", 1), box("c", 1)], {"b": "a", "c": "a"}, columns, label="", scroll=""
    )
    a, b, c = drawing.nodes
    assert (a.y, a.x, b.x) == (b.y, 0, 126)
    assert c.y - b.y == 40
    assert [link.path.count("Q") for link in drawing.links] == [0, 2]
