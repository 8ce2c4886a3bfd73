"""Where the aims of two visions part, and what would bring them together, for the panel of both.

In: a site and a stance. Out: sentences, and a `Mend` that addresses either side. Says nothing of
two visions that agree.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.questions.visions.alignment import Bearing, Fit, Stance
from goldenthread.items.item import Item
from goldenthread.questions.visions.realign import find_aims
from goldenthread.site.parts.findings import rule_address
from goldenthread.questions.visions.site.fits import CODES, join_and, join_or, say_rest
from goldenthread.site.parts.parts import Person, name_outcome, show_person
from goldenthread.site.site import Site

_MOST_AIMS = 5


@dataclass(frozen=True, slots=True)
class Mend:
    """What would settle it, or what is asked; who answers for either side; and the rule."""

    text: str
    asks: bool
    owners: tuple[Person, ...]
    code: str
    address: str


def say_ways(site: Site, stance: Stance) -> list[str]:
    """Say of each aim that does not lead to the company's where it does lead."""
    if stance.declared:
        return [stance.declared.why]
    if stance.fit is Fit.IN_PART:
        return [*say_rest(site, stance)]
    if stance.fit not in (Fit.AGAINST, Fit.SILENT):
        return []
    return [_say_way(site, one, stance) for one in stance.bearings]


def _say_way(site: Site, one: Bearing, stance: Stance) -> str:
    key = "way_against" if one.against else "way"
    return site.words(
        f"visions.{key}" if one.leads_to else f"visions.{key}_ends",
        aim=name_outcome(site, one.aim),
        leads=join_and(site, one.leads_to),
        wanted=join_or(site, one.against or stance.parent.aims),
    )


def build_mend(site: Site, department: Item, stance: Stance) -> Mend | None:
    """Say what would settle it, on either side; None where somebody else has said so."""
    code = CODES.get(stance.fit)
    if code is None or stance.declared:
        return None
    words, wanted = site.words, join_or(site, stance.parent.aims)
    aims = find_aims(site.plan, stance)[:_MOST_AIMS]
    parts = [words("visions.mend_above")]
    if aims:
        key = "visions.mend" if stance.fit is Fit.AGAINST else "visions.ask"
        told = words(key, name=department.title, wanted=wanted, aims=join_or(site, aims))
        parts.insert(0, told)
    owners = (show_person(site, one.owner) for one in (stance.item, stance.parent))
    known = tuple(dict.fromkeys(owner for owner in owners if owner))
    asks = stance.fit is Fit.SILENT
    return Mend(" ".join(parts), asks, known, code, rule_address(site, code))
