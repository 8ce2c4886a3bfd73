"""What changed lately, as far as git knows.

In: a site. Out: the items whose files changed last; none where there is no history.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.site.site import Site

_MOST_CHANGES = 6


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A file that changed lately."""

    date: str
    iso: str
    title: str
    address: str
    author: str
    kind: str


def list_changes(site: Site) -> tuple[ChangeRow, ...]:
    """List the items whose files changed last, newest first; none without history."""
    changed = [(site.last_change(item), item) for item in site.plan.items]
    dated = sorted(
        ((change, item) for change, item in changed if change),
        key=lambda entry: -entry[0].date.toordinal(),
    )
    return tuple(
        ChangeRow(
            date=site.words.date(change.date, short=True),
            iso=change.date.isoformat(),
            title=item.title,
            address=item.address,
            author=change.author,
            kind=site.words.kind(item.kind),
        )
        for change, item in dated[:_MOST_CHANGES]
    )
