"""GT540: a campaign has ended and has not been assessed."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.leads.agreement import find_taker
from goldenthread.questions.leads.assessment import read_assessments
from goldenthread.questions.leads.diagnosis import waiting_since
from goldenthread.questions.leads.kinds import ASSESSMENT
from goldenthread.questions.leads.rules.answers import propose_participants, propose_people


class UnassessedCampaign(Rule):
    """A campaign has ended and has not been assessed.

    ## What it does

    Looks for an assessment of each campaign whose last day is longer ago than the option
    `assess_within` allows, 30 days unless set. The last day is that of `closed` or, failing that,
    of the period. A campaign that was retired, never ran, or has no known end is left alone; an
    assessment that is still a draft does not count. Both departments see the finding.

    ## Why is this bad?

    For a few weeks, the people who ran the campaign know what worked and for whom. After that, the
    next campaign starts from opinions.

    ## Example

    ```yaml
    # kit.md
    kind: campaign
    title: Sell the starter kit
    stands_alone: an example
    period: 2026-07-01/2026-09-30
    closed: {date: 2026-09-30, verdict: achieved}
    ```

    ## Use instead

    ```yaml
    # kit-assessed.md
    kind: assessment
    campaign: kit
    period: 2026-07-01/2026-09-30
    results:
      - target_audience: renters
        planned: {leads: 900, customers: 60}
        actual: {leads: 1010, customers: 71}
    worked: [the price test]
    verdict: keep
    participants:
      - {person: ada, side: marketing}
      - {person: ben, side: sales}
    ```
    """

    code = "GT540"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("campaign",)
    invites = True

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each campaign that should have been assessed by now."""
        longest = dt.timedelta(days=plan.settings.assess_within)
        meant = _find_meant(plan)
        for campaign in plan.campaigns:
            ended = waiting_since(plan, campaign)
            if ended and plan.today - ended > longest and campaign.id not in meant:
                yield self._finding(plan, campaign, ended)

    def _finding(self, plan: Plan, campaign: Item, ended: dt.date) -> Finding:
        people = propose_people(plan, campaign)
        own, taker = plan.department(campaign), find_taker(plan, campaign)
        drafts = [entry.item for entry in read_assessments(plan).get(campaign.id, ())]
        if drafts:
            fact = f"and its assessment '{drafts[0].id}' is still a {drafts[0].state}"
            mend = f"finish it together and take 'state' out of '{drafts[0].id}', with"
        else:
            fact = "without an assessment"
            mend = (
                f"look at it together: `goldenthread new assessment --campaign {campaign.id}` "
                "starts the file; fill in 'results', a 'verdict' and"
            )
        field = "closed" if campaign.closed and campaign.closed.date else "period"
        return self.at(
            plan,
            campaign,
            (field,),
            f"the campaign ended on {ended} {fact}",
            f"{mend} `{propose_participants(people)}`",
            also=tuple(dict.fromkeys(side.id for side in (own, taker) if side)),
            subjects=drafts[:1],
            near=people.values(),
        )


def _find_meant(plan: Plan) -> frozenset[str]:
    """Return the ids that an assessment names by a slip, or in a file that cannot be read."""
    near = [
        fact.nearest[0]
        for fact in plan.unresolved
        if fact.nearest and fact.item.kind.name == ASSESSMENT
    ]
    broken = {id(document): document for document in plan.failed.values()}.values()
    fronts = (document.front for document in chain(broken, plan.unknown_kinds))
    words = (re.findall(r"[\w-]+", front) for front in fronts if "campaign:" in front)
    return frozenset(chain(near, chain.from_iterable(words)))
