"""What search finds an item by, besides its title and the author's text.

In: a site and an item. Out: plain words. A page of an item shows threads, trees and tables that
repeat the titles of others; indexing those would make every search find half the plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.questions.leads.assessment import Assessment, build_assessment
from goldenthread.questions.leads.campaign import list_held
from goldenthread.items.item import Item
from goldenthread.questions.leads.site.assessed import name_verdict
from goldenthread.questions.commitment.week.untold import may_name
from goldenthread.site.parts.parts import department_title, kind_word, show_person
from goldenthread.site.site import Site
from goldenthread.questions.commitment.week.weeks import read_check_in

_TEXT_FIELDS = ("role", "picture", "offer", "target_audience", "channel", "type", "number")


def search_words(site: Site, item: Item) -> tuple[str, ...]:
    """Return kind, id, people, department, metrics and the item's own short texts."""
    return tuple(word for word in _collect(site, item) if word)


def _collect(site: Site, item: Item) -> Iterator[str]:
    yield kind_word(site, item)
    yield item.id
    for person_id in (item.owner, item.reviewer):
        person = show_person(site, person_id)
        yield person.name if person else ""
    yield department_title(site, item)
    if item.period:
        yield site.words.period(item.period)
    for metric in item.metrics:
        yield metric.name
    for field in _TEXT_FIELDS:
        yield item.text(field)
    for support in item.supports:
        yield support.why
    yield from _nested(item)
    yield from _committed(site, item)
    for assessment in _assessments(site, item):
        yield from _learned(site, assessment)


def _assessments(site: Site, item: Item) -> tuple[Assessment, ...]:
    """Return what an assessment says, or all that were held of a campaign."""
    if item.kind.name == "assessment":
        return (build_assessment(item),)
    return list_held(site.plan, item)


def _learned(site: Site, assessment: Assessment) -> Iterator[str]:
    """Yield the verdict, the audiences, and each lesson with whom it is about."""
    yield name_verdict(site, assessment.verdict)
    yield from dict.fromkeys(row.target_audience for row in assessment.results)
    for lesson in assessment.lessons:
        yield lesson.text
        yield lesson.target_audience


def _committed(site: Site, item: Item) -> Iterator[str]:
    """Yield the commitments of a check-in that may stand beside a name, and what blocks it."""
    check_in = read_check_in(site.plan, item) if item.kind.name == "check-in" else None
    if check_in:
        yield from (one.text for one in check_in.commitments if may_name(site.plan, one))
        yield from (one.text for one in check_in.blockers)
        yield from (one.text for one in check_in.calls)


def _nested(item: Item) -> Iterator[str]:
    """Yield the texts inside a campaign's message and a person's own purpose, if agreed to."""
    yield str(item.mapping("message").get("text", ""))
    purpose = item.mapping("purpose")
    if purpose.get("consent") is True:
        yield str(purpose.get("text", ""))
