"""GT106: an id cannot be used as an id."""

from __future__ import annotations

import re
import unicodedata

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.findings.rules.fields.field_errors import field_errors
from goldenthread.kinds.validation import LONGEST_ID, is_item_id


class InvalidId(Rule):
    """An id cannot be used as an id.

    ## What it does

    Checks the `id` of items and of their parts, and the ids in `formerly`: letters and digits of
    any script, no capitals, single hyphens between them. A file without `id` takes its file name.

    ## Why is this bad?

    The id is part of the page's address and of every link to it. Everybody who writes a link spells
    capitals, spaces and symbols differently.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    id: Win the Renters!
    title: Win the renters
    supports: goal
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    id: win-the-renters
    title: Win the renters
    supports: goal
    ```
    """

    code = "GT106"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each id that is none, stated or taken from a file name."""
        for item, error in field_errors(plan, "GT106"):
            text = str(error.value)
            stated = error.pointer != ("id",) or item.states("id")
            near = _make_id(text)
            yield self.at(
                plan,
                item,
                error.pointer,
                f"'{text}' cannot be an id" if stated else f"the file name gives no id: '{text}'",
                nearest_help(
                    (near,) if near and stated else (), _otherwise(text, near, stated=stated)
                ),
            )


def _make_id(text: str) -> str:
    """Make the nearest valid id out of any text; empty where nothing is left."""
    plain = unicodedata.normalize("NFC", text).lower()
    made = "-".join(re.findall(r"[^\W_]+", plain))
    return made if is_item_id(made) else ""


def _otherwise(text: str, near: str, *, stated: bool) -> str:
    if len(text.encode()) > LONGEST_ID:
        return f"it names a folder of the site; make it shorter than {LONGEST_ID} bytes"
    if near and not stated:
        return f"add 'id: {near}', or rename the file"
    return "use lower-case letters and digits, with single hyphens between them"
