"""GT310: an aim is not in the vocabulary."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.ground.likeness import nearest


class UnknownAim(Rule):
    """An aim is not in the vocabulary.

    ## What it does

    Looks up every word in `aims`: first in the vocabulary that comes with Golden Thread, then in
    `schema/vocabulary.yml` beside your `mkdocs.yml`. The handbook of your site lists them all.

    ## Why is this bad?

    If the company has not agreed on an aim, nobody can say what it leads to. The item counts as not
    checked, however well it fits.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    owner: ada
    aims: [reech]
    ```

    ## Use instead

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    owner: ada
    aims: [reach]
    ```
    """

    code = "GT310"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each aim that is not known."""
        vocabulary = plan.kinds.vocabulary
        named = {aim.label.casefold(): (name,) for name, aim in vocabulary.aims.items()}
        for item in plan.items:
            if item.over or item.misread("aims"):
                continue
            for index, aim in enumerate(item.aims):
                if aim in vocabulary.aims:
                    continue
                near = named.get(aim.casefold()) or nearest(aim.casefold(), (*vocabulary.aims,))
                yield self.at(
                    plan,
                    item,
                    ("aims", index),
                    f"'{aim}' is not an aim in the vocabulary",
                    nearest_help(
                        near,
                        "take one that the handbook lists, or add it below `aims:` in "
                        f"'{plan.settings.schema_dir}/vocabulary.yml' with what it drives",
                    ),
                    near=near,
                )
