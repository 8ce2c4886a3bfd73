"""What a reader can do from an item's page: edit it, add below it, report a gap.

In: a site and an item. Out: full links, made from the templates in the settings; empty where a
setting is not made. Values are quoted, so no title can change where a link leads.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from goldenthread.items.item import Item
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class Actions:
    """The links, the path of the file and when it changed last."""

    edit_url: str
    add_url: str
    report_url: str
    source: str
    changed: str


def build_actions(site: Site, item: Item) -> Actions:
    """Build what stands below the facts."""
    change = site.last_change(item)
    changed = ""
    if change:
        changed = site.words(
            "item.changed_by", date=site.words.date(change.date), author=change.author
        )
    return Actions(
        edit_url=site.edit_address(item.path),
        add_url=build_add_url(site, item),
        report_url=fill_uri(site.plan.settings.report_uri or "", id=item.id, title=item.title),
        source=site.plan.settings.shown_path(item.path),
        changed=changed,
    )


def build_add_url(site: Site, item: Item) -> str:
    """Link to adding an item of the next kind below; nothing hangs from what is over."""
    below = [
        kind
        for kind in site.plan.kinds.children_of[item.kind.name]
        if kind.level > item.kind.level
        and (item.kind.name not in kind.own_only or site.plan.department(item))
    ]
    if not below or item.over:
        return ""
    return fill_uri(site.plan.settings.add_uri or "", kind=below[0].name, id=item.id)


def fill_uri(template: str, **values: str) -> str:
    """Fill `{name}` with quoted values."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", quote(value, safe=""))
    return template
