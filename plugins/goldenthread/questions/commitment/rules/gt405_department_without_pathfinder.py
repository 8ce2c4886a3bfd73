"""GT405: a department has no Pathfinder who covers it."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.plan.pathfinder import Pathfinder, read_pathfinders
from goldenthread.questions.commitment.rules.pathfinders import is_led, is_person


class DepartmentWithoutPathfinder(Rule):
    """A department has no Pathfinder who covers it.

    ## What it does

    Looks in each department's `pathfinders` for a person, or a `backup`, who is here today. One of
    them is enough. A person leads from the day in `since`; until then somebody else who is named
    leads, or the backup. Names that do not exist have a rule of their own.

    ## Why is this bad?

    A Pathfinder is the qualified person who leads the department along the roadmap. Without one,
    the department's work has owners, but its direction has none.

    ## Example

    ```yaml
    # service.md
    kind: department
    title: Customer service
    ```

    ## Use instead

    ```yaml
    # service.md
    kind: department
    title: Customer service
    pathfinders:
      - {person: ada, qualification: ran the service desk of a heating firm, backup: ben}
    ```
    """

    code = "GT405"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("department",)
    invites = True

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department in which nobody leads or stands in today."""
        for department in plan.departments:
            if not department.current or department.misread("pathfinders"):
                continue
            entries = read_pathfinders(plan, department)
            named = [name for entry in entries for name in (entry.person, entry.backup) if name]
            if is_led(entries) or not all(is_person(plan, name) for name in named):
                continue
            message, pointer = _say(plan, entries)
            likely = _likely(plan, department)
            yield self.at(
                plan,
                department,
                pointer,
                message,
                "appoint someone who is here, such as `pathfinders: [{person: "
                f"{likely}}}]`, and say what qualifies them and who stands in",
                subjects=named,
                near=(likely,),
            )


def _say(plan: Plan, entries: Sequence[Pathfinder]) -> tuple[str, Pointer]:
    """Say why nobody leads, and where that stands: they left, or their first day is to come."""
    gone = [name for e in entries for name in (e.person, e.backup) if name and plan.has_left(name)]
    names = " and ".join(f"'{name}'" for name in gone)
    told = [f"{names} {'has' if len(gone) == 1 else 'have'} left"] if gone else []
    told += [f"'{e.person}' starts on {e.begins}" for e in entries if e.begins and not e.gone]
    if not told:
        return "the department has no Pathfinder", ("title",)
    first = entries[0]
    field = "since" if first.since and not first.gone else "person"
    return f"nobody leads the department: {' and '.join(told)}", (*first.pointer, field)


def _likely(plan: Plan, department: Item) -> str:
    """Propose the owner of the department's topmost item in hand who is still here."""
    for item in plan.items:
        mine = item.active and plan.department_ids.get(item.id) == department.id
        if mine and item.owner in plan.by_id and not plan.has_left(item.owner):
            return item.owner
    return "first-last"
