"""The page that says where an imported plan comes from.

In: a document and the name of its file. Out: an ordinary page, no item.
Never holds contact details of the submitter.
"""

from __future__ import annotations

from goldenthread.interop.stratml.model import Organization, SourceDocument
from goldenthread.interop.stratml.planfile import PlanFile, join_blocks
from goldenthread.interop.stratml.prose import to_inline, to_line, to_markdown


def build_about(document: SourceDocument, source: str) -> PlanFile:
    """Return `about.md`: the document's own facts, its organisations and its further words."""
    rows = [
        ("Document", document.name),
        ("Type", document.sort),
        ("Period", " to ".join(filter(None, (document.start, document.end)))),
        ("Published", document.published),
        ("Source", document.source),
        ("Submitted by", document.submitter),
        ("Imported from", f"{source} (StratML {document.dialect})"),
    ]
    table = [f"| {name} | {to_inline(value)} |" for name, value in rows if value]
    body = join_blocks(
        "# About this plan",
        to_markdown(document.description) if document.description else "",
        "\n".join(["| Fact | In the source |", "| --- | --- |", *table]),
        *map(_describe, document.organizations),
        f"## Other information\n\n{to_markdown(document.other)}" if document.other else "",
    )
    return PlanFile("about.md", {"title": "About this plan"}, body)


def _describe(organization: Organization) -> str:
    name = organization.name or organization.acronym or "Organisation"
    acronym = organization.acronym if organization.acronym != name else ""
    facts = [f"Acronym: {acronym}" if acronym else ""]
    facts.append(f"Id in the source: {organization.identifier}" if organization.identifier else "")
    return join_blocks(
        f"## {to_line(name)}",
        to_markdown(organization.description) if organization.description else "",
        "  \n".join(to_line(fact) for fact in facts if fact),
    )
