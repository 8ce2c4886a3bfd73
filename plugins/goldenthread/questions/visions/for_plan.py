"""What this question adds to a plan: the fingerprints by which visions answer clauses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from goldenthread.ground.fingerprint import take_fingerprint
from goldenthread.items.intent import Intent
from goldenthread.plan.hook import ForPlan
from goldenthread.plan.pin import Pin
from goldenthread.plan.plan import Plan
from goldenthread.questions.visions.ledger import Answer, Reply, read_ledger


def _list_pins(plan: Plan) -> Iterator[Pin]:
    for account in read_ledger(plan).accounts:
        for answer in account.answers:
            if answer.pointer and answer.reply is not Reply.UNANSWERED:
                yield _pin(answer)


def _pin(answer: Answer) -> Pin:
    clause = answer.clause
    return Pin(
        bearer=answer.vision,
        pointer=(*answer.pointer, "seen"),
        above=clause.vision,
        seen=answer.seen,
        now=clause.seen,
        take=partial(_print_clause, clause.id),
        clause=clause.id,
        says=f"{answer.verdict}, because {answer.why}" if answer.why else answer.verdict,
    )


def _print_clause(clause: str, intent: Intent) -> str:
    text = dict(intent.clauses).get(clause, "")
    return take_fingerprint(text) if text else ""


FACE = ForPlan(pins=_list_pins)
