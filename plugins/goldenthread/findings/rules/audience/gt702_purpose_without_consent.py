"""GT702: a person's own purpose is given without consent."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.source.consent import PURPOSE, find_purpose, is_shut


class PurposeWithoutConsent(Rule):
    """A person's own purpose is given without consent.

    ## What it does

    Looks at `purpose` in a person's file: it is published only with `consent: true` beside it.
    Anything else, `yes` included, counts as no. The note shows the place but no word of the file.
    Neither the note nor the purpose is on the site, whatever the settings say.

    ## Why is this bad?

    It is not: what drives somebody in life is theirs to share or to keep. The note is there so that
    people who meant to share it learn why nobody can read it.

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
                    "nothing needs to be done; a person who wants their own purpose to be read "
                    "adds 'consent: true' beside it",
                )
