"""GT019: placeholder text was left in a file."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import name_some
from goldenthread.findings.rules.fields.field_errors import name_field
from goldenthread.source.fields import walk_texts
from goldenthread.source.front_matter import Mark
from goldenthread.source.placeholder import is_placeholder, split_paragraphs

_MOST_NAMED = 4


class Placeholder(Rule):
    """Placeholder text was left in a file.

    ## What it does

    Compares titles, whys, names and the text of an item with the placeholders that
    `goldenthread init` and `goldenthread new` write. A placeholder title is shown nowhere: the item
    appears under its id.

    ## Why is this bad?

    In a new plan it is no mistake. In a published one, readers find "Your name", and a reason that
    nobody gave.

    ## Example

    ```yaml
    # first-goal.md
    kind: goal
    title: Write here a result that brings the vision nearer
    supports: mission
    ```

    ## Use instead

    ```yaml
    # first-goal.md
    kind: goal
    title: One home in five is a customer
    supports: mission
    ```
    """

    code = "GT019"
    severity = Severity.INFO
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each file with such words, at the first of them."""
        for item in plan.by_path.values():
            left = [*_list_fields(item), *_list_paragraphs(item)]
            if not left:
                continue
            names = list(dict.fromkeys(name for _, name in left))
            yield self.on(
                plan,
                item.document,
                left[0][0],
                f"still placeholder text: {name_some(names, _MOST_NAMED)}",
                "write your own text instead, or remove what you do not need",
            )


def _list_fields(item: Item) -> Iterator[tuple[Mark, str]]:
    for pointer, text in walk_texts(item.data):
        if is_placeholder(item.kind.name, text):
            yield item.place(pointer), name_field(pointer)


def _list_paragraphs(item: Item) -> Iterator[tuple[Mark, str]]:
    document = item.document
    for line, text in split_paragraphs(document.body):
        if is_placeholder(item.kind.name, text):
            yield Mark(document.body_line + line - 1, 1), "the text"
