"""GT509: one stage or term of a journey is defined twice."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.findings.kit import Finding, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.questions.journey.funnel import find_wording
from goldenthread.questions.journey.journey import Journey, Stage
from goldenthread.questions.journey.reading import read_journeys


@dataclass(frozen=True, slots=True)
class _Entry:
    """One place that defines an id; `team` owns it, if it is a stage."""

    id: str
    journey: Journey
    definition: str
    stage: Stage | None
    pointer: Pointer


class DoubledTerm(Rule):
    """One stage or term of a journey is defined twice.

    ## What it does

    Collects the ids of the stages and the terms of all journeys. Reports a stage or a term that
    occurs twice in one journey, an id whose second definition, in the same journey or another,
    differs from the first, and a stage that says `same_as` but then defines something else. Upper
    case, spaces and a full stop make no difference. Refer to the same stage of another journey with
    `same_as: JOURNEY#STAGE`.

    ## Why is this bad?

    Two departments use the same word for two things. Their numbers cannot be compared, and each
    believes that the other counts wrongly.

    ## Example

    ```yaml
    # homes.md
    kind: journey
    title: How a home becomes a customer
    owner: ada
    stages:
      - {id: lead, owner: marketing, definition: somebody who has left an address}
    ```

    ```yaml
    # offices.md
    kind: journey
    title: How an office becomes a customer
    owner: ada
    stages:
      - {id: lead, owner: marketing, definition: an office that has asked for a price}
    ```

    ## Use instead

    ```yaml
    # offices.md
    kind: journey
    title: How an office becomes a customer
    owner: ada
    stages:
      - {id: lead, owner: marketing, same_as: homes#lead}
      - {id: price-asked, owner: marketing, definition: an office that has asked for a price}
    ```
    """

    code = "GT509"
    severity = Severity.WARNING
    sort = Sort.GAP
    kinds = ("journey",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each second definition."""
        first: dict[str, _Entry] = {}
        for journey in read_journeys(plan):
            inside: dict[str, _Entry] = {}
            for entry in _list_entries(journey):
                cited = find_wording(plan, entry.stage) if entry.stage else None
                if cited is not entry.stage and cited:
                    if entry.definition and not _is_same(entry.definition, cited.definition):
                        yield self._contradicts(plan, entry)
                elif entry.id in inside:
                    yield self._again(plan, entry, inside[entry.id])
                elif entry.definition:
                    known = first.setdefault(entry.id, entry)
                    if not _is_same(known.definition, entry.definition):
                        yield self._differs(plan, entry, known)
                inside.setdefault(entry.id, entry)

    def _again(self, plan: Plan, entry: _Entry, known: _Entry) -> Finding:
        line = known.journey.item.place(known.pointer).line
        return self.at(
            plan,
            entry.journey.item,
            (*entry.pointer, "id"),
            f"'{entry.id}' is defined here a second time; the first is on line {line}",
            "keep one of the two, or give this one another `id`",
            also=_teams(plan, entry, known),
        )

    def _differs(self, plan: Plan, entry: _Entry, known: _Entry) -> Finding:
        other = known.journey.item.id
        cite = (
            f"write `same_as: {other}#{entry.id}` in its place"
            if _both_stages(entry, known)
            else ("remove this definition")
        )
        return self.at(
            plan,
            entry.journey.item,
            (*entry.pointer, "definition"),
            f"'{entry.id}' is defined as '{_short(entry.definition)}' here and as "
            f"'{_short(known.definition)}' in '{other}'",
            f"agree on one definition: {cite}, or give one of the two another `id`",
            also=(other, *_teams(plan, entry, known)),
            subjects=(other,),
        )

    def _contradicts(self, plan: Plan, entry: _Entry) -> Finding:
        assert entry.stage is not None
        return self.at(
            plan,
            entry.journey.item,
            (*entry.pointer, "definition"),
            f"'{entry.id}' is said to be the same as '{entry.stage.same_as}', but is defined "
            "differently",
            "remove either `same_as` or `definition`",
            also=_teams(plan, entry),
            subjects=(entry.stage.same_as,),
        )


def _list_entries(journey: Journey) -> Iterator[_Entry]:
    for stage in journey.stages:
        if stage.id:
            yield _Entry(stage.id, journey, stage.definition, stage, stage.pointer)
    for term in journey.terms:
        if term.id:
            yield _Entry(term.id, journey, term.definition, None, term.pointer)


def _is_same(first: str, second: str) -> bool:
    return _fold(first) == _fold(second)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"  # noqa: PLR2004


def _both_stages(first: _Entry, second: _Entry) -> bool:
    return bool(first.stage and second.stage) and first.journey is not second.journey


def _teams(plan: Plan, *entries: _Entry) -> tuple[str, ...]:
    owners = [plan.find(entry.stage.owner) for entry in entries if entry.stage]
    return tuple(dict.fromkeys(owner.id for owner in owners if owner))
