"""The report of an import, for people and for programs.

In: reports. Out: text for a terminal, or plain data for JSON.
Never prints; the same report gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from goldenthread.ground.group import group
from goldenthread.interop.stratml.report import REMARKS, Remark, Report, Sort

_SHOWN: dict[Sort, int] = {"repaired": 3, "dropped": 1, "bent": 3, "lost": 1, "advice": 3}
_WIDTH = 110
_HEADINGS: dict[Sort, str] = {
    "repaired": "Repaired",
    "dropped": "Dropped",
    "bent": "Bent to fit",
    "lost": "Not carried over",
    "advice": "Look at",
}


def report_as_text(report: Report) -> str:
    """Return the report in lines of plain text, ending in a line break."""
    lines = [
        f"{report.source}: StratML {report.dialect}, '{report.title}' -> {report.files} files",
        "",
        f"  {'element':<22}{'found':>7}{'kept':>7}{'dropped':>9}",
    ]
    lines.extend(
        f"  {count.element:<22}{count.found:>7}{count.kept:>7}{count.dropped:>9}"
        for count in report.counts
        if count.found
    )
    for sort in get_args(Sort):
        groups = _group(remark for remark in report.remarks if remark.sort == sort)
        if groups:
            lines.extend(["", f"  {_HEADINGS[sort]}"])
        for code, remarks in groups.items():
            lines.append(f"  {len(remarks):>6}  {REMARKS[code][1]}")
            lines.extend(_examples(remarks, _SHOWN[sort]))
    return "\n".join(lines) + "\n"


def report_as_data(report: Report) -> dict[str, object]:
    """Return the report as plain data; every remark is there, grouped by its code."""
    groups = _group(report.remarks)
    return {
        "source": report.source,
        "dialect": report.dialect,
        "title": report.title,
        "folder": report.folder,
        "files": report.files,
        "counts": {
            count.element: {"found": count.found, "kept": count.kept, "dropped": count.dropped}
            for count in report.counts
        },
        "remarks": [
            {
                "code": code,
                "sort": REMARKS[code][0],
                "message": REMARKS[code][1],
                "count": len(groups[code]),
                "places": [{"place": r.place, "detail": r.detail} for r in groups[code]],
            }
            for code in REMARKS
            if code in groups
        ],
    }


def _group(remarks: Iterable[Remark]) -> dict[str, tuple[Remark, ...]]:
    groups = group((remark.code, remark) for remark in remarks)
    return {code: groups[code] for code in REMARKS if code in groups}


def _examples(remarks: Sequence[Remark], shown: int) -> list[str]:
    places = [_place(remark) for remark in remarks[:shown]]
    if len(remarks) > shown:
        places[-1] += f" (and {len(remarks) - shown} more)"
    return [f"          {place}" for place in places]


def _place(remark: Remark) -> str:
    text = ": ".join(filter(None, (remark.place, remark.detail))) or "the document"
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
