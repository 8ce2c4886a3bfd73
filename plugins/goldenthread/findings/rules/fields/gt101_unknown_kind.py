"""GT101: the kind of an item is not one of the plan's kinds."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.findings.rules.fields.field_errors import show_value
from goldenthread.ground.likeness import nearest
from goldenthread.source.document import Document


class UnknownKind(Rule):
    """The kind of an item is not one of the plan's kinds.

    ## What it does

    Compares `kind` with the kinds that come with Golden Thread and those of the company's own
    `schema/`.

    ## Why is this bad?

    The kind decides which fields a file may have and what it may hang from. Without it nothing in
    the file can be placed or checked. A kind that belongs to a question that is not installed is a
    warning: the file is left out.

    ## Example

    ```yaml
    # renters.md
    kind: objetive
    title: Win the renters
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

    code = "GT101"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file whose kind nobody knows."""
        for document in plan.unknown_kinds:
            kind = (document.data or {})["kind"]
            if plan.kinds.is_unasked(document.data):
                yield replace(self._unasked(plan, document, kind), lowered=True)
                continue
            near = nearest(kind.lower(), tuple(plan.kinds)) if isinstance(kind, str) else ()
            yield self.on(
                plan,
                document,
                document.place(("kind",)),
                f"{show_value(kind)} is not a kind",
                nearest_help(near, f"write one of {', '.join(plan.kinds)}"),
                pointer=("kind",),
                near=near,
            )

    def _unasked(self, plan: Plan, document: Document, kind: str) -> Finding:
        return self.on(
            plan,
            document,
            document.place(("kind",)),
            f"{show_value(kind)} belongs to a question that is not asked here",
            "take the file out of the plan, or install Golden Thread with that question",
        )
