"""What check-ins say of one item: promises that serve it, what it needs, how sure its team is.

In: a site and an item. Out: an `ItemWeeks`, newest first and capped, None where no check-in names
the item. Confidence stands apart from progress and from a final score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.check_in import CheckIn, Commitment, GivenValue
from goldenthread.item import Item
from goldenthread.plan import Plan
from goldenthread.views.amounts import show_share
from goldenthread.views.commitments import ShownCommitment, name_week, show_commitment
from goldenthread.views.needs import Need, list_needs_of_item
from goldenthread.views.site import Site
from goldenthread.weeks import join_commitments

_MOST = 6


@dataclass(frozen=True, slots=True)
class ItemWeeks:
    """The section; `sure` is how sure the team is to reach the target, and since when."""

    rows: tuple[ShownCommitment, ...]
    note: str
    sure: str
    needs: tuple[Need, ...]


def build_item_weeks(site: Site, item: Item) -> ItemWeeks | None:
    """Collect what was said of an item week by week."""
    served = _serving(site.plan).get(item.id, ())
    needs, sure = list_needs_of_item(site, item), _say_sure(site, item)
    if not (served or needs or sure):
        return None
    newest = sorted(served, key=lambda one: -one.week.start.toordinal())
    kept = sum(1 for one in served if one.result == "kept")
    note = site.words("item.weeks_note", n=len(served), kept=kept) if served else ""
    if len(served) > _MOST:
        note = f"{note}, {site.words('item.weeks_newest', n=_MOST)}"
    rows = tuple(show_commitment(site, one) for one in newest[:_MOST])
    return ItemWeeks(rows, note, sure, needs)


@lru_cache(maxsize=2)
def _serving(plan: Plan) -> Mapping[str, tuple[Commitment, ...]]:
    """Return all commitments, each once, by the id of the item they serve."""
    found: dict[str, list[Commitment]] = {}
    every = (one for check_in in plan.check_ins for one in check_in.commitments)
    for one in join_commitments(every):
        item = plan.find(one.item)
        if item:
            found.setdefault(item.id, []).append(one)
    return {item: tuple(entries) for item, entries in found.items()}


def _say_sure(site: Site, item: Item) -> str:
    """Say how sure the team is by its newest value, and how sure it was before."""
    given = _given(site.plan).get(item.id, ())
    if not given:
        return ""
    words, (check_in, value) = site.words, given[-1]
    assert value.confidence is not None
    said = words(
        "item.sure",
        share=show_share(words, value.confidence),
        week=name_week(site, check_in.week),
    )
    earlier = [one for _, one in given[:-1] if one.metric == value.metric]
    before = earlier[-1].confidence if earlier else None
    if before is None or before == value.confidence:
        return said
    return f"{said} {words('item.sure_before', share=show_share(words, before))}"


@lru_cache(maxsize=2)
def _given(plan: Plan) -> Mapping[str, tuple[tuple[CheckIn, GivenValue], ...]]:
    """Return the values that came with a confidence, by item, oldest first."""
    found: dict[str, list[tuple[CheckIn, GivenValue]]] = {}
    for check_in in plan.check_ins:
        for value in check_in.values:
            item = plan.find(value.item)
            if item and value.confidence is not None and check_in.week.start <= plan.today:
                found.setdefault(item.id, []).append((check_in, value))
    return {item: tuple(entries) for item, entries in found.items()}
