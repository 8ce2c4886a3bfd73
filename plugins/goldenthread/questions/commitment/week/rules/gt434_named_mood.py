"""GT434: a file with a person's name says how they feel."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.week.reading import read_check_ins


class NamedMood(Rule):
    """A file with a person's name says how they feel.

    ## What it does

    Looks for `mood` in the check-ins of single people. It is shown nowhere.

    ## Why is this bad?

    Asking people how they feel comes with a promise: the answer has no name. In one person's file
    it has one, for everybody who can read the repository, and for as long as git remembers.

    ## Example

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ```yaml
    # ben-w47.md
    kind: check-in
    week: 2026-W47
    person: ben
    mood: [2]
    ```

    ## Use instead

    ```yaml
    # ben-w47.md
    kind: check-in
    week: 2026-W47
    person: ben
    ```
    """

    code = "GT434"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each answer that is not anonymous."""
        for check_in in read_check_ins(plan):
            if check_in.person and check_in.item.at(("mood",)):
                yield self.at(
                    plan,
                    check_in.item,
                    ("mood",),
                    "the mood of one person is not anonymous",
                    "remove 'mood'; collect answers without names, and put the numbers into the "
                    "team's file, in any order",
                    key=True,
                )
