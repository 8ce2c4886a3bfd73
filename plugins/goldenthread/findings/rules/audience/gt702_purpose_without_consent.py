"""GT702: a person's own purpose is given without consent."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.findings.rule import Rule
from goldenthread.plan.plan import Plan
from goldenthread.source.consent import PURPOSE, find_purpose, is_shut


class PurposeWithoutConsent(Rule):
    """A person's own purpose is given without consent.

    ## What it does

    Looks at `purpose` in the file of a person: it is published only with `consent: true` beside
    it. Anything else, a `yes` included, counts as no. The note shows the place and no word of the
    file, and is not on the site; nor is anything of the purpose, whatever the settings say.

    ## Why is this bad?

    It is not: what drives somebody in life is theirs to share or to keep. The note is there so that
    whoever meant to share it learns why nobody can read it.

    ## Example

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    purpose:
      text: I want the children in my street to drink from the tap
    ```

    ## Use instead

    ```yaml
    # ben.md
    kind: person
    title: Ben Fischer
    purpose:
      text: I want the children in my street to drink from the tap
      consent: true
    ```
    """

    code = "GT702"
    severity = Severity.INFO
    sort = Sort.ADVICE
    kinds = ("person",)
    published = False

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each purpose that may not be shown; it names no person."""
        for document in plan.documents:
            item = plan.by_path.get(document.path)
            known = item is None or PURPOSE in item.kind.schema["properties"]
            if known and not document.unreadable and is_shut(document):
                yield self._make(
                    plan,
                    document.path,
                    find_purpose(document),
                    "this 'purpose' of a person is kept off the site",
                    "nothing has to be done; whoever wrote it about themselves and wants it read "
                    "adds 'consent: true' beside it",
                )
