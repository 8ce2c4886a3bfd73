"""What the business cares about most, and what of a department's work moves it.

In: a site and a department. Out: a card for each outcome, with what contributes to it and what is
linked without showing it, and why. Follows declared links only; infers nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.questions.outcomes.contribution import Contribution, read_contributions, topmost
from goldenthread.questions.outcomes.reach import read_reach
from goldenthread.items.item import Item
from goldenthread.questions.outcomes.site.grid import behind_anchor, outcome_key
from goldenthread.questions.outcomes.site.matrix import say_cost_centres
from goldenthread.site.parts.parts import ItemLink, link_item, name_outcome
from goldenthread.site.site import Site

_MOST_LINKS = 4
_MOST_LINKED = 3


@dataclass(frozen=True, slots=True)
class OutcomeCard:
    """How many items contribute to an outcome; a gap where none does.

    `items` contribute, `linked` are linked and not shown, each with the reason as its note;
    `address` is that of the whole list, "" where there is nothing to list.
    """

    name: str
    count: int
    gap: bool
    items: tuple[ItemLink, ...]
    text: str
    linked: tuple[ItemLink, ...]
    linked_count: str
    more_linked: str
    more: str
    address: str


@dataclass(frozen=True, slots=True)
class DepartmentOutcomes:
    """What a department's work moves.

    `standing` says that none of it contributes to an outcome; `reach_none` is the topmost work that
    reaches none, where corporate goals name any.
    """

    cards: tuple[OutcomeCard, ...]
    note: str
    standing: str
    reach_none: tuple[ItemLink, ...]


def goals_between(site: Site, item: Item, outcome: str) -> tuple[Item, ...]:
    """Return the corporate goals by which an item reaches an outcome.

    Where the outcome is stated further down, by a goal below a corporate one, these are all
    corporate goals the item serves.
    """
    if outcome not in read_reach(site.plan).outcomes(item):
        return ()
    served = read_reach(site.plan).goals(item)
    return tuple(goal for goal in served if outcome in goal.outcomes) or served


def build_outcomes(site: Site, department: Item) -> DepartmentOutcomes | None:
    """Build a card for each outcome; None without active work, or where no goal names any."""
    found = read_contributions(site.plan).get(department.id)
    known = read_reach(site.plan).outcomes_known
    if found is None or not known:
        return None
    lost = (*found.loose, *found.astray)
    if not (found.contributing or found.linked or lost):
        return None
    return DepartmentOutcomes(
        cards=tuple(_build_outcome(site, found, outcome) for outcome in known),
        note=site.words("department.outcomes_note", name=department.title),
        standing=say_cost_centres(site, [department.title]) if found.cost_centre else "",
        reach_none=tuple(link_item(item) for item in topmost(site.plan, lost)),
    )


def name_moved(site: Site, department: Item) -> tuple[str, ...]:
    """Name the outcomes to which a department's work contributes."""
    found = read_contributions(site.plan).get(department.id)
    moving = found.contributing if found else ()
    moved = {outcome for item in moving for outcome in read_reach(site.plan).outcomes(item)}
    return tuple(name_outcome(site, one) for one in read_reach(site.plan).outcomes_known if one in moved)


def _build_outcome(site: Site, found: Contribution, outcome: str) -> OutcomeCard:
    words, reach, name = site.words, read_reach(site.plan), name_outcome(site, outcome)
    shown = [item for item in found.contributing if outcome in reach.outcomes(item)]
    linked = [item for item in found.linked if outcome in reach.outcomes(item)]
    tops, bare = topmost(site.plan, shown), topmost(site.plan, linked)
    anchor = behind_anchor(found.department.id, outcome_key(site, outcome))
    listed = tops[:_MOST_LINKS]
    left, hidden = len(shown) - len(listed), len(linked) - len(bare[:_MOST_LINKED])
    return OutcomeCard(
        name=name,
        count=len(shown),
        gap=not shown,
        items=tuple(_link_shown(site, item, outcome) for item in listed),
        text="" if shown or linked else _explain_none(site, outcome, name),
        linked=tuple(
            link_item(item, words(f"department.lacks.{reach.missing(item)}"))
            for item in bare[:_MOST_LINKED]
        ),
        linked_count=words("department.linked", n=len(linked)) if linked else "",
        more_linked=words("department.and_more", n=hidden) if hidden > 0 else "",
        more=words("department.and_more", n=left) if left > 0 else "",
        address=f"{site.view_address('coverage')}#{anchor}" if shown or linked else "",
    )


def _link_shown(site: Site, item: Item, outcome: str) -> ItemLink:
    goals = " · ".join(goal.title for goal in goals_between(site, item, outcome))
    return link_item(item, site.words("department.through", goals=goals))


def _explain_none(site: Site, outcome: str, name: str) -> str:
    words = site.words
    if outcome not in read_reach(site.plan).stated:
        return words("department.no_goal")
    small = name.lower() if words("grammar.nouns") == "small" else name
    return words("department.no_objective", outcome=small)
