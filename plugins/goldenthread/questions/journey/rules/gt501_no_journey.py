"""GT501: there is work for buyers, but no journey says what happens to them."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.journey.journey_work import find_sign, leads_buyers
from goldenthread.questions.journey.kinds import JOURNEY
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.journey.rules.stage_gaps import tell_sign

_SERIES = "visitors, leads, qualified leads, accepted opportunities, customers, repeat customers"
_ORDER = ("word", "aim", "campaign", "team")


class NoJourney(Rule):
    """There is work for buyers, but no journey says what happens to them.

    ## What it does

    Reports once if the plan has active work for buyers but no active item of the kind `journey`; a
    journey whose file cannot be read is reported elsewhere. Work for buyers is a goal, objective,
    initiative, campaign or tactic that has, in its title or the name of a metric, a word that
    `vocabulary.yml` lists under `journey` (visitors, leads and the like; not in a department other
    than marketing and sales); one with an aim that is marked there; a campaign; and any work of a
    marketing or sales department. The finding is placed at the clearest of these, in this order,
    and on the pages of the departments concerned. With a journey in the plan, work without a stage
    is GT502.

    ## Why is this bad?

    A goal such as more visitors is in effect a series of goals: the visitor has to become a lead,
    sales has to accept the lead, and the customer has to come back. If nobody has written the
    series down, nobody sees the gap in it.

    ## Example

    ```yaml
    # visits.md
    kind: goal
    title: Double the number of visitors
    supports:
      - id: mission
        why: people have to hear of us first
    owner: ben
    metrics:
      - {id: visits, name: Visits, unit: visits a month, baseline: 6000, target: 12000}
    ```

    ## Use instead

    ```yaml
    # visits.md
    kind: goal
    title: Double the number of visitors
    supports:
      - id: mission
        why: people have to hear of us first
    owner: ben
    stage: buyers#visitor
    metrics:
      - {id: visits, name: Visits, unit: visits a month, baseline: 6000, target: 12000}
    ```

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - id: visitor
        owner: marketing
        definition: someone in one of our cities who asks what is in the water
        exit: leaves an address
        metric: visits#visits
      - id: customer
        owner: marketing
        definition: a home that has paid for a filter
    ```
    """

    code = "GT501"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)
    invites = True

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding at the plainest sign of work for buyers."""
        if read_journeys(plan) or _is_meant(plan):
            return
        active = (item for item in plan.items if item.active)
        signs = [(item, sign) for item in active if (sign := find_sign(plan, item))]
        if not signs:
            return
        item, sign = min(signs, key=lambda found: _ORDER.index(found[1].by))
        rest = len(signs) - 1
        more = (
            f"; {rest} more {'item serves' if rest == 1 else 'items serve'} buyers" if rest else ""
        )
        teams = [team for team in plan.departments if leads_buyers(plan, team)]
        own = plan.department(item)
        yield self.at(
            plan,
            item,
            sign.pointer,
            f"{tell_sign(sign)}, but no journey says what happens to the buyer next{more}",
            f"this is in effect a series of goals: {_SERIES}; write it as an item of "
            "`kind: journey` (`goldenthread new journey buyers`) with an owner for each stage, and "
            f"give '{item.id}' the stage it serves: `stage: buyers#STAGE`",
            also=_ids(own, *teams),
            subjects=(own if sign.by == "team" else None,),
        )


def _is_meant(plan: Plan) -> bool:
    """Tell whether a file that could not become an item was to be a journey."""
    slips = (*plan.failed.values(), *plan.unknown_kinds)
    return any(JOURNEY in document.front or "stages:" in document.front for document in slips)


def _ids(*teams: Item | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(team.id for team in teams if team))
