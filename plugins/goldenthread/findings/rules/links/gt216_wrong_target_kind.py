"""GT216: a field names an item of a kind that it does not take."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help, one_of
from goldenthread.ground.likeness import nearest
from goldenthread.items.item import Reference


class WrongTargetKind(Rule):
    """A field names an item of a kind that it does not take.

    ## What it does

    Compares the kind of every item named in a field with the kinds that the field takes: `owner`
    takes a person, `department` a department, and so on. What `supports` takes has a rule of its
    own.

    ## Why is this bad?

    A team cannot answer for anything: when the goal slips, each of five people thinks that one of
    the others is the owner.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    owner: sales
    ```

    ```yaml
    # sales.md
    kind: department
    title: Sales
    pathfinders: [{person: ada}]
    ```

    ```yaml
    # ada.md
    kind: person
    title: Ada Okafor
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    owner: ada
    ```
    """

    code = "GT216"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each reference to an item of the wrong kind."""
        for item in plan.items:
            for reference in item.references:
                target = plan.find(reference.target)
                if target is None or reference.field.accepts(target.kind.name):
                    continue
                field = next(str(p) for p in reversed(reference.field.path) if p != "*")
                wanted = one_of(reference.field.kinds)
                near = _offer(plan, reference, target)
                yield self.at(
                    plan,
                    item,
                    reference.pointer,
                    f"'{field}' takes {wanted}, but '{target.id}' is of kind {target.kind.name}",
                    nearest_help(near, f"name {wanted} there"),
                    subjects=(target,),
                    near=near,
                )


def _offer(plan: Plan, reference: Reference, target: Item) -> tuple[str, ...]:
    """Offer who leads a department that was named for a person, else the most similar ids."""
    if "person" in reference.field.kinds and target.is_department:
        leads = [r.target for r in target.references if r.field.path[-1] == "person"]
        return tuple(p.id for p in map(plan.find, leads) if p and p.is_person)
    known = [item.id for kind in reference.field.kinds for item in plan.of_kind(kind)]
    return nearest(reference.target, known)
