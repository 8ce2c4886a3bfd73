"""GT431: two places tell different results of one commitment."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import Rule
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.rules.weekly import list_commitments


class ContradictingResults(Rule):
    """Two places tell different results of one commitment.

    ## What it does

    Reads all files of a week together, person by person. What the same person committed to in the
    same words is one commitment, wherever it stands; its `result` must be the same in each place
    that has one. The first one counts.

    ## Why is this bad?

    The team's file says one thing and the person's own another, and the page can show only one.
    Most often one of them has not been updated.

    ## Example

    ```yaml
    # marketing-w46.md
    kind: check-in
    week: 2026-W46
    team: marketing
    commitments:
      - {person: ben, text: Print the card in Polish, item: initiative, result: kept}
    ```

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ```yaml
    # ben-w46.md
    kind: check-in
    week: 2026-W46
    person: ben
    commitments:
      - {text: Print the card in Polish, item: initiative, result: carried, why: no translator}
    ```

    ## Use instead

    ```yaml
    # marketing-w46.md
    kind: check-in
    week: 2026-W46
    team: marketing
    commitments:
      - {person: ben, text: Print the card in Polish, item: initiative}
    ```

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ```yaml
    # ben-w46.md
    kind: check-in
    week: 2026-W46
    person: ben
    commitments:
      - {text: Print the card in Polish, item: initiative, result: carried, why: no translator}
    ```
    """

    code = "GT431"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each commitment of two results, where the second one stands."""
        for commitment in list_commitments(plan):
            first, entry = commitment.best
            for check_in, other in commitment.told:
                if other.result and other.result != entry.result:
                    place = first.item.place(entry.pointer)
                    where = f"{plan.settings.shown_path(first.item.path)}, line {place.line}"
                    yield self.at(
                        plan,
                        check_in.item,
                        (*other.pointer, "result"),
                        f"the result of '{entry.text}' differs from that in {where}",
                        "ask whose it is, and write the same in both, or the result in one",
                        also=(first.item.id,),
                    )
                    break
