"""GT218: two pages would be written to the same address."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.source.document import Document
from goldenthread.source.front_matter import Mark


class SharedAddress(Rule):
    """Two pages would be written to the same address.

    ## What it does

    Compares the addresses of items, `goals/renters/` for a goal `renters`, with those of ordinary
    pages and with the old addresses that `formerly` keeps alive. Capitals do not count, since many
    servers and discs ignore them.

    ## Why is this bad?

    Only one of the two can be there. The other page is lost, or an old link leads to the wrong
    item.

    ## Example

    ```markdown
    # goals/renters.md
    What we know about renters.
    ```

    ```yaml
    # renters.md
    kind: goal
    title: Win the renters
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```markdown
    # goals/renters.md (gone)
    ```

    ```markdown
    # notes/renters.md
    What we know about renters.
    ```
    """

    code = "GT218"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each page and each old id that is in another one's place."""
        taken = {item.address.casefold(): item for item in plan.items}
        for document in plan.documents:
            item = taken.get(_address(document))
            if item and document.path not in plan.by_path and not document.unreadable:
                yield self.on(
                    plan,
                    document,
                    Mark(1, 1),
                    f"this page has the address of {item.kind.name} '{item.id}', '{item.address}'",
                    "move the page to another folder, or write its text into the item's file",
                    subjects=(item,),
                )
        yield from self._find_shared_tombstones(plan)

    def _find_shared_tombstones(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each further item that says it had the same id before."""
        claimed: dict[str, Item] = {}
        for item in plan.items:
            for index, old in enumerate(item.formerly):
                first = claimed.setdefault(old, item)
                if first is item or old in plan.by_id:
                    continue
                yield self.at(
                    plan,
                    item,
                    ("formerly", index),
                    f"the former id '{old}' is claimed by '{first.id}' too",
                    "keep it in the item to which old links should lead",
                    also=(first.id,),
                    subjects=(old, first),
                )


def _address(document: Document) -> str:
    """Return the address that an ordinary page gets from its place in the folders."""
    stem = document.path.removesuffix(".md").casefold()
    folder, _, name = stem.rpartition("/")
    if name in ("index", "readme"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"
