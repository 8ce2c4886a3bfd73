"""GT014: the front matter of an ordinary page holds markup."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.source.fields import read_all_texts

_MARKUP = re.compile(r"<[A-Za-z/!?]|&(?:[A-Za-z]\w+|#\d+|#[xX][0-9A-Fa-f]+);")


class MarkupInFrontMatter(Rule):
    """The front matter of an ordinary page holds markup.

    ## What it does

    Looks for tags, and entities such as `&amp;`, in the front matter of pages that are not items.
    Text in front matter is shown exactly as it is written, as it is in items.

    ## Why is this bad?

    Title and description appear on other pages, too. Readers see the raw markup there, and an
    unexpected tag in a title may have been meant to do harm.

    ## Example

    ```yaml
    # notes.md
    title: R&amp;D <b>notes</b>
    ```

    ## Use instead

    ```yaml
    # notes.md
    title: R&D notes
    ```
    """

    code = "GT014"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each key of an ordinary page that holds markup."""
        for document in plan.documents:
            if document.data is None or "kind" in document.data:
                continue
            for key, value in document.data.items():
                if any(map(_MARKUP.search, read_all_texts(value))):
                    yield self.on(
                        plan,
                        document,
                        document.place((key,), key=True),
                        f"'{key}' contains markup, which is shown as it is written",
                        "write plain words, '&' for '&amp;'; markup belongs below the front matter",
                        pointer=(key,),
                    )
