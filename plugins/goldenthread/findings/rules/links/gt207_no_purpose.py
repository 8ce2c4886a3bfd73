"""GT207: the plan has no company purpose."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

_KIND = re.compile(r"""^["']?kind["']?\s*:\s*["']?([\w-]+)""", re.MULTILINE)


class NoPurpose(Rule):
    """The plan has no company purpose.

    ## What it does

    Looks for a purpose that names no `department` and is neither closed nor archived. Reported
    once, at the highest item in the plan.

    ## Why is this bad?

    The purpose is where every thread ends. Without it no item can show why it exists, and all of
    them count as broken.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: mission
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

    code = "GT207"
    severity = Severity.ERROR
    sort = Sort.THREAD
    kinds = ("purpose",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for a plan that has items and nothing to tie them to."""
        threaded = [item for item in plan.items if item.kind.threaded]
        if plan.purposes or not threaded or _may_have_failed(plan):
            return
        top = threaded[0]
        if top.is_purpose and top.department and not top.over:
            remedy = (
                f"remove 'department' from '{top.id}' if it is the company's, or write that one"
            )
        elif top.is_purpose:
            remedy = f"'{top.id}' is {top.state}; write the purpose that holds today"
        else:
            remedy = "write a file with 'kind: purpose' that says why the company exists"
        yield self.at(plan, top, ("kind",), "the plan has no company purpose", remedy)


def _may_have_failed(plan: Plan) -> bool:
    """Tell whether a file that could not become an item may have been the purpose."""
    for document in plan.failed.values():
        stated = (document.data or {}).get("kind")
        if stated is None and (match := _KIND.search(document.front)):
            stated = match[1]
        kind = plan.kinds.get(stated) if isinstance(stated, str) else None
        if kind is None or kind.is_purpose:
            return True
    return False
