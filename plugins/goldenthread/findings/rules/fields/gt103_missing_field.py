"""GT103: a field that every item of the kind must have is missing."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.findings.rules.fields.field_errors import (
    field_errors,
    lower_first,
    name_field,
    schema_at,
)
from goldenthread.findings.rules.fields.stray_keys import is_pasted, is_reason_alone


class MissingField(Rule):
    """A field that every item of the kind must have is missing.

    ## What it does

    Looks for the fields that a kind requires, at every depth: `title` of an item, `id` and `name`
    of a metric, `because` and `until` of a waiver. The glossary lists them all.

    ## Why is this bad?

    Other pages rely on it: an item without a title appears under its file name in every tree, and
    a metric without an id cannot be linked to.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    supports: goal
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    ```
    """

    code = "GT103"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each missing field, unless a misspelt key stands for it."""
        meant: dict[str, frozenset[Pointer]] = {}
        for item, error in field_errors(plan, "GT103"):
            if item.path not in meant:  # once for each file, however many errors it has
                meant[item.path] = frozenset(e.meant for e in item.errors if e.known)
            if error.pointer in meant[item.path] or is_pasted(item, error.pointer[:-1]):
                continue
            key, where = str(error.pointer[-1]), error.pointer[:-1]
            holder = name_field(where) if where else f"this {item.kind.name}"
            meaning = str(schema_at(item, error.pointer).get("description", ""))
            if key == "id" and is_reason_alone(item, where):
                yield self.at(
                    plan,
                    item,
                    where,
                    "this 'why' is an entry of its own but belongs to the one above it",
                    "remove the '-' before it, and start it in the column of 'id'",
                )
                continue
            yield self.at(
                plan,
                item,
                where,
                f"{holder} has no '{key}'",
                f"add '{key}: …'" + (f" ({lower_first(meaning)})" if meaning else ""),
            )
