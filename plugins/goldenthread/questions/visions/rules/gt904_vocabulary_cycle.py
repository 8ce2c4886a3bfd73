"""GT904: aims of the company's vocabulary drive each other in a circle."""

from __future__ import annotations

from itertools import pairwise

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.questions.visions.rules.own_vocabulary import find_place, own_path
from goldenthread.source.front_matter import Mark


class VocabularyCycle(Rule):
    """Aims of the company's vocabulary drive each other in a circle.

    ## What it does

    Follows `drives` in the vocabulary, including the company's entries in `schema/vocabulary.yml`,
    and reports each circle at an entry that the company wrote.

    ## Why is this bad?

    In a circle every aim leads to every other, so work that has nothing to do with its goal counts
    as leading there.

    ## Example

    ```yaml
    # schema/vocabulary.yml
    aims:
      trust: {description: People believe what we say., drives: [referrals]}
      referrals: {description: People send us their friends., drives: [trust]}
    ```

    ## Use instead

    ```yaml
    # schema/vocabulary.yml
    aims:
      trust: {description: People believe what we say., drives: [referrals]}
      referrals: {description: People send us their friends., drives: [lead-generation]}
    ```
    """

    code = "GT904"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each circle, at the last link of it that the company wrote."""
        for walk in plan.kinds.vocabulary.cycles:
            links = tuple(pairwise(walk))
            marks = (find_place(plan, link[0], "drives", link[1]) for link in reversed(links))
            mark = next((mark for mark in marks if mark), Mark(1, 1))
            alone = len(links) == 1
            yield self.beside(
                plan,
                own_path(plan),
                mark,
                f"the aim '{walk[0]}' drives itself"
                if alone
                else f"aims drive each other in a circle: {' → '.join(walk)}",
                "take it out of its own `drives`"
                if alone
                else "ask which of them is there for the sake of the others, and take out what it "
                "drives in this circle",
                pointer=("aims", walk[0], "drives"),
            )
