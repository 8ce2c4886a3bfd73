"""The page of a check-in where little can be shown: work without a thread, moods, no name."""

from __future__ import annotations

import pytest

from goldenthread.questions.commitment.week.site.check_in import build_check_in_page
from tests.questions.commitment.week.site.weeks import WEEKLY, told
from tests.site.conftest import ask


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


@pytest.mark.parametrize("missed", ["team", "person"])
def test_a_page_that_shows_no_commitment_says_where_others_would_stand(make_site, missed) -> None:
    """An empty page would tell by itself that something was not kept."""
    text = "commitments: [{text: Buy paint, item: kit, result: missed, why: shut}]"
    site = make_site(
        {**WEEKLY, "w47-tom.md": told("week: 2026-W47", "person: tom", text)}, missed=missed
    )
    page = ask(site, build_check_in_page(site, site.plan.by_id["2026-w47-tom"])).text
    assert ("what was not kept stands with the team" in page) == (missed == "team")
    assert ("Buy paint" in page) == (missed == "person")
    assert "no commitment" not in page


def test_a_check_in_of_moods_alone_shows_them(make_site) -> None:
    """A form may ask for nothing else."""
    files = {
        **WEEKLY,
        "w46-sales.md": told("week: 2026-W46", "team: sales", "mood: [4, 4, 3, 5, 2]"),
    }
    site = make_site(files, mood=True)
    page = ask(site, build_check_in_page(site, site.plan.by_id["2026-w46-sales"]))
    assert "How the week felt" in page.text
