"""Hold back every finding that would show words of a restricted file.

In: a plan, its findings, and the codes that restrict a file. Out: the findings that may be shown.
Never guesses in favour of showing: a finding that contains an id or a title of a restricted file,
even by chance, is dropped. The finding that restricts the file stays, and it has no words of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from goldenthread.build_item import possible_ids
from goldenthread.document import Document
from goldenthread.finding import Finding
from goldenthread.plan import Plan

_TITLE = re.compile(r"""^[ \t{]*["']?title["']?[ \t]*:[ \t]*(.+)$""", re.MULTILINE)


def withhold(
    plan: Plan, findings: Iterable[Finding], restricting: Collection[str]
) -> tuple[Finding, ...]:
    """Return the findings that show nothing of the files that `restricting` codes are about.

    Dropped are all other findings at such a file, those about its item, and those in whose
    message or help one of its ids or its title stands.
    """
    found = tuple(findings)
    paths = {finding.path for finding in found if finding.code in restricting}
    if not paths:
        return found
    documents = [d for d in plan.documents if plan.settings.shown_path(d.path) in paths]
    words = {_fold(word) for document in documents for word in _read_secrets(plan, document)}
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    secret = re.compile(rf"(?<!\w)(?:{pattern or r'(?!)'})(?!\w)")
    return tuple(
        finding
        for finding in found
        if finding.code in restricting
        or (finding.path not in paths and not _shows(finding, secret, words))
    )


def _read_secrets(plan: Plan, document: Document) -> Iterator[str]:
    """Yield everything by which other findings could name the file's item."""
    yield from possible_ids(document)
    yield from (match[1].strip("\"' ,}") for match in _TITLE.finditer(document.front))
    item = plan.by_path.get(document.path)
    if item:
        yield item.id
        yield item.title
        yield from item.formerly


def _shows(finding: Finding, secret: re.Pattern[str], words: Collection[str]) -> bool:
    named = {_fold(item) for item in (finding.item, *finding.also)}
    text = _fold(f"{finding.message} {finding.help}")
    return not named.isdisjoint(words) or bool(secret.search(text))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
