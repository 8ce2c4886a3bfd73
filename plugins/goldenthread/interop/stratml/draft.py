"""The plan files of one import while they are made.

In: front matter and bodies, in the order in which a reader should meet them. Out: the files.
Never lets two items share an id, and never writes an empty field.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.interop.stratml.planfile import PlanFile
from goldenthread.interop.stratml.report import Log


@dataclass(slots=True)
class Draft:
    """The files so far, with the ids that are taken; `period` is the goals' or empty."""

    log: Log
    nest: bool
    period: str
    files: list[PlanFile] = field(default_factory=list)
    taken: set[str] = field(default_factory=lambda: {"about"})
    source_ids: set[str] = field(default_factory=set)

    def add(self, stem: str, front: dict[str, object], body: str) -> None:
        """Add the file `stem`.md; fields without a value are left out."""
        said = {key: value for key, value in front.items() if value}
        self.files.append(PlanFile(f"{stem}.md", said, body))

    def claim_source_id(self, identifier: str, position: str) -> str:
        """Return the original id of an item; a repeated one gets its place behind it."""
        if identifier and identifier in self.source_ids:
            identifier = f"{identifier}#{position.lower().replace(' > ', '/').replace(' ', '-')}"
        self.source_ids.add(identifier)
        return identifier
