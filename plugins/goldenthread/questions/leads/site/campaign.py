"""The page of a campaign: what it says to whom, what it costs, and what came of it.

In: a site and a campaign. Out: the page of an item and more: message, budget, assessments newest
first. What is missing is a hole, and only where something should be there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.items.item import Item
from goldenthread.questions.leads.campaign import list_held
from goldenthread.questions.leads.diagnosis import waiting_since
from goldenthread.questions.leads.site.assessed import ShownAssessment, show_assessment
from goldenthread.site.parts.amounts import show_money
from goldenthread.site.parts.parts import ItemLink, Person, link_id, show_person
from goldenthread.site.site import Heading, Site, ViewPage
from goldenthread.site.slots import find_anchor
from goldenthread.site.views.item import ItemPage, build_item_page, inherit
from goldenthread.source.fields import read_number, read_text


@dataclass(frozen=True, slots=True)
class Message:
    """What the campaign says; `expresses` is the clause it puts into words, None is a hole."""

    text: str
    expresses: ItemLink | None


@dataclass(frozen=True, slots=True)
class Budget:
    """What it may cost and what is spent; `percent` is None where nobody says what is spent.

    `holder` is who decides on the money, None where it is the owner.
    """

    amount: str
    spent: str
    percent: int | None
    over: str
    holder: Person | None


@dataclass(frozen=True, slots=True)
class CampaignPage(ItemPage):
    """The page; `waiting` says since when an assessment is missing, `earlier` are older ones."""

    message: Message | None
    budget: Budget | None
    assessed: ShownAssessment | None
    earlier: tuple[ItemLink, ...]
    waiting: str


def build_campaign_page(site: Site, item: Item) -> ViewPage:
    """Build the page of one campaign."""
    base = build_item_page(site, item)
    inherited = inherit(base)
    shown = [show_assessment(site, one, item) for one in list_held(site.plan, item)]
    seen = {one.address for one in shown}
    page = CampaignPage(
        **inherited
        | {"referrers": tuple(link for link in inherited["referrers"] if link.address not in seen)},
        message=read_message(site, item),
        budget=read_budget(site, item),
        assessed=shown[-1] if shown else None,
        earlier=tuple(
            ItemLink(one.title or one.verdict_text, one.address, one.verdict_text)
            for one in reversed(shown[:-1])
        ),
        waiting=_say_waiting(site, item),
    )
    brought = shown or page.waiting
    heading = Heading("gt-brought", site.words("campaign.brought"))
    return replace(
        base,
        view="campaign",
        model=page,
        headings=(*([heading] if brought else []), *base.headings),
        styles=(*base.styles, "view/campaign.css"),
    )


def read_message(site: Site, item: Item) -> Message | None:
    """Read the message; one without words is a hole while the campaign can still find them."""
    given = item.mapping("message")
    text, expresses = read_text(given.get("text")), read_text(given.get("expresses"))
    if not text and item.over:
        return None
    link = link_id(site, expresses) if expresses else None
    part = expresses.partition("#")[2]
    clause = site.plan.find(expresses.partition("#")[0])
    anchor = find_anchor(clause, part) if clause else ""
    if link and anchor:
        link = replace(link, address=f"{link.address}#{anchor}")
    return Message(text, link)


def read_budget(site: Site, item: Item) -> Budget | None:
    """Read the budget; None without an amount."""
    words, given = site.words, item.mapping("budget")
    amount, spent = read_number(given.get("amount")), read_number(given.get("spent"))
    currency = read_text(given.get("currency"))
    if amount is None:
        return None
    shown = show_money(words, amount, currency)
    holder = show_person(site, read_text(given.get("holder")))
    if spent is None:
        return Budget(shown, "", None, "", holder)
    over = spent - amount
    return Budget(
        amount=shown,
        spent=show_money(words, spent, currency),
        percent=round(min(spent / amount, 1.0) * 100) if amount else None,
        over=words("campaign.over", amount=show_money(words, over, currency)) if over > 0 else "",
        holder=holder,
    )


def _say_waiting(site: Site, item: Item) -> str:
    """Say since when nobody has assessed a campaign; empty while it need not be."""
    since = waiting_since(site.plan, item)
    return site.words("campaign.waiting", date=site.words.date(since)) if since else ""
