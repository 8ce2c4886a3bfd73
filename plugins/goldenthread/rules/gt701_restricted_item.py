"""GT701: a file may not be read by everybody in the company."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from functools import cache

from goldenthread.consent import read_head
from goldenthread.document import Document
from goldenthread.finding import Finding, Severity
from goldenthread.front_matter import Mark
from goldenthread.plan import Plan
from goldenthread.rule import Rule

# A key and its value at the start of a line or within braces; the colon may have been forgotten.
_RAW = re.compile(
    r"""(?:^|[{,])[\s?"'-]*([\w-]+)["']?(?:\s*[:=]\s*["']?|\s+["']?(?=\S+\s*$))([^\s,"'}#]*)"""
)
_SHORTEST, _LONGEST = 6, 12  # beyond, no key is like `audience` enough


class RestrictedItem(Rule):
    """A file may not be read by everybody in the company.

    ## What it does

    Compares `audience` with the setting `audiences`, which orders readers from everybody to the
    fewest. Reports every file that is meant for fewer than the company, or for an audience that is
    not in the list, items and pages alike. The finding shows the place and no word of the file; all
    other findings that would are held back until it is gone.

    ## Why is this bad?

    There is one site for all readers. Until sites for single audiences can be built, such a file
    would be published to people who must not see it, so the build stops whatever the settings say.

    ## Example

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    audience: board
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```

    ## Use instead

    ```yaml
    # goal.md
    kind: goal
    title: One home in five is a customer
    supports: purpose
    audience: company
    ```

    ```yaml
    # purpose.md
    kind: purpose
    title: Nobody thinks twice before drinking
    ```
    """

    code = "GT701"
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each restricted file; it names no item."""
        ordered = plan.settings.audiences
        open_to_all = ordered[: ordered.index("company") + 1 if "company" in ordered else 1]
        fields = plan.kinds.all_fields - {"audience"}
        for document in plan.documents:
            mark = _find_restriction(document, open_to_all, fields)
            if mark:
                yield self._make(
                    plan,
                    document.path,
                    mark,
                    "",
                    "this file is for fewer readers than the site has",
                    f"move it out of the plan; the site can show {' and '.join(open_to_all)} only; "
                    "whom something addresses is written as 'target_audience'",
                    (),
                )


def _find_restriction(
    document: Document, open_to_all: tuple[str, ...], fields: Collection[str]
) -> Mark | None:
    """Return where a file says that it is restricted; whatever is in doubt counts as a yes.

    `fields` are those that a kind declares; none of them is `audience` misspelt.
    """

    def restricts(key: str, value: object) -> bool:
        return value not in open_to_all and key not in fields and _means_audience(key)

    if document.data is None or any(_means_audience(p.detail) for p in document.problems):
        # The fields can not be trusted, so the text decides.
        for number, line in read_head(document):
            if any(restricts(match[1], match[2]) for match in _RAW.finditer(line)):
                return Mark(number, 1)
    for key, value in (document.data or {}).items():
        if restricts(key, value):
            return document.place((key,), key=True)
    return None


@cache
def _means_audience(key: str) -> bool:
    """Tell whether a key is `audience` or spelt nearly so."""
    if not _SHORTEST <= len(key) <= _LONGEST:
        return False
    return bool(difflib.get_close_matches(key.lower(), ["audience"], n=1, cutoff=0.8))
