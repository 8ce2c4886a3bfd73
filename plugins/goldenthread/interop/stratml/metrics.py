"""Indicators as metrics, and what a metric cannot hold as Markdown.

In: the indicators of one goal or objective. Out: the `metrics` list and a body section.
Never invents a direction, a baseline, a date or a number: what has no number stays in words.
"""

from __future__ import annotations

from goldenthread.interop.slug import claim_slug
from goldenthread.interop.stratml.clean import title_from
from goldenthread.interop.stratml.figure import Figure, read_figure
from goldenthread.interop.stratml.model import Indicator, SourceAim, SourceResult
from goldenthread.interop.stratml.prose import to_inline, to_line, to_markdown
from goldenthread.interop.stratml.report import Log
from goldenthread.interop.stratml.series import (
    Measurement,
    day_of,
    number_of,
    pair_results,
    words_of,
)


def build_metrics(aim: SourceAim, title: str, log: Log) -> tuple[list[dict[str, object]], str]:
    """Return the metrics of `aim`, whose title is `title`, and the section about them.

    The section is empty when the metrics say it all. An indicator without a figure is no metric:
    it would read "no value yet", and there are several.
    """
    metrics, parts = [], []
    taken: set[str] = set()
    for index, indicator in enumerate(aim.indicators, start=1):
        place = f"{aim.position} > PerformanceIndicator {index}"
        rows = pair_results(indicator, place, log)
        name = title_from(indicator.dimension or indicator.unit or title)[0]
        figure = read_figure(rows)
        metric = _build_metric(indicator, name, rows, figure, place, log)
        if not figure.reason:
            metrics.append({"id": claim_slug((name, indicator.number), taken), **metric})
        details = _describe(indicator, metric, rows, figure.reason)
        if details:
            parts.append(f"### {to_line(name)}\n\n{details}")
    parts.extend(
        to_line(
            f"The source expects a measure from {start or 'the start'} to {end or 'an open end'} "
            "but names none."
        )
        for start, end in aim.schedule
    )
    return metrics, "\n\n".join(["## Measures in the source", *parts]) if parts else ""


def _build_metric(
    indicator: Indicator,
    name: str,
    rows: tuple[Measurement, ...],
    figure: Figure,
    place: str,
    log: Log,
) -> dict[str, object]:
    metric: dict[str, object] = {"name": name}
    if indicator.unit:
        metric["unit"] = title_from(indicator.unit)[0]
    if indicator.identifier:
        log.add("indicator-id", place, indicator.identifier)
    for relation in indicator.relations:
        log.add("relationship-as-text", place, relation.name)
    if figure.reason:
        log.add("no-figure", place, name)
    _add_target(metric, indicator, rows, figure, place, log)
    _add_actuals(metric, figure, place, log)
    if "direction" not in metric and ("target" in metric or "actuals" in metric):
        log.add("direction-unknown", place, name)
    return metric


def _add_target(
    metric: dict[str, object],
    indicator: Indicator,
    rows: tuple[Measurement, ...],
    figure: Figure,
    place: str,
    log: Log,
) -> None:
    """Set the target of the figure; one in words counts only where all is words."""
    target = figure.target
    if target:
        metric["target"] = number_of(target)
    elif not figure.reason:
        target = next((r.target for r in reversed(rows) if r.target and r.target.description), None)
        in_words = indicator.sort.lower() == "qualitative" and not indicator.unit
        if target and in_words and not figure.actuals:
            text = title_from(target.description)[0]
            metric["direction"] = "done"
            metric["target"] = {"comparator": ">=", "value": 1, "text": text}
            log.add("text-target", place, text)
        elif target:
            log.add("no-target", place, target.description[:80])
    due = day_of(target)
    if due:
        metric["due"] = due


def _add_actuals(metric: dict[str, object], figure: Figure, place: str, log: Log) -> None:
    """Set the values of the figure; a day is only written where the result itself names one."""
    if figure.baseline:
        metric["baseline"] = number_of(figure.baseline)
    entries: list[dict[str, object]] = []
    for actual in figure.actuals:
        entry: dict[str, object] = {}
        day = day_of(actual)
        if day:
            entry["date"] = day
        else:
            log.add("undated-actual", place, actual.number)
        entry["value"] = number_of(actual)
        note = words_of(actual)
        if note:
            entry["note"] = note
        entries.append(entry)
    if entries:
        metric["actuals"] = sorted(entries, key=lambda entry: str(entry.get("date", "")))


def _describe(
    indicator: Indicator, metric: dict[str, object], rows: tuple[Measurement, ...], reason: str
) -> str:
    parts = []
    facts = [indicator.stage.replace("_", " ").lower(), indicator.sort.lower()]
    if indicator.number:
        facts.append(f"number {indicator.number}")
    facts = [fact for fact in facts if fact]
    if indicator.dimension and len(indicator.dimension) > len(str(metric["name"])) + 1:
        parts.append(to_line(indicator.dimension))
    if facts:
        line = ", ".join(facts)
        parts.append(to_line(f"{line[0].upper()}{line[1:]}."))
    if indicator.other:
        parts.append(to_markdown(indicator.other))
    for relation in indicator.relations:
        sort = relation.sort.replace("_", " ").lower() or "related to"
        words = (relation.name, relation.description, ", ".join(relation.referents))
        parts.append(to_line(f"{sort.capitalize()}: {'; '.join(filter(None, words))}"))
    if reason:
        parts.append(to_line(f"No figure is shown: {reason}."))
    if rows and _needs_table(rows):
        parts.append(_table(rows))
    return "\n\n".join(parts)


def _needs_table(rows: tuple[Measurement, ...]) -> bool:
    """Tell whether a metric alone would lose something of these rows."""
    if len(rows) > 1:
        return True
    row = rows[0]
    unsaid = "" if number_of(row.actual) is not None else words_of(row.actual)
    return bool(row.start or any(_aimed(row)) or unsaid)


def _table(rows: tuple[Measurement, ...]) -> str:
    columns: dict[str, list[str]] = {
        "From": [row.start for row in rows],
        "To": [row.end for row in rows],
        "Target": [_number_text(row.target) for row in rows],
        "Actual": [_number_text(row.actual) for row in rows],
        "Target in words": ["; ".join(filter(None, _aimed(row))) for row in rows],
        "Result in words": [words_of(row.actual) for row in rows],
    }
    kept = {head: cells for head, cells in columns.items() if any(cells)}
    ruler = ["---:" if head in ("Target", "Actual") else "---" for head in kept]
    cells = [[to_inline(cell) for cell in line] for line in zip(*kept.values(), strict=True)]
    return "\n".join(f"| {' | '.join(line)} |" for line in (list(kept), ruler, *cells))


def _aimed(row: Measurement) -> tuple[str, str]:
    """Say for when a target is, where its period is not that of the row; and its words."""
    target = row.target
    if target is None or (target.start, target.end) in ((row.start, row.end), ("", "")):
        return "", words_of(target)
    return f"for {' to '.join(filter(None, (target.start, target.end)))}", words_of(target)


def _number_text(result: SourceResult | None) -> str:
    return result.number if result and number_of(result) is not None else ""
