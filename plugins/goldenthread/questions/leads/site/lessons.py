"""What was learned from campaigns, by the audience it was learned about.

In: a site and assessments. Out: `LessonGroup`s: what worked and what did not. A lesson of an
assessment that looked at one audience is about that one; any other that names none is about all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.questions.leads.assessment import Assessment, Lesson, read_assessments
from goldenthread.questions.leads.campaign import list_held
from goldenthread.site.parts.parts import ItemLink
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class ShownLesson:
    """One lesson; `source` is the campaign it comes from, where that is not the page's own."""

    text: str
    worked: bool
    source: ItemLink | None = None


@dataclass(frozen=True, slots=True)
class LessonGroup:
    """The lessons about one audience; `audience` is empty where they are about all."""

    audience: str
    title: str
    anchor: str
    worked: tuple[ShownLesson, ...]
    failed: tuple[ShownLesson, ...]


def group_lessons(site: Site, assessment: Assessment) -> tuple[LessonGroup, ...]:
    """Group the lessons of one assessment, in the order of its results."""
    pairs = [(find_audience(assessment, one), _show(one)) for one in assessment.lessons]
    order = [row.target_audience for row in assessment.results]
    return _group(site, pairs, order)


def collect_lessons(site: Site) -> tuple[LessonGroup, ...]:
    """Group all lessons of the plan, newest first, audiences by name, what is about all last."""
    newest_first = sorted(
        (
            (assessment, site.plan.by_id[campaign])
            for campaign in read_assessments(site.plan)
            for assessment in list_held(site.plan, site.plan.by_id[campaign])
        ),
        key=lambda pair: pair[0].ended,
        reverse=True,
    )
    pairs = []
    for assessment, campaign in newest_first:
        period = assessment.item.period
        when = site.words.period(period) if period else ""
        source = ItemLink(campaign.title, assessment.item.address, when)
        pairs += [
            (find_audience(assessment, one), _show(one, source)) for one in assessment.lessons
        ]
    order = sorted({audience for audience, _ in pairs if audience}, key=str.casefold)
    return _group(site, pairs, order)


def find_audience(assessment: Assessment, lesson: Lesson) -> str:
    """Return the audience a lesson is about: the one it names, else the only one looked at."""
    looked_at = {row.target_audience.casefold(): row.target_audience for row in assessment.results}
    only = next(iter(looked_at.values()), "") if len(looked_at) == 1 else ""
    return lesson.target_audience or only


def _show(lesson: Lesson, source: ItemLink | None = None) -> ShownLesson:
    return ShownLesson(lesson.text, lesson.worked, source)


def _group(
    site: Site, pairs: Iterable[tuple[str, ShownLesson]], order: Sequence[str]
) -> tuple[LessonGroup, ...]:
    found: dict[str, list[ShownLesson]] = {name.casefold(): [] for name in order}
    names = {name.casefold(): name for name in reversed(order)}
    everyone: list[ShownLesson] = []
    for audience, lesson in pairs:
        if audience:
            names.setdefault(audience.casefold(), audience)
            found.setdefault(audience.casefold(), []).append(lesson)
        else:
            everyone.append(lesson)
    taken: set[str] = set()
    groups = [
        _build(site, names[key], _anchor(key, taken), lessons)
        for key, lessons in found.items()
        if lessons
    ]
    return (*groups, *([_build(site, "", _anchor("", taken), everyone)] if everyone else []))


def _anchor(audience: str, taken: set[str]) -> str:
    """Make an anchor of letters, digits and hyphens that no other audience of the page has."""
    letters = "".join(char if char.isalnum() else " " for char in audience)
    anchor = "-".join(("about", *letters.split()))
    while anchor in taken:
        anchor = f"{anchor}-again"
    taken.add(anchor)
    return anchor


def _build(site: Site, audience: str, anchor: str, lessons: list[ShownLesson]) -> LessonGroup:
    words = site.words
    title = (
        words("campaign.learned_about", audience=audience)
        if audience
        else words("campaign.learned_for_all")
    )
    return LessonGroup(
        audience=audience or words("assessment.everyone"),
        title=title,
        anchor=anchor,
        worked=tuple(lesson for lesson in lessons if lesson.worked),
        failed=tuple(lesson for lesson in lessons if not lesson.worked),
    )
