"""GT810: a metric's value looks like a typing error."""

from __future__ import annotations

import re

from goldenthread.findings.kit import Finding, Item, Iterator, Plan, Pointer, Rule, Severity, Sort
from goldenthread.findings.rules.metrics.current_metrics import current_metrics
from goldenthread.measures.figures import number, spell_number
from goldenthread.measures.metric import Actual, Metric

_TIMES = 10
_PART = 500
"""So many times smaller than its neighbours is what may be a thousandth of what is meant."""
_LEAST = 100
"""Below it small counts grow tenfold without a slip."""
_WHOLE = 100
_THOUSANDS = re.compile(r"[+-]?\d{1,3}\.(\d{3})(?![\d.])", re.ASCII)


class ImplausibleValue(Rule):
    """A metric's value looks like a typing error.

    ## What it does

    Reports, once per metric, the first value that looks like a typing error:

    - `74.000`, with a point for thousands, which is 74;
    - below 0 or above 100 with the unit `%`, where start and target are within;
    - ten times both values beside it, or a thousandth of them;
    - ten times the target.

    Counts below 100 can grow tenfold without any mistake, and so can what started at nothing. A
    value with a `note` has been checked and is left alone.

    ## Why is this bad?

    One digit too many turns a status green, and nobody looks twice at a green status.

    ## Example

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    period: 2026-Q4
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals:
          - {date: 2026-09-30, value: 548}
          - {date: 2026-10-31, value: 6100}
    ```

    ## Use instead

    ```yaml
    # objective.md
    kind: objective
    title: Win the renters
    supports: [{id: goal, why: four in ten homes are rented}]
    owner: ben
    period: 2026-Q4
    metrics:
      - id: leads
        name: Leads from renters
        unit: leads a month
        baseline: 400
        target: 800
        actuals:
          - {date: 2026-09-30, value: 548}
          - {date: 2026-10-31, value: 610}
    ```
    """

    code = "GT810"
    severity = Severity.INFO
    sort = Sort.SLIP

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each metric with a value that looks like a slip."""
        for item, metric in current_metrics(plan):
            found = next(_find(item, metric), None) if not item.misread(*metric.pointer) else None
            if found:
                pointer, fact, remedy, origin = found
                yield self.at(
                    plan, item, pointer, f"'{metric.id}' {fact}", remedy, subjects=(origin,)
                )


def _find(item: Item, metric: Metric) -> Iterator[tuple[Pointer, str, str, str]]:
    """Yield the place, the fact and the remedy of each slip, the surest first."""
    yield from _points(item, metric)
    values = metric.dated
    for index, actual in enumerate(values):
        fact = "" if actual.note else _judge(metric, values, index)
        if fact:
            own = not actual.origin and not actual.line
            pointer = (*actual.pointer, "value") if own else metric.pointer
            where = f", given in '{actual.origin}'" if actual.origin else ""
            table = f" (line {actual.line} of its table)" if actual.line else ""
            yield (
                pointer,
                f"is {spell_number(actual.value)} on {actual.date}{where}{table}, {fact}",
                "look it up; if it is right, say why in its 'note'",
                actual.origin,
            )


def _points(item: Item, metric: Metric) -> Iterator[tuple[Pointer, str, str, str]]:
    """Yield numbers that end in `.000`, unless others of the metric have three decimals, too."""
    if ".000" not in item.document.front:
        return
    places = [(*metric.pointer, "baseline"), (*metric.pointer, "target")]
    places += [(*a.pointer, "value") for a in metric.actuals if not a.origin and not a.line]
    written = [(place, _written(item, place)) for place in places]
    found = [(place, match) for place, text in written if (match := _THOUSANDS.match(text))]
    if all(match[1] == "000" for _, match in found):
        for place, match in found:
            read = number(float(match[0]))
            meant = match[0].replace(".", "")
            fact = f"has {match[0]}, which is {read}"
            yield place, fact, f"a point for thousands? write {meant}", ""


def _written(item: Item, place: Pointer) -> str:
    """Return what stands in the file from a value on; empty where there is none."""
    if not isinstance(item.at(place), float):
        return ""
    mark = item.place(place)
    lines = item.document.front.split("\n")
    # The front matter begins on the file's second line.
    return lines[mark.line - 2][mark.column - 1 :] if 0 <= mark.line - 2 < len(lines) else ""


def _judge(metric: Metric, values: tuple[Actual, ...], index: int) -> str:
    """Say what is odd about one value, or nothing."""
    value = values[index].value
    ends = (metric.baseline, metric.target, metric.low, metric.high)
    known = [end for end in ends if end is not None]
    within = metric.unit.split(" ")[0] == "%" and all(0 <= end <= _WHOLE for end in known)
    if within and not 0 <= value <= _WHOLE:
        return "outside 0 to 100 %"
    before = values[index - 1].value if index else metric.baseline
    after = values[index + 1].value if index + 1 < len(values) else None
    beside = [one for one in (before, after) if one is not None]
    if beside and all(one > 0 for one in beside):
        last = after is None and metric.target is not None
        past = not last or value > max(known)
        if value >= _LEAST and value >= _TIMES * max(beside) and past and _is_known(values, index):
            return "ten times the values beside it"
        if 0 < value <= min([*beside, *(k for k in known if k > 0)]) / _PART:
            return "a thousandth of the values beside it"
    target = metric.target
    far = target is not None and target > 0 and value >= _TIMES * target
    if metric.direction == "up" and far and value >= _LEAST:
        return "ten times its target"
    return ""


def _is_known(values: tuple[Actual, ...], index: int) -> bool:
    """Tell whether there is another value to hold it against, and not the baseline alone."""
    return index > 0 or index + 1 < len(values)
