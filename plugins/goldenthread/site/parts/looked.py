"""What reassures a reader, and how many it rests on: the one source of ticks.

In: a site and how many were looked at. Out: a `Looked`, whose words say that number, or what nobody
has looked at and what would have it looked at. A tick never stands for none.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.site.site import Site
from goldenthread.site.slots import voices


@dataclass(frozen=True, slots=True)
class Looked:
    """A sentence about `count` things that were looked at; with none it says what would do it.

    Only `parts/looked.html` draws it, with a tick where the count is more than none.
    """

    count: int
    text: str


def look(site: Site, name: str, count: int, **values: object) -> Looked:
    """Word `well.NAME` for so many, or `well.NAME_unasked` where there was nothing to look at."""
    if count > 0:
        return Looked(count, site.words(f"well.{name}", n=count, **values))
    return Looked(0, site.words(f"well.{name}_unasked", **values))


def tick(count: int) -> str:
    """Return the icon of what holds for so many: the tick, or the ring of what nobody asked."""
    return "check" if count > 0 else "not-started"


def look_at_parts(site: Site) -> tuple[Looked, ...]:
    """Name the parts of a plan that no rule could look at, and count rules that were not asked."""
    plan = site.plan
    parts = [part for voice in voices() for part in voice.parts.items()]
    names = [site.words(f"unasked.{name}") for name, there in parts if not there(plan)]
    off = site.result.unasked
    told = [site.words("unasked.parts", names=", ".join(names))] if names else []
    told += [site.words("unasked.rules", n=off)] if off else []
    return tuple(Looked(0, text) for text in told) if plan.items else ()
