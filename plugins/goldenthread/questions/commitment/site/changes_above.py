"""What changed above somebody's work since they last took note of it.

In: a site, a person, their work. Out: the items above it that git has seen change, newest first,
and the person's own links that are suspect since. Where git knows nothing, that is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.plan.person_thread import owned_items
from goldenthread.questions.commitment.acknowledgement import read_acknowledgements
from goldenthread.questions.commitment.suspicion import read_suspicion
from goldenthread.site.parts.changes import ChangeRow
from goldenthread.site.parts.looked import look
from goldenthread.site.parts.parts import ItemLink, kind_word, link_item
from goldenthread.site.site import Site

_MOST = 6
_WEEKS_BACK = 8


@dataclass(frozen=True, slots=True)
class Above:
    """What changed; `since` names the day it is counted from, `note` what is to be said instead.

    `suspects` are the parents whose change has not been answered, `fix` the command that does.
    """

    since: str
    note: str
    count: int
    rows: tuple[ChangeRow, ...]
    more: str
    suspects: tuple[ItemLink, ...]
    fix: str


def list_above(site: Site, person: Item, work: Sequence[Item]) -> Above | None:
    """List what changed above some work; None where nothing is above it."""
    higher = {item.id: item for item in _climb(site, person, work)}
    if not higher:
        return None
    words, (start, reason) = site.words, _choose_start(site, person)
    changed = [(change, item) for item in higher.values() if (change := site.last_change(item))]
    recent = sorted(
        ((change, item) for change, item in changed if change.date >= start),
        key=lambda entry: -entry[0].date.toordinal(),
    )
    suspects = _find_suspects(site, person, work)
    return Above(
        since=words(f"above.since_{reason}", day=words.date(start)) if changed else "",
        note=_note(site, known=len(changed), any_=bool(recent)),
        count=len(recent),
        rows=tuple(
            ChangeRow(
                date=words.date(change.date, short=True),
                iso=change.date.isoformat(),
                title=item.title,
                address=item.address,
                author=change.author,
                kind=kind_word(site, item),
            )
            for change, item in recent[:_MOST]
        ),
        more=words("above.more", n=len(recent) - _MOST) if len(recent) > _MOST else "",
        suspects=suspects,
        fix=f"goldenthread affirm --all-mine --person {person.id}" if suspects else "",
    )


def _climb(site: Site, person: Item, work: Sequence[Item]) -> Iterator[Item]:
    """Yield everything above the work on any link, once each, without what the person owns.

    What they work on for others stands above them, too: work of the team, of a colleague.
    """
    own = {item.id for item in owned_items(site.plan, person)}
    seen: set[str] = set()
    level = list(work)
    while level:
        fresh = {item.id: item for item in level if item.id not in seen}
        seen.update(fresh)
        yield from (item for item in fresh.values() if item.id not in own)
        level = [link.parent for item in fresh.values() for link in site.plan.parents(item)]


def _choose_start(site: Site, person: Item) -> tuple[dt.date, str]:
    """Choose the day of the newest acknowledgement, else one some weeks back."""
    answers = read_acknowledgements(site.plan).by_person.get(person.id, ())
    days = [answer.date for answer in answers if answer.date and answer.date <= site.plan.today]
    if days:
        return max(days), "noted"
    return site.plan.today - dt.timedelta(weeks=_WEEKS_BACK), "weeks"


def _note(site: Site, *, known: int, any_: bool) -> str:
    if known:
        return "" if any_ else look(site, "above", known).text
    return site.words("above.no_days" if site.history.commit else "above.no_git")


def _find_suspects(site: Site, person: Item, work: Sequence[Item]) -> tuple[ItemLink, ...]:
    """Link to the parents whose change the person has not answered, with the child's title."""
    suspicion = read_suspicion(site.plan)
    found: dict[str, ItemLink] = {}
    for item in work:
        for suspect in suspicion.by_child.get(item.id, ()) if item.owner else ():
            owner = site.plan.find(item.owner)
            if owner and owner.id == person.id:
                note = site.words("above.serves", title=item.title)
                found.setdefault(suspect.above.id, link_item(suspect.above, note))
    return tuple(found.values())
