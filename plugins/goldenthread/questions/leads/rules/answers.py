"""Word the questions of a hand-off and answers that can be pasted.

In: the questions that are open, and who is on either side. Out: words of a finding. Holds no rule
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.agreement import QUESTION_WORDS, find_speaker, find_taker


def spell_questions(questions: Iterable[str], giver: Item | None) -> str:
    """List questions as a sales lead asks them, with the name of the side that hears back."""
    words = [QUESTION_WORDS[question] for question in questions]
    if giver:
        words = [word.replace("to marketing", f"to {giver.title}") for word in words]
    return "; ".join(words)


def propose_answers(questions: Iterable[str], team: str, feeding: str) -> tuple[str, ...]:
    """Write a line for each open question, with ids of the plan as far as they are known."""
    open_ = frozenset(questions)
    heard = "what: which were lost and why, every: week"
    handled = f"handled_by: {{team: {team or '…'}, route: rep}}"
    lines = {
        "handled_by": handled,
        "route": "" if "handled_by" in open_ else handled,
        "respond_within": "respond_within: {value: 1, unit: business-day}",
        "follow_ups": "follow_ups: {count: 5, within: 15 business-days}",
        "no_sale_when": "no_sale_when: the fifth try brings no answer",
        "feedback": f"feedback: {{to: {feeding or '…'}, {heard}}}",
    }
    return tuple(line for name, line in lines.items() if name in open_ and line)


def propose_people(plan: Plan, campaign: Item, besides: str = "") -> Mapping[str, str]:
    """Return for each side who could assess a campaign: its owner, and who sells to its leads."""
    owner = plan.find(campaign.owner)
    if owner is None or owner.id == besides or plan.has_left(owner.id):
        own = find_speaker(plan, plan.department(campaign), besides)
    else:
        own = owner.id
    return {"marketing": own, "sales": find_speaker(plan, find_taker(plan, campaign), own)}


def propose_participants(people: Mapping[str, str]) -> str:
    """Write `participants` with one person of either side, as far as somebody is known."""
    entries = (f"{{person: {person or '…'}, side: {side}}}" for side, person in people.items())
    return f"participants: [{', '.join(entries)}]"
