"""GT430: a check-in is nobody's, or that of somebody who had left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import Rule
from goldenthread.git.past import REACH
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.check_in import CheckIn
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.rules.weekly import left_before
from goldenthread.source.front_matter import Pointer


class CheckInOfNobody(Rule):
    """A check-in is nobody's, or that of somebody who had left.

    ## What it does

    Looks for `team` and `person` in each check-in: there must be exactly one of them. In the file
    of a team, each commitment of a week that is not over needs a `person`, too; one without weighs
    one step less, since only that commitment is nobody's. So does a check-in, or a commitment, of
    the last twelve weeks whose person had left when its week began.

    ## Why is this bad?

    A week that belongs to nobody counts for no team, and its team shows as silent. What everybody
    has committed to, nobody has.

    ## Example

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    commitments:
      - {person: ben, text: Print the card in Polish, item: initiative}
    ```

    ## Use instead

    ```yaml
    # 2026-w47-marketing.md
    kind: check-in
    week: 2026-W47
    team: marketing
    commitments:
      - {person: ben, text: Print the card in Polish, item: initiative}
    ```
    """

    code = "GT430"
    severity = Severity.ERROR
    sort = Sort.SLIP
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file of nobody or of two, and for commitments of nobody."""
        for item in plan.of_kind("check-in"):
            if item.misread("team") or item.misread("person") or item.over:
                continue
            if not item.at(("team",)) and not item.at(("person",)):
                yield self.at(
                    plan,
                    item,
                    ("week",),
                    "the check-in names neither a team nor a person",
                    f"add whose week it is: `team: {_likely_team(plan)}` or `person: …`",
                    key=True,
                    near=(_likely_team(plan),),
                )
            elif item.at(("team",)) and item.at(("person",)):
                yield self.at(
                    plan,
                    item,
                    ("person",),
                    "the check-in names a team and a person",
                    "keep 'team' and name people in 'commitments', or keep 'person' alone; "
                    "the files of a week are read together",
                    key=True,
                )
        for check_in in read_check_ins(plan):
            if check_in.team and not check_in.person and check_in.week.end >= plan.today:
                yield from self._commitments(plan, check_in)
            if check_in.week.end >= plan.today - REACH and not check_in.item.over:
                yield from self._leavers(plan, check_in)

    def _commitments(self, plan: Plan, check_in: CheckIn) -> Iterator[Finding]:
        for entry in check_in.commitments:
            if entry.person or not entry.text or check_in.item.misread(*entry.pointer, "person"):
                continue
            finding = self.at(
                plan,
                check_in.item,
                (*entry.pointer, "text"),
                f"nobody has committed to '{entry.text}'",
                "say who: `person: …`, one of them where several do it together",
            )
            yield replace(finding, lowered=True)

    def _leavers(self, plan: Plan, check_in: CheckIn) -> Iterator[Finding]:
        """Yield one finding for the person of a file, or for each further name in it."""
        places: list[tuple[Pointer, str]] = [(("person",), check_in.person)]
        places.extend(
            ((*entry.pointer, "person"), entry.person)
            for entry in check_in.commitments
            if entry.person != check_in.person
        )
        for pointer, name in places:
            last = left_before(plan, name, check_in.week) if name else None
            if last is None:
                continue
            finding = self.at(
                plan,
                check_in.item,
                pointer,
                f"'{name}' left on {last}, before {check_in.week.text} began",
                f"name who has committed to it, or take {'the file' if len(pointer) == 1 else 'it'}"
                f" out; if '{name}' is still here, correct the `end` in their file",
                also=(found.id,) if (found := plan.find(name)) else (),
                subjects=(name,),
            )
            yield replace(finding, lowered=True)


def _likely_team(plan: Plan) -> str:
    return next((one.id for one in plan.departments if one.current), "…")
