"""The ladder above an item: from the purpose down to its parent, with gaps where it is cut.

In: a site and an item. Out: `ThreadStep`s, purpose first. A gap says in words what is missing.
Never longer than `MOST_STEPS`, however deep the plan is.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.link import Link
from goldenthread.site.parts.parts import kind_word, part_name
from goldenthread.site.site import Site

MOST_STEPS = 30
_KEPT_AT_EACH_END = 6


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """One step; `state` is whole, gap, ghost (a second parent) or more (steps left out)."""

    kind: str
    title: str
    address: str = ""
    note: str = ""
    state: str = "whole"


def build_thread(site: Site, item: Item) -> tuple[ThreadStep, ...]:
    """Build the steps above an item; none for the purpose and for what hangs from nothing."""
    if item.kind.looks_back:
        return _through_campaign(site, item)
    if not item.kind.threaded:
        return ()
    chain = site.plan.thread(item)
    return (*_shorten(site, _main_steps(site, item, chain)), *_ghosts(site, item))


def _through_campaign(site: Site, item: Item) -> tuple[ThreadStep, ...]:
    """Build the steps above an assessment: those of its campaign, which is the last one."""
    campaign = site.plan.find(item.text(item.kind.looks_back))
    if campaign is None or not campaign.kind.is_campaign:
        return ()
    steps = _main_steps(site, campaign, site.plan.thread(campaign))
    return (*_shorten(site, steps), _step(site, campaign, None))


def _main_steps(site: Site, item: Item, chain: tuple[Item, ...]) -> list[ThreadStep]:
    plan = site.plan
    steps: list[ThreadStep] = []
    reason = explain_top(site, item, chain)
    if reason:
        if plan.purpose and plan.purpose not in chain:
            steps.append(_step(site, plan.purpose, None))
        steps.append(ThreadStep("", reason, state="gap"))
    for index, ancestor in enumerate(chain):
        link = plan.primary_link(ancestor)
        if index and link and link.broken and plan.is_broken(item):
            steps.append(ThreadStep("", _explain_stand_in(site, ancestor, item), state="gap"))
        if ancestor.id != item.id:
            below = plan.primary_link(chain[index + 1])
            steps.append(_step(site, ancestor, below))
    return steps


def _step(site: Site, ancestor: Item, link: Link | None) -> ThreadStep:
    part = part_name(ancestor, link.support.part) if link else ""
    note = site.words("thread.by_part", name=part) if part else ""
    return ThreadStep(kind_word(site, ancestor), ancestor.title, ancestor.address, note)


def _ghosts(site: Site, item: Item) -> list[ThreadStep]:
    return [
        ThreadStep(
            kind_word(site, link.parent),
            link.parent.title,
            link.parent.address,
            link.support.why or part_name(link.parent, link.support.part),
            "ghost",
        )
        for link in site.plan.parents(item)
        if not link.primary
    ]


def _shorten(site: Site, steps: list[ThreadStep]) -> list[ThreadStep]:
    """Leave out the middle of a thread that nobody would read, and say how much."""
    if len(steps) <= MOST_STEPS:
        return steps
    kept = _KEPT_AT_EACH_END
    left_out = site.words("thread.more", n=len(steps) - 2 * kept)
    return [*steps[:kept], ThreadStep("", left_out, state="more"), *steps[-kept:]]


def explain_gap(site: Site, item: Item) -> str:
    """Say in one sentence what cuts the thread of a broken item; empty when it is whole."""
    if not site.plan.is_broken(item):
        return ""
    chain = site.plan.thread(item)
    for ancestor in reversed(chain):
        link = site.plan.primary_link(ancestor)
        if link and link.broken:
            return _explain_stand_in(site, ancestor, item)
    return explain_top(site, item, chain)


def explain_top(site: Site, item: Item, chain: tuple[Item, ...]) -> str:
    """Say why the top of a broken item's chain is not the company's purpose, else nothing."""
    plan, words, top = site.plan, site.words, chain[0]
    if not plan.is_broken(item) or (plan.purpose and top.id == plan.purpose.id):
        return ""
    if plan.primary_link(top):
        ring = [plan.primary_link(step) for step in (top, *chain)]
        titles = " → ".join(dict.fromkeys(link.parent.title for link in ring if link))
        return words("gap.cycle", titles=_clip(titles))
    if not plan.purposes:
        return words("gap.no_purpose")
    if top in plan.purposes:
        return words("gap.several_purposes", n=len(plan.purposes))
    return _explain_end(site, top, item)


def _explain_end(site: Site, top: Item, item: Item) -> str:
    """Say why a chain ends at an item that is no purpose."""
    if top.stands_alone and not top.supports:
        return site.words("gap.stands_alone", title=top.title)
    if top.over:
        return site.words("gap.over", title=top.title)
    return _explain_supports(site, top, item)


def _explain_supports(site: Site, top: Item, item: Item) -> str:
    words, own = site.words, top.id == item.id
    if not top.supports:
        if own:
            return words("gap.nothing_own")
        return words("gap.nothing", title=top.title)
    first = top.supports[0].target
    if first == top.id:
        return words("gap.self_own") if own else words("gap.self", title=top.title)
    if own:
        return words("gap.unknown_own", target=first)
    return words("gap.unknown", title=top.title, target=first)


def _explain_stand_in(site: Site, child: Item, item: Item) -> str:
    """Word a first entry of `supports` that names nothing while a later one does."""
    target = child.supports[0].target
    if child.id == item.id:
        return site.words("gap.unknown_own", target=target)
    return site.words("gap.unknown", title=child.title, target=target)


def _clip(text: str, most: int = 200) -> str:
    return text if len(text) <= most else f"{text[:most]}…"
