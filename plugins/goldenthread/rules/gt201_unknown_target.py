"""GT201: a link names an item that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule, nearest_help
from goldenthread.rules.near_ids import find_whole


class UnknownTarget(Rule):
    """A link names an item that does not exist.

    ## What it does

    Looks up every id that an item names: in `supports`, `owner`, `department`, `depends_on` and
    every other field that links. A file that is there and could not be read counts as there.

    ## Why is this bad?

    A link to nothing cuts the thread: nobody can see why the work exists.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: porpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```
    """

    code = "GT201"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each reference that names nothing."""
        titles = (
            {item.title.casefold(): (item.id,) for item in plan.items} if plan.unresolved else {}
        )
        for fact in plan.unresolved:
            reference = fact.reference
            if reference.target in plan.failed or fact.item.misread(*reference.pointer):
                continue
            field = next(str(p) for p in reversed(reference.field.path) if p not in ("*", "id"))
            near = (
                titles.get(reference.target.casefold())
                or find_whole(plan, reference.field.kinds, reference.target)
                or fact.nearest
            )
            yield self.at(
                plan,
                fact.item,
                reference.pointer,
                f"'{field}' target '{reference.target}' does not exist",
                nearest_help(near, _remedy(field)),
            )


def _remedy(field: str) -> str:
    """Say what helps where nothing has a name like it; an item without an owner helps nobody."""
    if field == "owner":
        return "write the file of this person, or name someone else as 'owner'"
    return f"write the file for it, or take it out of '{field}'"
