"""GT102: a field does not exist for this kind of item."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import nearest_help
from goldenthread.findings.rules.fields.field_errors import field_errors
from goldenthread.findings.rules.fields.stray_keys import explain_stray
from goldenthread.ground.likeness import nearest
from goldenthread.kinds.validation import FieldError

_TIMES = frozenset({"due", "deadline", "date", "until", "by", "when", "time", "quarter"})


class UnknownField(Rule):
    """A field does not exist for this kind of item.

    ## What it does

    Compares every key of the front matter, at every depth, with the fields that the kind has.

    ## Why is this bad?

    A misspelt field would be silently ignored: nobody answers for an objective with `onwer: ben`.

    ## Example

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    onwer: ben
    ```

    ## Use instead

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    supports: goal
    owner: ben
    ```
    """

    code = "GT102"
    severity = Severity.ERROR
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each key that does not exist."""
        for item, error in field_errors(plan, "GT102"):
            if stray := explain_stray(item, error):
                if stray.message:
                    yield self.at(plan, item, error.pointer, stray.message, stray.help, key=True)
                continue
            key = str(error.pointer[-1])
            inside = next(
                (f"'{p}'" for p in reversed(error.pointer[:-1]) if isinstance(p, str)), ""
            )
            where = inside or f"an item of kind '{item.kind.name}'"
            near = nearest(key.lower(), error.known)
            yield self.at(
                plan,
                item,
                error.pointer,
                f"'{key}' is not a field of {where}",
                nearest_help(near, _remedy(plan, item, error)),
                key=True,
                near=near,
            )


def _remedy(plan: Plan, item: Item, error: FieldError) -> str:
    """Say where the field would be right, or which fields there are."""
    key = str(error.pointer[-1])
    if len(error.pointer) > 1:
        return f"it takes {', '.join(error.known)}"
    if key.lower() in _TIMES and "period" in error.known:
        return "the time of an item is its 'period', such as `period: 2026-Q4`"
    others = [kind.name for kind in plan.kinds.values() if key in kind.schema["properties"]]
    if others:
        return (
            f"that field belongs to {' or '.join(others[:3])}; take it out of this {item.kind.name}"
        )
    return "take it out, or write it below the front matter as text"
