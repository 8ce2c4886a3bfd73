"""Roadmaps of a period to come, as drafts that commit nobody to anything.

In: a plan, a period, what is carried into it. Out: for each team whose last roadmap does not reach
so far, the text of a new one: empty but for what is carried, with what could go on it as comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.cli.hook import NewFile, Preparation
from goldenthread.cli.opening import Titles
from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.findings.phrases import name_some
from goldenthread.ground.period import Period
from goldenthread.interop.slug import make_slug
from goldenthread.items.item import Item
from goldenthread.plan.pathfinder import list_leads
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.kinds import ROADMAP
from goldenthread.questions.commitment.suspicion import add_months
from goldenthread.reporters.plain import plain

_DAYS_A_MONTH = 30.4
_MOST = 5


@dataclass(frozen=True, slots=True)
class Ending:
    """What a team looks back on before a period.

    `still_open` has ended before it and was not closed; `closed` ended in a span as long as the
    period, just before it; `going_on` reaches into it.
    """

    still_open: tuple[Item, ...]
    closed: tuple[Item, ...]
    going_on: tuple[Item, ...]


def prepare_roadmaps(
    plan: Plan, period: Period, along: Mapping[str, Item], titles: Titles
) -> Preparation:
    """Draft what is missing; `along` are all items carried, by their new ids."""
    teams = _find_teams(plan, period)
    drafts = [
        NewFile(
            plan.kinds["roadmap"],
            team,
            _roadmap_id(team, period),
            _draft_roadmap(plan, team, period, along, titles),
        )
        for team in teams
    ]
    some = plan.departments or plan.of_kind(ROADMAP)
    told = f"every team has a roadmap for {period.text}" if some else "the plan has no team yet"
    return Preparation(tuple(drafts), tuple(_name_left(plan, along, teams, period, titles)), told)


def _name_left(
    plan: Plan,
    along: Mapping[str, Item],
    teams: list[Item | None],
    period: Period,
    titles: Titles,
) -> Iterator[str]:
    """Say what is left to do by hand."""
    strays = [new_id for new_id, item in along.items() if plan.department(item) not in teams]
    if strays:
        yield f"put on a roadmap what is on none yet: {', '.join(strays)}"
    ended = [item.id for team in teams for item in _look_back(plan, team, period).still_open]
    ended = [item_id for item_id in ended if item_id not in titles.restricted]
    if ended:
        yield f"close what ends before {period.text}: {name_some(ended, _MOST)}"


def _find_teams(plan: Plan, period: Period) -> list[Item | None]:
    """Return the departments, and None for the company, that need a roadmap for the period.

    These are the ones that had one before, or work that ends; not those whose roadmap covers it.
    """
    if ROADMAP not in plan.kinds:
        return []
    found: list[Item | None] = []
    for team in (None, *(item for item in plan.departments if not item.over)):
        roadmaps = _roadmaps_of(plan, team)
        covered = any(i.period and i.period.contains(period) and not i.over for i in roadmaps)
        ending = _look_back(plan, team, period)
        if not covered and (roadmaps or ending.still_open or ending.closed):
            found.append(team)
    return found


def _roadmaps_of(plan: Plan, team: Item | None) -> list[Item]:
    """Return the roadmaps of a team, of the company where it is None."""
    return [item for item in plan.of_kind(ROADMAP) if plan.department(item) is team]


def _look_back(plan: Plan, team: Item | None, period: Period) -> Ending:
    """Sort a team's items by how they stand to the period before."""
    ours = [i for i in plan.items if i.kind.threaded and i.period and plan.department(i) is team]
    months = round((period.end - period.start).days / _DAYS_A_MONTH)
    earliest = add_months(period.start, -months)
    ended = [i for i in ours if i.period and i.period.end < period.start]
    return Ending(
        tuple(item for item in ended if item.current),
        tuple(i for i in ended if i.closed and i.period and i.period.end >= earliest),
        tuple(i for i in ours if i.current and i.period and i.period.end >= period.start),
    )


def _roadmap_id(team: Item | None, period: Period) -> str:
    """Return the id of a team's roadmap for a period."""
    return "-".join([*([team.id] if team else []), "roadmap", make_slug(period.text)])


def _draft_roadmap(
    plan: Plan, team: Item | None, period: Period, along: Mapping[str, Item], titles: Titles
) -> str:
    """Return the file of a team's roadmap; `along` are all items carried, by their new ids."""
    name = f"{team.title}: roadmap" if team else "Roadmap"
    owner = _owner(plan, team)
    values = {
        "kind": "roadmap",
        "id": _roadmap_id(team, period),
        "title": f"{name} {period.text}",
        **({"owner": owner} if owner else {}),
        **({"department": team.id} if team else {}),
        "period": period.text,
        "state": "draft",
        "items": [new_id for new_id, item in along.items() if plan.department(item) is team],
    }
    head = (
        "# `items` are what the team commits to, the most important first. Take `state` away once"
    )
    known = titles.restricted | {item.id for item in along.values()}
    notes = _notes(_look_back(plan, team, period), period, titles, known)
    lines = [head, "# it is agreed on; then everybody is asked to commit to it."]
    lines += [*write_front_matter(values).splitlines(), *notes]
    return "\n".join(["---", *lines, "---", ""])


def _owner(plan: Plan, team: Item | None) -> str:
    """Return who answers for a team's roadmap: who did before, else who leads it."""
    before = [item.owner for item in _roadmaps_of(plan, team) if item.owner]
    leads = list_leads(plan, team) if team else ()
    named = [*before[-1:], *(person.id for person in leads)]
    return next((p for p in named if plan.find(p) and not plan.has_left(p)), "")


def _notes(ending: Ending, period: Period, titles: Titles, left: frozenset[str]) -> Iterator[str]:
    for heading, items in (
        (f"Goes on into {period.text} anyway:", ending.going_on),
        ("Ends before it and is not closed yet, see `goldenthread close`:", ending.still_open),
        ("Was closed; `goldenthread rollover --carry ID` takes one along:", ending.closed),
    ):
        shown = [item for item in items if item.id not in left]
        if shown:
            yield f"# {heading}"
            yield from (f"#   - {_line(item, titles)}" for item in shown)


def _line(item: Item, titles: Titles) -> str:
    learned = item.closed.learned if item.closed else ""
    said = f"; learned: {plain(' '.join(learned.split()))}" if learned else ""
    return f"{item.id}  # {titles(item)}{said}"
