"""GT017: a `#` cuts a text short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.findings.rules.fields.cut_text import find_cut, may_be_cut, mend_cut
from goldenthread.findings.rules.fields.field_errors import name_field, schema_at
from goldenthread.source.document import Document
from goldenthread.source.fields import walk_texts

_NO_PROSE = frozenset({"enum", "format", "x-link"})
_WORDS = frozenset({"kind", "audience", "source_id"})
_LONGEST_SHOWN = 40


class CutText(Rule):
    """A `#` cuts a text short.

    ## What it does

    Looks behind titles, whys and other prose for a `#` that follows a space and stands right before
    a letter or a digit, as in `We are #1`. A comment with a space behind its `#` is a comment.

    ## Why is this bad?

    To YAML the text ends at the ` #`: the page shows "We are", and nobody sees what is missing.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: We are #1 in one home of five
    supports: mission
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: "We are #1 in one home of five"
    supports: mission
    ```
    """

    code = "GT017"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each text that ends at a `#`."""
        for document in plan.documents:
            if not may_be_cut(document):
                continue
            item = plan.by_path.get(document.path)
            for pointer, kept in _list_texts(document, item):
                if cut := find_cut(document, pointer):
                    mark, text = cut
                    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
                    name = next(str(p) for p in reversed(pointer) if isinstance(p, str))
                    yield self.on(
                        plan,
                        document,
                        mark,
                        f"{name_field(pointer)} ends here: YAML reads ' {shown}' as a comment",
                        mend_cut(name, kept, text),
                        pointer=pointer,
                    )


def _list_texts(document: Document, item: Item | None) -> Iterator[tuple[Pointer, str]]:
    """Yield the place and the text of everything that is prose; of a page its title at most."""
    data: Mapping[str, Any] = document.data or {}
    if item is None:
        yield from (((key,), data[key]) for key in ("title", "description") if key in data)
        return
    for pointer, text in walk_texts(data):
        schema = schema_at(item, pointer)
        prose = schema.get("type") == "string" and _NO_PROSE.isdisjoint(schema)
        if prose and str(pointer[-1]) not in _WORDS:
            yield pointer, text
