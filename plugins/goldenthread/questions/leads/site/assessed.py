"""An assessment as both its own page and that of its campaign show it.

In: a site and an assessment. Out: a `ShownAssessment`: the verdict and what follows from it, the
charts, the lessons, who took part from which side, and where the figures come from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.items.item import Item
from goldenthread.questions.journey.site.anchors import handoff_address
from goldenthread.questions.leads.assessment import SIDES, Assessment
from goldenthread.questions.leads.diagnosis import read_diagnoses
from goldenthread.questions.leads.site.lessons import LessonGroup, group_lessons
from goldenthread.questions.leads.site.results import Charts, build_charts
from goldenthread.site.parts.parts import ItemLink, Person, link_id, show_person
from goldenthread.site.site import Site

_WEB = re.compile(r"https?://[^\s]+")
# What is only read as a place when it looks like one: a path has no spaces and a dot or a slash.
_PLACE = re.compile(r"[^\s]*[./][^\s]*")


@dataclass(frozen=True, slots=True)
class AssessmentSide:
    """Who took part for marketing or sales; nobody is a hole."""

    name: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where figures can be looked up; `place` is true for a path, `outside` a web address."""

    text: str
    place: bool
    outside: str


@dataclass(frozen=True, slots=True)
class ShownAssessment:
    """The assessment; `verdict` is keep, change, stop or empty, `needs_next` asks for a step."""

    title: str
    address: str
    verdict: str
    verdict_text: str
    next: ItemLink | None
    needs_next: bool
    diagnosis: str
    hand_off: ItemLink | None
    charts: Charts | None
    lessons: tuple[LessonGroup, ...]
    sides: tuple[AssessmentSide, ...]
    evidence: tuple[Evidence, ...]


def show_assessment(site: Site, assessment: Assessment, campaign: Item) -> ShownAssessment:
    """Show one assessment of a campaign."""
    words, verdict = site.words, assessment.verdict
    return ShownAssessment(
        title=say_period(site, assessment),
        address=assessment.item.address,
        verdict=verdict,
        verdict_text=name_verdict(site, verdict),
        next=link_id(site, assessment.next) if assessment.next else None,
        needs_next=verdict in ("change", "stop") and not assessment.next,
        diagnosis=_say_diagnosis(site, assessment),
        hand_off=_link_hand_off(site, assessment),
        charts=build_charts(site, assessment, campaign),
        lessons=group_lessons(site, assessment),
        sides=tuple(
            AssessmentSide(words(f"assessment.side.{side}"), _people(site, assessment, side))
            for side in SIDES
        ),
        evidence=tuple(
            Evidence(text, bool(_PLACE.fullmatch(text)), text if _WEB.fullmatch(text) else "")
            for text in assessment.evidence
        ),
    )


def _say_diagnosis(site: Site, assessment: Assessment) -> str:
    """Say which side of the hand-off kept the plan; empty where the figures do not tell."""
    found = read_diagnoses(site.plan).get(assessment.item.id)
    return site.words(f"assessment.failing.{found.failing or 'none'}") if found else ""


def _link_hand_off(site: Site, assessment: Assessment) -> ItemLink | None:
    """Link to the hand-off behind which fewer went on than planned."""
    found = read_diagnoses(site.plan).get(assessment.item.id)
    if found is None or found.failing not in ("sales-process", "both"):
        return None
    border = found.border
    title = site.words("assessment.hand_off", start=border.start.name, end=border.end.name)
    if border.hand_off is None:
        return ItemLink(title, border.journey.item.address)
    return ItemLink(title, handoff_address(border.journey, border.hand_off))


def say_period(site: Site, assessment: Assessment) -> str:
    """Name the time that was looked at; empty where neither it nor its campaign has any."""
    period = assessment.item.period
    return site.words.period(period) if period else ""


def name_verdict(site: Site, verdict: str) -> str:
    """Name a verdict; empty without one."""
    return site.words(f"assessment.{verdict}") if verdict else ""


def _people(site: Site, assessment: Assessment, side: str) -> tuple[Person, ...]:
    shown = [show_person(site, one.person) for one in assessment.participants if one.side == side]
    return tuple(person for person in shown if person)
