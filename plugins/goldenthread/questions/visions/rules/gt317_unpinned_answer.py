"""GT317: an answer does not say which words it answers."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.visions.ledger import read_ledger


class UnpinnedAnswer(Rule):
    """An answer does not say which words it answers.

    ## What it does

    Asks for `seen` in each answer to a clause: a fingerprint of the clause's words, which the
    help line gives. White space and line breaks do not count.

    ## Why is this bad?

    When the company changes a clause, answers to the old words still look like answers to the new
    ones. With `seen`, they reopen automatically.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    owner: ada
    clauses: [{id: safe, text: safe water}]
    ```

    ```yaml
    # tenants.md
    kind: vision
    title: Whoever rents has tasted our water
    supports: [{id: vision, why: four in ten homes are rented}]
    owner: ben
    department: marketing
    answers:
      - {clause: vision#safe, verdict: neutral, why: the lab sees to that}
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ## Use instead

    ```yaml
    # tenants.md
    kind: vision
    title: Whoever rents has tasted our water
    supports: [{id: vision, why: four in ten homes are rented}]
    owner: ben
    department: marketing
    answers:
      - {clause: vision#safe, verdict: neutral, why: the lab sees to that, seen: a6e4b85d}
    ```
    """

    code = "GT317"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("vision",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each answer without a fingerprint."""
        for account in read_ledger(plan).accounts:
            for answer in account.answers:
                if answer.seen or not answer.pointer or not answer.vision.current:
                    continue
                if answer.vision.misread(*answer.pointer):
                    continue
                yield self.at(
                    plan,
                    answer.vision,
                    (*answer.pointer, "clause"),
                    f"the answer to '{answer.clause.target}' does not say which words it answers",
                    f'as long as it holds for "{answer.clause.text}", run '
                    f"`goldenthread affirm {answer.vision.id}` or add `seen: {answer.clause.seen}` "
                    "to it",
                    subjects=(account.company,),
                )
