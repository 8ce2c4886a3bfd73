"""The page that stands at every address while the gate is closed."""

from __future__ import annotations

from goldenthread.site.views.problems import build_problems
from tests.site.company import COMPANY, HOSTILE
from tests.site.conftest import ask

BROKEN = {**COMPANY, "lost.md": f"kind: objective\ntitle: '{HOSTILE.replace(chr(39), '')}'\nx: 1\n"}


def test_every_finding_is_listed_by_rule_and_leads_nowhere(make_site) -> None:
    """Nothing else is published, so there is nothing to link to."""
    site = make_site(BROKEN)
    model = build_problems(site).model
    assert sum(len(group.findings) for group in model.groups) == len(site.result.findings) > 0
    assert {group.open for group in model.groups} == {True}
    page = ask(site, build_problems(site))
    assert page.all("a") == []
    assert "nowhere" in page.text
    assert page.all("script") == []


def test_search_does_not_know_it(make_site) -> None:
    """It is no page of the plan."""
    assert build_problems(make_site(BROKEN)).searchable is False
