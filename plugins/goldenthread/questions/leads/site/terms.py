"""What two sides of a hand-off agreed beyond the six questions.

In: a site, a journey and one of its hand-offs. Out: lines for further deadlines, for records that
are not accepted, and for records at which nothing happens. Empty where nothing of it was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.questions.journey.journey import Disposition, HandOff, Idle, Journey, Refusal
from goldenthread.questions.journey.site.anchors import say_duration
from goldenthread.questions.leads.site.agreement import AgreementLine, find_actual
from goldenthread.site.parts.parts import link_id
from goldenthread.site.site import Site


def build_terms(site: Site, journey: Journey, hand_off: HandOff) -> tuple[AgreementLine, ...]:
    """Build a line for each further term; idle records are those of the receiving stage.

    Both stages of the hand-off have to exist, as they do where it has a page.
    """
    stage = journey.by_id[hand_off.end]
    return (
        *_build_deadlines(site, hand_off),
        *(_build_idle(site, stage.name, one) for one in stage.idle),
        *([_build_refusal(site, hand_off.refusal)] if hand_off.refusal else []),
    )


def say_return(site: Site, way: Disposition) -> tuple[str, ...]:
    """Say what brings a record back, and what stays known about it."""
    words = site.words
    returns = words("handoff.returns", when=way.returns_when) if way.returns_when else ""
    keeps = words("handoff.keeps", what=", ".join(way.keeps)) if way.keeps else ""
    return tuple(note for note in (returns, keeps) if note)


def _build_deadlines(site: Site, hand_off: HandOff) -> Iterator[AgreementLine]:
    for one in hand_off.deadlines:
        span = one.within
        yield AgreementLine(
            key="deadline",
            label=one.what,
            ask="",
            lead=site.words("handoff.within", time=say_duration(site, span)) if span else "",
            link=None,
            notes=(),
            actual=find_actual(site, one.measured_by),
        )


def _build_idle(site: Site, stage: str, one: Idle) -> AgreementLine:
    words = site.words
    spans = (("warned", one.warn_after), ("ended", one.close_after))
    said = [words(f"handoff.{key}", time=say_duration(site, span)) for key, span in spans if span]
    return AgreementLine(
        key="idle",
        label=words("handoff.idle", stage=stage),
        ask="",
        lead="; ".join(said),
        link=None,
        notes=(one.applies_to,) if one.applies_to else (),
        actual=None,
    )


def _build_refusal(site: Site, one: Refusal) -> AgreementLine:
    words = site.words
    to = link_id(site, one.to).title if one.to and site.plan.find(one.to) else ""
    notes = (
        words("handoff.told", name=to) if to else "",
        words("handoff.within", time=say_duration(site, one.within)) if one.within else "",
        words("handoff.reopen", time=say_duration(site, one.reopen_within))
        if one.reopen_within
        else "",
        words("handoff.afterwards", what=one.afterwards) if one.afterwards else "",
    )
    return AgreementLine(
        key="refusal",
        label=words("handoff.refusal"),
        ask="",
        lead=one.how,
        link=None,
        notes=tuple(note for note in notes if note),
        actual=None,
    )
