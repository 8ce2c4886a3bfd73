"""GT214: a why only repeats a title."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort

# Words that carry no reason by themselves, in English and German.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the we our us it its this that so to of in on by for with and or is are be will "
        "can do der die das den dem des ein eine einen einem einer wir unser unsere es dies "
        "diese damit zu von im am auf mit und oder ist sind wird werden kann für um ",
    )
)


class EchoingWhy(Rule):
    """A why only repeats a title.

    ## What it does

    Compares the words of each `why` with those of the item's title and of its parent's title. Case
    and small words such as "the" and "so" do not count.

    ## Why is this bad?

    Read aloud, the thread says the same thing twice: we win the renters so that renters are won.
    The place where the reason belongs looks filled, so nobody will ask for it.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: one home in five is our customer
    ```

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports:
      - id: goal
        why: four in ten homes are rented and none of them is ours
    ```
    """

    code = "GT214"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each why that adds no word to one of the two titles."""
        for item in plan.items:
            if item.over:
                continue
            for link in plan.parents(item):
                why = _content(link.support.why)
                titled = [t for t in (link.parent, item) if why and why <= _content(t.title)]
                if titled:
                    yield self.at(
                        plan,
                        item,
                        (*link.support.pointer, "why"),
                        f"this 'why' only repeats the title of '{titled[0].id}'",
                        f"say what '{item.id}' changes that '{link.parent.id}' needs",
                        subjects=(link.parent,),
                    )


def _content(text: str) -> set[str]:
    """Return the words of a text that can carry a reason."""
    return set(re.findall(r"\w+", text.casefold())) - _SMALL
