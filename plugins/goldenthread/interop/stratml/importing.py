"""The one way from StratML files to plan files.

In: paths. Out: plan files and a report for each, in memory.
Never writes, never follows anything that a file points at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from goldenthread.interop.slug import claim_slug
from goldenthread.interop.stratml.mapping import map_document, name_plan
from goldenthread.interop.stratml.parse import UnreadableFileError, parse_file
from goldenthread.interop.stratml.planfile import PlanFile
from goldenthread.interop.stratml.read import read_document
from goldenthread.interop.stratml.report import Log, Report
from goldenthread.source.document import MAX_BYTES


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """One StratML file as a plan; `folder` is "" unless several files were imported together."""

    name: str
    folder: str
    files: tuple[PlanFile, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Imported:
    """What one import made of its files, in the order in which they were given."""

    plans: tuple[ImportedPlan, ...]

    @property
    def report(self) -> tuple[Report, ...]:
        """The report of each file."""
        return tuple(plan.report for plan in self.plans)


def import_stratml(paths: Iterable[Path], *, nest_by_sequence: bool | None = None) -> Imported:
    """Return plan files for StratML Part 1 and Part 2 files.

    A plan has one purpose, so that each file becomes a plan of its own; of several files each
    gets a folder named after it. `nest_by_sequence` hangs objectives under the objective that
    their number names (1.2.1 under 1.2); None leaves them flat and advises where it matters.

    Raises:
        UnreadableFileError: a file cannot be imported; nothing of the others is returned either.
            The message has one line for each such file.
    """
    sources = [Path(path) for path in paths]
    taken: set[str] = set()
    plans, problems = [], []
    for path in sources:
        try:
            plans.append(
                _import_file(path, taken, nest=bool(nest_by_sequence), many=len(sources) > 1)
            )
        except UnreadableFileError as error:
            problems.append(f"{path}: {error}")
    if problems:
        raise UnreadableFileError("\n".join(problems))
    return Imported(tuple(plans))


def _import_file(path: Path, taken: set[str], *, nest: bool, many: bool) -> ImportedPlan:
    log = Log()
    root = parse_file(path)
    document = read_document(root, log)
    files = map_document(document, path.name, log, nest=nest)
    for file in files:
        _refuse_oversized(file)
    name = name_plan(document)
    folder = claim_slug((path.stem,), taken) if many else ""
    report = Report(
        source=str(path),
        dialect=document.dialect,
        title=name,
        folder=folder,
        files=len(files),
        counts=log.counts(Counter(element.name for element in root.walk())),
        remarks=tuple(log.remarks),
    )
    return ImportedPlan(name, folder, files, report)


def _refuse_oversized(file: PlanFile) -> None:
    """Refuse a plan file that no check would read; cutting it would lose text unseen."""
    size = len(file.text.encode("utf-8"))
    if size > MAX_BYTES:
        raise UnreadableFileError(
            f"'{file.front['title']}' alone would fill a plan file of {size / MAX_BYTES:.1f} MiB; "
            f"{MAX_BYTES / 1024**2:.0f} MiB is the most that is read: split it first"
        )
