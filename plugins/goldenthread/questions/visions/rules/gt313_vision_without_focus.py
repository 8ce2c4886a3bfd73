"""GT313: a vision aims at too many things, or does not say at what."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.plan.frame import company_vision

_MOST_AIMS = 2


class VisionWithoutFocus(Rule):
    """A vision aims at more than two things, or does not say at what.

    ## What it does

    Counts the `aims` of each vision: with more than two it has no focus. A department's vision
    without any is reported, too, once the company's vision has some to compare with.

    ## Why is this bad?

    A vision helps people choose. One that names everything leaves every choice open, and one that
    names nothing cannot be compared with the company's.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Safe water in every flat
    supports: purpose
    owner: ada
    aims: [reach, margin, brand]
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

    code = "GT313"
    severity = Severity.WARNING
    sort = Sort.ADVICE
    kinds = ("vision",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each vision with too many aims, or without the ones it needs."""
        for vision in plan.visions:
            if not vision.current or vision.misread("aims"):
                continue
            if len(vision.aims) > _MOST_AIMS:
                yield self.at(
                    plan,
                    vision,
                    ("aims",),
                    f"the vision has {len(vision.aims)} aims, and so no focus: "
                    f"{', '.join(vision.aims)}",
                    "keep the one or two that decide when they pull apart, and let goals carry "
                    "the others",
                )
            elif not vision.aims and (above := _aimed_above(plan, vision)):
                yield self.at(
                    plan,
                    vision,
                    ("title",),
                    f"the vision names no aims, so nobody can say whether it leads to "
                    f"{', '.join(above.aims)}, which is what '{above.id}' wants",
                    "write its focus, one or two of the aims that the handbook lists, such "
                    f"as `aims: [{_likely(plan, above)}]`",
                    subjects=(above,),
                )


def _aimed_above(plan: Plan, vision: Item) -> Item | None:
    """Return the company's vision where this one is a department's and that one has aims."""
    if plan.department(vision) is None:
        return None
    above = company_vision(plan, vision)
    return above if above and above.aims and not above.misread("aims") else None


def _likely(plan: Plan, above: Item) -> str:
    """Return an aim that would serve the vision above, other than the one it names itself."""
    serving = plan.kinds.vocabulary.nearest(above.aims)
    return next((aim for aim in serving if aim not in above.aims), above.aims[0])
