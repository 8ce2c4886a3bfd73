"""All campaigns side by side: what each cost and brought, and what was learned about whom.

In: a site. Out: one `ViewPage`: a table in groups, those first that nobody has assessed, and the
lessons by audience. Figures are those of a campaign's newest assessment.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.campaign import (
    AudienceResult,
    Conversion,
    add_up_all,
    ended_on,
    list_held,
)
from goldenthread.questions.leads.diagnosis import waiting_since
from goldenthread.questions.leads.site.assessed import name_verdict
from goldenthread.questions.leads.site.campaign import Budget, read_budget
from goldenthread.questions.leads.site.lessons import LessonGroup, collect_lessons
from goldenthread.questions.leads.site.results import say_share
from goldenthread.site.parts.parts import PageHead, department_title, short_period, shown_status
from goldenthread.site.site import Heading, Site, ViewPage

ORDER = ("waiting", "running", "coming", "assessed")
_FROM, _TO = "leads", "customers"


@dataclass(frozen=True, slots=True)
class Pair:
    """What came and what was planned, as shown; `state` is met, missed or empty."""

    actual: str
    planned: str
    state: str


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One campaign; None where there is no budget or nothing was counted."""

    title: str
    address: str
    team: str
    status: str
    audience: str
    period: str
    note: str
    budget: Budget | None
    leads: Pair | None
    customers: Pair | None
    conversion: Pair | None
    verdict: str
    verdict_text: str


@dataclass(frozen=True, slots=True)
class CampaignGroup:
    """Campaigns that stand alike."""

    name: str
    title: str
    rows: tuple[CampaignRow, ...]


@dataclass(frozen=True, slots=True)
class CampaignsPage:
    """The page; `none` says what to do in a plan without campaigns."""

    head: PageHead
    groups: tuple[CampaignGroup, ...]
    lessons: tuple[LessonGroup, ...]
    none: str


def has_campaigns(plan: Plan) -> bool:
    """Tell whether a plan has a campaign to show."""
    return bool(plan.campaigns)


def build_campaigns(site: Site) -> ViewPage:
    """Build the page of all campaigns."""
    words, groups = site.words, _group(site)
    lead = ", ".join(words(f"campaigns.n.{one.name}", n=len(one.rows)) for one in groups)
    lead = f"{lead[0].upper()}{lead[1:]}." if lead else ""
    page = CampaignsPage(
        head=PageHead(words("campaigns.title"), lead=lead),
        groups=groups,
        lessons=collect_lessons(site),
        none="" if groups else words("campaigns.none"),
    )
    learned = Heading("gt-learned", words("campaigns.learned"))
    return ViewPage(
        view="campaigns",
        address=site.view_address("campaigns"),
        title=page.head.title,
        model=page,
        headings=(learned,) if page.lessons else (),
        description=lead or page.none,
        styles=("view/campaign.css", "view/campaigns.css"),
        search_whole=True,
    )


def _group(site: Site) -> tuple[CampaignGroup, ...]:
    """Group the campaigns by standing, in reading order; groups without any are left out."""
    found: dict[str, list[Item]] = {standing: [] for standing in ORDER}
    for item in site.plan.campaigns:
        standing = read_standing(site, item)
        if standing:
            found[standing].append(item)
    return tuple(
        CampaignGroup(
            standing,
            site.words(f"campaigns.{standing}"),
            tuple(_build_row(site, item) for item in _sort(standing, items)),
        )
        for standing, items in found.items()
        if items
    )


def _sort(standing: str, items: list[Item]) -> list[Item]:
    """Put first what waits longest, and what was assessed last; others keep their order."""
    if standing not in ("waiting", "assessed"):
        return items
    return sorted(
        items, key=lambda one: ended_on(one) or dt.date.min, reverse=standing == "assessed"
    )


def read_standing(site: Site, item: Item) -> str:
    """Tell where a campaign is on its way to an assessment; "" where there is nothing to assess."""
    plan, end = site.plan, ended_on(item)
    if waiting_since(plan, item):
        return "waiting"
    if item.over or (end and end < plan.today):
        return "assessed" if list_held(site.plan, item) else ""
    begun = item.period is None or item.period.start <= plan.today
    return "running" if item.active and begun else "coming"


def _build_row(site: Site, item: Item) -> CampaignRow:
    held = list_held(site.plan, item)
    total = add_up_all(held[-1]) if held else None
    verdict = held[-1].verdict if held else ""
    since = waiting_since(site.plan, item)
    days = (site.plan.today - since).days if since else 0
    return CampaignRow(
        title=item.title,
        address=item.address,
        team=department_title(site, item),
        status=shown_status(site, item),
        audience=item.text("target_audience"),
        period=short_period(site, item.period) if item.period else "",
        note=site.words("campaigns.ended", n=days) if since else "",
        budget=read_budget(site, item),
        leads=_pair_counts(site, total, _FROM),
        customers=_pair_counts(site, total, _TO),
        conversion=_pair_shares(site, total),
        verdict=verdict,
        verdict_text=name_verdict(site, verdict),
    )


def _pair_counts(site: Site, total: AudienceResult | None, step: str) -> Pair | None:
    if total is None:
        return None
    actual, planned = total.actual.counts.get(step), total.planned.counts.get(step)
    if actual is None:
        return None
    state = "" if planned is None else "missed" if actual < planned else "met"
    shown = "" if planned is None else site.words.number(planned)
    return Pair(site.words.number(actual), shown, state)


def _pair_shares(site: Site, total: AudienceResult | None) -> Pair | None:
    """Compare how many of the leads became customers, whatever lies between."""
    if total is None:
        return None
    way = Conversion(
        _FROM, _TO, total.planned.conversion(_FROM, _TO), total.actual.conversion(_FROM, _TO)
    )
    if way.actual is None:
        return None
    state = "" if way.missed is None else "missed" if way.missed else "met"
    return Pair(say_share(site, way.actual), say_share(site, way.planned), state)
