"""A commitment for work that hangs from nothing says why, on the page of its check-in."""

from __future__ import annotations

from goldenthread.views.check_in import build_check_in_page
from tests.views.weeks import WEEKLY


def test_work_that_stands_alone_says_why(make_site) -> None:
    """No steps lead from it to the purpose; the reason stands in their place."""
    tactic = (
        "kind: tactic\ntitle: Paint the hall\nowner: tom\nstands_alone: the landlord asks for it\n"
    )
    told_for = "commitments: [{text: Buy paint, item: paint}, {text: Write, item: kit}]"
    told = f"kind: check-in\nweek: 2026-W47\nperson: tom\n{told_for}\n"
    site = make_site({**WEEKLY, "paint.md": tactic, "w47-tom.md": told})
    page = build_check_in_page(site, site.plan.by_id["2026-w47-tom"]).model
    paint, kit = page.served
    assert (paint.steps, paint.alone) == ((), "the landlord asks for it")
    assert (bool(kit.steps), kit.alone) == (True, "")
