"""Scenes from a company's life: a wrong plan gives exact findings and pages, a mended one none.

Those of visions are in `alignment/`.
"""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.check import check_plan
from goldenthread.plan.plan import Plan
from goldenthread.site.site import Site
from goldenthread.site.views.department import DepartmentPage, build_department_page
from goldenthread.wording.words import load_words
from tests.conftest import MakePlan
from tests.site.conftest import panel

COMPANY = {
    "hana.md": "kind: person\ntitle: Hana\nrole: Chief executive\n",
    "ines.md": "kind: person\ntitle: Ines\ndepartment: marketing\n",
    "marketing.md": "kind: department\ntitle: Marketing\npathfinders: [{person: ines}]\n",
    "purpose.md": "kind: purpose\ntitle: Clean water for all\nowner: hana\n",
    "reach.md": (
        "kind: vision\ntitle: Reach one million people in five years\nowner: hana\n"
        "supports: purpose\nclauses: [{id: people, text: one million people}]\n"
    ),
    "share.md": (
        "kind: goal\ntitle: One home in four\nowner: hana\noutcomes: [market-share]\n"
        "supports: [{id: reach, why: homes are where people drink}]\nperiod: 2026\n"
        "metrics: [{id: m, name: Homes, unit: '%', baseline: 10, target: 25,"
        " actuals: [{date: 2026-11-15, value: 20}]}]\n"
    ),
}

VISION = (
    "kind: vision\ntitle: Every renter knows us\ndepartment: marketing\nowner: ines\n"
    "supports: [{id: reach, why: renters are most of the million}]\n"
    "answers: [{clause: 'reach#people', verdict: supports, why: renters first, item: leads}]\n"
)

LEADS = (
    "kind: objective\ntitle: Double leads from renters\ndepartment: marketing\nowner: ines\n"
    "supports: [{id: share, why: renters can become customers}]\nperiod: 2026-Q4\n"
    "metrics: [{id: l, name: Leads, unit: leads, baseline: 10, target: 20,"
    " actuals: [{date: 2026-11-15, value: 15}]}]\n"
)

KIT = (
    "kind: campaign\ntitle: Starter kit\nowner: ines\nperiod: 2026-Q4\n"
    "supports: [{id: leads, why: a cheap start brings them in}]\n"
)

ALIGNED = {**COMPANY, "tenants.md": VISION, "leads.md": LEADS, "kit.md": KIT}


def findings(plan: Plan) -> list[tuple[str, str]]:
    """Return code and item of what the check finds."""
    return [(finding.code, finding.item) for finding in check_plan(plan).findings]


def marketing(plan: Plan) -> DepartmentPage:
    """Return what the page of Marketing says."""
    words = load_words(plan.settings)
    site = Site(plan, check_plan(plan), words, dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    page = build_department_page(site, plan.by_id["marketing"]).model
    assert isinstance(page, DepartmentPage)
    return page


def test_work_without_a_link_to_a_goal_is_found_and_shown(make_plan: MakePlan) -> None:
    """An objective that serves no goal is an error, and the page says that it reaches nothing."""
    loose = LEADS.replace("supports: [{id: share, why: renters can become customers}]\n", "")
    plan = make_plan({**ALIGNED, "leads.md": loose})
    assert ("GT208", "leads") in findings(plan)
    assert [item.id for item in plan.broken] == ["leads", "kit"]
    page = panel(marketing(plan), "outcomes")
    assert [link.title for link in page.reach_none] == ["Double leads from renters"]


def test_a_ceo_whose_goals_pull_apart_is_told(make_plan: MakePlan) -> None:
    """Two corporate goals in declared conflict go to their owners: the fault can be at the top."""
    margin = (
        "kind: goal\ntitle: Lift the margin\nowner: ines\noutcomes: [margin]\n"
        "supports: [{id: reach, why: growth is paid from earnings}]\nperiod: 2026\n"
        "conflicts_with: [{id: share, why: new homes cost money first}]\n"
        "metrics: [{id: m, name: Margin, unit: '%', baseline: 41, target: 46,"
        " actuals: [{date: 2026-11-15, value: 42}]}]\n"
    )
    cost = LEADS.replace("Double leads from renters", "Cut the cost of a filter").replace(
        "id: share", "id: margin"
    )
    work = KIT.replace("id: leads", "id: cost").replace("Starter kit", "Thin wall")
    plan = make_plan({**ALIGNED, "margin.md": margin, "cost.md": cost, "wall.md": work})
    [finding] = check_plan(plan, ignore=("GT501", "GT317", "GT4", "GT809")).findings
    assert (finding.code, finding.item, finding.also) == ("GT307", "margin", ("share",))
