"""Goals and objectives as plan files.

In: the goals of a document and the item that they support. Out: files in the draft.
Never drops an aim: what has no name gets its title from what else it says.
Levels that are written in numbers alone are nested where asked, never across goals.
"""

from __future__ import annotations

from collections import Counter

from goldenthread.interop.slug import claim_slug, make_slug
from goldenthread.interop.stratml.clean import title_from
from goldenthread.interop.stratml.draft import Draft
from goldenthread.interop.stratml.metrics import build_metrics
from goldenthread.interop.stratml.model import SourceAim
from goldenthread.interop.stratml.planfile import join_blocks
from goldenthread.interop.stratml.prose import to_markdown
from goldenthread.interop.stratml.report import Log
from goldenthread.interop.stratml.stakeholders import build_stakeholders

_MANY = 0.2  # above this share of hidden levels the report advises to nest


def add_goals(draft: Draft, goals: tuple[SourceAim, ...], parent: str) -> None:
    """Add every goal below the item `parent`, each followed by what is below it."""
    for goal in goals:
        _add_objectives(draft, goal, _add_aim(draft, goal, parent))
    if not draft.nest:
        _advise_nesting(goals, draft.log)


def _add_objectives(draft: Draft, aim: SourceAim, stem: str) -> None:
    """Add the objectives below `aim`, parents before children, in the order of the source."""
    parents = _parents_by_number(aim.objectives) if draft.nest else {}
    stems: dict[int, str] = {}
    waiting = set(range(len(aim.objectives)))
    while waiting:
        ready = sorted(index for index in waiting if parents.get(index) not in waiting)
        for index in ready:
            objective = aim.objectives[index]
            parent = stem
            if index in parents:
                parent = stems[parents[index]]
                draft.log.add("nested-by-number", objective.position, objective.number)
            stems[index] = _add_aim(draft, objective, parent)
            _add_objectives(draft, objective, stems[index])
        waiting.difference_update(ready)


def _add_aim(draft: Draft, aim: SourceAim, parent: str) -> str:
    kind = aim.element.lower()
    title, rest = _title_aim(aim, draft.log)
    slug = _claim_id(draft, aim, title, parent)
    metrics, measures = build_metrics(aim, title, draft.log)
    front: dict[str, object] = {
        "kind": kind,
        "title": title,
        "supports": parent,
        "period": draft.period if kind == "goal" else "",
        "number": aim.number,
        "metrics": metrics,
        "stakeholders": build_stakeholders(aim.stakeholders),
        "source_id": draft.claim_source_id(aim.identifier, aim.position),
    }
    other = f"## Other information\n\n{to_markdown(aim.other)}" if aim.other else ""
    draft.add(f"{kind}s/{slug}", front, join_blocks(rest, measures, other))
    return slug


def _claim_id(draft: Draft, aim: SourceAim, title: str, parent: str) -> str:
    """Return an id from the title; a repeated one gets the number, the parent or the kind."""
    kind = aim.element.lower()
    number = aim.number or aim.position.rpartition(" ")[2]
    name = title if make_slug(title) else f"{kind} {number}"
    further = parent if parent != make_slug(name) else ""
    slug = claim_slug((name, aim.number, further, kind), draft.taken)
    if slug != claim_slug((name,), set()):
        draft.log.add("repeated-name", aim.position, title)
    return slug


def _title_aim(aim: SourceAim, log: Log) -> tuple[str, str]:
    """Return a title, and as Markdown the text that the title leaves out."""
    number = aim.number or aim.position.rpartition(" ")[2]
    measured = next((i.dimension for i in aim.indicators if i.dimension), "")
    source = aim.name or aim.description or measured or f"{aim.element} {number}"
    title, cut = title_from(source)
    if not aim.name:
        log.add("missing-name", aim.position, title)
    if cut:
        log.add("shortened-title", aim.position, title)
    whole = to_markdown(source) if cut else ""
    description = to_markdown(aim.description) if aim.name and aim.description else ""
    return title, join_blocks(whole, description)


def _advise_nesting(goals: tuple[SourceAim, ...], log: Log) -> None:
    hidden = [
        goal.objectives[index]
        for goal in goals
        for index in sorted(_parents_by_number(goal.objectives))
    ]
    if len(hidden) > _MANY * sum(len(goal.objectives) for goal in goals):
        for objective in hidden:
            log.add("hidden-levels", objective.position, objective.number)


def _parents_by_number(objectives: tuple[SourceAim, ...]) -> dict[int, int]:
    """Return {index: index of the parent} for objectives such as 1.2.1 under 1.2.

    The longest number that is a whole-part prefix wins, so that 1.20 is not under 1.2;
    a number that two objectives carry has nothing below it.
    """
    numbers = [objective.number.rstrip(".") for objective in objectives]
    counts = Counter(numbers)
    places = {n: index for index, n in enumerate(numbers) if n and counts[n] == 1}
    parents = {}
    for index, number in enumerate(numbers):
        prefix = number
        while "." in prefix:
            prefix = prefix.rpartition(".")[0]
            if prefix in places:
                parents[index] = places[prefix]
                break
    return parents
