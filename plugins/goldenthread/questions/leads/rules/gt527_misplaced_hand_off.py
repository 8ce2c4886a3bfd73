"""GT527: a hand-off does not lie between two neighbouring stages of its journey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import Rule, either
from goldenthread.ground.likeness import nearest
from goldenthread.plan.plan import Plan
from goldenthread.questions.leads.agreement import Agreement, read_agreements

_MOST_NAMED = 3


class MisplacedHandOff(Rule):
    """A hand-off does not lie between two neighbouring stages of its journey.

    ## What it does

    Looks up `from` and `to` of each hand-off among the stages of its journey: both must be there,
    and `to` must be the stage after `from`. Two stages have one hand-off; a second one for the same
    two is reported as well. A record that goes back is no hand-off, but a disposition.

    ## Why is this bad?

    An agreement between stages that do not meet is shown at no place of the journey. Nobody who
    works at either stage will find it.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: visitor, name: Visitor}
      - {id: lead, name: Lead}
      - {id: customer, name: Customer}
    hand_offs:
      - {from: visitor, to: customer}
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: visitor, name: Visitor}
      - {id: lead, name: Lead}
      - {id: customer, name: Customer}
    hand_offs:
      - {from: lead, to: customer}
    ```
    """

    code = "GT527"
    severity = Severity.ERROR
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each hand-off that has no place on its journey."""
        order: dict[str, Mapping[str, int]] = {}
        said: set[tuple[str, str, str]] = set()
        for agreement in read_agreements(plan):
            item, hand_off = agreement.journey.item, agreement.hand_off
            if item.id not in order:
                names = dict.fromkeys(stage.id for stage in agreement.journey.stages)
                order[item.id] = {name: place for place, name in enumerate(names)}
            key = (item.id, hand_off.start, hand_off.end)
            fault = _find_fault(agreement, order[item.id], doubled=key in said)
            said.add(key)
            if fault and not _is_said_elsewhere(agreement):
                yield self._finding(plan, agreement, *fault)

    def _finding(
        self, plan: Plan, agreement: Agreement, field: str, message: str, mend: str
    ) -> Finding:
        return self.at(
            plan,
            agreement.journey.item,
            (*agreement.hand_off.pointer, field),
            message,
            mend,
            also=agreement.departments,
        )


def _is_said_elsewhere(agreement: Agreement) -> bool:
    """Tell whether a field is wrong or missing, which the schema says."""
    wrong = any(agreement.misread(field) for field in ("from", "to"))
    return wrong or agreement.journey.item.misread("stages")


def _find_fault(
    agreement: Agreement, order: Mapping[str, int], *, doubled: bool
) -> tuple[str, str, str] | None:
    """Return the field, the fact and the remedy; None for a hand-off in its place."""
    hand_off = agreement.hand_off
    for field, name in (("from", hand_off.start), ("to", hand_off.end)):
        if name not in order:
            mend = _propose_stage(field, name, hand_off.start, tuple(order))
            return field, f"the journey has no stage '{name}'", mend
    if doubled:
        mend = "make one of the two, with all that was agreed"
        return "from", f"{agreement.label} is there twice", mend
    start, end = order[hand_off.start], order[hand_off.end]
    if end == start + 1:
        return None
    names = tuple(order)
    if end <= start:
        way = f"{{status: recycle, reasons: […], goes_to: {hand_off.end}}}"
        return (
            "to",
            f"'{hand_off.end}' does not come after '{hand_off.start}'",
            f"{_propose(names, start)}; what goes back is a disposition: `{way}`",
        )
    between = ", ".join(f"'{name}'" for name in names[start + 1 : end])
    return (
        "to",
        f"'{hand_off.end}' is not the stage after '{hand_off.start}'; {between} lies between",
        f"{_propose(names, start)}, or `from: {names[end - 1]}`",
    )


def _propose_stage(field: str, name: str, start: str, names: tuple[str, ...]) -> str:
    """Propose the stage that was meant: the most similar, the next one, or any of the first."""
    near = nearest(name, names)
    if not near and field == "to" and start in names[:-1]:
        near = (names[names.index(start) + 1],)
    known = either([f"`{field}: {stage}`" for stage in near or names[:_MOST_NAMED]])
    return f"write {known}" if known else "write the stages of the journey first"


def _propose(names: tuple[str, ...], start: int) -> str:
    following = names[start + 1] if start + 1 < len(names) else ""
    return f"write `to: {following}`" if following else "end the journey with one more stage"
