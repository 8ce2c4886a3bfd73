"""Whose word it is that a command writes down.

In: what stood on the command line, git's own address. Out: a person of the plan.
"""

from __future__ import annotations

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles
from goldenthread.cli.weekly.who import find_me, find_person
from goldenthread.item import Item
from goldenthread.plan import Plan


def find_whose(plan: Plan, titles: Titles, text: str) -> Item:
    """Return the person of an id or name; of nothing the one whose address git commits under.

    Raises:
        Refused: there is no such person, or nobody can be asked.
    """
    if text:
        return find_person(plan, titles, text)
    try:
        return find_me(plan, titles)
    except Refused:
        raise Refused("say who you are with --person ID; git's address is nobody's here") from None
