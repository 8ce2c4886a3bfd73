"""GT542: a campaign is kept although it missed its plan for every audience."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.assessment import Assessment, ResultRow, read_assessments
from goldenthread.questions.leads.campaign import Conversion
from goldenthread.questions.leads.diagnosis import read_diagnoses
from goldenthread.questions.leads.rules.shares import name_step, write_share

_MOST_SHOWN = 4


class KeptDespiteMiss(Rule):
    """A campaign is kept although it missed its plan for every audience.

    ## What it does

    Compares planned and actual conversion in each row of an assessment whose verdict is `keep`:
    leads to customers or, failing that, from the first to the last step that both sides count.
    Reports when every row that has both missed its plan, unless the campaign brought what was
    planned up to the hand-off: then it was not the campaign that missed. This is advice: there can
    be reasons to go on, and they belong in the assessment.

    ## Why is this bad?

    A campaign that nobody ends goes on out of habit. Its money is missing where it could do
    something.

    ## Example

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: an example
    ```

    ```yaml
    # kit-assessed.md
    kind: assessment
    campaign: kit
    results:
      - target_audience: renters
        planned: {leads: 900, customers: 60}
        actual: {leads: 1010, customers: 41}
    verdict: keep
    ```

    ## Use instead

    ```yaml
    # kit-assessed.md
    kind: assessment
    campaign: kit
    results:
      - target_audience: renters
        planned: {leads: 900, customers: 60}
        actual: {leads: 1010, customers: 41}
    verdict: change
    next: kit
    ```
    """

    code = "GT542"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("assessment",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each verdict `keep` against which every row speaks."""
        diagnoses = read_diagnoses(plan)
        for campaign_id, assessments in read_assessments(plan).items():
            for assessment in assessments:
                if assessment.verdict != "keep" or not assessment.item.current:
                    continue
                diagnosis = diagnoses.get(assessment.item.id)
                if diagnosis and diagnosis.failing == "sales-process":
                    continue
                found = [(row, _compare(row)) for row in assessment.results]
                known = [(row, way) for row, way in found if way]
                if known and all(way.missed for _, way in known):
                    yield self._finding(plan, campaign_id, assessment, known)

    def _finding(
        self,
        plan: Plan,
        campaign_id: str,
        assessment: Assessment,
        missed: list[tuple[ResultRow, Conversion]],
    ) -> Finding:
        shown = "; ".join(
            f"{row.target_audience or 'all'}{f' by {row.tactic}' if row.tactic else ''}: "
            f"{write_share(way.actual)} of {name_step(way.start)} became {name_step(way.end)}, "
            f"not {write_share(way.planned)}"
            for row, way in missed[:_MOST_SHOWN]
        )
        more = len(missed) - _MOST_SHOWN
        return self.at(
            plan,
            assessment.item,
            ("verdict",),
            f"'{campaign_id}' is kept, and every audience missed its plan ({shown}"
            + (f"; and {more} more)" if more > 0 else ")"),
            "write `verdict: change` and as 'next' the item that takes the next step, or say "
            "under 'worked' why it is worth going on",
            also=(campaign_id,),
            subjects=(campaign_id, *(row.tactic for row, _ in missed[:_MOST_SHOWN])),
        )


def _compare(row: ResultRow) -> Conversion | None:
    """Compare leads to customers, else the widest way whose ends both sides count."""
    planned, actual = row.planned.counts, row.actual.counts
    both = [step for step, _ in row.planned.steps if step in actual]
    ways = [("leads", "customers"), *((both[0], both[-1]) for _ in both[1:2])]
    for start, end in ways:
        if {start, end} <= planned.keys() & actual.keys():
            way = Conversion(
                start,
                end,
                row.planned.conversion(start, end),
                row.actual.conversion(start, end),
            )
            if way.missed is not None:
                return way
    return None
