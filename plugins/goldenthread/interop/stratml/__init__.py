"""StratML in: ISO 17469-1 (Part 1) and ANSI/AIIM 22 (Part 2) files become plan files."""

from __future__ import annotations

from goldenthread.interop.stratml.folder import UnwritableFolderError, write_plan
from goldenthread.interop.stratml.importing import Imported, ImportedPlan, import_stratml
from goldenthread.interop.stratml.parse import UnreadableFileError
from goldenthread.interop.stratml.planfile import PlanFile
from goldenthread.interop.stratml.report_out import report_as_data, report_as_text

__all__ = [
    "Imported",
    "ImportedPlan",
    "PlanFile",
    "UnreadableFileError",
    "UnwritableFolderError",
    "import_stratml",
    "report_as_data",
    "report_as_text",
    "write_plan",
]
