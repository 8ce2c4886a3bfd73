"""What an import mended, dropped, bent and could not carry over.

In: remarks made while reading and mapping. Out: a frozen report, as text or as plain data.
Never holds contact details; its texts name places and counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Sort = Literal["repaired", "dropped", "bent", "lost", "advice"]

REMARKS: dict[str, tuple[Sort, str]] = {
    "untidy-text": ("repaired", "texts with stray spaces, hard-wrapped lines or line-break marks"),
    "markup-in-text": ("repaired", "texts with XML elements inside; the elements were taken off"),
    "several-texts": ("repaired", "fields given more than once; the texts were put together"),
    "repeated-id": ("repaired", "ids given to more than one element; our own ids are unique"),
    "repeated-name": ("repaired", "names given to more than one item; their ids were told apart"),
    "missing-name": ("repaired", "items without a name; the title comes from what else they say"),
    "shortened-title": ("repaired", "titles cut to one line; the full text is in the body"),
    "invalid-date": ("repaired", "dates that are no dates; kept as text, not used"),
    "backwards-period": ("repaired", "periods that start after they end; kept as text, not used"),
    "unreadable-number": ("repaired", "numbers that are not decimal; kept as text"),
    "unpaired-results": ("repaired", "results without a target of the same period beside them"),
    "written-purpose": ("repaired", "no mission in the file: a purpose to be written was put in"),
    "several-missions": ("repaired", "more than one mission; the further ones are in its body"),
    "form-residue": ("dropped", "texts that only a blank form would hold"),
    "placeholder-actual": ("dropped", "zeros beside a placeholder, which measure nothing"),
    "blank-organization": ("dropped", "organisations that say nothing"),
    "blank-vision": ("dropped", "visions that say nothing"),
    "blank-mission": ("dropped", "missions that say nothing"),
    "blank-value": ("dropped", "values that say nothing"),
    "blank-goal": ("dropped", "goals that say nothing"),
    "blank-objective": ("dropped", "objectives that say nothing"),
    "blank-indicator": ("dropped", "indicators without a name, unit, number or text"),
    "blank-measurement": ("dropped", "measurements of a dropped indicator, or that say nothing"),
    "nameless-stakeholder": ("dropped", "stakeholders without a name"),
    "repeated-stakeholder": ("dropped", "stakeholders listed twice on one item with one role"),
    "blank-role": ("dropped", "roles that say nothing"),
    "blank-relationship": ("dropped", "relationships that point at nothing"),
    "mission-as-purpose": ("bent", "mission became the purpose, as it has no date or measure"),
    "text-target": ("bent", "targets in words; the metric is done or not done"),
    "no-target": ("bent", "indicators whose target is not a number; the words are in the body"),
    "no-figure": ("bent", "indicators of which nothing tells which result counts; see the table"),
    "undated-actual": ("bent", "actual numbers without a usable date"),
    "relationship-as-text": ("bent", "relationships of indicators; written in the body"),
    "nested-by-number": ("bent", "objectives hung under another one by their number"),
    "stakeholder-sort": ("lost", "stakeholder types (Person, Organization, Generic_Group)"),
    "indicator-id": ("lost", "ids of indicators; a metric has an id of our own"),
    "submitter-contact": ("lost", "e-mail addresses and telephone numbers of submitters"),
    "unread-element": ("lost", "elements that StratML does not have in this place"),
    "empty-plan": ("advice", "no goal, objective or value was found: is this a blank form?"),
    "direction-unknown": ("advice", "metrics count upwards: StratML has no direction; check them"),
    "hidden-levels": (
        "advice",
        "objectives whose number puts them under another one; --nest-by-sequence hangs them there",
    ),
}  # fmt: skip

COUNTED = (
    "Organization", "Vision", "Mission", "Value", "Goal", "Objective", "PerformanceIndicator",
    "MeasurementInstance", "Stakeholder", "Role", "Relationship",
)  # fmt: skip
_BLANKS = {
    "blank-organization": "Organization", "blank-vision": "Vision", "blank-mission": "Mission",
    "blank-value": "Value", "blank-goal": "Goal", "blank-objective": "Objective",
    "blank-indicator": "PerformanceIndicator", "blank-measurement": "MeasurementInstance",
    "nameless-stakeholder": "Stakeholder", "repeated-stakeholder": "Stakeholder",
    "blank-role": "Role", "blank-relationship": "Relationship",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that happened: a code of `REMARKS`, the place in the source, what it was."""

    code: str
    place: str
    detail: str = ""

    @property
    def sort(self) -> Sort:
        """Whether the remark tells of a repair, a drop, a bend, a loss or is advice."""
        return REMARKS[self.code][0]


@dataclass(frozen=True, slots=True)
class Count:
    """How many elements of one name were found, dropped and kept."""

    element: str
    found: int
    dropped: int

    @property
    def kept(self) -> int:
        """The elements that are in the plan files."""
        return self.found - self.dropped


@dataclass(frozen=True, slots=True)
class Report:
    """The report of one imported file."""

    source: str
    dialect: str
    title: str
    folder: str
    files: int
    counts: tuple[Count, ...]
    remarks: tuple[Remark, ...]


@dataclass(slots=True)
class Log:
    """Collects remarks while one file is read and mapped."""

    remarks: list[Remark] = field(default_factory=list)

    def add(self, code: str, place: str, detail: str = "") -> None:
        """Note one remark; an unknown code is a programming error."""
        if code not in REMARKS:
            raise KeyError(code)
        self.remarks.append(Remark(code, place, detail))

    def counts(self, found: dict[str, int]) -> tuple[Count, ...]:
        """Set what was dropped against what was found."""
        dropped = dict.fromkeys(COUNTED, 0)
        for remark in self.remarks:
            element = _BLANKS.get(remark.code, "")
            if remark.code == "unread-element":
                element = remark.detail
            if element in dropped:
                dropped[element] += 1
        return tuple(Count(name, found.get(name, 0), dropped[name]) for name in COUNTED)
