"""Open a plan for a command.

In: what stood on the command line. Out: a plan, an item of it, titles that may be shown.
Raises `Refused` with a suggestion for an id that does not exist.
"""

from __future__ import annotations

from pathlib import Path

from goldenthread.cli.failure import Refused
from goldenthread.cli.waiting import waiting
from goldenthread.config.settings import find_settings
from goldenthread.findings.check import check_plan
from goldenthread.findings.phrases import nearest_help
from goldenthread.ground.likeness import nearest
from goldenthread.items.difference import Difference
from goldenthread.items.item import Item
from goldenthread.plan.load import load_plan
from goldenthread.plan.plan import Plan
from goldenthread.reporters.plain import plain

PLACEHOLDER = "(restricted)"


def open_plan(where: Path) -> Plan:
    """Load the plan that governs a folder.

    Raises:
        SettingsError: the folder or its settings cannot be used.
        SchemaError: a schema file cannot be used.
    """
    with waiting("reading the plan"):
        return load_plan(find_settings(where))


def find_item(plan: Plan, text: str) -> Item:
    """Return the item of an id, a former id, or of `id#part`.

    Raises:
        Refused: there is none; the text names the nearest.
    """
    wanted = text.partition("#")[0]
    item = plan.find(wanted)
    if item is None:
        near = nearest(wanted, Titles(plan).known_ids)
        hint = nearest_help(near, _where_to_look(plan))
        raise Refused(f"the plan has no item '{wanted}'; {hint}")
    return item


def _where_to_look(plan: Plan) -> str:
    if not plan.items:
        return "it has no items at all; start with `goldenthread init DIR`"
    return "`goldenthread tree` lists them"


class Titles:
    """Titles and ids fit for a terminal; of a restricted item only a placeholder."""

    __slots__ = ("_plan", "_quotes", "restricted")

    def __init__(self, plan: Plan) -> None:
        """Ask the rule on restricted items, so that there is one answer to who may read what."""
        self._plan = plan
        found = check_plan(plan, select=("GT701",)).findings
        paths = {finding.path for finding in found if finding.code == "GT701"}
        self._quotes = not paths
        self.restricted = frozenset(
            item.id for item in plan.items if plan.settings.shown_path(item.path) in paths
        )

    @property
    def known_ids(self) -> list[str]:
        """Every id that may be suggested, former ones included."""
        plan = self._plan
        living = [item_id for item_id in plan.by_id if item_id not in self.restricted]
        former = [old for old, item in plan.aliases.items() if item.id not in self.restricted]
        return [*living, *former]

    def __call__(self, item: Item) -> str:
        """Return the title on one line; one that stands for another item's is as restricted."""
        return PLACEHOLDER if self._is_hidden(item) else plain(item.title)

    def _is_hidden(self, item: Item) -> bool:
        if item.id in self.restricted or item.states("title"):
            return item.id in self.restricted
        named = (self._plan.find(reference.target) for reference in item.references)
        return any(other.id in self.restricted for other in named if other)

    def id_of(self, item: Item) -> str:
        """Return the id, which can say as much as a title: nothing for a restricted item."""
        return "" if item.id in self.restricted else item.id

    def differences(self, name: str, fingerprint: str) -> tuple[Difference, ...]:
        """Return in what an item, or `id#clause`, differed when it had a fingerprint, if git knows.

        Nothing where any file is restricted: what it says may once have stood in another.
        """
        return self._plan.earlier.get((name, fingerprint), ()) if self._quotes else ()

    def named(self, item: Item) -> str:
        """Return "Title (id)"."""
        return PLACEHOLDER if item.id in self.restricted else f"{self(item)} ({item.id})"
