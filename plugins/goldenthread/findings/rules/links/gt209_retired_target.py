"""GT209: a link names an item that is closed or archived."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.links.gt205_broken_thread import find_cut
from goldenthread.items.item import Reference
from goldenthread.plan.allowed_parents import allows


class RetiredTarget(Rule):
    """A link names an item that is closed or archived.

    ## What it does

    Looks at what active items, drafts and candidates link to: in `supports`, `depends_on` and every
    other field that names items. Depending on closed work is fine, because it is done; an
    assessment may look back at what has ended; people who have left have a rule of their own.

    ## Why is this bad?

    The work goes on for a reason that is gone. Nobody decided that it should; it was just never
    linked to anything else.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: growth-2025
    ```

    ```yaml
    # growth-2025.md
    kind: goal
    title: Grow to 110,000 homes
    supports: purpose
    retired: {date: 2026-01-05, because: it was met in October, into: growth-2026}
    ```

    ```yaml
    # growth-2026.md
    kind: goal
    title: Grow to 150,000 homes
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: growth-2026
    ```
    """

    code = "GT209"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each link of a living item to one that is over."""
        for item in plan.items:
            if item.over:
                continue
            for reference in item.references:
                target = plan.find(reference.target)
                if target and target.over and not _is_fine(plan, item, reference, target):
                    into = _find_heir(plan, item, target)
                    yield self.at(
                        plan,
                        item,
                        reference.pointer,
                        f"'{reference.field.path[0]}' names '{target.id}', which is {target.state}",
                        f"link to '{into.id}', which took its place"
                        if into
                        else f"link to what counts today, or close '{item.id}', too",
                        subjects=(target,),
                        near=(into,),
                    )


def _is_fine(plan: Plan, item: Item, reference: Reference, target: Item) -> bool:
    """Tell whether the link is harmless, or reported by a rule of its own."""
    field = reference.field.path[0]
    if target.is_person or field in ("acknowledged", "retired"):
        return True
    if item.kind.diary:
        return True  # it tells of its week; GT422 looks whether the item was over by then
    if item.kind.looks_back and field in (item.kind.looks_back, "results"):
        return True
    if field == "depends_on" or (item.kind.name == "roadmap" and field == "items"):
        return target.state == "closed"
    if field != "supports":
        return not reference.field.accepts(target.kind.name)
    link = plan.primary_link(item)
    cut = link is not None and link.parent is target and plan.is_broken(item)
    wrong_kind = not allows(plan, item, target)
    return wrong_kind or (cut and find_cut(plan, item) is not None)


def _find_heir(plan: Plan, item: Item, target: Item) -> Item | None:
    """Return what took the place of an item, unless that is over, too."""
    into = plan.find(target.retired.into) if target.retired else None
    return into if into and into is not item and not into.over else None
