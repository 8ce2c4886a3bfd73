"""What commitments, roadmaps and acknowledgements add to exports.

In: a plan. Out: lists of `plan.json` and the table of commitments.
"""

from goldenthread.questions.commitment.exports.committed import (
    acknowledgement_records,
    roadmap_records,
)
from goldenthread.questions.commitment.week.exports.weekly import (
    COMMITMENT_COLUMNS,
    commitment_rows,
    week_records,
)
from goldenthread.reporters.hook import ForExport, Table

FACE = ForExport(
    lists={
        "weeks": week_records,
        "roadmaps": roadmap_records,
        "acknowledgements": acknowledgement_records,
    },
    tables={"commitments.csv": Table(COMMITMENT_COLUMNS, commitment_rows)},
)
