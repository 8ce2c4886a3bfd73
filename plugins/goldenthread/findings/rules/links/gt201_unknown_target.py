"""GT201: a link names an item that does not exist."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_files import find_file
from goldenthread.findings.near_ids import find_whole
from goldenthread.findings.phrases import nearest_help
from goldenthread.items.item import Reference
from goldenthread.kinds.validation import is_item_id
from goldenthread.plan.resolve import may_name


class UnknownTarget(Rule):
    """A link names an item that does not exist.

    ## What it does

    Looks up every id that an item names: in `supports`, `owner`, `department`, `depends_on` and
    every other field that links. A file that exists but cannot be read counts as existing. If a
    file of that name is outside the plan folder, is hidden by a dot, or ends in `.txt`, the finding
    names it; otherwise it proposes similar ids that are allowed in that field.

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
    """

    code = "GT201"
    severity = Severity.ERROR
    sort = Sort.THREAD

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each reference that names nothing."""
        titles = _find_titled(plan) if plan.unresolved else {}
        for fact in plan.unresolved:
            reference = fact.reference
            if reference.target in plan.failed or fact.item.misread(*reference.pointer):
                continue
            field = next(str(p) for p in reversed(reference.field.path) if p not in ("*", "id"))
            titled = titles.get(reference.target.casefold(), ())
            near = (
                tuple(one.id for one in titled if _takes(fact.item, reference, one))
                or find_whole(plan, reference.field.kinds, reference.target)
                or fact.nearest
            )
            remedy = find_file(plan, reference.target) or nearest_help(
                near, _remedy(field, reference.target) + _renamed(field, reference)
            )
            message = f"'{field}' target '{reference.target}' does not exist"
            yield self.at(
                plan,
                fact.item,
                reference.pointer,
                message,
                remedy,
                subjects=(reference.target,),
                near=near,
            )


def _find_titled(plan: Plan) -> Mapping[str, tuple[Item, ...]]:
    found: dict[str, tuple[Item, ...]] = {}
    for item in plan.items:
        found[item.title.casefold()] = (*found.get(item.title.casefold(), ()), item)
    return found


def _takes(item: Item, reference: Reference, other: Item) -> bool:
    return not other.kind.named_by and may_name(item, reference, other)


def _remedy(field: str, target: str) -> str:
    """Say what helps where nothing has a name like it; an item without an owner helps nobody."""
    if field == "metric" and "#" not in target:
        return "write the id of an item, # and the id of its metric, such as item-id#metric-id"
    if field == "owner":
        return "write a file for this person, or name someone else as 'owner'"
    return f"write a file for it, or remove it from '{field}'"


def _renamed(field: str, reference: Reference) -> str:
    """Say how links to a former id stay alive, where the name can have been one."""
    if field == "metric" or reference.part or not is_item_id(reference.target):
        return ""
    old = reference.target
    return f"; if it was renamed, write `formerly: [{old}]` in the item with the new id"
