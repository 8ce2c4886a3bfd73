"""GT526: a tactic or campaign brings leads that nobody has agreed to handle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import MOST_NAMED, name_items
from goldenthread.questions.journey.journey import QUESTIONS, Journey, Stage
from goldenthread.questions.journey.journey_work import read_threads
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.leads.agreement import find_department, resolve_stage
from goldenthread.questions.leads.rules.answers import propose_answers, spell_questions

_LEADS = "lead-generation"


@dataclass(frozen=True, slots=True)
class _Hole:
    """Two stages between which leads go without an agreement; `end` is None at the last one."""

    start: Stage
    end: Stage | None


class LeadsWithoutHandOff(Rule):
    """A tactic or campaign brings leads that nobody has agreed to handle.

    ## What it does

    Takes each active tactic and campaign that brings leads: one of its `aims` is lead generation,
    or brings that about on a journey, or its stage is one at which people are recorded as leads.
    Its stage is its own or the nearest one above it on its thread.
    From its stage or the next one, or before another department takes over, some hand-off must say
    how such a lead is handled. Items that lack the same hand-off are reported once, at the first;
    both departments see it. Work without a stage is a finding of its own.

    ## Why is this bad?

    A campaign without a hand-off produces names on a list. Turning them into customers is the job
    of others, who were never asked, and who will say that the leads were bad.

    ## Example

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead}
      - {id: customer, name: Customer, record: customer}
    ```

    ```yaml
    # letters.md
    kind: tactic
    title: Post a test strip to every second flat
    stage: buyers#lead
    stands_alone: an example
    ```

    ## Use instead

    ```yaml
    # buyers.md
    kind: journey
    title: From first look to second filter
    stages:
      - {id: lead, name: Lead, record: lead}
      - {id: customer, name: Customer, record: customer}
    hand_offs:
      - from: lead
        to: customer
        handled_by: {team: marketing, route: rep}
        respond_within: {value: 1, unit: business-day}
        follow_ups: {count: 5}
        no_sale_when: the fifth try brings no answer, or they say no
        feedback: {to: letters, what: why leads were lost, every: week}
    ```
    """

    code = "GT526"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)
    invites = True

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each missing hand-off, at the first work that needs it."""
        serving = _read_serving(plan)
        for journey in read_journeys(plan):
            found: dict[tuple[str, str], tuple[_Hole, list[Item]]] = {}
            if journey.item.misread("hand_offs") or journey.item.misread("stages"):
                continue
            for stage_id, hole in _find_holes(plan, journey).items():
                bringing = [
                    item
                    for item in serving.get(f"{journey.item.id}#{stage_id}", ())
                    if _brings_leads(plan, item, journey.by_id[stage_id])
                ]
                key = (hole.start.id, hole.end.id if hole.end else "")
                if bringing:
                    found.setdefault(key, (hole, []))[1].extend(bringing)
            for hole, items in found.values():
                yield self._finding(plan, journey, hole, items)

    def _finding(self, plan: Plan, journey: Journey, hole: _Hole, items: list[Item]) -> Finding:
        first, *others = items
        own = plan.department(first)
        giver = find_department(plan, hole.start.owner) or own
        receiver = find_department(plan, hole.end.owner) if hole.end else None
        sides = [side.id for side in (own, giver, receiver) if side]
        campaign = next((i.id for i in items if i.kind.is_campaign), first.id)
        answers = ", ".join(propose_answers(QUESTIONS, receiver.id if receiver else "", campaign))
        entry = f"{{from: {hole.start.id}, to: {hole.end.id if hole.end else '…'}, {answers}}}"
        return self.at(
            plan,
            first,
            ("stage",) if first.stage else ("title",),
            f"the {first.kind.label.lower()}{_name_others(others)} brings leads to "
            f"'{hole.start.id}' of '{journey.item.id}', but no hand-off says what happens then: "
            f"{spell_questions(QUESTIONS, giver)}",
            f"agree on it with both sides and write in '{journey.item.id}': "
            + (f"`- {entry}`" if journey.hand_offs else f"`hand_offs: [{entry}]`"),
            also=tuple(dict.fromkeys((*sides, *(other.id for other in others)))),
            subjects=(journey.item, giver, *others[:MOST_NAMED]),
            near=(receiver, campaign),
        )


def _read_serving(plan: Plan) -> Mapping[str, Sequence[Item]]:
    """For each `journey#stage`, the active tactics and campaigns there, in reading order."""
    above = read_threads(plan).above
    found: dict[str, list[Item]] = {}
    for item in plan.items:
        if item.active and item.kind.name in ("tactic", "campaign"):
            stage = resolve_stage(plan, item.stage or above.get(item.id, ""))
            found.setdefault(stage, []).append(item)
    return found


def _name_others(others: Sequence[Item]) -> str:
    return f", with {name_items(others)}," if others else ""


def _brings_leads(plan: Plan, item: Item, stage: Stage) -> bool:
    vocabulary = plan.kinds.vocabulary
    return stage.record == "lead" or any(
        vocabulary.aims[aim].journey and _LEADS in vocabulary.driven[aim]
        for aim in item.aims
        if aim in vocabulary.aims
    )


def _find_holes(plan: Plan, journey: Journey) -> Mapping[str, _Hole]:
    """Return, for each stage from which no hand-off leads on, where one is missing."""
    stages = tuple(journey.by_id[name] for name in dict.fromkeys(s.id for s in journey.stages))
    starts = {hand_off.start for hand_off in journey.hand_offs}
    touched = starts | {hand_off.end for hand_off in journey.hand_offs}
    border, handed = len(stages), len(stages) + 1
    holes: dict[str, _Hole] = {}
    for place in reversed(range(len(stages))):
        stage = stages[place]
        border = _find_border(plan, stages, place, border)
        handed = place if stage.id in starts else handed
        if stage.id not in touched and handed > max(border, place + 1):
            start = border if border + 1 < len(stages) else place
            end = stages[start + 1] if start + 1 < len(stages) else None
            holes[stage.id] = _Hole(stages[start], end)
    return {stage.id: holes[stage.id] for stage in stages if stage.id in holes}


def _find_border(plan: Plan, stages: Sequence[Stage], place: int, border: int) -> int:
    """Return the last stage of the same department from `place` on; `border` is that of the next.

    A stage without an owner is its own border.
    """
    if place + 1 >= len(stages):
        return place
    own = find_department(plan, stages[place].owner)
    following = find_department(plan, stages[place + 1].owner)
    return border if own and own is following else place
