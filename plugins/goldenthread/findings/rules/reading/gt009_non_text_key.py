"""GT009: the name of a field is not plain text."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.rules.fields.number_slips import advise_number
from goldenthread.source.document import Document
from goldenthread.source.front_matter import Mark

_CUT_NUMBER = re.compile(r"(?P<name>[\w-]+):[ ]+(?P<whole>[+-]?[\d.]{1,40}),$", re.ASCII)
_DECIMALS = re.compile(r"\d{1,40}(?=[ ]*[,}])", re.ASCII)
_REACH = 120


class NonTextKey(Rule):
    """The name of a field is not plain text.

    ## What it does

    Reports keys that are numbers, lists or empty, and words such as `on` or `no`. Inside braces, a
    decimal comma creates such a key: `{value: 22,5}` is a value of 22 and a key 5.

    ## Why is this bad?

    YAML readers disagree on such keys: where one sees the word `on`, the next one sees the value
    true, and the field is gone.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    on: 2026-10-01
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    period: 2026-10-01/2026-12-31
    ```
    """

    code = "GT009"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each key that is no text."""
        for document, problem in plan.problems.get("non-text-key", ()):
            fact, remedy = _explain_number(document, problem.mark) or (
                f"the key '{problem.detail}' is not plain text",
                "name the field with a word that is neither a number nor yes, no, on or off",
            )
            yield self.on(plan, document, problem.mark, fact, remedy, pointer=(problem.detail,))


def _explain_number(document: Document, mark: Mark) -> tuple[str, str] | None:
    """Find a number inside braces whose decimals stand behind a comma."""
    lines = document.front.split("\n")
    line = lines[mark.line - 2] if 0 <= mark.line - 2 < len(lines) else ""
    place = mark.column - 1
    cut = _CUT_NUMBER.search(line[max(0, place - _REACH) : place])
    decimals = _DECIMALS.match(line, place)
    if not cut or not decimals:
        return None
    written = f"{cut['whole']},{decimals[0]}"
    fact = f"a comma inside braces ends '{cut['name']}' before '{decimals[0]}'"
    return fact, advise_number(written) or f"write {written} with a point for decimals"
