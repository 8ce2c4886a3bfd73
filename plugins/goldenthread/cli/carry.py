"""An item that is carried over into another period, as a new draft.

In: a closed item, the period, the new ids of what goes along. Out: the text of a new file: what the
old one set out to do, where its numbers are, what was learned. Never a target, a closing or a
permission that was given for the old one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from goldenthread.cli.failure import Refused
from goldenthread.cli.opening import find_item
from goldenthread.cli.parents import name_kind
from goldenthread.edits.yaml_out import write_front_matter
from goldenthread.ground.period import Period
from goldenthread.interop.slug import make_slug
from goldenthread.items.item import Item
from goldenthread.measures.figures import number
from goldenthread.plan.plan import Plan

# What belongs to the old period, or to the old file.
_LEFT = frozenset(
    (
        *("kind", "id", "title", "supports", "period", "state", "metrics", "closed", "retired"),
        *("formerly", "waivers", "conflicts_with", "number", "source_id", "budget"),
    )
)
_OLD_NUMBERS = ("actuals", "target", "due", "baseline")


def find_carried(plan: Plan, texts: tuple[str, ...], period: Period) -> dict[str, Item]:
    """Return the items to carry by the ids they get.

    Raises:
        Refused: one does not exist, has no end, is not closed, or was carried before.
    """
    found: dict[str, Item] = {}
    for text in texts:
        item = find_item(plan, text)
        if "closed" not in item.kind.schema["properties"]:
            raise Refused(f"{name_kind(item.kind)} has no end, so it is not carried")
        if not item.closed:
            hint = f'`goldenthread close {item.id} --verdict missed --learned "..."`'
            raise Refused(f"'{item.id}' is not closed; say first how it ended: {hint}")
        new_id = _new_id(item, period)
        taken = plan.find(new_id)
        if taken:
            raise Refused(f"'{new_id}' is there already: {plan.settings.shown_path(taken.path)}")
        found[new_id] = item
    return found


def _new_id(item: Item, period: Period) -> str:
    old = f"-{make_slug(item.period.text)}" if item.period else ""
    return f"{item.id.removesuffix(old) if old else item.id}-{make_slug(period.text)}"


def draft_carried(item: Item, new_id: str, period: Period, renamed: Mapping[str, str]) -> str:
    """Return the file of an item carried into `period`; `renamed` gives new ids of old parents."""
    values: dict[str, Any] = {"kind": item.kind.name, "id": new_id, "title": item.title}
    supports = list(_supports(item, renamed))
    values |= {"supports": supports} if supports else {}
    values |= {name: value for name, value in item.data.items() if name not in _LEFT}
    values |= {"period": period.text, "state": "draft"}
    metrics = list(_metrics(item))
    values |= {"metrics": metrics} if metrics else {}
    lines = [*_notes(item), *write_front_matter(values).splitlines()]
    return "\n".join(["---", *lines, "---", "", *_told(item), ""])


def _supports(item: Item, renamed: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield the links, to be affirmed anew."""
    for support in item.supports:
        target = renamed.get(support.target, support.target)
        named = f"{target}#{support.part}" if support.part else target
        yield {"id": named, **({"why": support.why} if support.why else {})}


def _metrics(item: Item) -> Iterator[dict[str, Any]]:
    """Yield the metrics as they begin: where the old ones stood at last."""
    for _, entry in item.entries("metrics"):
        metric = item.metric(str(entry.get("id")))
        kept = {name: value for name, value in entry.items() if name not in _OLD_NUMBERS}
        start = metric.latest.value if metric and metric.latest else entry.get("baseline")
        yield {**kept, **({} if start is None else {"baseline": start})}


def _notes(item: Item) -> Iterator[str]:
    agreed = "# Take `state` away once it is agreed on."
    yield f"{agreed} Each metric needs a target; the old ones:" if item.metrics else agreed
    for metric in item.metrics:
        aim = metric.target_text or ("" if metric.target is None else number(metric.target))
        reached = f", reached {number(metric.latest.value)}" if metric.latest else ""
        yield f"#   {metric.id}: {' '.join(aim.split()) or 'none'}{reached}"


def _told(item: Item) -> Iterator[str]:
    assert item.closed is not None
    when = f" in {item.period.text}" if item.period else ""
    yield f"Carried over from [[{item.id}]], {item.closed.verdict or 'closed'}{when}."
    if item.closed.learned:
        yield from ("", "What was learned:", "", f"> {' '.join(item.closed.learned.split())}")
