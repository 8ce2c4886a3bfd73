"""GT421: one person has more than three commitments for a week."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.week.check_in import CheckIn, Commitment
from goldenthread.questions.commitment.week.rules.weekly import is_over, list_commitments

_MOST = 3


class TooManyCommitments(Rule):
    """One person has more than three commitments for a week.

    ## What it does

    Counts each person's commitments for the current and coming weeks, over all files of the week. A
    commitment that is in two files counts once. Weeks that are over are left alone.

    ## Why is this bad?

    Of five commitments, two are wishes, and nobody can tell which two. Others can build on what is
    kept every week.

    ## Example

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    team: marketing
    commitments:
      - {person: ben, text: Print the card in Polish, item: initiative}
      - {person: ben, text: Print the card in Turkish, item: initiative}
      - {person: ben, text: Print the card in Arabic, item: initiative}
      - {person: ben, text: Ask the tenants' union for a date, item: initiative}
    ```

    ## Use instead

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    team: marketing
    commitments:
      - {person: ben, text: Print the card in three more languages, item: initiative}
      - {person: ben, text: Ask the tenants' union for a date, item: initiative}
    ```
    """

    code = "GT421"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each person and week with more than three, at the fourth."""
        found: dict[tuple[str, str], list[tuple[CheckIn, Commitment]]] = {}
        for commitment in list_commitments(plan):
            check_in, entry = commitment.told[0]
            if entry.person and not is_over(plan, entry.week):
                found.setdefault((entry.person, entry.week.text), []).append((check_in, entry))
        for (name, week), places in found.items():
            if len(places) > _MOST:
                check_in, entry = places[_MOST]
                yield self.at(
                    plan,
                    check_in.item,
                    (*entry.pointer, "text"),
                    f"'{name}' has {len(places)} commitments for {week}",
                    "a week has room for one to three; combine what belongs together, "
                    "and leave the rest for next week",
                    subjects=(name,),
                )
