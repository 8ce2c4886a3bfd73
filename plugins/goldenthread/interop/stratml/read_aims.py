"""Goals, objectives and their indicators, read from XML.

In: the cursor of a StrategicPlanCore. Out: `SourceAim` records without blanks.
Never keeps an item that says nothing, and never drops one that says something.
"""

from __future__ import annotations

from goldenthread.interop.stratml.cursor import Cursor
from goldenthread.interop.stratml.model import (
    Indicator,
    Instance,
    Relation,
    SourceAim,
    SourceResult,
)
from goldenthread.interop.stratml.numbers import read_number
from goldenthread.interop.stratml.read_stakeholders import read_stakeholders


def read_goals(core: Cursor) -> tuple[SourceAim, ...]:
    """Return the goals below `core` that say something."""
    return _read_aims(core, "Goal")


def _read_aims(parent: Cursor, element: str) -> tuple[SourceAim, ...]:
    aims = (_read_aim(cursor, element) for cursor in parent.below(element))
    return tuple(aim for aim in aims if aim)


def _read_aim(cursor: Cursor, element: str) -> SourceAim | None:
    cursor.expect(
        "Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder",
        "OtherInformation", "Objective", "PerformanceIndicator",
    )  # fmt: skip
    name, description = cursor.line("Name"), cursor.text("Description")
    schedule: list[tuple[str, str]] = []
    aim = SourceAim(
        element=element,
        position=cursor.place,
        name=name,
        description=description,
        identifier=cursor.line("Identifier"),
        number=cursor.line("SequenceIndicator"),
        other=cursor.text("OtherInformation"),
        stakeholders=read_stakeholders(cursor),
        indicators=_read_indicators(cursor, schedule, named=bool(name or description)),
        objectives=_read_aims(cursor, "Objective"),
        schedule=tuple(dict.fromkeys(schedule)),
    )
    if name or description or aim.other or aim.stakeholders or aim.indicators or aim.objectives:
        return aim
    cursor.log.add(f"blank-{element.lower()}", cursor.place)
    return None


def _read_indicators(
    parent: Cursor, schedule: list[tuple[str, str]], *, named: bool
) -> tuple[Indicator, ...]:
    """Return the indicators that say something; the dates of the others go to `schedule`.

    A number without any words says something only below an aim that has a name.
    """
    kept = []
    for cursor in parent.below("PerformanceIndicator"):
        indicator = _read_indicator(cursor)
        if _has_words(indicator) or (named and _has_numbers(indicator)):
            kept.append(indicator)
            continue
        cursor.log.add("blank-indicator", cursor.place)
        for instance in indicator.instances:
            cursor.log.add("blank-measurement", cursor.place)
            results = (*instance.targets, *instance.actuals)
            schedule.extend((r.start, r.end) for r in results if r.start or r.end)
        for _ in indicator.relations:
            cursor.log.add("blank-relationship", cursor.place, "its indicator was dropped")
    return tuple(kept)


def _has_words(indicator: Indicator) -> bool:
    results = [r for i in indicator.instances for r in (*i.targets, *i.actuals)]
    return bool(
        indicator.dimension
        or indicator.unit
        or indicator.other
        or any(result.description or result.status for result in results)
    )


def _has_numbers(indicator: Indicator) -> bool:
    return any(r.number for i in indicator.instances for r in (*i.targets, *i.actuals))


def _read_indicator(cursor: Cursor) -> Indicator:
    cursor.expect(
        "SequenceIndicator", "MeasurementDimension", "UnitOfMeasurement", "Identifier",
        "Relationship", "MeasurementInstance", "OtherInformation",
    )  # fmt: skip
    relations = (_read_relation(below) for below in cursor.below("Relationship"))
    instances = (_read_instance(below) for below in cursor.below("MeasurementInstance"))
    return Indicator(
        number=cursor.line("SequenceIndicator"),
        dimension=cursor.line("MeasurementDimension"),
        unit=cursor.line("UnitOfMeasurement"),
        identifier=cursor.line("Identifier"),
        stage=cursor.attribute("ValueChainStage"),
        sort=cursor.attribute("PerformanceIndicatorType", "IndicatorType"),
        other=cursor.text("OtherInformation"),
        relations=tuple(relation for relation in relations if relation),
        instances=tuple(instance for instance in instances if instance),
    )


def _read_relation(cursor: Cursor) -> Relation | None:
    cursor.expect("Identifier", "ReferentIdentifier", "Name", "Description")
    relation = Relation(
        sort=cursor.attribute("RelationshipType"),
        referents=cursor.lines("ReferentIdentifier"),
        name=cursor.line("Name"),
        description=cursor.line("Description"),
    )
    if relation.referents or relation.name or relation.description:
        return relation
    cursor.log.add("blank-relationship", cursor.place)
    return None


def _read_instance(cursor: Cursor) -> Instance | None:
    cursor.expect("TargetResult", "ActualResult")
    targets = [_read_result(below) for below in cursor.below("TargetResult")]
    actuals = [_read_result(below) for below in cursor.below("ActualResult")]
    instance = Instance(
        tuple(result for result in targets if result),
        tuple(result for result in actuals if result),
    )
    if instance.targets or instance.actuals:
        return instance
    cursor.log.add("blank-measurement", cursor.place)
    return None


def _read_result(cursor: Cursor) -> SourceResult | None:
    cursor.expect("Description", "Descriptor", "NumberOfUnits", "StartDate", "EndDate")
    number = cursor.line("NumberOfUnits")
    if cursor.element.name == "ActualResult" and cursor.is_announced("Description"):
        value = read_number(number)
        if value is not None and value == 0:
            cursor.log.add("placeholder-actual", cursor.place)
            number = ""
    descriptors = cursor.below("Descriptor")
    result = SourceResult(
        start=cursor.line("StartDate"),
        end=cursor.line("EndDate"),
        number=number,
        description=cursor.line("Description"),
        label="; ".join(filter(None, (below.line("DescriptorName") for below in descriptors))),
        status="; ".join(filter(None, (below.line("DescriptorValue") for below in descriptors))),
    )
    if result.start or result.end or result.number or result.description or result.status:
        return result
    return None
