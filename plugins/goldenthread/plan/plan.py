"""The plan: the whole graph of items, everything resolved once.

In: items and documents (`build_plan.py` puts them together). Out: parents, children, threads,
departments, statuses and the facts that rules turn into findings. Read-only: rules, views and
exports only ask.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from goldenthread.config.settings import Settings
from goldenthread.git.past import NO_PAST, Past
from goldenthread.ground.graph import below, climb
from goldenthread.ground.group import group
from goldenthread.items.build_item import meant_as_item, possible_ids
from goldenthread.items.difference import Difference
from goldenthread.items.item import Item, Reference
from goldenthread.items.status import Status
from goldenthread.kinds.kinds import Kinds
from goldenthread.measures.table import Tables
from goldenthread.plan.by_kind import ByKind
from goldenthread.plan.link import Link, PageMention, Unresolved
from goldenthread.source.document import Document
from goldenthread.source.front_matter import Problem
from goldenthread.source.strays import Stray


@dataclass(frozen=True, eq=False)
class Plan(ByKind):
    """All items of one organisation and what follows from their links.

    Mappings are keyed by item id. `items` holds one item for each id, ordered by level, number,
    start and title; further files that claim a taken id are in `duplicates` only. `tables` holds
    the files of values that items name, by path. `unread` are files that may be items and could not
    be read, `strays` items in no page. `past` is what git kept of the files that a question asks
    for. By an id and a fingerprint that no longer fits, `earlier` tells in what it differed
    then, `moved` which item a link was affirmed for.
    """

    settings: Settings
    kinds: Kinds
    today: dt.date
    documents: tuple[Document, ...]
    tables: Tables
    items: tuple[Item, ...]
    by_id: Mapping[str, Item]
    aliases: Mapping[str, Item]
    duplicates: Mapping[str, tuple[Item, ...]]
    unknown_kinds: tuple[Document, ...]
    parent_links: Mapping[str, tuple[Link, ...]]
    child_links: Mapping[str, tuple[Link, ...]]
    primary_parent: Mapping[str, str]
    primary_children: Mapping[str, tuple[str, ...]]
    unresolved: tuple[Unresolved, ...]
    mentions: tuple[PageMention, ...]
    cycles: tuple[tuple[str, ...], ...]
    purposes: tuple[Item, ...]
    whole: frozenset[str]
    department_ids: Mapping[str, str]
    below_counts: Mapping[str, int]
    statuses: Mapping[str, Status]
    unread: tuple[Document, ...] = ()
    past: Past = NO_PAST
    earlier: Mapping[tuple[str, str], tuple[Difference, ...]] = field(default_factory=dict)
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)
    strays: tuple[Stray, ...] = ()

    @property
    def purpose(self) -> Item | None:
        """The company's purpose, the root of every thread; None where there is none or several."""
        return self.purposes[0] if len(self.purposes) == 1 else None

    def find(self, item_id: str) -> Item | None:
        """Return the item of an id or of an id it formerly had."""
        return self.by_id.get(item_id) or self.aliases.get(item_id)

    def parents(self, item: Item) -> tuple[Link, ...]:
        """Return the resolved links upwards, in the order of `supports`."""
        return self.parent_links.get(item.id, ())

    def children(self, item: Item) -> tuple[Link, ...]:
        """Return the links of what supports this item, primary or not, in reading order."""
        return self.child_links.get(item.id, ())

    def primary_link(self, item: Item) -> Link | None:
        """Return the link that draws the item's thread."""
        return next((link for link in self.parents(item) if link.primary), None)

    def carried_by(self, item: Item) -> tuple[Item, ...]:
        """Return the items whose primary link leads here, in reading order."""
        return tuple(self.by_id[child] for child in self.primary_children.get(item.id, ()))

    def thread(self, item: Item) -> tuple[Item, ...]:
        """Return the thread from its top, the purpose unless it is broken, down to the item."""
        return tuple(self.by_id[i] for i in reversed(climb(self.primary_parent, item.id)))

    def subtree(self, item: Item) -> tuple[Item, ...]:
        """Return what hangs below the item on primary links, parents first, without itself.

        This is also the blast radius: what would lose its thread if the item went.
        """
        return tuple(self.by_id[i] for i in below(self.primary_children, [item.id])[1:])

    def count_below(self, item: Item) -> int:
        """Count the subtree without walking it."""
        return self.below_counts.get(item.id, 0)

    def is_broken(self, item: Item) -> bool:
        """Tell whether the item should reach the purpose and does not.

        Items that state why they stand alone, and items that are over, are not counted.
        """
        return (
            item.kind.threaded
            and not item.over
            and not item.stands_alone
            and item.id not in self.whole
        )

    def department(self, item: Item) -> Item | None:
        """Return the department an item belongs to: its own or its nearest ancestor's."""
        found = self.by_id.get(self.department_ids.get(item.id, ""))
        return found if found and found.is_department else None

    def has_left(self, person_id: str) -> bool:
        """Tell whether a person is gone by today: after their last day, or retired."""
        person = self.find(person_id)
        if person is None:
            return False
        last = person.last_day
        return person.over or (last is not None and last < self.today)

    def is_here(self, person_id: str) -> bool:
        """Tell whether a person works here today: has begun, and has not left."""
        person = self.find(person_id)
        first = person.first_day if person else None
        begun = first is None or first <= self.today
        return person is not None and begun and not self.has_left(person_id)

    def status(self, item: Item) -> Status:
        """Return how the item stands today."""
        return self.statuses[item.id]

    @cached_property
    def threaded(self) -> tuple[Item, ...]:
        """Items that hang on the thread and are not over."""
        return tuple(item for item in self.items if item.kind.threaded and not item.over)

    @cached_property
    def broken(self) -> tuple[Item, ...]:
        """Items whose thread is broken, in reading order."""
        return tuple(item for item in self.items if self.is_broken(item))

    @cached_property
    def nearly_supported(self) -> frozenset[str]:
        """Ids that somebody tries to support and misses by a slip, which is said elsewhere.

        The slip is in the id, in the field, or anywhere in a file that could not become an item;
        of such a file every word counts.
        """
        near = [
            fact.nearest[0]
            for fact in self.unresolved
            if fact.nearest and fact.reference.field.path[0] == "supports"
        ]
        slips = [item.document for item in self.items if item.misread("supports")]
        for document in (*slips, *self.unknown_kinds, *self.failed.values()):
            near.extend(re.findall(r"[\w-]+", document.front))
        return frozenset(near)

    @cached_property
    def by_path(self) -> Mapping[str, Item]:
        """Items, duplicates included, by the path of their file."""
        claimed = [item for items in self.duplicates.values() for item in items]
        return {item.path: item for item in (*self.items, *claimed)}

    @cached_property
    def problems(self) -> Mapping[str, tuple[tuple[Document, Problem], ...]]:
        """For each name of a problem, the files that have it and where."""
        return group(
            (problem.name, (document, problem))
            for document in self.documents
            for problem in document.problems
        )

    @cached_property
    def failed(self) -> Mapping[str, Document]:
        """Files that were meant to be items and could not be, by every id they may have had.

        What is wrong with such a file is said there; whoever links to it has made no mistake.
        """
        found: dict[str, Document] = {}
        for document in self.documents:
            item = document.path in self.by_path
            if item or document.unreadable or meant_as_item(document):
                ids = possible_ids(document)
                found |= dict.fromkeys(ids[1:] if item else ids, document)
        return {name: document for name, document in found.items() if not self.find(name)}

    @cached_property
    def referrers(self) -> Mapping[str, tuple[tuple[Item, Reference], ...]]:
        """For each id, who names it and where, in any linking field."""
        return group(
            (target.id, (item, reference))
            for item in self.items
            for reference in item.references
            if (target := self.find(reference.target))
        )
