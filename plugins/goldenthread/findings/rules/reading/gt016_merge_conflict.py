"""GT016: a merge conflict was left in a file."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.measures.table import name_tables
from goldenthread.source.conflict import find_conflicts
from goldenthread.source.front_matter import Mark

_REMEDY = "keep one side, or what is right in both, and remove the lines with `<`, `=` and `>`"


class MergeConflict(Rule):
    """A merge conflict was left in a file.

    ## What it does

    Looks for the lines with which git marks two versions, `<<<<<<<`, `=======` and `>>>>>>>`, in
    the front matter, in the text, and in tables of values that an item names. An example inside a
    fenced block does not count.

    ## Why is this bad?

    Two people changed the same lines, and nobody has said which version is right. Until somebody
    does, the file says both and cannot be read.

    ## Example

    ```markdown
    # goal.md
    ---
    kind: goal
    title: One home in five is a customer
    <<<<<<< HEAD
    supports: mission
    =======
    supports: vision
    >>>>>>> new-vision
    ---
    ```

    ## Use instead

    ```markdown
    # goal.md
    ---
    kind: goal
    title: One home in five is a customer
    supports: mission
    ---
    ```
    """

    code = "GT016"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file with a conflict, at the first that it has."""
        torn = {document.path for document, _ in plan.problems.get("merge-conflict", ())}
        for document, problem in plan.problems.get("merge-conflict", ()):
            message = _word(problem.mark, problem.other, 0)
            yield self.on(plan, document, problem.mark, message, _REMEDY)
        for document in plan.documents:
            if document.path in torn:
                continue
            found = find_conflicts(document.body)
            if found:
                start, end = (Mark(document.body_line + line - 1, 1) for line in found[0])
                message = _word(start, end, len(found) - 1)
                yield self.on(plan, document, start, message, _REMEDY)
        yield from self._check_tables(plan)

    def _check_tables(self, plan: Plan) -> Iterator[Finding]:
        users = {
            name: plan.by_path[document.path]
            for document in reversed(plan.documents)
            if document.path in plan.by_path
            for name in name_tables(document)
        }
        for name, item in users.items():
            flaw = plan.tables[name].refused if name in plan.tables else None
            if flaw and flaw.name == "conflict" and flaw.mark:
                message = _word(flaw.mark, flaw.other, 0)
                yield self.in_table(plan, name, flaw.mark, item, message, _REMEDY)


def _word(start: Mark, end: Mark | None, more: int) -> str:
    others = f"; {more} more below" if more else ""
    if end is None or end.line == start.line:
        return f"a marker of a merge conflict is left here{others}"
    return f"merge conflict: one side begins here, the other ends on line {end.line}{others}"
