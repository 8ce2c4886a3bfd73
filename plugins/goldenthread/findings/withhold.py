"""Hold back every finding that would show words of a restricted file, or of somebody's own.

In: a plan, its findings, and the codes that restrict a file. Out: the findings that may be shown.
Never guesses in favour of showing: a finding that contains an id or a title of a restricted file,
even by chance, is dropped. The finding that restricts the file stays, and it has no words of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from goldenthread.findings.finding import Finding
from goldenthread.findings.rule import all_rules
from goldenthread.ground.graph import below
from goldenthread.ground.group import group
from goldenthread.items.build_item import possible_ids
from goldenthread.measures.table import name_tables
from goldenthread.plan.plan import Plan
from goldenthread.source.consent import EMAILS, private_lines, read_shut_words
from goldenthread.source.document import Document
from goldenthread.source.fields import read_all_texts

_TOLD = "GT702"  # whose words are chosen to give nothing away
_TITLE = re.compile(r"""^[ \t{]*["']?title["']?[ \t]*:[ \t]*(.+)$""", re.MULTILINE)


def withhold(
    plan: Plan, findings: Iterable[Finding], restricting: Collection[str]
) -> tuple[Finding, ...]:
    """Return the findings that show nothing of the files that `restricting` codes are about.

    It drops all other findings at such a file, those about its item, those at a journey that counts
    on it or a table that it reads, and those that mention or propose it. A rule knows the items it
    mentions, but not who is named in the words it quotes: a reason, a comment, a wrong value. So
    messages and help are searched, too, for the file's ids, its title, and texts that no other file
    contains.
    """
    found = tuple(findings)
    paths = {finding.path for finding in found if finding.code in restricting}
    if not paths:
        return found
    documents = [d for d in plan.documents if plan.settings.shown_path(d.path) in paths]
    words = {_fold(word) for document in documents for word in _read_secrets(plan, document)}
    texts = {_fold(text) for document in documents for text in read_all_texts(document.data)}
    words |= texts - _read_known(plan, documents)
    paths |= _paths_beside(plan, documents)
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    secret = re.compile(rf"(?<!\w)(?:{pattern or r'(?!)'})(?!\w)")
    return tuple(
        finding
        for finding in found
        if finding.code in restricting
        or (finding.path not in paths and not _shows(finding, secret, words))
    )


def hush(plan: Plan, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return all findings, those that would repeat what is somebody's own in other words.

    That is a purpose without consent, and an e-mail address. The mistake has to be found, so the
    finding stays where it is and says what its rule says of all of them.
    """
    private = {
        plan.settings.shown_path(document.path): (document, lines)
        for document in plan.documents
        if (lines := private_lines(document))
    }
    if not private:
        return tuple(findings)
    documents = [document for document, _ in private.values()]
    purposes = {text for document in documents for text in map(_fold, read_shut_words(document))}
    if purposes:  # what others have written, too, is no secret
        purposes -= _read_known(plan, documents)
    emails = [(document.data or {}).get(EMAILS) for document in documents]
    addresses = {_fold(text) for text in read_all_texts(emails)}
    words = purposes | {address for address in addresses if "@" in address}
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    secret = re.compile(rf"(?<!\w)(?:{pattern or r'(?!)'})(?!\w)")

    def tell(finding: Finding) -> Finding:
        _, lines = private.get(finding.path, (None, frozenset[int]()))
        text = _fold(f"{finding.message} {finding.help}")
        silent = finding.code == _TOLD or (finding.line not in lines and not secret.search(text))
        return finding if silent else _tell_less(finding)

    return tuple(tell(finding) for finding in findings)


def _tell_less(finding: Finding) -> Finding:
    summary = all_rules()[finding.code].summary.rstrip(".")
    return replace(
        finding,
        message=summary[:1].lower() + summary[1:],
        help="look at this line of the file; its words are somebody's own and are not repeated",
        subjects=(),
        near=(),
    )


def _read_secrets(plan: Plan, document: Document) -> Iterator[str]:
    """Yield everything by which other findings could name the file's item."""
    yield from possible_ids(document)
    yield from name_tables(document)
    yield from (match[1].strip("\"' ,}") for match in _TITLE.finditer(document.front))
    item = plan.by_path.get(document.path)
    if item:
        yield item.id
        yield item.title
        yield from item.formerly


def journeys_near(plan: Plan, items: Collection[str]) -> frozenset[str]:
    """Return the ids of journeys that count on, or take over words from, any of some items."""
    edges = group(
        (target.id, journey.id)
        for journey in plan.of_kind("journey")
        for reference in journey.references
        if (target := plan.find(reference.target))
    )
    return frozenset(below(edges, sorted(items))).difference(items)


def _paths_beside(plan: Plan, documents: Sequence[Document]) -> set[str]:
    """Return the paths of journeys and tables in which findings would tell of the documents."""
    items = {plan.by_path[d.path].id for d in documents if d.path in plan.by_path}
    paths = {plan.by_id[journey].path for journey in journeys_near(plan, items)}
    paths.update(table for document in documents for table in name_tables(document))
    return {plan.settings.shown_path(path) for path in paths}


def _read_known(plan: Plan, documents: Sequence[Document]) -> set[str]:
    """Return every text that stands in another file, or that is a word of the plan's own."""
    hidden = {document.path for document in documents}
    known = [document.data for document in plan.documents if document.path not in hidden]
    vocabulary = plan.kinds.vocabulary
    own = [*vocabulary.aims, *vocabulary.outcomes, *(plan.kinds[k].schema for k in plan.kinds)]
    return {_fold(text) for part in (*known, *own) for text in read_all_texts(part)}


def _shows(finding: Finding, secret: re.Pattern[str], words: Collection[str]) -> bool:
    spoken = (finding.item, *finding.also, *finding.subjects, *finding.near)
    named = {_fold(one.partition("#")[0]) for one in spoken}
    text = _fold(f"{finding.message} {finding.help}")
    return not named.isdisjoint(words) or bool(secret.search(text))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
