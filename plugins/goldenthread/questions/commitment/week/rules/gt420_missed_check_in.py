"""GT420: a team did not check in when it meant to."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.ground.period import Period
from goldenthread.ground.week import CADENCES, name_window, step_weeks
from goldenthread.questions.commitment.week.rules.weekly import (
    address_leads,
    find_doubt,
    find_leads,
    name_weeks,
)
from goldenthread.questions.commitment.week.weeks import read_weeks

_LOOK_BACK = 8


class MissedCheckIn(Rule):
    """A team did not check in when it meant to.

    ## What it does

    For each department with a `cadence`, looks at the last eight completed weeks since its first
    check-in. A week is missed if neither the team nor any of its people wrote a file for it. A
    fortnight, month or quarter counts as a whole. A week is not missed if every working day of it
    falls into `pauses`, the company's holidays or leave that the whole team takes together. A
    department that has a cadence but has never checked in is reported, too. A waiver may name the
    `weeks` it accepts; later ones are still found. The finding is addressed to the Pathfinder or,
    during leave, to whoever stands in.

    ## Why is this bad?

    Plans die of silence. Nobody decided to drop the work; it was just not mentioned for a week, and
    then for another.

    ## Example

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    cadence: weekly
    pathfinders:
      - {person: ada, qualification: twelve years in water, backup: ben}
    ```

    ```yaml
    # ada.md
    kind: person
    title: Ada Okafor
    ```

    ```yaml
    # 2026-w45-marketing.md
    kind: check-in
    week: 2026-W45
    team: marketing
    ```

    ## Use instead

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    cadence: weekly
    pauses:
      - {period: 2026-W46, why: the whole team was at the fair}
    pathfinders:
      - {person: ada, qualification: twelve years in water, backup: ben}
    ```
    """

    code = "GT420"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("department", "check-in")

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each department that fell silent."""
        doubt = find_doubt(plan)
        for department in plan.departments:
            cadence = department.cadence
            if cadence not in CADENCES or not department.current or department.id in doubt.teams:
                continue
            entries = read_weeks(plan).by_team.get(department.id)
            if not entries:  # None at all, or of weeks to come alone
                if not doubt.weeks:
                    yield self._never(plan, department, cadence)
                continue
            first = step_weeks(read_weeks(plan).current, -_LOOK_BACK)
            missed = [entry.week for entry in entries if entry.missed and entry.week >= first]
            missed = [week for week in missed if week not in doubt.weeks]
            for weeks in _group(department, missed):
                finding = self._missed(plan, department, cadence, weeks)
                yield replace(finding, weeks=tuple(week.text for week in weeks))

    def _never(self, plan: Plan, department: Item, cadence: str) -> Finding:
        return self._finding(
            plan,
            department,
            f"'{department.id}' means to check in {cadence} and never has",
            f"start with this week: `goldenthread check-in {department.id}`; "
            "until then nothing of this team shows as on track",
        )

    def _missed(self, plan: Plan, department: Item, cadence: str, missed: list[Period]) -> Finding:
        by = "for" if cadence == "weekly" else "by the end of"
        last = missed[-1].text
        rest = name_window(missed[-1], cadence) if cadence == "monthly" else last
        pause = "say so in 'pauses'"
        if cadence != "quarterly":
            pause = f"say so: `pauses: [{{period: {rest}, why: …}}]`"
        return self._finding(
            plan,
            department,
            f"'{department.id}' checks in {cadence}, but did not {by} {name_weeks(missed)}",
            "write down what is still known, with "
            f"`goldenthread check-in {department.id} --week {last}`; "
            f"if the team rested, {pause}",
        )

    def _finding(self, plan: Plan, department: Item, message: str, remedy: str) -> Finding:
        leads = find_leads(plan, department)
        return self.at(
            plan,
            department,
            ("cadence",),
            message,
            f"{address_leads(plan, department)}{remedy}",
            also=tuple(person.id for person in leads),
            near=leads,
        )


def _group(department: Item, missed: list[Period]) -> list[list[Period]]:
    """Part the weeks that a waiver names from the others, so that each group stands alone."""
    groups: dict[frozenset[str], list[Period]] = {}
    for week in missed:
        waivers = (one.weeks for one in department.waivers if one.rule == MissedCheckIn.code)
        named = next((weeks for weeks in waivers if week.text in weeks), frozenset[str]())
        groups.setdefault(named, []).append(week)
    return list(groups.values())
