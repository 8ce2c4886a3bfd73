"""Which StratML a file speaks, and the refusal of what is not StratML.

In: a root element. Out: words for the dialect, and the element that holds the plan.
Never guesses: a root, namespace or shape outside the two standards is refused by its name.
"""

from __future__ import annotations

from goldenthread.interop.stratml.parse import Element, UnreadableFileError

_PART_1 = "StrategicPlan"
_PART_2 = "PerformancePlanOrReport"
_ROOTS = {_PART_1: "Part 1", _PART_2: "Part 2"}
_NAMESPACES = {
    "urn:ISO:std:iso:17469:tech:xsd:stratml_core": "ISO 17469-1",
    "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport": "2016",
    "http://www.stratml.net": "ANSI 2009",
    "http://www.stratml.net/PerformancePlanOrReport": "2010",
    "": "no namespace",
}
_FOREIGN_NAMESPACES = {
    "http://schemas.stratml.us/3.5": "the private 3.5 dialect",
    "http://stratml.net": "a dialect of its own",
}
_WRAPPERS = ("Goals", "Objectives", "Values", "Stakeholders", "PerformanceIndicators")
_CORE = "StrategicPlanCore"


def identify_dialect(root: Element) -> tuple[str, Element]:
    """Return words for the dialect ("Part 2, 2016") and the StrategicPlanCore element.

    Raises:
        UnreadableFileError: the root, its namespace or the shape below it is not StratML Part 1
            or Part 2; the message names what was found.
    """
    if root.namespace not in _NAMESPACES:
        known = _FOREIGN_NAMESPACES.get(root.namespace, "not a namespace of StratML")
        raise UnreadableFileError(
            f"found <{root.name}> in the namespace '{root.namespace}', which is {known}; "
            f"{_wanted()}"
        )
    if root.name == _CORE:
        raise UnreadableFileError(
            f"found <{_CORE}> as the root, which is the draft of 2007; {_wanted()}"
        )
    if root.name not in _ROOTS:
        raise UnreadableFileError(f"found <{root.name}> as the root; {_wanted()}")
    wrapper = next((e.name for e in root.walk() if e.name in _WRAPPERS), None)
    if wrapper:
        raise UnreadableFileError(
            f"found the wrapper <{wrapper}>, which StratML does not have: its goals, objectives "
            "and values follow each other without one"
        )
    cores = root.named(_CORE)
    if len(cores) != 1:
        found = ", ".join(f"<{child.name}>" for child in root.children[:6]) or "nothing"
        count = "no" if not cores else str(len(cores))
        raise UnreadableFileError(
            f"found {count} <{_CORE}> in <{root.name}>; it holds {found}, and exactly one "
            f"<{_CORE}> is needed"
        )
    return f"{_ROOTS[root.name]}, {_NAMESPACES[root.namespace]}", cores[0]


def _wanted() -> str:
    return (
        "StratML Part 1 (<StrategicPlan>) and Part 2 (<PerformancePlanOrReport>) can be "
        "imported, in the namespaces of 2009 to 2016 or in none"
    )
