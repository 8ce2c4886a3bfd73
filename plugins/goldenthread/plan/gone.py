"""What happened to items that a plan still names but no longer has, from git.

In: a plan and ids. Out: for each id that git knows, when its file was deleted or renamed. Asks git
twice at most, and only if an id is missing. Says nothing about a file whose last version was not
for everybody in the company, or was on no site.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from goldenthread.git.git import read_blobs
from goldenthread.git.git_log import RENAMES, Commit, read_log
from goldenthread.items.build_item import possible_ids
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.audience import find_restriction
from goldenthread.source.document import MAX_BYTES, parse_document
from goldenthread.source.fields import read_text

_MOST_COMMITS = 20_000
_MOST_FILES = 500  # the newest
_SHORT = 8  # digits of a commit's name: the log spells all of them
_OPTIONS = ("--relative", *RENAMES, "--diff-filter=DR", f"-n{_MOST_COMMITS}")


@dataclass(frozen=True, slots=True)
class Gone:
    """One file that went: `commit` and `date` of that, `kind` of the item that it was.

    `heir` is the item in the file that it was renamed to, None where it was deleted.
    """

    path: str
    commit: str
    date: str
    blob: str
    new_path: str = ""
    kind: str = ""
    heir: Item | None = None


def find_gone(plan: Plan, wanted: Collection[str]) -> Mapping[str, Gone]:
    """Return what happened to the items of these ids, as far as git knows and may be quoted."""
    if not wanted:
        return {}
    folder = plan.settings.plan_dir
    commits = read_log(folder, *_OPTIONS) or ()
    files = [*islice(_follow(commits), _MOST_FILES)]
    texts = read_blobs(folder, list(dict.fromkeys(one.blob for one in files)))
    found: dict[str, Gone] = {}
    for one in files:
        for name in _tell(plan, one, texts.get(one.blob)):
            if name in wanted:
                known = _with_kind(one, texts[one.blob])
                found.setdefault(name, replace(known, heir=plan.by_path.get(one.new_path)))
    return {name: one for name, one in found.items() if not one.new_path or one.heir}


def _follow(commits: Iterable[Commit]) -> Iterator[Gone]:
    """Yield each file that went, newest first, with the name that its text bears today."""
    today: dict[str, str] = {}
    deleted: dict[str, tuple[str, str]] = {}
    for commit in commits:
        when = (commit.name[:_SHORT], commit.date.isoformat() if commit.date else "")
        for change in commit.changes:
            if not change.moved:
                deleted.setdefault(change.name, when)
                yield Gone(change.name, *when, change.before)
                continue
            old, new = change.old[0], change.name
            today[old] = today.get(new, new)
            if ended := deleted.get(today[old]):
                yield Gone(old, *ended, change.before)
            else:
                yield Gone(old, *when, change.before, today[old])


def _tell(plan: Plan, gone: Gone, text: bytes | None) -> tuple[str, ...]:
    """Return the ids that a file may have had; none if nothing may be said about it."""
    passed_over = "/." in f"/{gone.path}" or gone.path.startswith("templates/")
    if text is None or len(text) > MAX_BYTES or passed_over:
        return ()
    document = parse_document(gone.path, text)
    restricted = find_restriction(document, plan.settings.audiences, plan.kinds.all_fields)
    if restricted or document.data is None or "kind" not in document.data:
        return ()
    return possible_ids(document)


def _with_kind(gone: Gone, text: bytes) -> Gone:
    data = parse_document(gone.path, text).data or {}
    return replace(gone, kind=read_text(data.get("kind")))
