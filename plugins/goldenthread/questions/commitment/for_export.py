"""What this question adds to exports: roadmaps and acknowledgements as counts, and the weeks.

In: a plan. Out: plain mappings and rows. Leaves out who has answered, and when.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.acknowledgement import (
    Acknowledgement,
    Share,
    count_answers,
    read_acknowledgements,
    version_of,
)
from goldenthread.questions.commitment.roadmap import read_roadmaps
from goldenthread.questions.commitment.week.exports.weekly import (
    COMMITMENT_COLUMNS,
    commitment_rows,
    week_records,
)
from goldenthread.reporters.hook import CsvTable, ForExport

_Record = dict[str, Any]


def roadmap_records(plan: Plan) -> Iterator[_Record]:
    """Yield each roadmap by id, with the version to commit to and how many have."""
    answers = read_acknowledgements(plan)
    for roadmap in sorted(read_roadmaps(plan), key=lambda roadmap: roadmap.item.id):
        department = plan.department(roadmap.item)
        yield {
            "id": roadmap.item.id,
            "department": department.id if department else None,
            "start": roadmap.period.start.isoformat() if roadmap.period else None,
            "end": roadmap.period.end.isoformat() if roadmap.period else None,
            "version": version_of(plan, roadmap.item),
            "items": [item.id for item in roadmap.items],
            "committed": _counts(answers.share(item=roadmap.item)),
        }


def acknowledgement_records(plan: Plan) -> Iterator[_Record]:
    """Yield, for each text that people are asked about, the counts of each department."""
    for item_id, answers in sorted(read_acknowledgements(plan).by_item.items()):
        teams: dict[str, list[Acknowledgement]] = {}
        for answer in answers:
            department = plan.department(answer.person)
            teams.setdefault(department.id if department else "", []).append(answer)
        for team, theirs in sorted(teams.items()):
            counts = _counts(count_answers(theirs))
            yield {"item": item_id, "department": team or None, **counts}


def _counts(share: Share) -> _Record:
    return {
        "asked": share.asked,
        "given": share.given,
        "outdated": share.outdated,
        "missing": share.missing,
    }


FACE = ForExport(
    lists={
        "weeks": week_records,
        "roadmaps": roadmap_records,
        "acknowledgements": acknowledgement_records,
    },
    tables={"commitments.csv": CsvTable(COMMITMENT_COLUMNS, commitment_rows)},
)
