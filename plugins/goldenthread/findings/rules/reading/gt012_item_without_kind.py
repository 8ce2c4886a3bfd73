"""GT012: a file has the fields of an item but no `kind`."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.build_item import meant_as_item
from goldenthread.source.document import Document


class ItemWithoutKind(Rule):
    """A file has the fields of an item but no `kind`.

    ## What it does

    Looks for `id`, `supports`, `owner`, or a key spelt nearly like `kind`, in files without `kind`.
    A file without any of them is an ordinary page.

    ## Why is this bad?

    Without `kind` the file is only a page: the goal that somebody wrote is in no tree, has no
    status and is missed by nobody.

    ## Example

    ```yaml
    # goal.md
    knd: goal
    title: One home in five is a customer
    supports: mission
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```
    """

    code = "GT012"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each page that was meant to be an item."""
        for document in plan.documents:
            if document.data is None or "kind" in document.data:
                continue
            key = meant_as_item(document)
            if key:
                yield self.on(
                    plan,
                    document,
                    document.place((key,), key=True),
                    f"the file has '{key}' but no 'kind'",
                    _remedy(plan, document, key),
                    pointer=(key,),
                )


def _remedy(plan: Plan, document: Document, key: str) -> str:
    """Name the key that holds a kind, by its name or by its value."""
    data = document.data or {}
    if key not in ("id", "supports", "owner"):
        return "did you mean 'kind'?"
    other = next((k for k, v in data.items() if _is_kind(plan, k, v)), None)
    if other:
        return f"did you mean 'kind: {data[other]}' instead of '{other}: {data[other]}'?"
    return f"add 'kind', such as 'kind: objective'; if this is an ordinary page, remove '{key}'"


def _is_kind(plan: Plan, key: str, value: object) -> bool:
    """Tell whether a kind stands under another name; an item may have the id of a kind."""
    links = ("id", "supports", "owner")
    return key not in links and isinstance(value, str) and value in plan.kinds
