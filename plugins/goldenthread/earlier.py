"""What items said when somebody put a fingerprint of them into the plan.

In: a plan and what git kept. Out: for each fingerprint that no longer fits, in what the item
differed then. Only a text whose fingerprint is the very one counts; nothing is guessed. A text that
was not for everybody in the company, or on no site, ends the search, and old words that name an
address, or were somebody's own, are not repeated; none are where people have no names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from goldenthread.audience import find_restriction
from goldenthread.consent import read_shut_words
from goldenthread.difference import Difference, compare
from goldenthread.document import parse_document
from goldenthread.fields import read_entries, read_text
from goldenthread.fingerprint import fold
from goldenthread.intent import Intent, print_intent, print_words, read_intent, read_old_intent
from goldenthread.item import Item
from goldenthread.past import Past, Version
from goldenthread.plan import Plan
from goldenthread.suspect import find_suspects

Print = Callable[[Intent], str]
_WORDS = ("purpose", "vision")  # acknowledged by their words


@dataclass(frozen=True, slots=True)
class Question:
    """What was an item, when `take` gave this fingerprint of it?"""

    item: Item
    fingerprint: str
    take: Print


def find_questions(plan: Plan) -> tuple[Question, ...]:
    """List the fingerprints in a plan that are no longer those of their items, once each."""
    found = {(one.item.id, one.fingerprint): one for one in _ask(plan)}
    return tuple(found.values())


def _ask(plan: Plan) -> Iterator[Question]:
    for suspect in find_suspects(plan):
        yield Question(suspect.link.parent, suspect.seen, print_intent)
    texts = [item for kind in _WORDS for item in plan.of_kind(kind)]
    now = {item.id: print_words(read_intent(item)) for item in texts}
    for person in plan.of_kind("person"):
        for _, entry in read_entries(person.data.get("acknowledged")):
            item, version = plan.find(read_text(entry.get("item"))), read_text(entry.get("version"))
            if item and version and now.get(item.id, version) != version:
                yield Question(item, version, print_words)


def recall(plan: Plan, questions: tuple[Question, ...], past: Past) -> Plan:
    """Return the plan with its past, and with the answers that it gives to the questions.

    The older texts themselves do not go into the plan.
    """
    open_: dict[str, list[Question]] = {}
    for question in questions:
        open_.setdefault(question.item.path, []).append(question)
    may_quote = _choose_quoting(plan) if past.aside else _never
    known_aims = frozenset(plan.kinds.vocabulary.aims)
    earlier: dict[tuple[str, str], tuple[Difference, ...]] = {}
    for path, asked in open_.items():
        now = read_intent(asked[0].item)
        for question, then in _search(plan, asked, past.aside.get(path, ())):
            key = (question.item.id, question.fingerprint)
            earlier[key] = compare(then, now, may_quote, known_aims)
    return replace(plan, past=replace(past, aside={}), earlier=earlier)


def _search(
    plan: Plan, asked: list[Question], versions: tuple[Version, ...]
) -> Iterator[tuple[Question, Intent]]:
    """Find for each question the newest text that answers it."""
    left = list(asked)
    fields, audiences = plan.kinds.all_fields, plan.settings.audiences
    for version in versions:
        if not left or not version.open:
            return
        document = parse_document(left[0].item.path, version.text.encode("utf-8", "replace"))
        if find_restriction(document, audiences, fields):
            return
        if document.data is None:
            continue
        then = read_old_intent(document.data, plan.settings.fiscal_year_start)
        for question in tuple(left):
            if question.take(then) == question.fingerprint:
                left.remove(question)
                yield question, then


def _never(_: str) -> bool:
    return False


def _choose_quoting(plan: Plan) -> Callable[[str], bool]:
    """Return what judges old words: who may have been named in them is known today no longer."""
    if plan.settings.people != "named":
        return _never
    shut = {fold(text).casefold() for d in plan.documents for text in read_shut_words(d)}

    def may_quote(text: str) -> bool:
        folded = fold(text).casefold()
        return "@" not in folded and not any(words in folded for words in shut)

    return may_quote
