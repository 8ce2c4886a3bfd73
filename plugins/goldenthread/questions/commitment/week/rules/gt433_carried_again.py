"""GT433: a commitment was carried over three times in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.git.past import REACH
from goldenthread.ground.group import group
from goldenthread.ground.period import Period
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.questions.commitment.week.weeks import read_weeks

_MOST = 3


class CarriedAgain(Rule):
    """A commitment was carried over three times in a row.

    ## What it does

    Follows each commitment from one of a person's weeks to the next: the same person, the same
    words. Reports one that was `carried` in three consecutive weeks and is open or carried in the
    newest one. Weeks for which the person committed to nothing, such as leave, are left out.

    ## Why is this bad?

    What does not get done three weeks running is too large, not wanted, or beyond anybody's
    control. It takes the place of something that could be kept.

    ## Example

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    ```

    ```yaml
    # ben-w44.md
    kind: check-in
    week: 2026-W44
    person: ben
    commitments:
      - {text: Print the card in six languages, item: initiative, result: carried, why: no time}
    ```

    ```yaml
    # ben-w45.md
    kind: check-in
    week: 2026-W45
    person: ben
    commitments:
      - {text: Print the card in six languages, item: initiative, result: carried, why: no time}
    ```

    ```yaml
    # ben-w46.md
    kind: check-in
    week: 2026-W46
    person: ben
    commitments:
      - {text: Print the card in six languages, item: initiative, result: carried, why: no time}
    ```

    ## Use instead

    ```yaml
    # ben-w45.md
    kind: check-in
    week: 2026-W45
    person: ben
    commitments:
      - {text: Print the card in six languages, item: initiative, result: carried, why: too much}
    ```

    ```yaml
    # ben-w46.md
    kind: check-in
    week: 2026-W46
    person: ben
    commitments:
      - {text: Print the card in Polish, item: initiative, result: kept}
    ```
    """

    code = "GT433"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each commitment that a person still takes from week to week."""
        since = plan.today - REACH
        for entries in read_weeks(plan).by_person.values():
            weeks = list(dict.fromkeys(entry.week for entry in entries))
            place = {week: number for number, week in enumerate(weeks)}
            for told in _group(entries):
                carried = _count_carried(told, place)
                last = told[-1]
                check_in = plan.find(last.check_in)
                newest = place[last.week] >= len(weeks) - 2 and last.week.end >= since
                if carried < _MOST or check_in is None or not newest:
                    continue
                yield self.at(
                    plan,
                    check_in,
                    (*last.pointer, "text"),
                    f"'{last.text}' was carried over {carried} times in a row",
                    "commit to a part of it that fits into one week, say what is in the way under "
                    "'blockers', or let it go and say why",
                )


def _group(entries: tuple[Commitment, ...]) -> Iterable[tuple[Commitment, ...]]:
    """Return what one person has under the same words, oldest first."""
    return group((entry.key[1], entry) for entry in entries if entry.text).values()


def _count_carried(told: Sequence[Commitment], place: dict[Period, int]) -> int:
    """Count how often in a row it was carried, up to its newest week; 0 where it has ended."""
    row = told[:-1] if not told[-1].result else told
    count = 0
    after = place[told[-1].week] + (1 if told[-1].result else 0)
    for entry in reversed(row):
        if entry.result != "carried" or place[entry.week] != after - 1:
            break
        count, after = count + 1, place[entry.week]
    return count
