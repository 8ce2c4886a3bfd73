"""What items said when somebody put a fingerprint of them into the plan.

In: a plan and what git kept. Out: for each fingerprint that no longer fits, how the item differed
then. Only a text with exactly that fingerprint counts; nothing is guessed. A text is ignored unless
it came after every version, on any branch, that was not for everybody in the company or was on no
site. Old words that contain an address, or were somebody's own, are not repeated; if people have no
names, no old words are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from goldenthread.git.git_log import NO_LINES, Lines
from goldenthread.git.past import Past, Version
from goldenthread.ground.fingerprint import fold
from goldenthread.items.difference import Difference, DifferencePart, compare
from goldenthread.items.intent import Intent, print_words, read_intent, read_old_intent
from goldenthread.plan.hook import list_pins
from goldenthread.plan.moved import find_moved, read_open
from goldenthread.plan.pin import Pin, find_suspects
from goldenthread.plan.plan import Plan
from goldenthread.source.consent import read_shut_words

_OF_WORDS = frozenset(
    {
        DifferencePart.TITLE,
        DifferencePart.PICTURE,
        DifferencePart.CLAUSE,
        DifferencePart.CLAUSE_ORDER,
    }
)


def find_paths(plan: Plan, questions: tuple[Pin, ...]) -> tuple[str, ...]:
    """List the files whose past may answer: those asked about, and those that affirmed them."""
    below = {suspect.bearer.path for suspect in find_suspects(plan)}
    return tuple(sorted(below | {pin.above.path for pin in questions}))


def find_questions(plan: Plan) -> tuple[Pin, ...]:
    """List the fingerprints in a plan that are no longer those of their items, once each."""
    asked = (pin for pin in list_pins(plan) if pin.changed and pin.take)
    return tuple({(pin.target, pin.seen): pin for pin in asked}.values())


def recall(plan: Plan, questions: tuple[Pin, ...], past: Past) -> Plan:
    """Return the plan with its past, and with the answers that it gives to the questions.

    The older texts themselves do not go into the plan.
    """
    open_: dict[str, list[Pin]] = {}
    for question in questions:
        open_.setdefault(question.above.path, []).append(question)
    may_quote = _choose_quoting(plan) if past.aside else _never
    known_aims = frozenset(plan.kinds.vocabulary.aims)
    earlier: dict[tuple[str, str], tuple[Difference, ...]] = {}
    for path, asked in open_.items():
        now = read_intent(asked[0].above)
        for question, then in _search(plan, asked, past.aside.get(path, ()), past.lines):
            found = compare(then, now, may_quote, known_aims)
            earlier[question.target, question.seen] = tuple(
                one for one in found if _sees(question, one)
            )
    told = replace(plan, past=replace(past, aside={}, lines=NO_LINES), earlier=earlier)
    suspects = tuple(find_suspects(plan))
    return replace(told, moved=find_moved(told, suspects, past.aside)) if suspects else told


def _sees(question: Pin, difference: Difference) -> bool:
    """Tell whether a difference is one that the fingerprint takes note of."""
    if question.clause:
        return (difference.part, difference.name) == (DifferencePart.CLAUSE, question.clause)
    words = difference.part in _OF_WORDS
    return words if question.take is print_words else difference.part is not DifferencePart.PICTURE


def _search(
    plan: Plan, asked: list[Pin], versions: tuple[Version, ...], lines: Lines
) -> Iterator[tuple[Pin, Intent]]:
    """Find for each question the newest text that answers it and may be quoted."""
    left = list(asked)
    read = partial(read_open, plan, asked[0].above.path)
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
        answered = [one for one in left if one.take and one.take(then) == one.seen]
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
