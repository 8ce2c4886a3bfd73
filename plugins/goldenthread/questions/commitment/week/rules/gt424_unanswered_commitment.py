"""GT424: nobody has said what came of a commitment."""

from __future__ import annotations

import datetime as dt

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.ground.period import Period
from goldenthread.questions.commitment.week.check_in import CheckIn, Commitment
from goldenthread.questions.commitment.week.owed import find_leave
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.rules.weekly import is_over, list_commitments, list_open

_GRACE = dt.timedelta(weeks=1)


class UnansweredCommitment(Rule):
    """Nobody has said what came of a commitment.

    ## What it does

    Looks for commitments without a `result` whose week is over. The result may come with the next
    check-in: an entry is reported once there is a later check-in by the same person, or a later
    entry for them in the team's, or once a week has passed. Nobody who is on leave today is asked.
    Weeks that ended more than twelve weeks ago are left alone. A file is reported once, at its
    first open commitment.

    ## Why is this bad?

    A commitment that nobody comes back to never was one. The share of kept commitments, which
    others rely on, counts only what was answered.

    ## Example

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ```yaml
    # 2026-w45-ben.md
    kind: check-in
    week: 2026-W45
    person: ben
    commitments:
      - {text: Print the card in Polish, item: initiative}
    ```

    ## Use instead

    ```yaml
    # 2026-w45-ben.md
    kind: check-in
    week: 2026-W45
    person: ben
    commitments:
      - {text: Print the card in Polish, item: initiative, result: kept}
    ```
    """

    code = "GT424"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file with commitments that should have an answer by now."""
        newest = _find_newest(plan)
        found: dict[str, list[tuple[CheckIn, Commitment]]] = {}
        for check_in, entry in list_open(plan):
            person = plan.find(entry.person)
            if not is_over(plan, entry.week) or (person and find_leave(plan, person)):
                continue
            later = newest.get(entry.person, entry.week) > entry.week
            if later or plan.today - entry.week.end > _GRACE:
                found.setdefault(check_in.item.id, []).append((check_in, entry))
        last = {
            commitment.told[0][1].key: commitment.told[0][1].week
            for commitment in list_commitments(plan)
        }
        for places in found.values():
            check_in, entry = places[0]
            word = "carried" if last.get(entry.key, entry.week) > entry.week else "kept"
            more = len(places) - 1
            also = f", nor of {more} more" if more else ""
            yield self.at(
                plan,
                check_in.item,
                (*entry.pointer, "text"),
                f"{entry.week.text} is over, and nothing says what came of '{entry.text}'{also}",
                f"add `result: {word}` (kept, missed or carried; the last two with a `why`)",
            )


def _find_newest(plan: Plan) -> dict[str, Period]:
    """Return the newest week, begun by today, in which each person was heard.

    That is in a check-in of their own, or in an entry of the team's: what a colleague writes on
    Monday tells nothing about who has not come to it yet.
    """
    newest: dict[str, Period] = {}
    for check_in in read_check_ins(plan):
        if check_in.week.start <= plan.today:
            names = (check_in.person, *(entry.person for entry in check_in.commitments))
            for name in filter(None, names):
                newest[name] = check_in.week
    return newest
