"""Which vision stands for a department, and what may hang from it."""

from __future__ import annotations

from goldenthread.plan.allowed_parents import allows
from goldenthread.plan.frame import vision_of
from tests.conftest import PURPOSE, MakePlan

SALES = "kind: department\ntitle: Sales\n"
ANY = "kind: vision\ntitle: A vision\n"


def test_of_two_visions_the_one_that_the_other_refines_stands_for_the_department(
    make_plan: MakePlan,
) -> None:
    """Also where the refining one is read first."""
    files = {
        "purpose.md": PURPOSE,
        "company.md": f"{ANY}supports: purpose\n",
        "sales.md": SALES,
        "a.md": f"{ANY}supports: b\ndepartment: sales\n",
        "b.md": f"{ANY}supports: company\ndepartment: sales\n",
    }
    plan = make_plan(files)
    found = vision_of(plan, plan.by_id["sales"])
    assert found is plan.by_id["b"]


def test_an_objective_may_hang_from_its_own_departments_vision_alone(make_plan: MakePlan) -> None:
    """What belongs to no department is no department's own."""
    work = "kind: objective\ntitle: Work\nsupports: a\n"
    files = {
        "purpose.md": PURPOSE,
        "company.md": f"{ANY}supports: purpose\n",
        "sales.md": SALES,
        "field.md": SALES,
        "a.md": f"{ANY}supports: company\ndepartment: sales\n",
        "own.md": f"{work}department: sales\n",
        "other.md": f"{work}department: field\n",
    }
    plan = make_plan(files)
    own, other, vision, company = (plan.by_id[name] for name in ("own", "other", "a", "company"))
    assert vision.kind.name in own.kind.own_only
    assert allows(plan, own, vision)
    assert not allows(plan, other, vision)
    assert not allows(plan, own, company)
