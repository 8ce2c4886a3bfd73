"""Resolve documents into a plan.

In: documents, kinds, settings and today. Out: a `Plan`. Every step is linear in the number of
items and links, and iterative; nothing here raises because of what a writer wrote.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from goldenthread.config.settings import Settings
from goldenthread.git.past import NO_PAST, Past
from goldenthread.ground.graph import below, find_cycles, sizes
from goldenthread.ground.group import group
from goldenthread.ground.questions import faces
from goldenthread.items.build_item import build_item, find_unread, is_item
from goldenthread.items.item import Item
from goldenthread.items.status import News, read_statuses
from goldenthread.kinds.kinds import Kinds
from goldenthread.measures.table import NO_TABLES, Tables, fill_metric
from goldenthread.plan.hook import ForPlan
from goldenthread.plan.link import Link, PageMention
from goldenthread.plan.plan import Plan
from goldenthread.plan.resolve import find_unresolved, resolve_links
from goldenthread.source.document import Document
from goldenthread.source.mention import find_mentions


def build_plan(
    documents: Sequence[Document],
    kinds: Kinds,
    settings: Settings,
    today: dt.date,
    tables: Tables = NO_TABLES,
    past: Past = NO_PAST,
) -> Plan:
    """Put a plan together; `documents` in the order of their paths, `tables` as they name them."""
    built, unknown = _build_items(documents, kinds, settings, tables)
    by_id, duplicates = _index(built)
    renamed = {old: name for name in by_id for old in by_id[name].formerly if old not in by_id}
    by_id = {name: _with_title(item, by_id, renamed) for name, item in by_id.items()}
    ordered = sorted(by_id.values(), key=reading_order)
    hooks = [face.hook(ordered, renamed, today) for face in faces("for_plan", ForPlan) if face.hook]
    for hook in hooks:
        by_id |= hook.fill(by_id)
    items = tuple(by_id[item.id] for item in ordered)
    aliases = {old: by_id[name] for old, name in renamed.items()}
    parent_links = {item.id: resolve_links(item, by_id, aliases) for item in items}
    links = [link for found in parent_links.values() for link in found]
    primary = {link.child.id: link.parent.id for link in links if link.primary}
    children = _group_children(items, links)
    primary_children = _group_primary(children)
    purposes = tuple(item for item in items if _is_purpose_of_all(item))
    order = _forest_order(items, primary, primary_children)
    departments = _departments(order, primary, by_id, aliases)
    for hook in hooks:
        departments |= hook.find_teams(departments)
    slips = [one for one in unknown if not kinds.is_unasked(one.data)]
    unread = find_unread(documents, slips)
    news = _join_news([hook.read_news(by_id, departments, settings) for hook in hooks], unread)
    judged = [by_id[name] for name in reversed(order)]
    statuses = read_statuses(judged, primary_children, settings, today, news)
    return Plan(
        settings=settings,
        kinds=kinds,
        today=today,
        documents=tuple(documents),
        tables=tables,
        items=items,
        by_id=MappingProxyType(by_id),
        aliases=MappingProxyType(aliases),
        duplicates=MappingProxyType(duplicates),
        unknown_kinds=tuple(unknown),
        parent_links=MappingProxyType(parent_links),
        child_links=MappingProxyType(children),
        primary_parent=MappingProxyType(primary),
        primary_children=MappingProxyType(primary_children),
        unresolved=tuple(find_unresolved(items, by_id, aliases)),
        mentions=tuple(_find_page_mentions(documents)),
        cycles=find_cycles({i.id: [k.parent.id for k in parent_links[i.id]] for i in items}),
        purposes=purposes,
        whole=_find_whole(parent_links, primary_children, purposes),
        department_ids=MappingProxyType(departments),
        below_counts=MappingProxyType(sizes(primary_children, order)),
        statuses=MappingProxyType(statuses),
        unread=unread,
        past=past,
    )


def _join_news(news: Sequence[News], unread: Sequence[Document]) -> News:
    return News(
        frozenset().union(*(one.silent for one in news)),
        frozenset().union(*(one.heard for one in news)),
        unread[0].path if unread else "",
    )


def _build_items(
    documents: Sequence[Document], kinds: Kinds, settings: Settings, tables: Tables
) -> tuple[list[Item], list[Document]]:
    built: list[Item] = []
    unknown: list[Document] = []
    for document in documents:
        if document.data is None or not is_item(document):
            continue
        name = document.data["kind"]
        if isinstance(name, str) and name in kinds:
            item = build_item(document, kinds[name], settings.fiscal_year_start)
            built.append(_with_values(item, tables))
        else:
            unknown.append(document)
    return built, unknown


def _with_values(item: Item, tables: Tables) -> Item:
    """Fill the metrics that name a column of a table."""
    if not any(metric.data for metric in item.metrics):
        return item
    return replace(
        item, metrics=tuple(fill_metric(metric, tables, item.path) for metric in item.metrics)
    )


def _index(built: Sequence[Item]) -> tuple[dict[str, Item], dict[str, tuple[Item, ...]]]:
    """Give each id to the first file, in the order of paths, that claims it."""
    claims = group((item.id, item) for item in built)
    by_id = {item_id: items[0] for item_id, items in claims.items()}
    duplicates = {item_id: items for item_id, items in claims.items() if len(items) > 1}
    return by_id, duplicates


def _with_title(item: Item, by_id: Mapping[str, Item], renamed: Mapping[str, str]) -> Item:
    """Name an item that may go without a title after the item that its kind has to name."""
    required = item.kind.schema["required"]
    if item.states("title") or "title" in required:
        return item
    naming = {*required, *item.kind.named_by}
    named = (renamed.get(r.target, r.target) for r in item.references if r.field.path[0] in naming)
    about = next((by_id[target].title for target in named if target in by_id), item.id)
    return replace(item, title=f"{about}, {item.period.text}" if item.period else about)


def reading_order(item: Item) -> tuple[Any, ...]:
    """Sort key: level of the kind, display number, start, title, id."""
    parts = re.findall(r"[0-9]+|[^0-9]+", item.text("number"))
    # By length, then by digits: as many of them as somebody likes, and none is too many.
    digits = [part.lstrip("0") if part[0] in "0123456789" else None for part in parts]
    natural = [
        (1, 0, part) if number is None else (0, len(number), number)
        for part, number in zip(parts, digits, strict=True)
    ]
    start = item.period.start if item.period else dt.date.max
    return (item.kind.level, not natural, natural, start, item.title.casefold(), item.id)


def _group_children(items: Sequence[Item], links: Sequence[Link]) -> dict[str, tuple[Link, ...]]:
    position = {item.id: index for index, item in enumerate(items)}
    ordered = sorted(links, key=lambda link: (not link.primary, position[link.child.id]))
    return group((link.parent.id, link) for link in ordered)


def _group_primary(children: Mapping[str, Sequence[Link]]) -> dict[str, tuple[str, ...]]:
    return {
        parent: tuple(link.child.id for link in links if link.primary)
        for parent, links in children.items()
    }


def _forest_order(
    items: Sequence[Item], primary: Mapping[str, str], children: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Order all ids so that a primary parent comes before its children, cycles last."""
    order = below(children, [item.id for item in items if item.id not in primary])
    seen = set(order)
    return (*order, *(item.id for item in items if item.id not in seen))


def _is_purpose_of_all(item: Item) -> bool:
    return item.is_purpose and not item.department and not item.over


def _find_whole(
    parent_links: Mapping[str, Sequence[Link]],
    children: Mapping[str, Sequence[str]],
    purposes: Sequence[Item],
) -> frozenset[str]:
    """Collect what hangs from the one purpose by links of which none stands in for another."""
    if len(purposes) != 1:
        return frozenset()
    sound = {
        parent: [c for c in found if not any(k.broken for k in parent_links[c] if k.primary)]
        for parent, found in children.items()
    }
    return frozenset(below(sound, [purposes[0].id]))


def _departments(
    order: Sequence[str],
    primary: Mapping[str, str],
    by_id: Mapping[str, Item],
    aliases: Mapping[str, Item],
) -> dict[str, str]:
    found: dict[str, str] = {}
    for item_id in order:
        item = by_id[item_id]
        if item.is_department:
            found[item_id] = item_id
        elif item.department:
            named = by_id.get(item.department) or aliases.get(item.department)
            found[item_id] = named.id if named else item.department
        elif primary.get(item_id) in found:
            found[item_id] = found[primary[item_id]]
    return found


def _find_page_mentions(documents: Sequence[Document]) -> Iterator[PageMention]:
    for document in documents:
        for mention in find_mentions(document.body):
            yield PageMention(document, mention, document.body_line + mention.line - 1)
