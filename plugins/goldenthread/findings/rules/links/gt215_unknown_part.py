"""GT215: a link names a part that the item does not have."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import either, nearest_help
from goldenthread.ground.likeness import nearest
from goldenthread.items.item import Reference
from goldenthread.source.fields import read_text

_VALUE = ("values", "*", "metric")
_PARTS = ("clause", "stage", "metric")
_MOST_NAMED = 3


class UnknownPart(Rule):
    """A link names a part that the item does not have.

    ## What it does

    Looks up what follows `#` in every link of an item: a metric, a clause or another entry with an
    `id` in the item that is named. A value in a check-in needs a metric: the one it names or, if
    it names none, the item's first.

    Some entries join two parts of their own item by `from` and `to`, as hand-offs join the stages
    of a journey: both parts must exist, the second must come right after the first, and no two
    entries may join the same parts.

    ## Why is this bad?

    The link was meant to say exactly what is served: this number, that promise. Now it points at
    the item as a whole and hides that the number is gone. An entry between parts that are not
    neighbours is shown nowhere.

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
    """

    code = "GT215"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each part that is not there, or does not lie where it is joined."""
        for item in plan.items:
            if not item.over:
                yield from self._joints(plan, item)
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

    def _joints(self, plan: Plan, item: Item) -> Iterator[Finding]:
        """Yield one finding for each entry that does not join a part to the next one."""
        for field, parts in item.kind.joins:
            ids = (read_text(entry.get("id")) for _, entry in item.entries(parts))
            names, joined = tuple(dict.fromkeys(filter(None, ids))), set[tuple[str, str]]()
            for index, entry in item.entries(field):
                start, end = read_text(entry.get("from")), read_text(entry.get("to"))
                fault = _find_fault(item, names, start, end, doubled=(start, end) in joined)
                joined.add((start, end))
                misread = any(item.misread(field, index, name) for name in ("from", "to"))
                if fault and start and end and not misread and not item.misread(parts):
                    yield self.at(
                        plan,
                        item,
                        (field, index, fault[0]),
                        *fault[1:],
                        subjects=(item,),
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
            f"'{target.id}' has no metric for this value",
            f"name the metric, such as {near}, or give '{target.id}' a metric",
            subjects=(target,),
            near=(carrier,),
        )


def _find_fault(
    item: Item, names: tuple[str, ...], start: str, end: str, *, doubled: bool
) -> tuple[str, str, str] | None:
    """Return the field, the fact and the remedy; None for what joins neighbours."""
    for field, name in (("from", start), ("to", end)):
        if name not in names:
            following = names[names.index(start) + 1 :][:1] if start in names else ()
            near = nearest(name, names) or following or names[:_MOST_NAMED]
            known = either([f"`{field}: {one}`" for one in near])
            mend = f"write {known}" if known else "write down the parts first"
            return field, f"'{item.id}' has no part '{name}'", mend
    if doubled:
        mend = "merge the two into one, with all that was agreed"
        return "from", f"'{start}' and '{end}' are joined twice", mend
    first, last = names.index(start), names.index(end)
    if last == first + 1:
        return None
    following = names[first + 1 :][:1]
    mend = f"write `to: {following[0]}`" if following else "add the part that comes after it"
    if last <= first:
        return "to", f"'{end}' does not come after '{start}'", mend
    between = ", ".join(f"'{name}'" for name in names[first + 1 : last])
    fact = f"'{end}' does not come right after '{start}'; {between} lies between"
    return "to", fact, f"{mend}, or `from: {names[last - 1]}`"


def _list_fitting(reference: Reference, target: Item, known: tuple[str, ...]) -> tuple[str, ...]:
    """Leave of an item's parts those that may stand in the field: in `stage`, its stages."""
    field = next((f"{part}s" for part in reversed(reference.field.path) if part in _PARTS), "")
    ids = {read_text(entry.get("id")) for _, entry in target.entries(field)}
    return tuple(part for part in known if part in ids) if field else known
