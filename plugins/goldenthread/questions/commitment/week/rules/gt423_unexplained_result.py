"""GT423: a commitment was not kept, and nobody says why."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.week.rules.weekly import list_commitments


class UnexplainedResult(Rule):
    """A commitment was not kept, and nobody says why.

    ## What it does

    Looks for `why` beside each `result` other than kept, in the check-ins of the last twelve
    weeks. If two files mention the same commitment, a reason in either will do.

    ## Why is this bad?

    A reason is not an excuse. The next plan can build on it, and somebody who could have helped
    needs to know it.

    ## Example

    ```yaml
    # 2026-w46-marketing.md
    kind: check-in
    week: 2026-W46
    team: marketing
    commitments:
      - {person: ben, text: Print the card in Polish, item: initiative, result: carried}
    ```

    ## Use instead

    ```yaml
    # 2026-w46-marketing.md
    kind: check-in
    week: 2026-W46
    team: marketing
    commitments:
      - person: ben
        text: Print the card in Polish
        item: initiative
        result: carried
        why: the translator fell ill
    ```
    """

    code = "GT423"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each commitment with another result than kept and no reason."""
        for commitment in list_commitments(plan):
            check_in, entry = commitment.best
            if entry.result not in ("missed", "carried"):
                continue
            if any(e.why or c.item.misread(*e.pointer, "why") for c, e in commitment.told):
                continue
            yield self.at(
                plan,
                check_in.item,
                (*entry.pointer, "result"),
                f"the result of '{entry.text}' has no 'why' beside it",
                "add the reason in one line, `why: …`: what was in the way, "
                "so that somebody can do something about it",
            )
