"""Gaps in the buyers' journeys, told short: where each is, and which teams have to talk.

In: a site. Out: `JourneyGap`s for the home page, `TeamGaps` for the report. The rules find the
gaps; a gap that somebody has taken on until a day still to come is owned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import all_rules
from goldenthread.ground.group import group
from goldenthread.items.item import Item
from goldenthread.questions.journey.journey import Journey
from goldenthread.questions.journey.reading import read_journeys
from goldenthread.questions.journey.site.anchors import handoff_address, stage_anchor
from goldenthread.site.parts.findings import by_weight, heading_of
from goldenthread.site.parts.parts import ItemLink, link_item
from goldenthread.site.parts.places import findings_by_entry
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class JourneyGap:
    """One gap; `where` is the stage, hand-off or item, `teams` are on both sides of it."""

    text: str
    where: ItemLink
    teams: tuple[Item, ...]
    owned: bool


@dataclass(frozen=True, slots=True)
class TeamGaps:
    """The gaps between the same teams; `open` and `owned` count them."""

    teams: tuple[ItemLink, ...]
    open: int
    owned: int
    places: tuple[ItemLink, ...]


def is_journey_gap(finding: Finding) -> bool:
    """Tell whether a finding is about a journey, its stages or its hand-offs."""
    rule = all_rules()[finding.code]
    return rule.sort is Sort.GAP and rule.question in ("journey", "leads")


def list_gaps(site: Site) -> tuple[JourneyGap, ...]:
    """List the gaps that count, the heaviest first."""
    found = [one for one in site.result.findings if is_journey_gap(one)]
    places = _find_places(site, found)
    return tuple(_build_gap(site, one, places.get(one)) for one in by_weight(found))


def link_gaps(site: Site) -> Iterator[ItemLink]:
    """Link to each gap that nobody has taken on, with the teams on both sides of it."""
    for gap in list_gaps(site):
        if not gap.owned:
            teams = " · ".join(team.title for team in gap.teams)
            yield ItemLink(gap.text, gap.where.address, teams or site.words("home.nobody"))


def group_by_teams(site: Site) -> tuple[TeamGaps, ...]:
    """Count the gaps by the teams that have to talk, most open ones first."""
    found = group((tuple(team.id for team in gap.teams), gap) for gap in list_gaps(site))
    rows = [
        TeamGaps(
            teams=tuple(link_item(team) for team in gaps[0].teams),
            open=sum(1 for gap in gaps if not gap.owned),
            owned=sum(1 for gap in gaps if gap.owned),
            places=tuple(dict.fromkeys(gap.where for gap in gaps)),
        )
        for gaps in found.values()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.open, -row.owned)))


def _find_places(site: Site, findings: list[Finding]) -> Mapping[Finding, ItemLink]:
    """Name the stage or hand-off of a journey in which each finding stands."""
    return {
        finding: _name_place(site, journey, pointer[0], int(pointer[1]))
        for journey in read_journeys(site.plan)
        for pointer, entries in findings_by_entry(journey.item, findings).items()
        if len(pointer) > 1 and pointer[0] in ("stages", "hand_offs")
        for finding in entries
    }


def _name_place(site: Site, journey: Journey, field: str | int, index: int) -> ItemLink:
    pointer = (field, index)
    for stage in journey.stages:
        if stage.pointer == pointer:
            return ItemLink(stage.name, f"{journey.item.address}#{stage_anchor(stage.id)}")
    for hand_off in journey.hand_offs:
        if hand_off.pointer == pointer:
            names = [
                journey.by_id[one].name if one in journey.by_id else one
                for one in (hand_off.start, hand_off.end)
            ]
            title = site.words("gap.between", start=names[0], end=names[1])
            return ItemLink(title, handoff_address(journey, hand_off))
    return link_item(journey.item)


def _build_gap(site: Site, finding: Finding, place: ItemLink | None) -> JourneyGap:
    item = site.plan.by_id.get(finding.item)
    where = place or (link_item(item) if item else ItemLink(finding.path, ""))
    key = f"gap.{finding.code.lower()}"
    known = key in site.words.catalogue
    return JourneyGap(
        text=site.words(key, where=where.title) if known else heading_of(site, finding),
        where=where,
        teams=_find_teams(site, finding, item),
        owned=finding.severity is Severity.INFO,
    )


def _find_teams(site: Site, finding: Finding, item: Item | None) -> tuple[Item, ...]:
    """Return the departments on whose pages a finding appears, by name."""
    own = site.plan.department(item) if item else None
    also = (site.plan.by_id.get(one) for one in finding.also)
    found = [one for one in (own, *also) if one and one.is_department]
    teams = {team.id: team for team in found}
    return tuple(sorted(teams.values(), key=lambda team: (team.title.casefold(), team.id)))
