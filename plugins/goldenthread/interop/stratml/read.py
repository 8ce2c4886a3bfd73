"""From a StratML file to a `SourceDocument`.

In: a root element and a log. Out: the document in tidy texts; blanks and form residue left out.
Never depends on namespaces or on the order of elements, and leaves nothing out without a remark.
"""

from __future__ import annotations

from collections import Counter

from goldenthread.interop.stratml.cursor import Cursor
from goldenthread.interop.stratml.dialect import identify_dialect
from goldenthread.interop.stratml.model import (
    Organization,
    SourceDocument,
    SourceStatement,
    SourceValue,
)
from goldenthread.interop.stratml.parse import Element
from goldenthread.interop.stratml.read_aims import read_goals
from goldenthread.interop.stratml.read_stakeholders import read_stakeholders
from goldenthread.interop.stratml.report import Log

_ROOT_FIELDS = (
    "Name", "Description", "OtherInformation", "StrategicPlanCore", "AdministrativeInformation",
    "Submitter",
)  # fmt: skip


def read_document(root: Element, log: Log) -> SourceDocument:
    """Return what the StratML document below `root` says.

    Raises:
        UnreadableFileError: the file is not StratML Part 1 or Part 2.
    """
    dialect, core_element = identify_dialect(root)
    _remark_repeated_ids(root, log)
    top = Cursor(root, "", log)
    top.expect(*_ROOT_FIELDS)
    core = Cursor(core_element, "", log)
    core.expect("Organization", "Vision", "Mission", "Value", "Goal")
    start, end, published, source = _read_administration(top)
    return SourceDocument(
        dialect=dialect,
        sort=top.attribute("Type").replace("_", " "),
        name=top.line("Name"),
        description=top.text("Description"),
        other=top.text("OtherInformation"),
        start=start,
        end=end,
        published=published,
        source=source,
        submitter=_read_submitter(top),
        organizations=_read_organizations(core),
        visions=_read_statements(core, "Vision"),
        missions=_read_statements(core, "Mission"),
        values=_read_values(core),
        goals=read_goals(core),
    )


def _read_administration(top: Cursor) -> tuple[str, str, str, str]:
    fields = ("StartDate", "EndDate", "PublicationDate", "Source")
    found: dict[str, str] = {}
    for cursor in top.below("AdministrativeInformation"):
        cursor.expect(*fields, "Identifier", "Submitter")
        for name in fields:
            found.setdefault(name, cursor.line(name))
    start, end, published, source = (found.get(name, "") for name in fields)
    return start, end, published, source


def _read_submitter(top: Cursor) -> str:
    places = list(top.below("Submitter"))
    for cursor in top.below("AdministrativeInformation"):
        places.extend(cursor.below("Submitter"))
    names = []
    for cursor in places:
        cursor.expect(
            "Identifier", "GivenName", "FirstName", "Surname", "LastName", "PhoneNumber",
            "EmailAddress",
        )  # fmt: skip
        for field in ("PhoneNumber", "EmailAddress"):
            if cursor.lines(field):
                cursor.log.add("submitter-contact", cursor.place, field)
        name = f"{cursor.line('GivenName', 'FirstName')} {cursor.line('Surname', 'LastName')}"
        names.append(name.strip())
    return next(filter(None, names), "")


def _read_organizations(core: Cursor) -> tuple[Organization, ...]:
    kept = []
    for cursor in core.below("Organization"):
        cursor.expect("Name", "Acronym", "Identifier", "Description", "Stakeholder")
        organization = Organization(
            name=cursor.line("Name"),
            acronym=cursor.line("Acronym"),
            identifier=cursor.line("Identifier"),
            description=cursor.text("Description"),
            stakeholders=read_stakeholders(cursor),
        )
        said = organization.name, organization.acronym, organization.description
        if any(said) or organization.stakeholders:
            kept.append(organization)
        else:
            cursor.log.add("blank-organization", cursor.place)
    return tuple(kept)


def _read_statements(core: Cursor, element: str) -> tuple[SourceStatement, ...]:
    kept = []
    for cursor in core.below(element):
        cursor.expect("Description", "Identifier")
        statement = SourceStatement(cursor.text("Description"), cursor.line("Identifier"))
        if statement.description:
            kept.append(statement)
        else:
            cursor.log.add(f"blank-{element.lower()}", cursor.place)
    return tuple(kept)


def _read_values(core: Cursor) -> tuple[SourceValue, ...]:
    kept = []
    for cursor in core.below("Value"):
        cursor.expect("Name", "Description")
        value = SourceValue(cursor.line("Name"), cursor.text("Description"))
        if value.name or value.description:
            kept.append(value)
        else:
            cursor.log.add("blank-value", cursor.place)
    return tuple(kept)


def _remark_repeated_ids(root: Element, log: Log) -> None:
    """Remark on each id that an earlier element has; relationships carry foreign ids."""
    seen: Counter[str] = Counter()
    for element in root.walk():
        if element.name == "Relationship":
            continue
        for child in element.named("Identifier"):
            identifier = "".join(part for part in child.content if isinstance(part, str)).strip()
            if identifier and seen[identifier]:
                log.add("repeated-id", f"line {child.line}: {element.name}", identifier)
            seen[identifier] += 1
