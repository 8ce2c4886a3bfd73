"""GT215: a link names a part that the item does not have."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import Rule, nearest_help
from goldenthread.ground.likeness import nearest
from goldenthread.items.item import Item, Reference
from goldenthread.plan.plan import Plan
from goldenthread.source.fields import read_text

_VALUE = ("values", "*", "metric")
_PARTS = ("clause", "stage", "metric")


class UnknownPart(Rule):
    """A link names a part that the item does not have.

    ## What it does

    Looks up what follows `#` in every link of an item: a metric, a clause or another entry with an
    `id` in the item that is named. A value in a check-in needs a metric: the one that is named, or,
    where none is, the first of the item.

    ## Why is this bad?

    The link was meant to say exactly what is served: this number, that promise. Now it points at
    the item as a whole and hides that the number is gone.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal#home
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    metrics: [{id: homes, name: Homes with a filter}]
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
    supports: goal#homes
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    metrics: [{id: homes, name: Homes with a filter}]
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```
    """

    code = "GT215"
    severity = Severity.ERROR
    sort = Sort.SLIP
    kinds = ()

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each `id#part` whose item exists and whose part does not."""
        for item in plan.items:
            for reference in item.references:
                target = plan.find(reference.target)
                if target is None:
                    continue
                if reference.field.path == _VALUE:
                    if target.metric(reference.part) or (target.metrics and not reference.part):
                        continue
                    known = tuple(metric.id for metric in target.metrics if metric.id)
                elif not reference.part or target.has_part(reference.part):
                    continue
                else:
                    known = target.parts
                if not reference.part:
                    yield self._without_metric(plan, item, reference, target)
                    continue
                near = nearest(reference.part, _list_fitting(reference, target, known))
                yield self.at(
                    plan,
                    item,
                    reference.pointer,
                    f"'{target.id}' has no part '{reference.part}'",
                    nearest_help(
                        near,
                        f"it has {', '.join(known)}"
                        if known
                        else f"link to '{target.id}' as a whole",
                    ),
                    subjects=(target,),
                    near=near,
                )

    def _without_metric(
        self, plan: Plan, item: Item, reference: Reference, target: Item
    ) -> Finding:
        carrier = next((one.parent for one in plan.parents(target) if one.parent.metrics), None)
        near = f"'{carrier.id}#{carrier.metrics[0].id}'" if carrier else "'id#metric'"
        return self.at(
            plan,
            item,
            reference.pointer,
            f"'{target.id}' has no metric that could take the value",
            f"name the metric it is of, such as {near}, or give '{target.id}' a metric",
            subjects=(target,),
            near=(carrier,),
        )


def _list_fitting(reference: Reference, target: Item, known: tuple[str, ...]) -> tuple[str, ...]:
    """Leave of an item's parts those that may stand in the field: in `stage`, its stages."""
    field = next((f"{part}s" for part in reversed(reference.field.path) if part in _PARTS), "")
    ids = {read_text(entry.get("id")) for _, entry in target.entries(field)}
    return tuple(part for part in known if part in ids) if field else known
