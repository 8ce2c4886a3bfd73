"""GT601: a link was affirmed for a text that is not the one above it today."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.items.difference_words import list_changes
from goldenthread.plan.pin import Pin
from goldenthread.questions.commitment.suspicion import read_suspicion


class SuspectLink(Rule):
    """A link was affirmed for a text that is not the one above it today.

    ## What it does

    Takes the fingerprint of what the item above sets out to do: its title, clauses, targets,
    period and aims. A link records in `seen` the fingerprint it was affirmed with. If the two
    differ, the finding appears on both pages: below, where somebody has to answer, and above, where
    the owner sees who has not. If git has kept the text that was affirmed, the finding says what
    has changed since, old and new; a shallow clone may not have it. If the link led to another item
    when it was affirmed, the finding asks whether it holds for the new one, and claims no change.
    The wording of the body, formatting, owner, why and measured values do not count; links without
    `seen` are left alone.

    ## Why is this bad?

    A goal that has moved leaves behind all the work that was planned for where it used to be. The
    links are still there, so nothing looks wrong, and nobody decides again.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in four is a customer
    supports: [{id: mission, why: each new city pays for its own crew}]
    owner: ada
    period: 2026
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented
        seen: ade3f1c0
    owner: ben
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented
        seen: f12a2892
    owner: ben
    ```
    """

    code = "GT601"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each link whose parent is no longer what was affirmed."""
        for suspects in read_suspicion(plan).by_child.values():
            for suspect in suspects:
                if suspect.bearer.current:
                    yield self._finding(plan, suspect)

    def _finding(self, plan: Plan, suspect: Pin) -> Finding:
        child, parent = suspect.bearer, suspect.above
        former = plan.moved.get((child.id, suspect.seen))
        return self.at(
            plan,
            child,
            suspect.pointer,
            f"'{child.id}' affirmed its link to '{parent.id}' for a text that is not the one "
            "there today",
            f"{_say_what_is_known(plan, suspect)}; where '{child.id}' serves it, run "
            f"`goldenthread affirm {child.id}` or write `seen: {suspect.now}`; where it does not, "
            "change what it does or what it supports",
            also=(parent.id,),
            subjects=(parent,),
            near=(former,),
        )


def _say_what_is_known(plan: Plan, suspect: Pin) -> str:
    """Word the first step of the remedy; the message must not depend on what git has."""
    parent = suspect.above
    differences = plan.earlier.get((parent.id, suspect.seen), ())
    if differences:
        return f"changed since: {'; '.join(list_changes(differences))}"
    former = plan.moved.get((suspect.bearer.id, suspect.seen))
    if former is not None:
        then = f"'{former}'" if former else "an item that is no longer in the plan"
        return f"does it hold for '{parent.id}'? it was affirmed for {then}"
    return (
        "the git history here does not show which text that was, so read the title, clauses, "
        f"targets, period and aims of '{parent.id}'"
    )
