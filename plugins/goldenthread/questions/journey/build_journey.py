"""Make a journey from its item.

In: an item of the kind `journey`. Out: a frozen `Journey` that holds what could be understood.
Never fails because of what a writer wrote; the schema has said what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from goldenthread.ground.period import day_of
from goldenthread.items.item import Item
from goldenthread.measures.metric import build_actuals
from goldenthread.questions.journey.journey import (
    DAYS,
    Deadline,
    Deal,
    Disposition,
    Duration,
    Gap,
    HandOff,
    HandOffSignature,
    Idle,
    Journey,
    Refusal,
    Stage,
    Term,
)
from goldenthread.source.fields import (
    read_entries,
    read_mapping,
    read_number,
    read_text,
    read_texts,
)
from goldenthread.source.front_matter import Pointer

_DURATION = re.compile(r"([1-9][0-9]{0,3}) (business-)?(minute|hour|day|week|month)s?")


def build_journey(item: Item) -> Journey:
    """Build what can be built; entries of a wrong shape are left out."""
    data = item.data
    per = data.get("volumes_per")
    return Journey(
        item=item,
        stages=tuple(
            _build_stage(entry, ("stages", n)) for n, entry in read_entries(data.get("stages"))
        ),
        hand_offs=tuple(
            _build_hand_off(entry, ("hand_offs", n))
            for n, entry in read_entries(data.get("hand_offs"))
        ),
        dispositions=_build_dispositions(data.get("dispositions"), ("dispositions",)),
        target_audiences=read_texts(data.get("target_audiences")),
        volumes_per=per if per in ("week", "month", "quarter", "year") else "month",
        working_hours=read_text(data.get("working_hours")),
        deal=_build_deal(read_mapping(data.get("deal"))),
        terms=tuple(
            Term(
                read_text(entry.get("id")),
                read_text(entry.get("name")) or read_text(entry.get("id")),
                read_text(entry.get("definition")),
                ("terms", n),
            )
            for n, entry in read_entries(data.get("terms"))
        ),
    )


def read_duration(value: object) -> Duration | None:
    """Read "14 days" or "4 business-hours", or a mapping of `value` and `unit`."""
    if isinstance(value, Mapping):
        number, unit = read_number(value.get("value")), read_text(value.get("unit"))
        business, name = unit.startswith("business-"), unit.removeprefix("business-")
        return Duration(number, name, business) if number and name in DAYS else None
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    return Duration(float(match[1]), match[3], bool(match[2])) if match else None


def _build_stage(entry: Mapping[str, Any], pointer: Pointer) -> Stage:
    gap = read_mapping(entry.get("gap"))
    name = read_text(entry.get("id"))
    return Stage(
        id=name,
        name=read_text(entry.get("name")) or name.replace("-", " ").capitalize(),
        definition=read_text(entry.get("definition")),
        same_as=read_text(entry.get("same_as")),
        entry=read_text(entry.get("entry")),
        exit=read_text(entry.get("exit")),
        owner=read_text(entry.get("owner")),
        record=read_text(entry.get("record")),
        metric=read_text(entry.get("metric")),
        volume=build_actuals(entry.get("volume"), (*pointer, "volume")),
        data=read_text(entry.get("data")),
        target_conversion=read_number(entry.get("target_conversion")),
        lag=read_duration(entry.get("lag")),
        idle=tuple(
            Idle(
                read_text(rule.get("applies_to")),
                read_duration(rule.get("warn_after")),
                read_duration(rule.get("close_after")),
            )
            for _, rule in read_entries(entry.get("idle"))
        ),
        gap=Gap(
            read_text(gap.get("owner")), read_text(gap.get("why")), day_of(gap.get("resolve_by"))
        )
        if gap
        else None,
        pointer=pointer,
    )


def _build_hand_off(entry: Mapping[str, Any], pointer: Pointer) -> HandOff:
    handled, tries = read_mapping(entry.get("handled_by")), read_mapping(entry.get("follow_ups"))
    feedback, count = read_mapping(entry.get("feedback")), read_number(tries.get("count"))
    return HandOff(
        start=read_text(entry.get("from")),
        end=read_text(entry.get("to")),
        team=read_text(handled.get("team")),
        route=read_text(handled.get("route")),
        how=read_text(handled.get("how")),
        cover=read_text(handled.get("cover")),
        respond_within=read_duration(entry.get("respond_within")),
        deadlines=tuple(
            Deadline(
                read_text(deadline.get("what")),
                read_duration(deadline.get("within")),
                read_text(deadline.get("measured_by")),
            )
            for _, deadline in read_entries(entry.get("deadlines"))
        ),
        tries=None if count is None else int(count),
        tries_within=read_duration(tries.get("within")),
        channels=read_texts(tries.get("channels")),
        required_fields=read_texts(entry.get("required_fields")),
        accepted_when=tuple(_read_either(entry.get("accepted_when"), _spell_criterion)),
        no_sale_when=read_text(entry.get("no_sale_when")),
        dispositions=_build_dispositions(entry.get("dispositions"), (*pointer, "dispositions")),
        refusal=_build_refusal(read_mapping(entry.get("refusal"))),
        feedback_to=read_text(feedback.get("to")),
        feedback_what=read_text(feedback.get("what")),
        feedback_every=read_text(feedback.get("every")),
        signed=tuple(
            HandOffSignature(
                read_text(name.get("person")), read_text(name.get("side")), day_of(name.get("date"))
            )
            for _, name in read_entries(entry.get("signed"))
        ),
        review_by=day_of(entry.get("review_by")),
        actuals={k: read_text(v) for k, v in read_mapping(entry.get("actuals")).items()},
        pointer=pointer,
    )


def _build_dispositions(value: object, pointer: Pointer) -> tuple[Disposition, ...]:
    return tuple(
        Disposition(
            read_text(way.get("status")),
            tuple(_read_either(way.get("reasons"), _spell_reason)),
            read_text(way.get("goes_to")),
            read_duration(way.get("revisit_after")),
            read_text(way.get("returns_when")),
            read_texts(way.get("keeps")),
            (*pointer, n),
        )
        for n, way in read_entries(value)
    )


def _build_refusal(data: Mapping[str, Any]) -> Refusal | None:
    if not data:
        return None
    return Refusal(
        read_text(data.get("how")),
        read_duration(data.get("within")),
        read_text(data.get("to")),
        read_duration(data.get("reopen_within")),
        read_text(data.get("afterwards")),
    )


def _read_either(value: object, spell: Callable[[Mapping[str, Any]], str]) -> Iterator[str]:
    """Yield the texts of a list in which an entry may also be a mapping."""
    for entry in value if isinstance(value, list) else ():
        text = entry if isinstance(entry, str) else spell(read_mapping(entry))
        if text:
            yield text


def _spell_criterion(entry: Mapping[str, Any]) -> str:
    text, whom = read_text(entry.get("text")), read_text(entry.get("applies_to"))
    return f"{whom}: {text}" if whom and text else text


def _spell_reason(entry: Mapping[str, Any]) -> str:
    reason, needs = read_text(entry.get("reason")), read_text(entry.get("needs"))
    return f"{reason} ({needs})" if reason and needs else reason


def _build_deal(data: Mapping[str, Any]) -> Deal | None:
    size = read_number(data.get("size"))
    if not size:
        return None
    return Deal(
        read_text(data.get("stage")),
        size,
        read_text(data.get("currency")),
        read_text(data.get("goal")),
    )


def _gap(entry: Mapping[str, Any]) -> Gap:
    why = read_text(entry.get("why"))
    return Gap(read_text(entry.get("owner")), why, day_of(entry.get("resolve_by")))
