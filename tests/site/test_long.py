"""A chain of 10,000 items: no page may grow with it, and nothing recurses."""

from __future__ import annotations

import pytest

from goldenthread.config.settings import Settings
from goldenthread.findings.check import check_plan
from goldenthread.plan.load import load_plan
from goldenthread.site.pages import Renderer
from goldenthread.site.parts.rows import DEEPEST
from goldenthread.site.parts.sentence import MOST_CLAUSES
from goldenthread.site.parts.thread import MOST_STEPS
from goldenthread.site.site import Site
from goldenthread.site.views.home import build_home
from goldenthread.site.views.item import build_item_page
from goldenthread.site.views.map import build_map
from goldenthread.site.views.tree import build_tree
from goldenthread.wording.words import load_words
from tests.conftest import TODAY, write_files
from tests.site.conftest import BUILT, ask, parse

LENGTH = 10_000


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    """Make a purpose and a chain of campaigns below one goal."""
    folder = tmp_path_factory.mktemp("plans")
    files = {
        "why.md": "kind: purpose\ntitle: Nobody thinks twice\n",
        "c0.md": "kind: goal\ntitle: C0\nsupports: why\n",
    }
    for n in range(1, LENGTH):
        files[f"c{n}.md"] = (
            f"kind: campaign\ntitle: C{n}\nsupports: [{{id: c{n - 1}, why: w{n}}}]\n"
        )
    write_files(folder, files)
    plan = load_plan(Settings(root=folder, plan_dir=folder, today=TODAY))
    return Site(plan, check_plan(plan), load_words(plan.settings), BUILT)


def test_pages_of_a_long_chain_stay_short(chain) -> None:
    """Thread and sentence show both ends and say how much is left out; the subtree is bounded."""
    last = chain.plan.by_id[f"c{LENGTH - 1}"]
    model = build_item_page(chain, last).model
    assert len(model.steps) < MOST_STEPS
    assert [step.title for step in model.steps if step.state == "more"] == ["… 9,988 more steps …"]
    assert (model.steps[0].title, model.steps[-1].title) == ("Nobody thinks twice", "C9998")
    assert len(model.sentence.clauses) <= MOST_CLAUSES
    assert model.sentence.clauses[-1].text == "nobody thinks twice"
    first = build_item_page(chain, chain.plan.by_id["c0"]).model
    assert len(first.carries.rows) == 3
    assert first.carries.count == "9,999 items serve it"
    assert ask(chain, build_item_page(chain, last)).texts("h1") == ["C9999"]


def test_views_of_a_long_chain_are_made(chain) -> None:
    """The tree nests only so deep, the map draws only so much, home counts all of it."""
    tree = build_tree(chain)
    assert len(tree.model.rows) == LENGTH + 1
    assert max(row.depth for row in tree.model.rows) == DEEPEST
    page = parse(Renderer(chain).render(tree, lambda address: address))
    assert len(page.all("li", "gt-node")) == LENGTH + 1
    drawing = build_map(chain).model.drawing
    assert len(drawing.nodes) <= 100
    assert build_home(chain).model.health.strand.pieces
