"""The page of a check-in."""

from __future__ import annotations

from goldenthread.questions.commitment.week.site.check_in import build_check_in_page
from tests.questions.commitment.week.site.weeks import WEEKLY, told


def item_of(site, name):
    """Return an item of the site."""
    return site.plan.by_id[name]


def check_in_of(site, name):
    """Return the view page of one check-in."""
    return build_check_in_page(site, item_of(site, name))


def test_a_check_in_has_a_page_with_its_threads_and_its_neighbours(make_site) -> None:
    """Whose week it is, what each piece of work is for up to the purpose, the week before."""
    site = make_site(WEEKLY)
    page = check_in_of(site, "2026-w47-marketing")
    assert page.title == "Marketing, Week 47"
    assert page.model.head.lead == "16–22 November 2026"
    steps = {one.item.title: [step.title for step in one.steps] for one in page.model.served}
    assert steps["Real photographs"] == [
        "Starter kit", "Double the leads", "Be chosen by one in four homes",
        "One million people drinking safe water at home", "Nobody thinks twice before drinking",
    ]  # fmt: skip
    assert page.model.earlier.address == "check-ins/2026-w46-marketing/"
    assert page.model.later is None
    (value,) = page.model.values
    assert (value.value, value.metric.note) == ("560", "Leads")
    assert check_in_of(site, "2026-w45-marketing").model.later.title == "Marketing, Week 46"


def test_the_page_of_a_check_in_leads_on_over_a_new_id(make_site) -> None:
    """The weeks before and after somebody got another id are those of one person."""
    before = told("id: before", "week: 2026-W46", "person: zoe-old")
    zoe = f"{WEEKLY['zoe.md']}formerly: [zoe-old]\n"
    site = make_site({**WEEKLY, "zoe.md": zoe, "before.md": before})
    page = check_in_of(site, "before").model
    assert page.person.name == "Zoë Example"
    assert page.later.title == "Zoë Example, Week 47"
    assert check_in_of(site, "2026-w47-zoe").model.earlier.title == "Zoë Example, Week 46"
