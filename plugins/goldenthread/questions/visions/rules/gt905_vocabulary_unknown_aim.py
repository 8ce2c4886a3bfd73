"""GT905: the company's vocabulary relates an aim to one that does not exist."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.ground.likeness import nearest
from goldenthread.questions.visions.rules.own_vocabulary import find_place, own_path


class VocabularyUnknownAim(Rule):
    """The company's vocabulary relates an aim to one that does not exist.

    ## What it does

    Looks up every word in `drives` and `against` of the company's `schema/vocabulary.yml`. An aim
    that comes with Golden Thread may name one that the company has removed; that is not reported.

    ## Why is this bad?

    The path from this aim ends there, so work that leads to a goal counts as saying nothing about
    it; and a conflict with an aim that does not exist is never found.

    ## Example

    ```yaml
    # schema/vocabulary.yml
    aims:
      trust: {description: People believe what we say., drives: [lead-generations]}
    ```

    ## Use instead

    ```yaml
    # schema/vocabulary.yml
    aims:
      trust: {description: People believe what we say., drives: [lead-generation]}
    ```
    """

    code = "GT905"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each unknown word that the company wrote."""
        known = tuple(plan.kinds.vocabulary.aims)
        for aim, field, target in plan.kinds.vocabulary.unknown:
            mark = find_place(plan, aim.name, field, target)
            verb = "drives" if field == "drives" else "is against"
            if mark:
                yield self.beside(
                    plan,
                    own_path(plan),
                    mark,
                    f"the aim '{aim.name}' {verb} '{target}', which is no aim",
                    nearest_help(
                        nearest(target.casefold(), known),
                        f"add '{target}' below `aims:`, or take it out of `{field}`",
                    ),
                    pointer=("aims", aim.name, field, target),
                )
