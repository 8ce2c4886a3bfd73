"""GT414: a text has changed since people acknowledged it."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.commitment.acknowledgement import read_acknowledgements
from goldenthread.questions.commitment.kinds import ROADMAP


class OutdatedAcknowledgement(Rule):
    """A text has changed since people acknowledged it.

    ## What it does

    Compares the version under `acknowledged` and `committed` with what a purpose, a vision or a
    roadmap says today. In a roadmap, only the items, their targets and their dates count, so nobody
    is asked again because of a corrected typo.

    ## Why is this bad?

    People agreed to different words. Until they have seen the new ones, nobody knows who is still
    on board.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    ```

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    acknowledged:
      - {item: vision, version: abcdef01, date: 2026-10-06, how: self}
    ```

    ## Use instead

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    acknowledged:
      - {item: vision, version: bfdb506f, date: 2026-11-20, how: self}
    ```
    """

    code = "GT414"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("person",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each text that people acknowledged in older words only."""
        for item_id, answers in read_acknowledgements(plan).by_item.items():
            again = [answer.person for answer in answers if answer.state == "outdated"]
            if not again:
                continue
            item = plan.by_id[item_id]
            people = "person is" if len(again) == 1 else "people are"
            yield self.at(
                plan,
                item,
                ("items",) if item.kind.name == ROADMAP else ("title",),
                f"'{item_id}' has changed since it was acknowledged: {len(again)} {people} "
                "asked again",
                "tell them what is new; then each of them runs "
                f"`goldenthread acknowledge {item_id} --person {again[0].id}`",
                near=(again[0],),
            )
