"""Word the questions of a hand-off and answers that can be pasted.

In: the questions that are open, and who is on either side. Out: words of a finding. Holds no rule
itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.agreement import QUESTION_WORDS
from goldenthread.item import Item


def spell_questions(questions: Iterable[str], giver: Item | None) -> str:
    """List questions as a sales lead asks them, with the name of the side that hears back."""
    words = [QUESTION_WORDS[question] for question in questions]
    if giver:
        words = [word.replace("to marketing", f"to {giver.title}") for word in words]
    return "; ".join(words)


def propose_answers(questions: Iterable[str], team: str, feeding: str) -> tuple[str, ...]:
    """Write a line for each open question, with ids of the plan as far as they are known."""
    open_ = frozenset(questions)
    handled = f"handled_by: {{team: {team or '…'}, route: rep}}"
    lines = {
        "handled_by": handled,
        "route": "" if "handled_by" in open_ else handled,
        "respond_within": "respond_within: {value: 1, unit: business-day}",
        "follow_ups": "follow_ups: {count: 5, within: 15 business-days}",
        "no_sale_when": "no_sale_when: …",
        "feedback": f"feedback: {{to: {feeding or '…'}, what: …, every: week}}",
    }
    return tuple(line for name, line in lines.items() if name in open_ and line)
