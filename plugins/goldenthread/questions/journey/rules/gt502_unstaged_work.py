"""GT502: work for buyers names no stage of the journey."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import either
from goldenthread.questions.journey.funnel import Funnel, read_funnels
from goldenthread.questions.journey.journey_work import Unstaged, read_unstaged
from goldenthread.questions.journey.rules.stage_gaps import (
    address,
    team_ids,
    tell_pointing,
    tell_sign,
)
from goldenthread.questions.journey.stage_words import Pointing


class UnstagedWork(Rule):
    """Work for buyers names no stage of the journey.

    ## What it does

    In a plan that has a journey, looks at active goals, objectives, initiatives, campaigns and
    tactics that are work for buyers: by a word or an aim that `vocabulary.yml` marks, or because
    they are campaigns. A word counts if the item has no department, or one that owns a stage or is
    marketing or sales. Each such item needs a `stage`. The finding quotes the word it found and
    names the stage that is probably meant: the one whose volume the item's own metric counts, or
    the one whose name is, in singular or plural, in the title or in the name of a metric; the
    longest name wins.

    Nothing is reported if an item below names a stage, because then the goal is carried stage by
    stage, or if one above names the same stage. The stage that is meant is not reported as unserved
    as well (GT503); one after it that nobody serves is.

    ## Why is this bad?

    Work that names no stage cannot be seen in the chain. The team before it and the team after it
    do not know that it exists.

    ## Example

    ```yaml
    # visits.md
    kind: goal
    title: Double the number of visitors
    supports:
      - id: mission
        why: people have to hear of us first
    owner: ben
    ```

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to first glass
    owner: ada
    stages:
      - {id: visitor, owner: marketing}
      - {id: customer, owner: marketing}
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
    ```
    """

    code = "GT502"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each active item that is work for buyers without a stage."""
        funnels = {funnel.journey.item.id: funnel for funnel in read_funnels(plan)}
        for found in read_unstaged(plan):
            if found.item.misread("stage"):
                continue
            if found.pointing:
                funnel = funnels[found.pointing.journey.item.id]
                yield self._meant(plan, found, found.pointing, funnel)
            else:
                yield self._open(plan, found, next(iter(funnels.values())))

    def _meant(self, plan: Plan, found: Unstaged, pointing: Pointing, funnel: Funnel) -> Finding:
        step = next(s for s in funnel.steps if s.stage is pointing.stage)
        after = funnel.after(step)
        goes_on = f"; '{after.name}' comes next, so agree who takes them on" if after else ""
        return self.at(
            plan,
            found.item,
            pointing.pointer,
            f"{tell_pointing(pointing)}, the stage '{step.name}' of '{funnel.journey.item.id}', "
            "but the item names no stage",
            f"{address(step, after)}write `stage: {pointing.name}`{goes_on}",
            also=(*team_ids(step, after), funnel.journey.item.id),
            subjects=(funnel.journey.item,),
            near=team_ids(step, after),
        )

    def _open(self, plan: Plan, found: Unstaged, funnel: Funnel) -> Finding:
        journey = funnel.journey
        names = [f"`stage: {journey.item.id}#{stage.id}`" for stage in journey.stages]
        return self.at(
            plan,
            found.item,
            found.sign.pointer,
            f"{tell_sign(found.sign)}, but the item names no stage of a journey",
            f"write where it works: {either(names)}",
            also=(journey.item.id,),
            subjects=(plan.department(found.item) if found.sign.by == "team" else None,),
            near=(journey.item,),
        )
