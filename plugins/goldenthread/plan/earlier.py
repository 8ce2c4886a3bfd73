"""What items said when somebody put a fingerprint of them into the plan.

In: a plan and what git kept. Out: for each fingerprint that no longer fits, in what the item
differed then. Only a text whose fingerprint is the very one counts; nothing is guessed. It is
passed over unless it came after each that was not for everybody in the company, or on no site,
whatever branch that lay on. Old words that name an address, or were somebody's own, are not
repeated; none are where people have no names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from goldenthread.git.git_log import NO_LINES, Lines
from goldenthread.git.past import Past, Version
from goldenthread.ground.fingerprint import fold, take_fingerprint
from goldenthread.items.difference import Difference, Part, compare
from goldenthread.items.intent import (
    Intent,
    print_intent,
    print_words,
    read_intent,
    read_old_intent,
)
from goldenthread.items.item import Item
from goldenthread.plan.moved import find_moved, read_open
from goldenthread.plan.plan import Plan
from goldenthread.plan.suspect import find_suspects
from goldenthread.source.consent import read_shut_words
from goldenthread.source.fields import read_text

Print = Callable[[Intent], str]
_WORDS = ("purpose", "vision")  # acknowledged by their words
_OF_WORDS = frozenset({Part.TITLE, Part.PICTURE, Part.CLAUSE, Part.CLAUSE_ORDER})


@dataclass(frozen=True, slots=True)
class Question:
    """What was an item, when `take` gave this fingerprint of it?

    `clause` is the id of the one clause that was asked for, empty for all of the item.
    """

    item: Item
    fingerprint: str
    take: Print
    clause: str = ""

    def sees(self, difference: Difference) -> bool:
        """Tell whether a difference is one that the fingerprint takes note of."""
        if self.clause:
            return (difference.part, difference.name) == (Part.CLAUSE, self.clause)
        words = difference.part in _OF_WORDS
        return words if self.take is print_words else difference.part is not Part.PICTURE

    @property
    def key(self) -> tuple[str, str]:
        """What the answer is found by: the id, or `id#clause`, and the fingerprint."""
        return (f"{self.item.id}#{self.clause}" if self.clause else self.item.id, self.fingerprint)


def find_paths(plan: Plan, questions: tuple[Question, ...]) -> tuple[str, ...]:
    """List the files whose past may answer: of what is asked about, and of who affirmed it."""
    below = {suspect.link.child.path for suspect in find_suspects(plan)}
    return tuple(sorted(below | {question.item.path for question in questions}))


def find_questions(plan: Plan) -> tuple[Question, ...]:
    """List the fingerprints in a plan that are no longer those of their items, once each."""
    return tuple({one.key: one for one in _ask(plan)}.values())


def _ask(plan: Plan) -> Iterator[Question]:
    for suspect in find_suspects(plan):
        yield Question(suspect.link.parent, suspect.seen, print_intent)
    texts = [item for kind in _WORDS for item in plan.of_kind(kind)]
    now = {item.id: print_words(read_intent(item)) for item in texts}
    for person in plan.people:
        for _, entry in person.entries("acknowledged"):
            item, version = plan.find(read_text(entry.get("item"))), read_text(entry.get("version"))
            if item and version and now.get(item.id, version) != version:
                yield Question(item, version, print_words)
    for vision in plan.of_kind("vision"):
        for _, entry in vision.entries("answers"):
            name, _, clause = read_text(entry.get("clause")).partition("#")
            above, seen = plan.find(name), read_text(entry.get("seen"))
            take = partial(_print_clause, clause)
            if above and clause and seen and take(read_intent(above)) not in ("", seen):
                yield Question(above, seen, take, clause)


def _print_clause(clause: str, intent: Intent) -> str:
    text = next((text for name, text in intent.clauses if name == clause), "")
    return take_fingerprint(text) if text else ""


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
        for question, then in _search(plan, asked, past.aside.get(path, ()), past.lines):
            found = compare(then, now, may_quote, known_aims)
            earlier[question.key] = tuple(one for one in found if question.sees(one))
    told = replace(plan, past=replace(past, aside={}, lines=NO_LINES), earlier=earlier)
    suspects = tuple(find_suspects(plan))
    return replace(told, moved=find_moved(told, suspects, past.aside)) if suspects else told


def _search(
    plan: Plan, asked: list[Question], versions: tuple[Version, ...], lines: Lines
) -> Iterator[tuple[Question, Intent]]:
    """Find for each question the newest text that answers it and may be told."""
    left = list(asked)
    read = partial(read_open, plan, asked[0].item.path)
    closed: set[str] = set()  # commits
    for number, version in enumerate(versions):
        if not left:
            return
        document = read(version)
        if document is None:
            closed.add(version.commit)
            continue
        if document.data is None:
            continue
        then = read_old_intent(document.data, plan.settings.fiscal_year_start)
        answered = [one for one in left if one.take(then) == one.fingerprint]
        if not answered:
            continue
        before = lines.before(version.commit)
        beside = (one for one in versions[number + 1 :] if one.commit not in before)
        if closed - before or lines.ends - before - {version.commit} or not all(map(read, beside)):
            continue
        for question in answered:
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
