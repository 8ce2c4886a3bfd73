"""What must not appear with a name: commitments that were not kept, and findings that quote them.

In: a plan, and a commitment or a finding. Out: whether its owner may be named. This is decided
here and nowhere else. Each finding costs the same, however many commitments its file has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from goldenthread.findings.finding import Finding
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.rules.gt425_rewritten_commitment import (
    RewrittenCommitment,
)

_MOST_QUOTES = 64
_PERSON = re.compile(r"\bperson: ([^\s,}]+)")


def may_name(plan: Plan, commitment: Commitment) -> bool:
    """Tell whether a commitment may appear with the name of the person who made it.

    With `missed: team` one that was not kept appears with its team, without a name, and nowhere
    with the person: neither on their page nor in their counts; nor does what was carried over until
    then, which has the same words. With `people: team` nothing that was committed to stands beside
    anybody.
    """
    if plan.settings.people == "team":
        return False
    if plan.settings.missed == "person" or commitment.result not in ("missed", "carried"):
        return True
    return commitment.result == "carried" and commitment.key not in _missed_keys(plan)


def may_count(plan: Plan) -> bool:
    """Tell whether what somebody committed to may be counted beside their name.

    With `missed: team` it may not: without what was not kept a share would be false, and a gap
    would tell what is missing.
    """
    return plan.settings.missed == "person" and plan.settings.people != "team"


@lru_cache(maxsize=2)
def _missed_keys(plan: Plan) -> frozenset[tuple[str, str]]:
    """Return who committed to what was not kept in the end."""
    every = (one for check_in in read_check_ins(plan) for one in check_in.commitments)
    return frozenset(one.key for one in every if one.result == "missed" and one.text)


def unnamed_of(plan: Plan, commitments: Iterable[Commitment]) -> list[Commitment]:
    """Return those that may stand beside no name, by their words: their place would tell whose."""
    return sorted(
        (one for one in commitments if not may_name(plan, one)),
        key=lambda one: (one.text, one.item),
    )


def tells_of_a_miss(plan: Plan, finding: Finding) -> bool:
    """Tell whether a finding on a check-in quotes what must not appear with a name, or says whose.

    The file does not matter: if only the team's file were quoted, the rest would have to belong to
    the few people who have a file of their own. People who have the files see the finding anyway.
    A result that was changed used to be a different one: in somebody's own file, that would say
    that they did not keep something.
    """
    if (
        finding.code == RewrittenCommitment.code
        and not may_count(plan)
        and _is_of_one(plan, finding)
    ):
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
    return item is not None and (item.is_person or bool(item.text("person")))


@lru_cache(maxsize=2)
def _untold_words(plan: Plan) -> dict[str, frozenset[str]]:
    """Return the texts and people of what must not appear with a name, by check-in."""
    found: dict[str, set[str]] = {}
    for check_in in read_check_ins(plan):
        for one in check_in.commitments:
            if not may_name(plan, one):
                found.setdefault(check_in.item.id, set()).update((one.text, one.person))
    return {item: frozenset(words - {""}) for item, words in found.items()}
