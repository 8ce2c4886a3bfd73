"""Findings that are not published, since they would lead from a miss to a name.

In: a plan and a finding. Out: whether it is kept back. Each finding costs the same, however many
commitments stand in the file that it is on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from goldenthread.source.fields import read_text
from goldenthread.findings.finding import Finding
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.site.commitments import may_count, may_name

_MOST_QUOTES = 64
_CHANGED_RESULT = "GT425"
_PERSON = re.compile(r"\bperson: ([^\s,}]+)")


def tells_of_a_miss(plan: Plan, finding: Finding) -> bool:
    """Tell whether a finding on a check-in quotes what may stand beside no name, or says whose.

    It counts in whichever file that stands: of what is quoted from the team's file alone, the rest
    would be of those few who have a file of their own. Whoever has the files is told all the same.
    A result that was changed was once another one: in somebody's own file that would say of them
    that something was not kept.
    """
    if finding.code == _CHANGED_RESULT and not may_count(plan) and _is_of_one(plan, finding):
        return True
    words = _untold_words(plan)
    names = [plan.find(name) for name in (finding.item, *finding.also)]
    untold = [words[item.id] for item in names if item and item.id in words]
    if not untold:
        return False
    said = f"{finding.message} {finding.help}"
    quotes = [place for place, sign in enumerate(said) if sign == "'"]
    if len(quotes) > _MOST_QUOTES:
        return True
    told = {said[first + 1 : last] for first, last in combinations(quotes, 2)}
    told |= set(_PERSON.findall(said))
    return any(told & found for found in untold)


def _is_of_one(plan: Plan, finding: Finding) -> bool:
    """Tell whether a finding is on somebody's own check-in, or on themselves for it."""
    item = plan.find(finding.item)
    return item is not None and (
        item.is_person or bool(item.text("person"))
    )


@lru_cache(maxsize=2)
def _untold_words(plan: Plan) -> dict[str, frozenset[str]]:
    """Return the texts and people of what may stand beside no name, by check-in."""
    found: dict[str, set[str]] = {}
    for check_in in plan.check_ins:
        for one in check_in.commitments:
            if not may_name(plan, one):
                found.setdefault(check_in.item.id, set()).update((one.text, one.person))
    return {item: frozenset(words - {""}) for item, words in found.items()}
