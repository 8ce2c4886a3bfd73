"""GT316: a department's vision is in tension with the company's."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.visions.ledger import Account, ClauseAnswer, Reply, read_ledger
from goldenthread.questions.visions.rules.settling import has_passed


class OpenTension(Rule):
    """A department's vision is in tension with the company's.

    ## What it does

    Repeats each answer with `verdict: tension` on both visions' pages until it is settled. It is
    one level more severe if nobody is named to settle it, no day is set, or the day has passed.

    ## Why is this bad?

    Admitting a tension is the first half of settling it. Without a person and a day, the second
    half never comes, and a department is left to choose between its vision and the company's.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    owner: ada
    clauses: [{id: flat, text: in every flat}]
    ```

    ```yaml
    # offices.md
    kind: vision
    title: No office without a tap
    supports: [{id: vision, why: offices pay for the flats}]
    owner: ben
    department: sales
    answers:
      - clause: vision#flat
        verdict: tension
        why: an office brings ten times the margin of a flat
        owner: ada
        resolve_by: 2027-01-31
    ```

    ```yaml
    # sales.md
    kind: department
    title: Sales
    ```

    ```yaml
    # ada.md
    kind: person
    title: Ada Okafor
    ```

    ## Use instead

    ```yaml
    # offices.md
    kind: vision
    title: Whoever drinks at work asks for it at home
    supports: [{id: vision, why: offices pay for the flats}]
    owner: ben
    department: sales
    answers:
      - clause: vision#flat
        verdict: supports
        why: whoever drinks at work asks for it at home
        item: taps
    ```

    ```yaml
    # taps.md
    kind: objective
    title: Two hundred office taps with a sign-up card
    supports: [{id: goal, why: who drinks at work asks for it at home}]
    owner: ben
    department: sales
    ```
    """

    code = "GT316"
    severity = Severity.INFO
    sort = Sort.CONFLICT
    kinds = ("vision",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each tension that stands."""
        for account in read_ledger(plan).accounts:
            for answer in account.answers:
                silent = answer.vision.misread(*answer.pointer) or not answer.vision.current
                if answer.reply is Reply.TENSION and not silent:
                    yield self._finding(plan, account, answer)

    def _finding(self, plan: Plan, account: Account, answer: ClauseAnswer) -> Finding:
        needed = {"owner: ID": answer.owner, "resolve_by: YYYY-MM-DD": answer.resolve_by}
        lacking = [field for field, there in needed.items() if not there]
        owner = plan.find(answer.owner)
        overdue = has_passed(plan, answer.resolve_by)
        because = f": {answer.why}" if answer.why else ""
        return self.at(
            plan,
            answer.vision,
            (*answer.pointer, "verdict"),
            f"'{account.department.id}' pulls against '{answer.clause.target}' "
            f'("{answer.clause.text}"){because}',
            _remedy(answer, owner.title if owner else "", lacking, overdue=overdue),
            also=(account.company.id,),
            raised=bool(lacking) or overdue,
            subjects=(account.company, account.department),
            near=(answer.owner,),
        )


def _remedy(answer: ClauseAnswer, settler: str, lacking: list[str], *, overdue: bool) -> str:
    if lacking:
        return f"write who settles it and by when: {', '.join(f'`{field}`' for field in lacking)}"
    when = f"now, since {answer.resolve_by} has passed" if overdue else f"by {answer.resolve_by}"
    return (
        f"let {settler or 'whoever is named as owner'} settle it {when}: change this vision or the "
        "company's, or say which of the two comes first, then write another verdict"
    )
