"""One item as one line of a tree.

In: a plan. Out: a function from id to line: kind, title, id, status. Never shows the title of a
restricted item.
"""

from __future__ import annotations

from goldenthread.cli.opening import PLACEHOLDER, Titles
from goldenthread.items.item import Item
from goldenthread.measures.share import percent
from goldenthread.plan.plan import Plan
from goldenthread.reporters.plain import plain
from goldenthread.reporters.style import by_status, dim


class Label:
    """Writes the line of an item."""

    __slots__ = ("_plan", "_titles")

    def __init__(self, plan: Plan, titles: Titles) -> None:
        """Prepare to write lines for the items of one plan."""
        self._plan, self._titles = plan, titles

    def __call__(self, item_id: str, cut: bool = False) -> str:  # noqa: FBT001, FBT002 - see draw
        """Return "Goal: Be chosen by one home in four  one-in-four  on track".

        `cut` says that what lies below is left out, and is counted instead.
        """
        item = self._plan.by_id[item_id]
        parts = [f"{plain(item.kind.label)}: {self._titles(item)}"]
        if self._titles.id_of(item):
            parts.append(dim(item.id))
        status = status_words(self._plan, item)
        if status:
            parts.append(status)
        further = [link.parent for link in self._plan.parents(item) if not link.primary]
        also = [self._titles.id_of(parent) or PLACEHOLDER for parent in further]
        if also:
            parts.append(dim(f"also {', '.join(also)}"))
        if cut:
            parts.append(dim(f"(+{self._plan.count_below(item)} below)"))
        return "  ".join(parts)

    def below(self, item_id: str) -> tuple[str, ...]:
        """Return the ids of what hangs below an item on its thread."""
        return self._plan.primary_children.get(item_id, ())


def status_words(plan: Plan, item: Item) -> str:
    """Return the status of an item and its progress; nothing for kinds that have none."""
    if not item.kind.threaded:
        return ""
    status = plan.status(item)
    words = [] if status.name == "unmeasured" else [by_status(status.name)]
    if status.progress is not None and not item.over:
        words.append(f"{percent(status.progress)} %")
    if plan.is_broken(item):
        words.append(f"({by_status('broken')} thread)")
    return " ".join(words)
