"""What check-ins say of one item: the commitments that serve it, and what it needs.

In: a site and an item. Out: an `ItemWeeks`, newest first and capped, None where no check-in names
the item.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.anonymity import may_name, unnamed_of
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.site.commitments import ShownCommitment, show_commitment
from goldenthread.questions.commitment.week.site.needs import Need, list_needs_of_item
from goldenthread.questions.commitment.week.weeks import join_commitments
from goldenthread.site.site import Site

_MOST = 6


@dataclass(frozen=True, slots=True)
class ItemWeeks:
    """The section; `note` counts all commitments, of which `rows` are the newest."""

    rows: tuple[ShownCommitment, ...]
    note: str
    needs: tuple[Need, ...]


def build_item_weeks(site: Site, item: Item) -> ItemWeeks | None:
    """Collect what was said of an item week by week."""
    served = _serving(site.plan).get(item.id, ())
    needs = list_needs_of_item(site, item)
    if not served and not needs:
        return None
    # Commitments shown without a name come last in their week: their place would give away whose.
    served = (*(c for c in served if may_name(site.plan, c)), *unnamed_of(site.plan, served))
    newest = sorted(served, key=lambda one: -one.week.start.toordinal())
    kept = sum(1 for one in served if one.result == "kept")
    note = site.words("item.weeks_note", n=len(served), kept=kept) if served else ""
    if len(served) > _MOST:
        note = f"{note}, {site.words('item.weeks_newest', n=_MOST)}"
    rows = tuple(show_commitment(site, one) for one in newest[:_MOST])
    return ItemWeeks(rows, note, needs)


@lru_cache(maxsize=2)
def _serving(plan: Plan) -> Mapping[str, tuple[Commitment, ...]]:
    """Return all commitments, each once, by the id of the item they serve."""
    every = (one for check_in in read_check_ins(plan) for one in check_in.commitments)
    return group((item.id, one) for one in join_commitments(every) if (item := plan.find(one.item)))
