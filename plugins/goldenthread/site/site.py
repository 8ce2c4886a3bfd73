"""What every view is given, and what every view gives back.

In: a plan with its findings, the words and the history. Out: nothing by itself; views ask it for
addresses and words. Addresses are relative to the site's root and end in `/`; the host turns them
into links.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from goldenthread.findings.check import Result
from goldenthread.findings.waive import Waived
from goldenthread.git.history import Change, History
from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.document import Document
from goldenthread.wording.words import Words


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's contents: the anchor exists in the page."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class ViewPage:
    """One page ready to be rendered.

    `view` names the template `views/<view>.html`; `model` is what the template reads as `page`.
    `address` is where it lies ("tree/"; "" is home). `styles` and `scripts` name further files
    of the theme that only this page loads (`view/map.css`). `search_whole` lets search read the
    whole page; otherwise it finds a page by its title and description, an item by its words. A
    `fragment` is what a script puts into a page in the same folder; its address is that of a file.
    """

    view: str
    address: str
    title: str
    model: object
    headings: tuple[Heading, ...] = ()
    description: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    searchable: bool = True
    search_whole: bool = False
    fragment: bool = False


@dataclass(frozen=True)
class Site:
    """The plan as it is about to be published."""

    plan: Plan
    result: Result
    words: Words
    built: dt.datetime
    history: History = field(default_factory=History)

    def has_view(self, view: str) -> bool:
        """Tell whether a view is there: one of a question that is not has no address."""
        return view in self.plan.settings.pages

    def view_address(self, view: str) -> str:
        """Return the address of a single view, such as "tree/" or "" for home.

        Raises:
            KeyError: the view is not there.
        """
        return page_address(self.plan.settings.pages[view])

    def edit_address(self, path: str) -> str:
        """Return where a file of the plan is edited on the web; empty when nothing is set."""
        return edit_address(self.plan.settings.edit_uri_template, self._edit_base(), path)

    def _edit_base(self) -> str:
        settings = self.plan.settings
        if not settings.edit_uri:
            return ""
        if "://" in settings.edit_uri or not settings.repo_url:
            return settings.edit_uri if "://" in settings.edit_uri else ""
        return f"{settings.repo_url.rstrip('/')}/{settings.edit_uri.lstrip('/')}"

    def last_change(self, item: Item) -> Change | None:
        """Return the newest commit that touched the item's file."""
        return self.history.last.get(item.path)

    @cached_property
    def departments(self) -> tuple[Item, ...]:
        """All departments by name."""
        found = self.plan.departments
        return tuple(sorted(found, key=lambda department: department.title.casefold()))

    @cached_property
    def live_below(self) -> Mapping[str, int]:
        """For each id, how many items that are not over hang below it on primary links."""
        plan, counts = self.plan, dict.fromkeys(self.plan.below_counts, 0)
        for item_id in reversed(tuple(counts)):
            for child in plan.primary_children.get(item_id, ()):
                counts[item_id] += counts[child] + (not plan.by_id[child].over)
        return counts

    @cached_property
    def mentioned_by(self) -> Mapping[str, tuple[Document, ...]]:
        """For each id, the files whose text mentions it, once each."""
        found: dict[str, dict[str, Document]] = {}
        for entry in self.plan.mentions:
            target = self.plan.find(entry.mention.target)
            if target and target.path != entry.document.path:
                found.setdefault(target.id, {})[entry.document.path] = entry.document
        return {target: tuple(documents.values()) for target, documents in found.items()}

    @cached_property
    def waived_by_item(self) -> Mapping[str, tuple[Waived, ...]]:
        """Accepted findings by the id of their item."""
        return group((waived.finding.item, waived) for waived in self.result.waived)


def page_address(source: str) -> str:
    """Turn the source address of a page ("tree.md") into its address ("tree/")."""
    stem = source.removesuffix(".md")
    if stem in ("index", "README"):
        return ""
    return f"{stem.removesuffix('/index')}/"


def edit_address(template: str, base: str, path: str) -> str:
    """Fill MkDocs' `edit_uri_template` (`{path}`, `{path_noext}`), or append to a base."""
    quoted = quote(path, errors="surrogateescape")
    if template:
        values = {
            "{path!q}": quote(path, safe="", errors="surrogateescape"),
            "{path}": quoted,
            "{path_noext!q}": quote(path.removesuffix(".md"), safe="", errors="surrogateescape"),
            "{path_noext}": quote(path.removesuffix(".md"), errors="surrogateescape"),
        }
        for name, value in values.items():
            template = template.replace(name, value)
        return template
    return f"{base.rstrip('/')}/{quoted}" if base else ""
