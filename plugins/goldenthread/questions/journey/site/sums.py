"""The arithmetic of a journey: what each stage needs for the revenue goal, and what arrives.

In: a site and a funnel. Out: rows with their formulas, and one sentence each for the need, the
outlook and what is missing. All numbers are the funnel's; here they are only written.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.questions.journey.funnel import Funnel, Step
from goldenthread.questions.journey.site.anchors import say_duration, stage_anchor
from goldenthread.questions.journey.site.rates import say_count, say_share, show_rate
from goldenthread.site.parts.looked import Looked, look
from goldenthread.site.parts.parts import ItemLink, link_id
from goldenthread.site.parts.unread import not_computable
from goldenthread.site.site import Site


@dataclass(frozen=True, slots=True)
class SumRow:
    """One stage; `short` is what is missing of what is needed, `causes` where the sum breaks."""

    name: str
    volume: str
    share: str
    planned: str
    lag: str
    needed: str
    short: str
    formula: str
    causes: bool


@dataclass(frozen=True, slots=True)
class SumsSection:
    """The section; `missing` says what keeps the sum from being done, `breaks` what falls short."""

    lead: str
    state: str
    enough: Looked
    goal: ItemLink | None
    need: str
    needed_formula: str
    expected: str
    expected_formula: str
    cause: ItemLink | None
    breaks: str
    missing: str
    rows: tuple[SumRow, ...]


def build_sums(site: Site, funnel: Funnel) -> SumsSection:
    """Build the section; without a revenue goal it says what is missing."""
    deal, words = funnel.journey.deal, site.words
    cause, per = funnel.shortfall, words(f"journey.per_{funnel.journey.volumes_per}")
    enough = funnel.revenue_expected is not None and funnel.revenue_needed is not None
    return SumsSection(
        lead=_work_back(site, funnel, per),
        state="" if not enough else "short" if cause else "enough",
        enough=look(site, "sums", sum(step.volume is not None for step in funnel.steps)),
        goal=link_id(site, deal.goal) if deal and deal.goal else None,
        need=_money(site, funnel, funnel.revenue_needed, per),
        needed_formula=site.words.formula(funnel.needed_formula),
        expected=_money(site, funnel, funnel.revenue_expected, per),
        expected_formula=site.words.formula(funnel.expected_formula),
        cause=ItemLink(cause.name, f"#{stage_anchor(cause.stage.id)}") if cause else None,
        breaks=_break(site, cause, per) if cause else "",
        missing=_missing(site, funnel),
        rows=tuple(_build_row(site, funnel, step) for step in funnel.steps),
    )


def _missing(site: Site, funnel: Funnel) -> str:
    key, words = funnel.missing_key, site.words
    if key is None:
        return ""
    if key == "unread":
        return not_computable(site, funnel.missing_name)
    return words(
        "journey.not_computable", what=words(f"journey.missing_{key}", name=funnel.missing_name)
    )


def _break(site: Site, cause: Step, per: str) -> str:
    """Set what the stage has beside what it needs: its volume, else its share, else nothing."""
    words, volume = site.words, cause.volume
    if volume is not None and cause.needed is not None and volume < cause.needed:
        now, needed = words.number(volume), say_count(site, cause.needed)
        return words("journey.breaks_volume", now=now, per=per, needed=needed)
    rate = show_rate(site, cause)
    if rate and rate.status == "at-risk" and cause.target is not None:
        planned = say_share(site, cause.target)
        return words("journey.breaks_share", now=rate.value, planned=planned)
    return ""


def _work_back(site: Site, funnel: Funnel, per: str) -> str:
    """Say what the target means for the stage at which leads change hands."""
    border = next(
        (
            step
            for step in funnel.steps
            if step.needed is not None
            and (after := funnel.after(step))
            and after.owner is not step.owner
        ),
        next((step for step in funnel.steps if step.needed is not None), None),
    )
    money = _money(site, funnel, funnel.revenue_needed, per)
    if border is None or border.needed is None or not money:
        return ""
    count, words = say_count(site, border.needed), site.words
    if border.volume is None:
        return words("journey.work_back", money=money, count=count, stage=border.name)
    now = words.number(border.volume)
    return words("journey.work_back_now", money=money, count=count, stage=border.name, now=now)


def _money(site: Site, funnel: Funnel, value: float | None, per: str) -> str:
    if value is None:
        return ""
    currency = funnel.journey.deal.currency if funnel.journey.deal else ""
    return f"{say_count(site, value)} {currency} {per}".replace("  ", " ")


def _build_row(site: Site, funnel: Funnel, step: Step) -> SumRow:
    words, lag = site.words, step.stage.lag
    short = step.needed - step.volume if step.needed is not None and step.volume is not None else 0
    return SumRow(
        name=step.name,
        volume="" if step.volume is None else words.number(step.volume),
        share="" if step.rate is None else say_share(site, step.rate),
        planned="" if step.target is None else say_share(site, step.target),
        lag=say_duration(site, lag) if lag else "",
        needed="" if step.needed is None else say_count(site, step.needed),
        short=say_count(site, short) if short > 0 else "",
        formula=site.words.formula(step.formula),
        causes=step is funnel.shortfall,
    )
