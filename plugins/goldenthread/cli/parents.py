"""What a new item may support.

In: a plan, a kind and what stood on the command line. Out: the items above, or a refusal that
names what is allowed.
"""

from __future__ import annotations

from goldenthread.cli.asking import choose_item
from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import Titles, find_item
from goldenthread.findings.phrases import either, one_of
from goldenthread.items.item import Item
from goldenthread.kinds.kinds import Kind
from goldenthread.plan.plan import Plan


def candidates(plan: Plan, kind: Kind, department: str) -> tuple[Item, ...]:
    """Return what an item of `kind` may support, the same department's first."""
    found = [
        item
        for item in plan.items
        if item.kind.name in kind.parents
        and not item.over
        and not _is_foreign(plan, kind, item, department or plan.department_ids.get(item.id, ""))
    ]
    if kind.is_purpose:
        found = [item for item in found if not item.department]
    return tuple(
        sorted(
            found,
            key=lambda item: (
                _is_elsewhere(plan, item, department),
                item.kind.name in kind.own_only,
            ),
        )
    )


def find_parents(
    plan: Plan, kind: Kind, given: tuple[str, ...], department: str, titles: Titles
) -> tuple[str, ...]:
    """Return the references for `supports`, the primary one first; none for a root.

    Raises:
        Refused: a wrong kind, an unknown id, or nothing given where something must be.
    """
    if not kind.threaded or not kind.parents:
        if given:
            raise Refused(f"{name_kind(kind)} supports nothing; leave out --supports")
        return ()
    if kind.is_purpose and not department:
        return _root(plan, given, titles)
    if given:
        team = department or plan.department_ids.get(find_item(plan, given[0]).id, "")
        return tuple(_checked(plan, kind, text, team) for text in dict.fromkeys(given))
    found = [i for i in candidates(plan, kind, department) if i.id not in titles.restricted]
    allowed = _allowed(plan, kind)
    if not found:
        first = plan.kinds[kind.parents[0]]
        raise Refused(
            f"{name_kind(kind)} supports {allowed}, and the plan has none yet; "
            f'start with `goldenthread new {first.name} "..."`'
        )
    if len(found) == 1:
        return (found[0].id,)
    chosen = choose_item(
        f"What does it support? {name_kind(kind).capitalize()} supports {allowed}.",
        found,
        titles,
        f"say with --supports ID what it supports; {name_kind(kind)} supports {allowed}:",
    )
    assert chosen is not None
    return (chosen.id,)


def _root(plan: Plan, given: tuple[str, ...], titles: Titles) -> tuple[str, ...]:
    """Let the company have one purpose, which supports nothing."""
    if given:
        raise Refused("the company's purpose supports nothing; a department's takes --department")
    if plan.purposes:
        raise Refused(
            f"the plan has its purpose, {titles.named(plan.purposes[0])}; "
            "a department's own takes --department ID"
        )
    return ()


def _checked(plan: Plan, kind: Kind, text: str, department: str) -> str:
    item = find_item(plan, text)
    part = text.partition("#")[2]
    if item.kind.name not in kind.parents:
        raise Refused(
            f"{name_kind(kind)} cannot support '{item.id}', which is {name_kind(item.kind)}; "
            f"it supports {_allowed(plan, kind)}"
        )
    if _is_foreign(plan, kind, item, department):
        raise Refused(
            f"'{item.id}' is not the {item.kind.label.lower()} of the same department; "
            f"{name_kind(kind)} supports {_allowed(plan, kind)}"
        )
    if item.over:
        raise Refused(f"'{item.id}' is {item.state}; nothing new can support it")
    if part and not item.has_part(part):
        raise Refused(f"'{item.id}' has no '{part}'; name one of its metrics, or '{item.id}' alone")
    return f"{item.id}#{part}" if part else item.id


def _is_foreign(plan: Plan, kind: Kind, item: Item, department: str) -> bool:
    """Tell whether an item would have to be the department's own and is not."""
    own = item.kind.name in kind.own_only
    return own and (not department or plan.department_ids.get(item.id) != department)


def _is_elsewhere(plan: Plan, item: Item, department: str) -> bool:
    return bool(department) and plan.department_ids.get(item.id) != department


def _allowed(plan: Plan, kind: Kind) -> str:
    named = [
        f"its own department's {plan.kinds[name].label.lower()}"
        if name in kind.own_only
        else name_kind(plan.kinds[name])
        for name in kind.parents
        if name in plan.kinds
    ]
    return either(named)


def name_kind(kind: Kind) -> str:
    """Name a kind with its article: "an objective"."""
    return one_of([kind.label.lower()])
