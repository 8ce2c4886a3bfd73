"""How many of a stage go on to the next: the share, its target, its trend, and who is lost.

In: a site and a step of a funnel. Out: words and the geometry of a bar and a small line. Shares and
their pairs come from `funnel.py`; nothing is computed here but differences.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.questions.journey.funnel import Step
from goldenthread.site.parts.parts import shown_percent
from goldenthread.site.parts.spark import Spark, draw_values
from goldenthread.site.site import Site

_TEN_PERCENT = 10
_DIGITS_BELOW = 10
_SLACK = 1e-9  # what rounding makes is no miss
_PAIR = 2


@dataclass(frozen=True, slots=True)
class ShownRate:
    """A share as a stage shows it; `percent`, `status`, `expected`, `bullet_label` draw its bar.

    `trend` is up, down, level or empty; `change` says it in words, `lost` who did not go on.
    """

    value: str
    target: str
    status: str
    percent: int | None
    expected: int | None
    bullet_label: str
    trend: str
    change: str
    lost: str
    spark: Spark | None
    formula: str


def show_rate(site: Site, step: Step) -> ShownRate | None:
    """Show the share that arrived here; None where none was measured and none is planned."""
    words, rate, target = site.words, step.rate, step.target
    if rate is None and target is None:
        return None
    low = rate is not None and target is not None and rate < target - _SLACK
    value = "" if rate is None else say_share(site, rate)
    aim = "" if target is None else say_share(site, target)
    if rate is not None and low and value == aim:
        value = say_share(site, rate, digits=3)
    status = "" if rate is None or target is None else "at-risk" if low else "on-track"
    trend, change = _trend(site, step)
    return ShownRate(
        value=value,
        target=_word_target(site, aim, status),
        status=status,
        percent=shown_percent(rate),
        expected=shown_percent(target),
        bullet_label=words("journey.bar", share=value, target=aim or "–"),
        trend=trend,
        change=change,
        lost=_lost(site, step),
        spark=_spark(site, step),
        formula=site.words.formula(step.measured.formula) if step.measured else "",
    )


def _word_target(site: Site, target: str, status: str) -> str:
    if not target:
        return ""
    return site.words("journey.on_target" if status == "on-track" else "journey.target", n=target)


def say_share(site: Site, share: float, digits: int = 0) -> str:
    """Write a share: "7.3%" below ten, "22%" from there on, or with as many digits as asked."""
    percent = share * 100
    shown = round(percent, digits or (1 if abs(percent) < _TEN_PERCENT else 0))
    return site.words("number.percent", n=site.words.number(shown))


def say_count(site: Site, value: float) -> str:
    """Write a computed count: whole from ten up, else to a tenth."""
    return site.words.number(round(value) if abs(value) >= _DIGITS_BELOW else round(value, 1))


def _trend(site: Site, step: Step) -> tuple[str, str]:
    """Compare the newest share with the one before."""
    found = _dated_shares(step)
    if len(found) < _PAIR:
        return "", ""
    before, now = found[-2][1], found[-1][1]
    if say_share(site, now) == say_share(site, before):
        return "level", site.words("journey.trend_level")
    name = "up" if now > before else "down"
    return name, site.words(f"journey.trend_{name}", share=say_share(site, before))


def _dated_shares(step: Step) -> list[tuple[dt.date, float]]:
    return [
        (last.date, last.value / first.value)
        for first, last in step.pairs
        if last.date and first.value > 0
    ]


def _spark(site: Site, step: Step) -> Spark | None:
    """Draw the shares over time, with the target."""
    found = [(day, round(share * 100, 1)) for day, share in _dated_shares(step)]
    target = None if step.target is None else step.target * 100
    return draw_values(site.words, found, target, "%")


def _lost(site: Site, step: Step) -> str:
    """Say how many of the stage before did not arrive."""
    if step.measured is None:
        return ""
    lost = step.measured.started.value - step.measured.arrived.value
    return site.words("journey.lost", n=round(lost)) if lost >= 1 else ""
