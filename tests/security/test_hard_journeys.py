"""Journeys and vocabularies that are made to be slow give findings in good time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from goldenthread.config.clock import now
from goldenthread.findings.check import Result
from goldenthread.questions.commitment.week.site.person_owed import list_person_dues
from goldenthread.questions.leads.site.handoff import build_hand_offs
from goldenthread.site.site import Site
from goldenthread.site.views.registry import build_page, site_pages
from goldenthread.wording.words import load_words
from tests.conftest import PURPOSE

SECONDS = 15  # of this process; a guard against quadratic ways, not a measurement
Check = Callable[..., Result]


def write_journey(count: int) -> str:
    """Write a journey of so many stages, each with a volume."""
    stages = "".join(
        f"  - {{id: s{n}, name: Stage {n}, volume: [{{date: 2026-10-31, value: {count - n}}}]}}\n"
        for n in range(count)
    )
    return f"---\nkind: journey\nid: j\ntitle: Long\nowner: ann\nstages:\n{stages}---\n"


def test_a_journey_of_many_stages_takes_no_longer_for_each(check: Check) -> None:
    """Looking for the stage before and after one does not go through all of them."""
    begun = time.process_time()
    result = check({"purpose.md": PURPOSE, "j.md": write_journey(4000)})
    assert sum(finding.code == "GT503" for finding in result.findings) > 1000
    assert time.process_time() - begun < SECONDS


def test_pages_of_many_hand_offs_do_not_each_sort_all_findings(check: Check) -> None:
    """A journey's findings are parted once, not for each of its pages."""
    count = 1500
    pairs = "".join(f"  - {{from: s{n}, to: s{n + 1}}}\n" for n in range(count - 1))
    text = write_journey(count).removesuffix("---\n") + f"hand_offs:\n{pairs}---\n"
    result = check({"purpose.md": PURPOSE, "j.md": text})
    site = Site(result.plan, result, load_words(result.plan.settings), now())
    begun = time.process_time()
    pages = build_hand_offs(site, result.plan.by_id["j"])
    assert len(pages) == count - 1
    assert all(page.model.findings for page in pages)
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(("start", "end"), [("s0", "gone"), ("gone", "s1"), ("no", "no")])
def test_a_hand_off_between_stages_that_do_not_exist_is_owed_all_the_same(
    check: Check, start: str, end: str
) -> None:
    """Who signed it is to look at it again, and reads it on the journey's page."""
    hand_off = (
        f"hand_offs:\n  - {{from: '{start}', to: '{end}', review_by: 2026-11-25, "
        "signed: [{person: ann, date: 2026-01-01, side: to}]}\n---\n"
    )
    files = {
        "purpose.md": PURPOSE,
        "ann.md": "kind: person\ntitle: Ann Alder\nstart: 2020-01-01\n",
        "j.md": write_journey(2).removesuffix("---\n") + hand_off,
    }
    result = check(files)
    assert "GT527" in {finding.code for finding in result.findings}
    site = Site(result.plan, result, load_words(result.plan.settings), now())
    due = [one for one in list_person_dues(site, result.plan.by_id["ann"]) if one.link]
    assert [one.link.address for one in due if one.link and "journeys/j/" in one.link.address]
    assert [build_page(site, item) for item in result.plan.items]
    assert [spec.build(site) for spec in site_pages().values()]


def test_a_vocabulary_full_of_circles_is_read_once(check: Check) -> None:
    """Not once for each circle in it."""
    aims = "".join(f"  a{n}: {{description: a, drives: [a{n}]}}\n" for n in range(600))
    files = {"purpose.md": PURPOSE, "../schema/vocabulary.yml": f"aims:\n{aims}"}
    begun = time.process_time()
    result = check(files)
    assert sum(finding.code == "GT904" for finding in result.findings) == 600
    assert time.process_time() - begun < SECONDS


def test_wrong_columns_are_compared_with_few_others(check: Check) -> None:
    """Neither the time nor the advice grows with what a table holds."""
    titles = ",".join(f"column{n}" for n in range(1500))
    metrics = "".join(
        f'  - {{id: m{n}, name: M, unit: x, data: "wide.csv#colum{n}x"}}\n' for n in range(1500)
    )
    files = {"purpose.md": f"{PURPOSE}metrics:\n{metrics}", "wide.csv": f"date,{titles}\n"}
    begun = time.process_time()
    findings = [finding for finding in check(files).findings if finding.code == "GT512"]
    assert len(findings) == 1500
    assert time.process_time() - begun < 2 * SECONDS
    assert max(len(finding.help) for finding in findings) < 1000


def test_a_better_place_is_looked_for_once_for_the_same_aims(check: Check) -> None:
    """Thousands of tactics that pull against a goal do not each go through all objectives."""
    goal = "kind: goal\nid: g\ntitle: G\nsupports: purpose\naims: [reach]\n"
    files = {"purpose.md": PURPOSE, "g.md": goal}
    for n in range(300):  # they want it, and are another department's
        files[f"d{n}.md"] = (
            f"kind: objective\nid: d{n}\ntitle: D\naims: [retention]\ndepartment: m\n"
            "supports: [{id: g, why: so it is}]\n"
        )
    for n in range(3500):
        why = "why: so it is"
        files[f"o{n}.md"] = (
            f"kind: objective\nid: o{n}\ntitle: O\naims: [reach]\nsupports: [{{id: g, {why}}}]\n"
        )
        files[f"t{n}.md"] = (
            f"kind: tactic\nid: t{n}\ntitle: T\naims: [remarketing]\n"
            f"supports: [{{id: o{n}, {why}}}]\n"
        )
    begun = time.process_time()
    result = check(files)
    assert sum(finding.code == "GT312" for finding in result.findings) == 3500
    assert time.process_time() - begun < SECONDS
