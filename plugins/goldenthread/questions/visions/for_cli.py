"""Answers to clauses, for `affirm`.

In: a vision. Out: its answers whose clause no longer reads as it did when the answer was given.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.cli.hook import ForCli, Stale
from goldenthread.cli.opening import Titles
from goldenthread.cli.stale import list_known
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.visions.ledger import Answer, Reply, read_ledger
from goldenthread.reporters.plain import plain


def find_stale_answers(plan: Plan, titles: Titles, item: Item) -> Iterator[Stale]:
    """Yield the answers of a vision that were given to another text, or to none."""
    for account in read_ledger(plan).accounts:
        for answer in account.answers:
            given = bool(answer.pointer) and answer.reply is not Reply.UNANSWERED
            if answer.vision is item and given and answer.seen != answer.clause.seen:
                yield _read_answer(titles, answer)


def _read_answer(titles: Titles, answer: Answer) -> Stale:
    clause = answer.clause
    known = titles.differences(clause.target, answer.seen)
    lines: list[str] = []
    if clause.vision.id not in titles.restricted:
        if known:
            lines += list_known(known)
        else:
            lines.append(f'the clause reads: "{plain(clause.text)}"')
    if answer.vision.id not in titles.restricted:
        why = f", because {plain(answer.why)}" if answer.why else ""
        lines.append(f"the answer is: {answer.verdict}{why}")
    return Stale(
        answer.vision,
        clause.vision,
        (*answer.pointer, "seen"),
        clause.seen,
        f"{titles.named(answer.vision)} answers clause '{plain(clause.id)}' of "
        f"{titles.named(clause.vision)}",
        tuple(lines),
    )


FACE = ForCli(find_stale=find_stale_answers)
