"""The thread of an item that supports nothing itself, such as a journey: that of its owner.

In: a site and an item. Out: `ThreadStep`s from the purpose down to the vision of the owner's
department, else of the company. Invents no link: without either there is no thread.
"""

from __future__ import annotations

from goldenthread.items.item import Item
from goldenthread.plan.frame import vision_of
from goldenthread.site.parts.parts import kind_word
from goldenthread.site.parts.thread import ThreadStep, build_thread
from goldenthread.site.site import Site


def thread_of_owner(site: Site, item: Item) -> tuple[ThreadStep, ...]:
    """Climb from the vision that the owner works for; second parents are left out."""
    department = department_of_owner(site, item)
    vision = (vision_of(site.plan, department) if department else None) or vision_of(
        site.plan, None
    )
    top = vision or site.plan.purpose
    if top is None:
        return ()
    steps = (step for step in build_thread(site, top) if step.state != "ghost")
    return (*steps, step_to(site, top))


def step_to(site: Site, item: Item) -> ThreadStep:
    """Make an item the last step of a thread."""
    return ThreadStep(kind_word(site, item), item.title, item.address)


def department_of_owner(site: Site, item: Item) -> Item | None:
    """Return the department an item names, else the one its owner works in."""
    owner = site.plan.find(item.owner)
    return site.plan.department(item) or (site.plan.department(owner) if owner else None)
