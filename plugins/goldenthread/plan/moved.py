"""Links that were affirmed for another item than the one they lead to today.

In: a plan, and what git kept of the items whose links are in doubt. Out: for each such link, the
item it was affirmed for. Only a fingerprint that fits, or the link's own history, is an answer;
nothing is guessed. A text that was not for everybody in the company, or on no site, ends the
search.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goldenthread.git.past import Version
from goldenthread.items.build_item import read_supports
from goldenthread.items.intent import take_intent
from goldenthread.plan.pin import Pin
from goldenthread.plan.plan import Plan
from goldenthread.source.audience import find_restriction
from goldenthread.source.document import Document, parse_document

Aside = Mapping[str, tuple[Version, ...]]


def find_moved(plan: Plan, suspects: tuple[Pin, ...], aside: Aside) -> dict[tuple[str, str], str]:
    """Return the id of the item that a link was affirmed for, by its child's id and fingerprint.

    Empty stands for an item that the plan no longer has. Where the item above has itself had the
    fingerprint, the link did not move.
    """
    found: dict[tuple[str, str], str] = {}
    prints: dict[str, str] = {}
    for suspect in suspects:
        key = (suspect.bearer.id, suspect.seen)
        if (suspect.above.id, suspect.seen) in plan.earlier:
            continue
        former = _look_back(plan, suspect, aside.get(suspect.bearer.path, ()))
        if former is None:
            prints = prints or _print_all(plan)
            former = prints.get(suspect.seen)
        if former is not None:
            found[key] = former
    return found


def _print_all(plan: Plan) -> dict[str, str]:
    """Return each item by its fingerprint of today; what is over may have been affirmed, too."""
    return {take_intent(one): one.id for one in reversed(plan.items) if one.kind.threaded}


def _look_back(plan: Plan, suspect: Pin, versions: tuple[Version, ...]) -> str | None:
    """Follow the fingerprint through the child's own past, to a link that led elsewhere."""
    parent = suspect.above
    for document in _read_versions(plan, suspect.bearer.path, versions):
        supports = read_supports((document.data or {}).get("supports"))
        bearing = [one.target for one in supports if one.seen == suspect.seen]
        if not bearing and document.data is not None:
            return None
        targets = [plan.find(target) for target in bearing]
        if targets and parent not in targets:
            return next((one.id for one in targets if one), "")
    return None


def _read_versions(plan: Plan, path: str, versions: tuple[Version, ...]) -> Iterator[Document]:
    """Read older texts of a file, newest first, up to one that was not for everybody."""
    for version in versions:
        document = read_open(plan, path, version)
        if document is None:
            return
        yield document


def read_open(plan: Plan, path: str, version: Version) -> Document | None:
    """Read an older text; None where it was not for everybody, or nobody can tell."""
    if not version.open:
        return None
    document = parse_document(path, version.text.encode("utf-8", "replace"))
    shut = find_restriction(document, plan.settings.audiences, plan.kinds.all_fields)
    return None if shut or _may_restrict(document) else document


def _may_restrict(document: Document) -> bool:
    """Tell whether a text without front matter has the word all the same, in whatever encoding."""
    return document.data is None and "audience" in document.body.replace("\0", "").casefold()
