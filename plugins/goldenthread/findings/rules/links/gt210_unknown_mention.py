"""GT210: a text mentions an item that does not exist."""

from __future__ import annotations

from functools import partial

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.near_files import find_file
from goldenthread.findings.near_ids import near_ids
from goldenthread.findings.phrases import nearest_help
from goldenthread.ground.likeness import nearest
from goldenthread.source.front_matter import Mark
from goldenthread.source.mention import Mention

# Comparing with every id takes time; past a few dozen slips it helps nobody.
_MOST_ASKED = 50


class UnknownMention(Rule):
    """A text mentions an item that does not exist.

    ## What it does

    Looks up every `[[id]]`, `[[id#part]]` and block such as `[[thread: id]]` in the text of items
    and of ordinary pages. Code is left alone.

    ## Why is this bad?

    The reader sees a name in brackets where a link should be, and cannot follow it.

    ## Example

    ```markdown
    # notes.md
    We win the renters first, see [[renterz]].
    ```

    ```yaml
    # renters.md
    kind: objective
    title: Win the renters
    stands_alone: a trial
    ```

    ## Use instead

    ```markdown
    # notes.md
    We win the renters first, see [[renters]].
    ```
    """

    code = "GT210"
    severity = Severity.WARNING
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each mention that cannot become a link."""
        near: dict[str, tuple[str, ...]] = {}
        for found in plan.mentions:
            wording = _word(plan, found.mention, near)
            if wording:
                mark = Mark(found.line, found.mention.column)
                fact, remedy, meant = wording
                yield self.on(
                    plan,
                    found.document,
                    mark,
                    fact,
                    remedy,
                    subjects=(found.mention.target,),
                    near=meant,
                )


def _may_fill(block: str, item: Item) -> bool:
    """Tell whether a block can show something of an item."""
    return bool(item.metrics) if block == "metric" else item.kind.threaded or block != "thread"


def _word(
    plan: Plan, mention: Mention, asked: dict[str, tuple[str, ...]]
) -> tuple[str, str, tuple[str, ...]] | None:
    """Return the fact and the remedy for a mention, None where it is right."""
    target = plan.find(mention.target)
    if target is None:
        if mention.target in plan.failed:
            return None
        key = f"{mention.block}:{mention.target}"
        if key not in asked and len(asked) < _MOST_ASKED:
            asked[key] = near_ids(plan, mention.target, partial(_may_fill, mention.block))
        otherwise = r"write the id of an item; for plain brackets write \[["
        meant = asked.get(key, ())
        remedy = find_file(plan, mention.target) or nearest_help(meant, otherwise)
        return f"'[[{mention.target}]]' names no item", remedy, meant
    metrics = tuple(metric.id for metric in target.metrics if metric.id)
    if mention.block == "metric" and not mention.part and not metrics:
        remedy = "add one to the item, or remove the block"
        return f"'{target.id}' has no metric to show", remedy, ()
    if not mention.part:
        return None
    known = metrics if mention.block == "metric" else target.parts
    if mention.part in known:
        return None
    what = "metric" if mention.block == "metric" else "part"
    otherwise = f"it has {', '.join(known)}" if known else "link to the item as a whole"
    meant = nearest(mention.part, known)
    fact = f"'{target.id}' has no {what} '{mention.part}'"
    return fact, nearest_help(meant, otherwise), meant
