"""GT702: a person's own purpose is given without consent."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.finding import Finding, Severity
from goldenthread.plan import Plan
from goldenthread.rule import Rule


class PurposeWithoutConsent(Rule):
    """A person's own purpose is given without consent.

    ## What it does

    Looks at `purpose` on the page of a person: it is published only with `consent: true` beside it.
    Anything else, a `yes` included, counts as no.

    ## Why is this bad?

    What drives somebody in life is theirs to share. Once it has been on a page it cannot be taken
    back, so the build stops whatever the settings say.

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
    severity = Severity.ERROR

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each purpose that may not be shown; it names no person."""
        for item in plan.by_path.values():
            purpose = item.data.get("purpose")
            # A key that stands there twice says two things; the first is not the one to trust.
            doubtful = any(p.detail in ("purpose", "consent") for p in item.document.problems)
            consent = isinstance(purpose, dict) and purpose.get("consent") is True
            if purpose is None or (consent and not doubtful):
                continue
            yield self._make(
                plan,
                item.path,
                item.place(("purpose",), key=True),
                "",
                "this 'purpose' of a person has no consent to be shown",
                "ask the person and add 'consent: true', or take 'purpose' out",
                (),
            )
