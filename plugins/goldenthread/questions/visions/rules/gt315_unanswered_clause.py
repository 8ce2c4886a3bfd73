"""GT315: a clause of the company's vision has no answer that holds."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.difference_words import list_changes
from goldenthread.questions.visions.ledger import Account, ClauseAnswer, Reply, read_ledger


class UnansweredClause(Rule):
    """A clause of the company's vision has no answer that holds.

    ## What it does

    If the company's vision states `clauses`, looks in each department's vision for an answer to
    every one of them. An answer does not hold if its verdict is `supports` but it names no active
    work that carries the clause, or if the clause's words have changed since it was given (`seen`).

    ## Why is this bad?

    A department that has not answered may reach everything it wants while the company misses part
    of its vision. An answer to words that are gone is not an answer.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    owner: ada
    clauses:
      - {id: safe, text: safe water}
      - {id: flat, text: in every flat}
    ```

    ```yaml
    # tenants.md
    kind: vision
    title: Whoever rents has tasted our water
    supports:
      - id: vision
        why: four in ten homes are rented
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
    supports:
      - id: vision
        why: four in ten homes are rented
    owner: ben
    department: marketing
    answers:
      - {clause: vision#safe, verdict: neutral, why: the lab sees to that}
      - {clause: vision#flat, verdict: supports, why: renters are next, item: renters}
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    department: marketing
    ```
    """

    code = "GT315"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("vision",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for the answers that a vision lacks, and for each that fails."""
        for account in read_ledger(plan).accounts:
            if not account.own.current or not account.company.current:
                continue
            missing = [one for one in account.answers if not one.pointer]
            if missing and not _slipped(plan, account):
                yield self._lacking(plan, account, missing)
            for answer in account.answers:
                if answer.vision.misread(*answer.pointer) or not answer.vision.current:
                    continue
                if answer.reply is Reply.CHANGED:
                    yield self._changed(plan, account, answer)
                elif answer.reply is Reply.UNCARRIED and _can_be_told(answer):
                    yield self._uncarried(plan, account, answer)

    def _lacking(self, plan: Plan, account: Account, missing: Sequence[ClauseAnswer]) -> Finding:
        own, company = account.own, account.company
        listed = ", ".join(f"'{one.clause.id}' (\"{one.clause.text}\")" for one in missing)
        many = "a clause" if len(missing) == 1 else f"{len(missing)} clauses"
        first, given = missing[0].clause, own.states("answers")
        return self.at(
            plan,
            own,
            ("answers",) if given else ("title",),
            f"'{account.department.id}' has not answered {many} of '{company.id}': {listed}",
            "say for each whether this vision supports it, and by which work, has nothing to do "
            f"with it, or pulls against it: {'add' if given else 'write `answers:`, and below it'} "
            f"`- {{clause: {first.target}, verdict: supports, why: …, item: …, "
            f"seen: {first.seen}}}`",
            key=given,
            also=(company.id,),
            subjects=(company, account.department, *(one.clause.target for one in missing)),
        )

    def _changed(self, plan: Plan, account: Account, answer: ClauseAnswer) -> Finding:
        clause = answer.clause
        return self.at(
            plan,
            answer.vision,
            (*answer.pointer, "seen"),
            f"the words of '{clause.target}' have changed since '{account.department.id}' "
            f'answered them; they now read "{clause.text}"',
            f"{_say_old_words(plan, answer)}read the answer again with the new words in mind, mend "
            f"it where it no longer holds, and run `goldenthread affirm {answer.vision.id}` or "
            f"write `seen: {clause.seen}`",
            also=(account.company.id,),
            subjects=(account.company, account.department),
        )

    def _uncarried(self, plan: Plan, account: Account, answer: ClauseAnswer) -> Finding:
        field = (*answer.pointer, "item" if answer.carried_by else "verdict")
        target = answer.clause.target
        if answer.carrier is None:
            fact = f"the answer to '{target}' says supports and names no work that carries it"
        else:
            what = _what_it_is(answer)
            fact = f"the answer to '{target}' is carried by '{answer.carrier.id}', which is {what}"
        return self.at(
            plan,
            answer.vision,
            field,
            fact,
            "name work in hand that brings it about: `item: ID`; where there is none, start it or "
            "write `verdict: neutral`",
            also=(account.company.id,),
            subjects=(account.company, answer.carrier),
        )


def _say_old_words(plan: Plan, answer: ClauseAnswer) -> str:
    differences = plan.earlier.get((answer.clause.target, answer.seen), ())
    return "".join(f"changed: {line}; " for line in list_changes(differences))


def _slipped(plan: Plan, account: Account) -> bool:
    """Tell whether a slip in the answers may hide the one that lacks; it is said at the slip."""
    visions = {one.vision.id for one in account.answers} | {account.own.id}
    for vision in filter(None, map(plan.find, visions)):
        if vision.misread("answers"):
            return True
        for reference in vision.references:
            if reference.field.path[0] == "answers" and reference.part:
                target = plan.find(reference.target)
                if target is None or not target.has_part(reference.part):
                    return True
    return False


def _can_be_told(answer: ClauseAnswer) -> bool:
    """Tell whether nobody says it yet: an unknown id is GT201, one that is over is GT209."""
    if answer.carried_by and answer.carrier is None:
        return False
    return answer.carrier is None or not answer.carrier.over


def _what_it_is(answer: ClauseAnswer) -> str:
    assert answer.carrier is not None
    if not answer.carrier.active:
        return f"only a {answer.carrier.state}"
    name = answer.carrier.kind.name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} and no work"
