"""Pieces of the plan inside an author's page: a link, a thread, a tree, a metric.

In: a site and a mention. Out: the part, the macro and the models to call it with; None where the
mention names nothing, so that it stays the text it is (and is a finding).
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.site.parts.metrics import build_card
from goldenthread.site.parts.parts import kind_word, part_name, shown_status
from goldenthread.site.parts.rows import RowStyle, build_rows, walk
from goldenthread.site.parts.thread import build_thread
from goldenthread.site.site import Site
from goldenthread.source.mention import MentionText


@dataclass(frozen=True, slots=True)
class Embed:
    """A call of one macro: `macro(*arguments)` of `parts/embed.html`."""

    macro: str
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class EmbeddedItem:
    """The item that is linked or embedded; `state` is whole or broken."""

    kind: str
    title: str
    address: str
    status: str
    state: str


def build_embed(site: Site, mention: MentionText) -> Embed | None:
    """Build what stands in place of one mention."""
    item = site.plan.find(mention.target)
    if item is None or (mention.part and not item.has_part(mention.part)):
        return None
    here = EmbeddedItem(
        kind_word(site, item),
        item.title,
        item.address,
        shown_status(site, item),
        "broken" if site.plan.is_broken(item) else "whole",
    )
    if mention.block == "thread":
        return Embed("thread_block", (build_thread(site, item), here))
    if mention.block == "tree":
        return Embed("tree_block", (_rows(site, item), here))
    if mention.block == "metric":
        return _build_metric(site, item, mention, here)
    text = mention.text or part_name(item, mention.part) or item.title
    anchor = f"#metric-{mention.part}" if item.metric(mention.part) else ""
    return Embed("link", (here, text, anchor))


def _rows(site: Site, item: Item) -> tuple[object, ...]:
    below = {child.id for child in site.plan.subtree(item) if not child.over}
    return build_rows(site, walk(site, [item], {item.id, *below}), RowStyle(department=False))


def _build_metric(site: Site, item: Item, mention: MentionText, here: EmbeddedItem) -> Embed | None:
    """Build the card of the named metric; without a name, of the item's first."""
    metric = item.metric(mention.part) if mention.part else next(iter(item.metrics), None)
    if metric is None:
        return None
    return Embed("metric_block", (build_card(site, item, metric), here))
