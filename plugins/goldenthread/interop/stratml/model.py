r"""What a StratML document says, as frozen records.

In: nothing; these are plain records. Out: the element model of ISO 17469-1 (Part 1, strategic
plans) and ANSI/AIIM 22 (Part 2, performance plans and reports), whatever dialect or element
order the file had. Every text is already tidy (`clean.py`): `""` means absent, `\n` a line
break, `\n\n` a new paragraph, `* ` at the start of a line a bullet.
Never holds a submitter's e-mail address or telephone number.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What a stakeholder does; `types` holds Performer and Beneficiary in file order."""

    name: str
    description: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody with a part in an organisation, goal or objective; never nameless."""

    name: str
    description: str
    sort: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class SourceResult:
    """One target or actual; dates and number are kept as written, because many are invalid."""

    start: str
    end: str
    number: str
    description: str
    label: str
    status: str


@dataclass(frozen=True, slots=True)
class Instance:
    """One MeasurementInstance: the targets and actuals that were written together."""

    targets: tuple[SourceResult, ...]
    actuals: tuple[SourceResult, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A link of an indicator to anything: an id of the document, an address or plain words."""

    sort: str
    referents: tuple[str, ...]
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A PerformanceIndicator; `stage` and `sort` are ValueChainStage and …IndicatorType."""

    number: str
    dimension: str
    unit: str
    identifier: str
    stage: str
    sort: str
    other: str
    relations: tuple[Relation, ...]
    instances: tuple[Instance, ...]


@dataclass(frozen=True, slots=True)
class SourceAim:
    """A Goal or an Objective; `schedule` keeps the dates of indicators that said nothing else."""

    element: str
    position: str
    name: str
    description: str
    identifier: str
    number: str
    other: str
    stakeholders: tuple[Stakeholder, ...]
    indicators: tuple[Indicator, ...]
    objectives: tuple[SourceAim, ...]
    schedule: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """A Vision or a Mission."""

    description: str
    identifier: str


@dataclass(frozen=True, slots=True)
class SourceValue:
    """A Value: at least one of name and description is there."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Organization:
    """Whose plan it is."""

    name: str
    acronym: str
    identifier: str
    description: str
    stakeholders: tuple[Stakeholder, ...]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One StratML file; `dialect` is words for a reader, `sort` the Type of Part 2."""

    dialect: str
    sort: str
    name: str
    description: str
    other: str
    start: str
    end: str
    published: str
    source: str
    submitter: str
    organizations: tuple[Organization, ...]
    visions: tuple[SourceStatement, ...]
    missions: tuple[SourceStatement, ...]
    values: tuple[SourceValue, ...]
    goals: tuple[SourceAim, ...]
