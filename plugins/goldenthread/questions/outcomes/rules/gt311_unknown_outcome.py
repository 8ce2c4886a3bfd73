"""GT311: an outcome is not in the vocabulary."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.ground.likeness import nearest


class UnknownOutcome(Rule):
    """An outcome is not in the vocabulary.

    ## What it does

    Looks up every word in `outcomes`: first in the vocabulary that comes with Golden Thread, then
    in `schema/vocabulary.yml` beside your `mkdocs.yml`.

    ## Why is this bad?

    An outcome under a second name gets a column of its own, which hardly anybody reaches, while
    the real one looks weaker than it is.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    owner: ada
    outcomes: [marketshare]
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports:
      - id: mission
        why: each new city pays for its own crew
    owner: ada
    outcomes: [market-share]
    ```
    """

    code = "GT311"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each outcome that is not known."""
        known = plan.kinds.vocabulary.outcomes
        named = {outcome.label.casefold(): (name,) for name, outcome in known.items()}
        for item in plan.items:
            if item.over or item.misread("outcomes"):
                continue
            for index, outcome in enumerate(item.outcomes):
                if outcome in known:
                    continue
                near = named.get(outcome.casefold()) or nearest(outcome.casefold(), (*known,))
                yield self.at(
                    plan,
                    item,
                    ("outcomes", index),
                    f"'{outcome}' is not an outcome in the vocabulary",
                    nearest_help(
                        near,
                        f"take one of {', '.join(known)}, or add it below `outcomes:` in "
                        f"'{plan.settings.schema_dir}/vocabulary.yml'",
                    ),
                    near=near,
                )
